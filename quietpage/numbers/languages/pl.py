"""Polish, beyond what CLDR spells out. What the names mean is told in `en.py`."""

WORDS = {
    "scale": "setka setki setek setkom setkami setkach dziesiątki dziesiątek dziesiątkami tuzin tuzina tuziny"
    " tuzinów tysięcznych",
    "ordinal": "trzeci trzecia trzecią trzecie trzeciego trzeciej trzeciemu trzecim trzecich trzecimi",
    "built": "dwoje dwojga dwojgiem dwojgu troje trojga trojgiem trojgu czworo czworga pięcioro pięciorga"
    " sześcioro siedmioro dwukrotnie trzykrotnie dwukrotny trzykrotny półtora półtorej",
}

COMPOUNDS = (
    ("ordinal", "(?:<stem>)(?:y|a|e|ego|ej|emu|ym|ą|ych|ymi)"),
    (
        "built",
        "(?:dwu|trzy|cztero|pięcio|sześcio|siedmio|ośmio|dziewięcio|dziesięcio)(?:letni<any>|krotn<any>)",
    ),
)

DEPENDING = "piec"

CLASSES = {
    "stem": "czwart|piąt|szóst|siódm|ósm|dziewiąt|dziesiąt|jedenast|dwunast|trzynast|czternast|piętnast"
    "|szesnast|siedemnast|osiemnast|dziewiętnast|dwudziest|trzydziest|czterdziest|pięćdziesiąt"
    "|sześćdziesiąt|siedemdziesiąt|osiemdziesiąt|dziewięćdziesiąt|setn|tysięczn",
}
