"""Swedish, beyond what CLDR spells out. What the names mean is told in `en.py`."""

WORDS = {
    "scale": "hundra tusen hundratals tusentals miljontals tiotal tiotals tiotusentals hundratal tusental"
    " dussin dussintals dussintal tjog",
    "ordinal": "hundrade tusende miljonte tredjedel tredjedelar tredjedelen",
    "built": "tvåa tvåan trea trean fyran femma femman sexa sexan sjua sjuan åttan nia nian tia tian"
    " tjugotalet tvåtusental",
}

_STEMS = (
    "två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton tjugo"
    " trettio fyrtio femtio sextio sjuttio åttio nittio hundra tusen"
)

SOLID = (
    (
        "built",
        _STEMS,
        _STEMS,
        "tal talet talets tals årig åriga årigt åring åringar åringen åringarna dubbel dubbela dubbelt"
        " faldig faldigt del delen delar",
    ),
)
