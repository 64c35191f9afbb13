"""What columns and keys are called that speak of people, in the languages of those who made them.

Each is written as `suggestions.plain` writes it: small letters, and an underscore between words. What a key
of somebody means is in `validate.foreign_words`; here is what only tables and lists have.
"""

from __future__ import annotations

from quietpage.validate.foreign_words import keys_of

_SHORT = {"full", "display", "called", "label", "who", "first", "given", "middle", "last", "family"}
"""Keys that say what they mean only beside the others of a person, and not above a column."""

NAME = keys_of("name", "author") - _SHORT
FIRST = keys_of("given") - _SHORT
MIDDLE = keys_of("middle") - _SHORT
LAST = keys_of("family") - _SHORT
FEED = keys_of("feed")
ADDRESS = keys_of("address") | {"links", "urls", "websites"}
ABOUT = keys_of("about", "role", "position")
WHY = keys_of("why")
NOTES = keys_of("notes")
"""A column of nothing but these is what an address book was told about somebody."""


def _keys(words: str) -> frozenset[str]:
    return frozenset(words.split())


WHO = _keys("who whom wer wen qui quién quien quem chi wie vem kto kogo من מי 誰")
NOBODY = _keys("""your dein deine deinen ihr ihre votre ton tu tuo seu jouw din twoje my mein mon mi""")
"""Words in the title of a column that asks whoever fills in a form for themselves."""

SOMEBODY = _keys(
    """classmate classmates friend friends partner buddy neighbour neighbor colleague peer mitschüler
    mitschülers mitschülerin freund freundin freundes camarade ami amie compañero compañera amigo amiga
    compagno compagna amico amica colega klasgenoot vriend klasskamrat kompis kolega koleżanka"""
)
"""Words after those, by which it asks for somebody else: the name of your classmate."""

OTHER_NAMES = _keys(
    """user nick file site blog company organization organisation org domain phonetic feed list group screen
    host event project school class place pet file_as job street file"""
)
"""Words in the title of a column with names that are no people's."""

WHEN = _keys(
    """timestamp zeitstempel horodateur marca_temporal informazioni_cronologiche tijdstempel tidsstämpel
    start_time startzeit heure_de_début hora_de_inicio ora_di_inizio begintijd starttid
    completion_time fertigstellungszeit heure_de_fin hora_de_finalización ora_di_completamento
    last_modified_time uhrzeit_der_letzten_änderung heure_de_la_dernière_modification"""
)
"""Columns that only the answers of a form have, Google's and Microsoft's."""

PRIVATE = _keys(
    """mail email phone telephone telefon tel mobile handy fax birthday birthdate birth geburtstag
    address street city postal zip iban adresse straße teléfono téléphone"""
)

GROUPS = _keys(
    """people persons members team teams authors blogs sites feeds friends entries items list data
    contributors speakers outlines children subscriptions users link_list blogroll recommendations
    neighbours neighbors organizers staff folks humans links webring sources graph maintainers
    main_entity mainentity editors crew developers everybody"""
)
"""Keys under which a list of people stands."""
