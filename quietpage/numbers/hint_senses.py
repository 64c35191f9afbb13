"""What a number tells of: a time, an age, a price, a floor. By its form and the words beside it.

The words of all languages stand together here: a wrong guess costs a hint that fits less, and never a
verdict.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

BEHIND = {
    "age": "old jarig",
    "chapter": "kapitel chapitre capítulo capitolo hoofdstuk chapter scene act verse",
    "clock": "am pm a.m p.m a.m. p.m. o'clock uhr uur heures h hrs klockan",
    "date": "century centuries jahrhundert jahrhunderts siècle siglo século secolo eeuw wieku århundradet",
    "floor": (
        "floor floors storey story stock stockwerk etage etagen étage étages piso pisos planta andar "
        "andares piano verdieping verdiepingen piętro piętrze våningen"
    ),
    "measure": (
        "km kilometres kilometers kilometre kilometer kilometern mile miles meilen m metres meters metre "
        "meter metern mètres metros metri cm mm feet foot ft inches inch yards kg kilo kilos kilograms "
        "kilogramm chili quilos gramm gram grams grammes litres liters liter litros litri degrees grad "
        "degrés grados graus gradi graden °c °f ° acres hectares hektar gb mb px words wörter mots "
        "palabras palavras parole woorden quilómetros quilômetros kilómetros kilomètres chilometri mijl "
        "pfund lb lbs oz steps schritte pas pasos passos passi"
    ),
    "metric": (
        "stars star sterne étoiles estrellas estrelas stelle sterren followers follower likes views "
        "subscribers downloads clicks upvotes retweets abonnés vues seguidores suscriptores visualizações "
        "iscritti volgers abonnenten klicks aufrufe"
    ),
    "money": (
        "euro euros eur cent cents centimes dollar dollars usd pounds pence quid gbp franken francs chf "
        "kronor kr złotych zł pesos pesetas reais reals yen rupees taler marks € $ £ ¥"
    ),
    "percent": "% percent per-cent prozent pour-cent por-ciento por-cento per-cento procent",
    "school": (
        "grade grader graders form former klasse klassen klassenstufe schuljahr curso elementare elementari "
        "leerjaar  schooljaar klass klasa klasie"
    ),
    "score": "goals points goal tore punkte buts puntos gols pontos gol punti doelpunten punten",
    "span": (
        "years year months month weeks week days day minutes minute seconds decade decades winters "
        "summers evenings nights jahre jahren jahr monate monaten wochen tage tagen stunden stunde "
        "minuten sekunden abende abenden winter ans année années an mois semaines jours secondes hivers "
        "soirs nuits años año mes meses semanas días horas minutos inviernos noches anos ano mês dias "
        "invernos noites anni anno mesi settimane giorni ore minuti inverni sere notti jaren jaar maanden "
        "weken dagen uren avonden hours hour lat lata godzin dni år dagar timmar veckor "
        "سنة سنوات أعوام عامًا أيام يومًا شهور أشهر ساعات שנים שנה ימים חודשים שבועות שעות"
    ),
    "times": "times mal fois veces vezes volte keer maal razy gånger مرات פעמים",
}
"""Words behind a number, by what it tells of then. Those of several words are joined by hyphens."""

BEFORE = {
    "age": "aged turned alter âgé âgée turning",
    "chapter": (
        "chapter part page pages p pp volume vol episode season act scene verse step lesson paragraph "
        "section figure kapitel teil seite seiten band folge akt szene schritt lektion chapitre partie "
        "tome épisode saison acte scène étape leçon capítulo parte página tomo episodio temporada acto "
        "escena paso lección episódio passo lição capitolo pagina puntata stagione atto scena lezione "
        "hoofdstuk deel bladzijde aflevering seizoen stap psalm"
    ),
    "numbered": (
        "no nr n° nº number nummer numéro número numero article artikel artículo artigo articolo lap size "
        "rule point item question game day week größe runde taille talla tamanho taglia maat regel regla "
        "regra"
    ),
    "floor": "floor level planta stock etage étage piso andar piano verdieping",
    "money": "$ € £ ¥ usd eur gbp chf fr. rs. r$",
    "phone": "tel telefon telefoon teléfono telefono telefone téléphone phone mobile handy",
    "room": (
        "room rooms flat apartment apt suite bus buses tram line platform gate house ward terminal zimmer "
        "raum wohnung haus linie gleis saal tor salle chambre appartement ligne quai sala habitación "
        "línea andén aula quarto apartamento linha stanza appartamento linea binario kamer lokaal lijn "
        "spoor huis track building gebäude autobus autobús tramway straßenbahn route highway road "
        "motorway studio hall cabin seat table tisch street avenue lane straße strasse rue calle rua via "
        "straat"
    ),
    "school": (
        "grade form klasse klassenstufe schuljahr groep groupe curso clase classe leerjaar klass klasa "
        "jahrgang year الصف כיתה בכיתה"
    ),
    "version": (
        "version versions python web windows html css ios android java javascript php perl ruby rust "
        "ubuntu debian fedora excel photoshop macos linux playstation xbox iphone ipad galaxy pixel beta "
        "release django rails drupal wordpress typo hugo gnome kde blender vim emacs bluetooth usb wifi "
        "wi-fi"
    ),
    "code": "iso din rfc nato covid boeing airbus concorde type model plan formula channel radio vitamin",
}
"""Words before a number, by what it tells of then."""

_HOURS, _AT = (
    frozenset({"heures", "heure", "horas", "hora", "ore", "h"}),
    frozenset({"à", "às", "as", "las", "la", "alle"}),
)
_YEARS = frozenset({"ans", "años", "anos", "anni", "jaar", "jahre", "jahren", "lat", "år"})
_HAS = frozenset(
    (
        *(
            "a",
            "à",
            "ai",
            "ont",
            "avait",
            "avaient",
            "tiene",
            "tengo",
            "tenía",
            "los",
            "tem",
            "tenho",
            "tinha",
        ),
        *("aos", "ha", "ho", "aveva", "ist", "bin", "war", "mit", "is", "ben", "was", "miała", "miał", "är"),
        "var",
    )
)
"""Behind these stands somebody's age, if years follow."""

CLOCK_AFTER = frozenset(
    (
        *("at", "by", "until", "till", "around", "um", "gegen", "bis", "à", "vers", "las", "às"),
        *("om", "rond", "kl"),
    )
)
"""Behind these stands an hour, if nothing follows it that is counted."""

_MONTHS = (
    "january february march april may june july august september october november december jan feb "
    "mar apr jun jul aug sep sept oct nov dec januar jänner februar märz mai juni juli oktober "
    "dezember okt dez janvier février mars avril juin juillet août septembre octobre novembre "
    "décembre enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre "
    "diciembre janeiro fevereiro março maio junho julho setembro outubro novembro dezembro gennaio "
    "febbraio aprile maggio giugno luglio settembre ottobre dicembre januari februari maart mei "
    "augustus stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października "
    "listopada grudnia augusti"
)


def spelled(number: str) -> str:
    """What a spelling with a digit in it says, if it is one of those that many use."""
    from quietpage.numbers.hint_words import SPELLED

    return SPELLED.get(number.lower(), "")


# A text that counts says much the same again and again.
@lru_cache(4096)
def sense_of(kind: str, before: str, number: str, after: str, language: str = "en") -> str:
    """What a number tells of, a key of `hint_words`, as far as the words before and behind it say."""
    if kind == "metric" and _any_of(
        number, ("%", "percent", "per cent", "prozent", "cent", "cento", "ciento", "procent")
    ):
        return "percent"
    if kind == "unicode" and number.isdecimal():  # the digits of another script
        kind, number = "digits", "".join(str(int(sign)) for sign in number)
    if kind in ("ranking", "metric", "unicode"):
        return kind
    if kind == "digits" and after.startswith((". Platz", ". Rang")):
        return "ranking"
    token = _joined(before) + number + _joined_behind(after)
    return _by_form(token, number, before) or _by_words(kind, before, number, after, language)


def _by_form(token: str, number: str, before: str) -> str:
    """What the form of a number says, with what is written together with it (`token`)."""
    small = token.lower()
    if "://" in small or small.startswith("www.") or _form("domain").search(small):
        return "address"
    if "@" in small:
        return "mail" if "." in small.rpartition("@")[2] and not small.startswith("@") else "handle"
    if number[:1] == "<" or _form("heart").search(small):
        return "heart"
    if _form("face").fullmatch(small):
        return "face"
    if token.startswith("#"):
        return "numbered"
    if _form("stars").match(small):
        return "metric"
    if number == "24/7":
        return "always"
    if "%" in token:
        return "percent"
    if any(sign in token for sign in "$€£¥₹"):
        return "money"
    if _form("file").search(small):
        return "file"
    if spelled(number):
        return "leet"
    for sense in ("clock", "date", "score", "phone", "fraction", "chess", "version"):
        if _form(sense).fullmatch(number):
            return sense
    if _form("even").fullmatch(number) and _form("played").search(before):
        return "score"
    # A number of a telephone is found in pieces.
    return "phone" if before.endswith("+") or _form("rest of phone").search(before) else ""


def _by_words(kind: str, before: str, number: str, after: str, language: str) -> str:
    """What the words beside a number say, and then its kind."""
    small = number.lower()
    if _is_quoted(before, after):
        return "name"
    if _form("many years").fullmatch(small) and _form("perhaps age before").search(before) and _ends(after):
        return "age"
    if _form("age").search(number + after[:16]) or _form("age before").search(before):
        return "age"
    if _form("clock words").search(number + after[:16]):
        return "clock"
    right, left = _words_behind(after), _words_before(before)
    ahead, behind = _table("before"), _table("behind")
    told = [behind.get(word, "") for word in right]
    if "floor" in told[:2] or ahead.get(left) == "floor":
        return "floor"
    if _form("decade").search(small) and _form("decade of life").search(before):
        return "age"
    if _form("is of age").search(before) and _ends(after) and kind != "ordinal":
        return "age"
    if _form("tens").fullmatch(small) and left in ("années", "años", "anos", "anni", "jaren"):
        return "date"
    if _form("day").fullmatch(small) and after[:1] == "." and left in ("am", "vom", "zum", "den"):
        return "date"
    if _is_year(small) or _form("decade").search(small):
        return "date"
    if _form("school").search(small):
        return "school"
    if told[:1] == ["school"] or (ahead.get(left) == "school" and not told[0]):
        return "school"
    if _is_day(small, left, right):
        return "date"
    if _form("fraction words").search(small):
        return "fraction"
    beside = f"{left} {small} {right[0]}"
    if _form("war").search(beside) or (language == "en" and "war" in beside.split()):
        return "ruler"
    if kind == "roman":
        return "chapter" if ahead.get(left) in ("chapter", "school", "room") else "ruler"
    if built := _form("times").search(small):
        return "times" if built else ""
    if right[0] in _HOURS and left in _AT:
        return "clock"
    if right[0] in _YEARS and left in _HAS:
        return "age"
    if told[0] == "clock" and (kind == "digits" or right[0] not in ("am", "pm")):
        return "clock"
    if told[0] in ("date", "percent", "metric", "money", "measure", "times", "score", "chapter"):
        return told[0]
    if "span" in told[:2]:
        return "span"
    if left.endswith(("straße", "strasse", "straat", "str.")):
        return "room"
    if left in ahead and kind != "ordinal":
        return ahead[left]
    if left == "at" and _form("young").fullmatch(small) and _ends(after):
        return "age"
    if (
        (left in CLOCK_AFTER or (left == "alle" and language == "it"))
        and _form("hour").fullmatch(small)
        and _ends(after)
    ):
        return "clock"
    return _by_kind(kind, before, number, after, language)


def _by_kind(kind: str, before: str, number: str, after: str, language: str) -> str:
    # Of German's words, many have a capital that are no names.
    if number[0].isupper() and (language != "de" or kind == "digits"):
        begins = before.rstrip()[-1:] in ("", ".", "!", "?", ":", "\u201c", '"')
        if not begins or any(sign.isdigit() for sign in number):
            short = len(number) < 6 and number.isupper() and not number.isalpha()
            return "code" if short or "++" in number else "name"
    if any(sign.isalpha() for sign in number) and any(sign.isdigit() for sign in number) and kind == "digits":
        if not _form("ordinal").fullmatch(number):
            return "amount" if _form("amount").fullmatch(number) else "code"
        return "order"
    if left := before.rstrip():
        # Behind a name: Blink 182, Fahrenheit 451.
        last = left.split()[-1]
        if (
            kind == "digits"
            and left == before[:-1]
            and last[0].isupper()
            and last.isalpha()
            and last != "I"
            and " " in left
        ):
            return "name"
    return "order" if kind == "ordinal" else "amount"


def _joined(before: str) -> str:
    """What is written together with a number and before it."""
    return "" if before[-1:].isspace() else (before.split() or [""])[-1]


def _joined_behind(after: str) -> str:
    return "" if after[:1].isspace() else (after.split() or [""])[0]


def _words_before(before: str) -> str:
    """The word before a number, in small letters; none, if a sentence ends there."""
    words = before.split()[-2:]
    if not words:
        return ""
    last = words[-1].lower().lstrip("(\u201c\"'\u201e\u00ab[*_").rstrip("#-")
    return last.rstrip(".") if last in ("p.", "pp.", "vol.", "apt.", "no.", "nr.", "tel.") else last


def _words_behind(after: str) -> list[str]:
    """The next words, in small letters, as far as they belong to it; two that are known together as one."""
    words: list[str] = []
    for word in after.lstrip("-\u2011.").split()[:3]:
        plain = word.lower().rstrip(".,;:!?)\u201d\"'\u00bb*_\u2026")
        words.append(plain)
        if plain != word.lower() and plain not in ("a.m", "p.m"):
            break
    if not words:
        return [""]
    pair = "-".join(words[:2])
    return [pair if pair in _table("behind") else words[0], *words[1:]]


def _ends(after: str) -> bool:
    """Whether nothing that is counted stands behind a number."""
    return not after.lstrip()[:1].isalnum()


def _is_quoted(before: str, after: str) -> bool:
    return before[-1:] in ('"', "\u201c", "\u201e", "\u00ab", "\u2018", "*", "_") and after[:1] in (
        *('"', "\u201d", "\u201c", "\u00bb", "\u2019", "*", "_", ",", "."),
    )


def _any_of(text: str, pieces: tuple[str, ...]) -> bool:
    small = text.lower()
    return any(piece in small for piece in pieces)


def _is_day(small: str, left: str, right: list[str]) -> bool:
    """Whether a number is a day of a month, or a year behind one."""
    months = _months()
    if left in months or not months.isdisjoint(small.replace("-", " ").split()):
        return True
    return right[0] in months or (right[0] in ("of", "de", "di") and not months.isdisjoint(right[1:2]))


def _is_year(small: str) -> bool:
    """Whether a number is a year of this century or of the last ones."""
    return _form("year").fullmatch(small) is not None or small.startswith(_CENTURIES)


_CENTURIES = (
    *("nineteen ", "nineteen-", "eighteen ", "eighteen-", "neunzehnhundert", "achtzehnhundert"),
    *("mil novecientos", "mil novecentos", "dix-neuf cent", "mille neuf", "millenove", "negentienhonderd"),
)


@cache
def _months() -> frozenset[str]:
    return frozenset(_MONTHS.split())


@cache
def _table(which: str) -> dict[str, str]:
    """The words before or behind a number, each with what it says."""
    told = BEFORE if which == "before" else BEHIND
    return {word: sense for sense, words in told.items() for word in words.split()}


@cache
def _form(name: str) -> re.Pattern[str]:
    return re.compile(_FORMS[name], re.IGNORECASE)


_FORMS = {
    "age": r"year-?s?[- ]old|years? of age|\bold\b|jährig|Jahre alt|de edad|de idade|jaar oud|[ -]jarig",
    "age before": r"(?:\baged|\bage of|im Alter von|âgée? de|\bturned)\s$",
    "perhaps age before": r"(?:\b(?:at|with|mit|à|aos|met)|\ba los|\ba gli)\s$",
    "amount": r"\d[\d.,]{0,12}[km+x]{1,2}",
    "chess": r"(?-i:[KQRBN]?x?[a-h][1-8][+#]?|O-O)",
    "clock": r"\d{1,2}(?:[:h]\d\d|h\d{0,2}|\s?[ap]\.?m\.?)(?:\s?(?:[ap]\.?m\.?|h|Uhr))?|\d{1,2}h",
    "clock words": (
        r"o'clock|\b(?:half|quarter|ten|five|twenty|\d{1,2}) (?:past|to)\b|\bpast \w|\b(?:Uhr|uur)\b"
        r"|\bheures? (?:et )?(?:demi|quart)|en punto|in punto|\bhalb |\bviertel (?:nach|vor)\b"
        r"|\bhalf (?:een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|\d)"
    ),
    "date": r"\d{4}([-./])\d{1,2}\1\d{1,2}|\d{1,2}([-./])\d{1,2}\2(?:\d\d){1,2}|\d{1,2}\.\d{1,2}\.",
    "domain": (
        r"^[<(\[]?[a-z0-9-]{1,40}(?:\.[a-z0-9-]{1,40}){0,3}"
        r"\.(?:com|org|net|de|fr|es|it|nl|pt|io|eu|uk|example)(?:/|\b)"
    ),
    "file": r"\.(?:pdf|jpe?g|png|gif|docx?|xlsx?|txt|md|csv|zip|mp[34]|html?|ya?ml|heic|svg|mov|wav)\b",
    "fraction": r"\d{1,2}/\d{1,2}",
    "fraction words": (
        r"^(?:\w{3,20}tel|tiers)$| (?:thirds?|quarters?|fifths?|tenths?|Drittel|Viertel|Fünftel|tiers|quarts?"
        r"|tercios?|cuartos?|terços?|quartos|terzi|quarti|derde|kwart)$"
    ),
    "many years": (
        r"2[5-9]|[3-9]\d|1[01]\d|(?:thir|for|fif|six|seven|eigh|nine)ty(?:[- ]\w{3,5})?"
        r"|[^\W\d_]{2,20}(?:zig|ssig|ßig|nta|ante)"
    ),
    "war": r"\b(?:guerre|guerra|oorlog|wojna|wojny|kriget)\b|krieg",
    "hour": r"(?:[01]?\d|2[0-4])(?:[:.]\d\d)?|(?-i:[^\W\d_]{2,9})",
    "young": r"1[3-9]|2[0-4]|(?:thir|four|fif|six|seven|eigh|nine)teen|twenty(?:-\w{3,5})?",
    "ordinal": r"\d{1,9}(?:st|nd|rd|th|e|er|ère|ème|º|ª|o|a)",
    "phone": r"[\d(][\d\s()/.-]{6,20}\d|\d{3,4}-\d{3,8}",
    "rest of phone": r"\+\d{1,4}[\d\s()/-]{1,20}\Z",
    "score": r"\d{1,2}:\d|\d:\d{1,2}|0[-\u2013]\d|\d[-\u2013]0",
    "even": r"\d{1,3}[-\u2013]\d{1,3}",
    "played": (
        r"\b(?:won|lost|beat|score|game|match|chess|gewann|gewonnen|verlor|siegte|gagn|perd|gan|vin|verloor)"
    ),
    "heart": r"<[/\\]?3{1,5}[.,;:!?)]{0,3}$",
    "face": r"[:;x]['-]?3[.,!?)]{0,2}|8-?[)d]",
    "decade of life": r"\b(?:her|his|my|their|your|our|ihren|seinen|meinen) (?:(?:mid|late|early)[- ])?$",
    "stars": r"\d-(?:stars?|sterne)",
    "tens": r"['\u2019]?\d0",
    "day": r"\d{1,2}\.\d{1,2}",
    "is of age": (
        r"\b(?:he|she|they|I|who|er|sie|ich|hij|zij|ze|ik) (?:is|was|were|are|am|ist|war|bin|ben)\s$"
    ),
    "decade": r"\b(?:twen|thir|for|fif|six|seven|eigh|nine)ties\b|[^\W\d_]{2,20}ziger",
    "school": r"grade|kl\u00e4ssler|form-",
    "times": r"^(?:\w{2,20}mal|\w{2,12}maal|\w{2,12}fold|thrice|\d{1,9}x|\d{1,9}-?fach)$",
    "version": (
        r"(?-i:v)\d{1,3}(?:\.\d{1,4}){0,3}|\d{1,3}(?:\.\d{1,4}){2,3}"
        r"|(?:HTML|CSS|C\+\+|ES|PHP|Python|iOS|Web)\s?\d[\d.]{0,6}"
    ),
    "year": r"'?(?:1\d|20)\d\d['\u2019]?s?|['\u2019]?\d0['\u2019]?s|(?:1\d|20)?\d\der[ns]?",
}
"""The forms of numbers, each as a pattern that has no more than a few steps for each letter."""
