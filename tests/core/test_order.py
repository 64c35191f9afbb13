"""People in their order: by name as the readers of a page's language look for somebody."""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from quietpage.core.collation import collator as module
from quietpage.core.collation.collator import collator
from quietpage.core.order import OTHERWISE_IN_ASCII, order_key, order_of, sorted_by
from quietpage.core.source import Source, Whole
from quietpage.parse.yaml import parse
from quietpage.validate.site import read_config, read_people, site_of
from tests.tools import program

RULES = {
    line.partition("\t")[0]: line.rpartition("\t")[2]
    for line in (Path(module.__file__).parent / "languages.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
}


def in_order(names: str, language: str) -> str:
    return " ".join(sorted(names.split(), key=collator(language).key))


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("da", "Anna Oz Yrsa Zoe Æbel Ørsted Åse Aase"),
        ("nb", "Anna Zoe Ærlig Ørsted Åse"),
        ("sv", "Anna Zoe Ångström Ärla Östen"),
        ("fi", "Anna Zoe Åke Äiti Östen"),
        ("is", "Anna Ásta Dóra Ðóra Zoe Þór Ævar Örn"),
        ("en", "Ångström Anna Lara Łukasz Lynn Muller Müller Ørsted Oz Zoe"),
        ("de", "Ångström Anna Ärger Arzt Oscar Östlund Otto Strasse Straße Zoe"),
        ("de-AT", "Ärger Arzt"),
        ("fr", "Édith Eliot Émile Zoé"),
        ("pl", "Cz Ćma Lynn Lz Łukasz Mia Zofia Źdźbło Żaneta"),
        ("cs", "Cyril Čapek Dan Hynek Chalupa Ivan Rudolf Řehoř Svatopluk Šimon Zora Žofie"),
        ("sk", "Cyril Čapek Hugo Chalupa Ivan"),
        ("es", "Nuria Nzinga Ñañez Olga"),
        ("hr", "Cvita Čedo Ćiro Dunja Džana Đuro Luka Ljubica Zora Željko"),
        ("hu", "Cuha Czar Csaba Dora Guz Gyula Ödön Péter Zita Zsolt"),
        ("tr", "Cem Çelik Gül Ğ Irmak Işık İnci Osman Özgür Şule Tan"),
        ("et", "Siim Šura Zorro Žan Tiit Uku Õie Ärni Öö Üllar"),
        ("lt", "Cilė Čiurlionis Ilona Ylva Jonas Sofija Šarūnė Zita Žemyna"),
        ("sq", "Diell Dhimitër Gent Gjon Lule Lluka Rudina Rrok Sara Sherif"),
        ("cy", "Cadi Chloe Dylan Dduw Lowri Llinos Rob Rhys"),
        ("vi", "Anh Ăn Ân Dung Đặng Nga Ngọc Nguyễn"),
        ("uk", "Ганна Ґанна Дмитро Євген Ігор Їжак Йосип Ян Anna"),
        ("ru", "Елена Ёлка Жанна Иван Йосиф Anna"),
        ("el", "Άννα Βασίλης Έλλη Ιων Ώρα Anna"),
        ("he", "אבא דוד כהן משה Anna"),
        ("ar", "إبراهيم أحمد بدر سارة يوسف Anna"),
        ("fa", "آرش احمد پرویز چنگیز گیتی"),
        ("ja", "Anna あきら アキラ がくと かずこ けいき ケーキ さとう 佐藤"),
        ("ko", "가나 김철수 박지민 이영희 Anna"),
        ("zh", "一平 张敏 李娜 Anna"),
        ("th", "กมล เกษม แก้ว สมชาย โอภาส"),
        ("th", "Anna Ann-Marie"),
        ("hi", "अनिल कमल गीता राम"),
        ("en", "Anna Zoe Άννα Анна דוד أحمد あきら 王伟"),
        ("tlh", "Ångström Anna Zoe"),
    ],
)
def test_names_are_sorted_as_their_readers_look_for_them(language: str, names: str) -> None:
    mixed = names.split()
    random.Random(names).shuffle(mixed)
    for written in (" ".join(mixed), unicodedata.normalize("NFD", " ".join(mixed))):
        assert unicodedata.normalize("NFC", in_order(written, language)) == names


def test_without_its_accents_a_name_is_the_same_until_nothing_else_tells_them_apart() -> None:
    assert in_order("Zoé Zoë Zoe Zoea", "en") == "Zoe Zoé Zoë Zoea"
    assert in_order("resume Resume résumé", "en") == "resume Resume résumé"


def test_a_whole_site_is_sorted_by_the_alphabet_of_its_language() -> None:
    names = ["Zoe", "Ørsted", "Oz", "Anna"]
    assert sorted_names(names, "da") == ["Anna", "Oz", "Zoe", "Ørsted"]
    assert sorted_names(names, "en") == ["Anna", "Ørsted", "Oz", "Zoe"]
    assert sorted_names(["Hynek", "Chalupa", "Ivan", "Cyril"], "cs") == ["Cyril", "Hynek", "Chalupa", "Ivan"]
    assert sorted_names(["Hynek", "Chalupa", "Ivan", "Cyril"], "en") == ["Chalupa", "Cyril", "Hynek", "Ivan"]


def test_particles_stay_where_they_are_written_and_the_name_to_file_under_is_followed() -> None:
    assert sorted_names(["Vincent van Gogh", "van der Berg", "Anna"], "nl") == [
        "Anna",
        "van der Berg",
        "Vincent van Gogh",
    ]
    assert sorted_names(["Zoe / Ærlig", "Ada / Zorn", "Mo"], "da") == ["Mo", "Ada", "Zoe"]


def sorted_names(names: list[str], language: str) -> list[str]:
    """The names on a site in their order; behind a ` / `, the name to file somebody under."""
    written = "".join(
        f"- name: {name}\n  reasons: Kind.\n" + (f"  file_under: {under}\n" if under else "")
        for name, _, under in (each.partition(" / ") for each in names)
    )
    config = f"author:\n  name: Rosa\nlanguage: {language}\norder: by name\n"
    source, file = Source("quietpage.yml", config), Source("people/all.yml", written)
    settings = read_config(parse(source)[0], Whole("quietpage.yml"))
    found, _ = site_of(settings, [read_people(file, parse(file)[0], settings)])
    assert found is not None
    key = order_key(order_of(found))
    assert key is not None
    return [str(person.name) for person in sorted_by(found.people, [key(each) for each in found.people])]


def test_names_in_ascii_are_sorted_alike_by_the_short_way_and_by_the_long_one() -> None:
    chance = random.Random("ascii")
    signs = "".join(map(chr, range(32, 127)))
    short = [
        "Ann",
        "Ann-Marie",
        "Ann Marie",
        "Anna",
        "anna",
        "O'Brien",
        "Obrien",
        "Mo (post)",
        "Lovelace, Ada",
    ]
    short += ["".join(chance.choices(signs, k=chance.randint(1, 5))) for _ in range(600)]
    names = sorted({name.strip().casefold() for name in short if name.strip()})
    quick = order_key("by name")
    for language in ("en", "de", "es", "ru", "ja"):
        key = collator(language).key
        assert quick is not None
        assert sorted(names, key=lambda name: quick(Named(name))[0]) == sorted(names, key=key)  # type: ignore[arg-type]


class Named:
    """As much of a person as they are sorted by."""

    file_under = None
    slug = ""

    def __init__(self, name: str) -> None:
        self.name = name


def test_languages_that_sort_ascii_otherwise_are_known_before_their_rules_are_read() -> None:
    otherwise = set()
    for tag, rules in RULES.items():
        for chain in rules.split():
            put = re.findall(r"[<=]+([^<=/]+)", re.sub(r"^&(\[\d\])?[^<=]+", "", chain))
            if any(signs.isascii() for signs in put):
                otherwise.add(tag.partition("-")[0])
    assert otherwise | {"nb", "nn", "sh", "tl"} == OTHERWISE_IN_ASCII


def test_nothing_is_loaded_where_the_alphabet_does_not_matter() -> None:
    code = (
        "import sys; from quietpage.core.order import order_key;"
        "from quietpage.core.model import Person, Text; from quietpage.core.source import Whole;"
        "ada = Person(Text('Ada', Whole('a')), (), 'ada');"
        "order_key('shuffled')(ada), order_key('by name')(ada);"
        "assert not [name for name in sys.modules if 'collation' in name or name == 'unicodedata']"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_longest_name_takes_no_time() -> None:
    from time import perf_counter

    start = perf_counter()
    for name in (
        "о" * 500,
        "a\u0323\u0302" * 160,
        "เ" * 500,
        "ー" * 500,
        "\u0301" * 500,
        "각" * 500,
        "dzs" * 160,
    ):
        for language in ("vi", "uk", "ja", "hu", "th"):
            collator(language).key(name)
    assert perf_counter() - start < 3


NAMES = """\
Anna Ann-Marie Ann Anne Zoë Zoe Zoé Müller Muller Mueller Ørsted Oersted Ostrom Östlund Łukasz
Lukasz Lynn Ångström Angstrom Aagaard Aase Čapek Capek Cyrus Chloé Chris Crhan Dvořák Dvorak Ďuro
Ñañez Nunez Núñez Nzinga Llorente Lluís Lope Žižek Zizek Škvorecký Smith Strauß Strauss Straße Æsop
Aesop Þór Thor Ðóra Dora Élodie Eric Éric İnci Irmak Işık Ilya Çelik Celik Cem Gül Güneş Őry Ödön
Olga Ürmös Ujj Ýmir Yrsa Ābols Abel Ģirts Gita Jānis Ķēniņš Kalle Ņina Nora Šķēle Ūdris Ąžuolas Ėglė
Įlanka Ylva Ivar Yvonne Õie Ää Üllar Zorro Žan Tõnu Đorđe Dragan Džemal Dz Ljubica Luka Lz Njegoš Nz
Csaba Czar Cuha Gyula Guz Nyilas Szabo Sz Tya Zsolt Zz O'Brien O’Brien Ngô Nguyễn Nguyen Ngọc Đặng
Dang Ánh Ảnh Ạnh Ân Ăn Ấn Ầm Ơn Ốc Ực Ưng Mai Xheka Sherif Skender Thanas Tzara Rrok Ruz Gjon Dhim
Duz Ëngjëll Għarb Gozo Ħamrun Hal Żebbuġ Zabbar Ċensu Ġorġ d'Artagnan D’Artagnan Анна Борис Вера
Ганна Ґанна Дмитро Ємець Євген Ёлка Елена Жанна Іван Їжак Йосип Илья Иван Ксения Љубица Ђорђе Џон
Њиша Ўладзімір Уладзімір Ќиро Ѓорѓи Әлия Ғани Ұлан Үміт Һафиз Өмір Қайрат Αλέξανδρος Άννα Αννα Ελένη
Έλλη Ίρις Ιων Ώρα Σοφία Ωμέγα Ὀδυσσεύς דוד שרה משה כהן מרים נוף ףא פא יוסף أحمد احمد إبراهيم آمنة
ابن فاطمة مريم يوسف هند ولاء سارة ساره مؤمن عائشة پرویز چنگیز ژاله گیتی کاوه كاوه ٹیپو ڈار अनिल कमल
गीता ज्ञान क्षमा राम শুভ কমলা রবি ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ குமார் அருண் వెంకట ಅನಿಲ್ മോഹൻ සුනිල් สมชาย เกษม แก้ว
ไทย โอภาส กมล ເກດ ຄຳ အောင် မောင် კახა ნინო Արամ Եվա Հայկ አበበ ሰላም あきら アキラ かずこ
がくと カズコ はな ばなな ぱん ハナ
アリー アリア ケーキ ケエキ けいき さとう ざとう 김철수 박지민 이영희 최 가나 王伟
"""

ASKED = """
const [language, ...names] = JSON.parse(require('fs').readFileSync(0, 'utf8'))
const {compare} = new Intl.Collator(language)
const wrong = names.slice(1).flatMap((name, at) => compare(names[at], name) > 0 ? [[names[at], name]] : [])
console.log(JSON.stringify(wrong))
"""

KNOWN_APART = {
    "dz": "signs above and below that nobody's name begins with",
    "da": "capitals before small letters where nothing else differs",
    "mt": "capitals before small letters where nothing else differs",
    "ko": "ideographs by their sound",
    "wae": "not among those that Node has",
}
"""Where CLDR's order is followed as far as letters, and not in this."""


@pytest.mark.slow
@pytest.mark.needs("node")
@pytest.mark.parametrize(
    "language", [*sorted({*RULES} - {*KNOWN_APART}), "en", "de", "fr", "it", "nl", "pt", "nb"]
)
def test_names_and_any_letters_are_sorted_as_browsers_sort_them(language: str) -> None:
    chance = random.Random(language)
    own = [
        piece for piece in re.split(r"[&<=/ ]|\[\d\]|!\w+", RULES.get(language, "")) if re.match(r"\w", piece)
    ]
    names = set(NAMES.split())
    for piece in own:
        for _ in range(2):
            around = [piece, chance.choice(own), chance.choice("abcdefghijklmnopqrstuvwxyz")]
            names.add("".join(chance.choices(around, k=chance.randint(1, 4))))
    ours = sorted(names, key=lambda name: (collator(language).key(name), name))
    done = subprocess.run(
        [program("node"), "-e", ASKED],
        input=json.dumps([language, *ours]),
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(done.stdout) == []
