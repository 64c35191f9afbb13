"""Pages CMS: the forms that `quietpage cms` makes, and files that come back from one as they went in."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quietpage import numbers_in
from quietpage.cli.cms.form import person_form, site_form
from quietpage.cli.cms.lists import in_lists
from quietpage.cli.cms.patterns import number_signs
from quietpage.core.source import Source
from quietpage.parse.splice import CannotSplice
from quietpage.parse.yaml import parse
from quietpage.validate.fields import PERSON_FIELDS, SITE_FIELDS
from tests.cli.odd_people import OddPerson
from tests.cms import Job, asked, complaints, saved
from tests.repository import git
from tests.sites import ADA, CONFIG, built, check, run, site
from tests.validate.test_site import person, read

HERE = Path(__file__).parent
EXAMPLE = HERE.parent.parent / "example_site"
FORM = person_form(("gives", "laughs"))
LISTED = "name: Ada\nreasons:\n  - text: She asks.\n"


def forms(folder: Path, *more: str) -> str:
    """What `.pages.yml` says, after the command."""
    done = run(folder, "cms", *more)
    assert done.code == 0, done.err
    return (folder / ".pages.yml").read_text(encoding="utf-8")


def entry(text: str, name: str) -> Any:
    return next(each for each in yaml.safe_load(text)["content"] if each["name"] == name)


def pages(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


# -- the forms


def test_the_forms_keep_to_the_rules_and_have_every_key_that_they_can(tmp_path: Path) -> None:
    text = forms(site(tmp_path))
    assert complaints(text) == []
    assert complaints(text.replace("subfolders", "subfolder"))  # the rules can be broken
    people, page = entry(text, "people"), entry(text, "page")
    assert [each["name"] for each in people["fields"]] == [field.key for field in PERSON_FIELDS]
    left_out = {field.key for field in SITE_FIELDS} - {each["name"] for each in page["fields"]}
    assert left_out == {"palette", "options", "ways", "first_names"}
    assert (people["path"], page["path"]) == ("people", "quietpage.yml")
    assert yaml.safe_load(text)["settings"] == {"content": {"merge": True}}
    assert {field["name"]: field["description"] for field in people["fields"]}[
        "where"
    ] == "where they are at home"


def test_a_page_that_lies_below_the_top_of_its_repository_is_found_from_there(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    folder = site(tmp_path / "on the web" / "people-page")
    done = run(folder, "cms")
    assert done.code == 0, done.err
    assert not (folder / ".pages.yml").exists()
    text = (tmp_path / ".pages.yml").read_text(encoding="utf-8")
    assert complaints(text) == []
    assert entry(text, "people")["path"] == "on the web/people-page/people"
    assert entry(text, "page")["path"] == "on the web/people-page/quietpage.yml"
    (media,) = yaml.safe_load(text)["media"]
    assert (media["input"], media["output"]) == ("on the web/people-page/portraits", "portraits")


def test_the_ways_of_the_page_are_told_where_one_is_written(tmp_path: Path) -> None:
    folder = site(tmp_path, {"quietpage.yml": f"{CONFIG}ways: [bakes, hums]\n"}, ada=LISTED)
    reasons = {each["name"]: each for each in entry(forms(folder), "people")["fields"]}["reasons"]
    assert reasons["fields"][0]["description"] == "bakes, hums; or nothing"


@pytest.mark.needs("node")
def test_a_digit_is_refused_while_one_types_wherever_a_reader_would_see_it(tmp_path: Path) -> None:
    signs = sorted(number_signs())
    texts = [
        *(
            "",
            "She asks.",
            "İyi ki varsın 🌱 — “yes”",
            "line\nand line",
            "𝒜𝓃 old 🂡hand",
            "👩🏽‍🌾 𐎀",
            "C# & co",
            "a [b] c",
        ),
        *("4th", "K-12", "a½b", "④", "४", "𝟗", "💯", "🕐", "50%", "１", "Ⅷ"),
    ]
    prose = [
        *("[her blog](https://a.example/2019/3)", "[x](<a 2>) and ![y](b2.png)", "[x](https://a/(2)b)."),
        *("[her blog][1]\n\n[1]: https://a.example/2019\n", "caf&#233; & &#x2014;", "[x] (y) [z", "a]b](c"),
        *('[x](a "in 1999")', "<https://a.example/2019>", "[3](a)", "](a 2)", "[1]: x 2", "&#233;2", "`2`"),
        "[a](b)" * 2000 + "2",  # gone through in no time, too
    ]
    asks: list[dict[str, object]] = [
        {"component": "words", "takes": [*texts, *signs]},
        {"component": "markdown", "takes": [*texts, *prose, *signs]},
    ]
    short, long = (answer["taken"] for answer in asked(forms(site(tmp_path)), asks))
    assert [text for text, taken in zip([*texts, *signs], short, strict=True) if taken] == texts[:8]
    taken = [text for text, taken in zip([*texts, *prose, *signs], long, strict=True) if taken]
    assert taken == [*texts[:8], *prose[:7]]
    # Nothing is refused that the guard lets through: nobody could save it.
    for text in {*texts, *prose[:-1], *signs} - {*taken}:
        assert list(numbers_in(text, "en", format="markdown")), text


def _without_numbers(fields: list[Any]) -> list[str]:
    """The keys whose fields refuse digits, with those above them."""
    found = []
    for field in fields:
        found += [field["name"]] if field.get("component") in ("words", "markdown") else []
        found += [f"{field['name']}.{each}" for each in _without_numbers(field.get("fields", []))]
    return found


def test_what_a_form_refuses_is_a_number_to_the_check(tmp_path: Path) -> None:
    folder = site(tmp_path)
    text = forms(folder)
    values = {
        "reasons.way": "reasons:\n  - way: gi2ves\n    text: Yes.\n",
        "reasons.text": "reasons:\n  - text: She has 2.\n",
        "links.label": "links:\n  - label: Blog 2\n    url: https://a.example/\n",
        "portrait.alt": "portrait:\n  file: ada.png\n  alt: Her 2 eyes\n",
        "start_with.title": "start_with:\n  title: Part 2\n  url: https://a.example/\n",
        "start_with.why": "start_with:\n  title: It\n  url: https://a.example/\n  why: in 2 parts\n",
    }
    keys = _without_numbers(entry(text, "people")["fields"])
    assert "where" in keys
    assert "revisited" not in keys
    people = {}
    for place, key in enumerate(keys):
        own = key.partition(".")[0]
        name = f"Person {'abcdefghijklmnopqrstuvwxyz'[place]}"
        rest = {"name": f"name: {name}\n", "reasons": "reasons: Yes.\n"}
        lines = values.get(key, f"{key}: {name} 2\n")
        people[key] = lines + "".join(line for each, line in rest.items() if each != own)
    told = check(site(tmp_path / "page", {f"people/{key}.yml": each for key, each in people.items()})).err
    for key in people:
        assert f"people/{key}.yml:" in told, key
    config = (
        "author:\n  name: Kim 2\n  links:\n    - label: Blog 2\n      url: https://a.example/\n"
        "title: Us 2\nwelcome: All 2 of us\nnot_numbers: [Ada 2]\n"
    )
    assert _without_numbers(entry(text, "page")["fields"]) == [
        *("title", "author.name", "author.links.label", "welcome", "not_numbers")
    ]
    told = check(site(tmp_path / "page", {"quietpage.yml": config})).err
    for line in (2, 4, 6, 7, 8):
        assert f"quietpage.yml:{line}:" in told, line


# -- what it saves


@pytest.mark.needs("node")
def test_a_whole_site_that_was_opened_and_saved_in_forms_is_the_same_page(tmp_path: Path) -> None:
    folder = shutil.copytree(EXAMPLE, tmp_path / "page", ignore=shutil.ignore_patterns("_site", ".quietpage"))
    before = pages(built(folder))
    text = forms(folder, "--lists")
    assert pages(built(folder)) == before
    files = [*sorted((folder / "people").iterdir()), folder / "quietpage.yml"]
    paths = [path for path in files if isinstance(yaml.safe_load(path.read_text("utf-8")), dict)]
    jobs: list[Job] = [(path.relative_to(folder).as_posix(), path.read_text("utf-8"), []) for path in paths]
    for path, made in zip(paths, saved(text, *jobs), strict=True):
        assert made.refused == [], path
        path.write_text(made.text, encoding="utf-8")
    assert pages(built(folder)) == before
    assert "#" not in (folder / "people" / "grace-hopper.yml").read_text(
        "utf-8"
    )  # comments are gone, as told
    assert forms(folder) == text  # and what was saved is as the forms want it


WORDS = "\n\n".join(
    [
        "She said: “wait” — and *waited*. " * 9,
        "- a list\n- # of things\n",
        "'quoted' \"twice\" \\ back, : and #",
        "نقرؤه فنتعلّم كيف يُصغي المرء إلى العالم، وكيف يطلب العلم ولا يملّ. " * 3,
    ]
)


@pytest.mark.needs("node")
def test_what_was_typed_is_read_as_it_was_typed(tmp_path: Path) -> None:
    typed: list[tuple[list[str | int], object]] = [
        (["name"], "Null"),
        (["reasons"], [{"way": "gives", "text": WORDS}, {"way": "", "text": "  True, # and so on"}, {}]),
        (["links"], [{"label": "yes", "url": "https://a.example/?a=1#b"}]),
        (["feed"], ["https://a.example/feed", ""]),
        (["portrait"], {"file": "portraits/ada.jpg", "alt": "Her: smiling\n", "focus": None}),
        (["language"], "no"),
        (["revisited"], "2024.10"),
        (["relation"], ["friend", "muse"]),
        (["draft"], "yes"),
    ]
    (made,) = saved(forms(site(tmp_path)), ("people/null.yml", None, typed))
    assert made.refused == []
    assert "portraits/ada.jpg" in made.text
    one = person(made.text.replace("draft: yes\n", ""))
    assert [str(one.name), str(one.revisited), one.language, one.relation] == [
        *("Null", "2024.10", "no"),
        ("friend", "muse"),
    ]
    assert one.portrait is not None
    assert (str(one.portrait.file), str(one.portrait.alt)) == ("ada.jpg", "Her: smiling")
    # Whatever stands under no way comes first.
    assert [str(reason.text) for reason in one.reasons] == ["  True, # and so on", WORDS]
    assert [(str(link.label), str(link.url)) for link in one.links] == [("yes", "https://a.example/?a=1#b")]
    assert list(map(str, one.feeds)) == ["https://a.example/feed"]


@pytest.mark.needs("node")
def test_what_has_no_field_stays_and_what_is_taken_out_of_one_goes(tmp_path: Path) -> None:
    config = (
        f'{CONFIG}theme: garden\npalette:\n  paper:\n    light: "#fdf6ec"\n    dark: "#101010"\n'
        "options:\n  fonts: none\nways:\n  gives: with open hands\n  hums: a song\n"
    )
    ada = (
        f"{LISTED}where: Here\nportrait:\n  file: portraits/ada.png\n  alt: Ada\n"
        "start_with:\n  title: Notes\n  url: https://a.example/\n"
    )
    folder = site(tmp_path, {"quietpage.yml": config}, ada=ada)
    nothing = {"title": "", "url": "", "why": ""}
    page, emptied, wrong = saved(
        forms(folder),
        ("quietpage.yml", config, [(["title"], "Us")]),
        (
            "people/ada.yml",
            ada,
            [(["where"], ""), (["portrait"], {"file": "", "alt": ""}), (["start_with"], nothing)],
        ),
        ("people/ada.yml", ada, [(["where"], "K-12"), (["links"], [{"label": "", "url": "a.example"}])]),
    )
    before = yaml.safe_load(config)
    assert yaml.safe_load(page.text) == {**before, "title": "Us"}
    assert emptied.text == LISTED
    assert [each.split(":")[0] for each in wrong.refused] == ["links.0.label", "links.0.url", "where"]


@settings(max_examples=1, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(
        st.text(
            st.sampled_from("aé \n'\":#-|>*&!%{}[],?`@\\~’ \u00a0ع中🌱\t"),
            min_size=1,
            max_size=200,
        ),
        min_size=300,
        max_size=300,
    )
)
@pytest.mark.needs("node")
def test_any_text_comes_back_as_it_was(texts: list[str]) -> None:
    long = [f"{text} {'and on and on ' * 9}{text}" for text in texts]
    ((answer),) = asked("", [{"texts": [*texts, *long]}])
    for text, made in zip([*texts, *long], answer["texts"], strict=True):
        node, problems = parse(Source("", made))
        if problems:  # a sign that is told wherever it stands
            continue
        assert node is not None
        assert yaml.safe_load(made) == {"value": text}
        assert node.entries[0][1].value == text, made  # type: ignore[union-attr]


# -- lists


CASES = re.findall(
    r"(?ms)^=== (.*?)\n(.*?)^--->\n(.*?)(?=^=== |\Z)", (HERE / "lists.txt").read_text(encoding="utf-8")
)


@pytest.mark.parametrize(("before", "after"), [pytest.param(*texts, id=name) for name, *texts in CASES])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_what_a_form_would_lose_becomes_a_list_and_says_the_same(
    before: str, after: str, newline: str
) -> None:
    before, after = (text.replace("\n", newline) for text in (before, after))
    assert in_lists(before, FORM) == after
    assert in_lists(after, FORM) == after
    assert person(after)._replace(made_of="") == person(before)._replace(made_of="")


@pytest.mark.needs("node")
def test_however_somebody_was_written_they_are_the_same_in_lists_and_when_they_were_saved(
    tmp_path: Path,
) -> None:
    chance = Random(7)
    texts = [OddPerson(chance).text() for _ in range(400)]
    texts = [text for text in texts if not read(text)[1]]
    assert len(texts) > 300
    listed = [in_lists(text, FORM) for text in texts]
    assert [each.count("#") for each in listed] == [each.count("#") for each in texts]
    answers = saved(forms(site(tmp_path, ada=LISTED)), *(("people/ada.yml", each, []) for each in listed))
    for text, after, answer in zip(texts, listed, answers, strict=True):
        before = person(text)._replace(made_of="")
        assert person(after)._replace(made_of="") == before, text
        assert not answer.refused, after
        assert person(answer.text)._replace(made_of="") == before, answer.text


@pytest.mark.parametrize(
    "text",
    [
        "name: Ada\nreasons: # why\n  She asks.\nlinks:\n  Blog: # it\n    https://a.example/\n",
        "name: Ada\nreasons:\n  -\n    One.\n  - Two.\n",
        "name: Ada\nreasons: >+\n  One.\n\n\n   \nfeed: >-\n  https://a.example/\n",
        "name: Ada\nreasons: She asks. \n  # a note\nwhere: Here\n",
        "name: Ada\nreasons:\n  gives: >2-\n      One.\n     Two.\n\n  laughs:\n     Three\n    four.\n",
        'name: Ada\nreasons:\n  \'gives\': "One \\\n    two."\n  "laughs" : Three.\n',
    ],
)
def test_what_is_written_in_an_odd_way_says_the_same_in_lists_or_stays(text: str) -> None:
    try:
        after = in_lists(text, FORM)
    except CannotSplice:
        return
    assert person(after)._replace(made_of="") == person(text)._replace(made_of="")
    assert after.count("#") == text.count("#")


def test_the_pages_own_file_is_put_into_lists_too() -> None:
    config = (
        "# mine\nauthor:\n  name: Kim\n  links:  # where\n    Blog: https://a.example/\n"
        'palette:\n  paper: "#ffffff"\n'
    )
    after = in_lists(config, site_form())
    assert after == config.replace("    Blog: ", "    - label: Blog\n      url: ")
    assert (
        read("name: A\nreasons: B.\n", config=after)[0].author
        == read("name: A\nreasons: B.\n", config=config)[0].author
    )


# -- the command


def test_ways_of_the_page_without_a_line_are_not_lost(tmp_path: Path) -> None:
    """No field is for them, but an empty value is taken out of a file wherever it stands."""
    config = f"{CONFIG}ways:\n  gives:  # a lot\n  hums:\n"
    folder = site(tmp_path / "page", {"quietpage.yml": config}, ada=LISTED)
    assert [each["name"] for each in yaml.safe_load(forms(folder))["content"]] == ["people"]
    text = forms(folder, "--lists")
    listed = f"{CONFIG}ways:\n  - gives  # a lot\n  - hums\n"
    assert (folder / "quietpage.yml").read_text() == listed
    assert complaints(text) == []
    assert entry(text, "page")
    mixed = f"{CONFIG}ways:\n  gives: with open hands\n  hums:\n"
    (folder / "quietpage.yml").write_text(mixed)
    done = run(folder, "cms", "--lists")
    assert "  quietpage.yml (ways)\n" in done.out
    assert "either all have a line\nabout them, or none has" in done.out
    assert (folder / "quietpage.yml").read_text() == mixed
    assert [each["name"] for each in yaml.safe_load(forms(folder))["content"]] == ["people"]


def test_files_of_which_a_form_would_lose_something_are_named_and_not_shown_before(tmp_path: Path) -> None:
    config = f"{CONFIG}  links:\n    Blog: https://a.example/\n"
    several = f"- {ADA}".replace("\nreasons", "\n  reasons")
    folder = site(
        tmp_path / "page",
        {
            "quietpage.yml": config,
            "people/bo.yaml": "name: Bo\nreasons:\n  - text: Hums.\n",
            "people/fay.json": '{"name": "Fay", "reasons": "Yes."}',
        },
        ada=ADA,
        several=several.replace("Ada", "Cy"),
        wrong="name: Di\nreasons:\n  - text: Yes.\nlinkz: no\n",
        right="name: Ed\nreasons:\n  - text: Yes.\n",
    )
    files = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    done = run(tmp_path, "cms", "page")
    assert done.code == 0, done.err
    told = done.out.split("\n  ")
    assert "page/people/ada.yml (reasons)" in told
    assert "page/quietpage.yml (author.links)" in done.out
    for name in ("people/bo.yaml", "people/several.yml", "people/wrong.yml", "people/fay.json"):
        assert f"\n  page/{name}\n" in done.out
    assert {path: path.read_bytes() for path in files} == files
    text = (folder / ".pages.yml").read_text(encoding="utf-8")
    assert entry(text, "people")["exclude"] == ["ada.yml", "several.yml", "wrong.yml"]
    (author,) = (each for each in entry(text, "page")["fields"] if each["name"] == "author")
    assert "links" not in [each["name"] for each in author["fields"]]

    assert "\n  quietpage cms page --lists\n" in done.out
    done = run(tmp_path, "cms", "page", "--lists")
    assert done.code == 0, done.err
    text = (folder / ".pages.yml").read_text(encoding="utf-8")
    assert entry(text, "people")["exclude"] == ["several.yml", "wrong.yml"]
    assert (folder / "people" / "ada.yml").read_text() == ADA.replace("reasons: ", "reasons:\n  - text: ")
    changed = {path for path in files if path.read_bytes() != files[path]}
    assert changed == {folder / "people" / "ada.yml", folder / "quietpage.yml"}
    assert "page/.pages.yml has the forms for Pages CMS already." in run(tmp_path, "cms", "page").out


def test_a_file_that_somebody_wrote_or_changed_stays_unless_it_may_go(tmp_path: Path) -> None:
    folder = site(tmp_path / "page", {".pages.yml": "media: pictures\n"})
    own = folder / ".pages.yml"
    done = run(tmp_path, "cms", "page")
    assert (done.code, own.read_text()) == (2, "media: pictures\n")
    assert "quietpage cms page --print" in done.err
    printed = run(tmp_path, "cms", "page", "--print")
    assert (printed.code, own.read_text()) == (0, "media: pictures\n")
    assert "Left as it was: page/.pages.yml" in run(tmp_path, "cms", "page", "--lists").out
    assert own.read_text() == "media: pictures\n"
    text = forms(folder, "--replace")
    assert complaints(text) == complaints(printed.out) == []
    own.write_text(text.replace("label: People", "label: Us"))
    assert run(folder, "cms").code == 2
    own.write_bytes(text.replace("label: People", "label: People").replace("\n", "\r\n").encode())
    assert run(folder, "cms").code == 0  # git made it so, and nobody changed it


def test_the_forms_of_another_page_stay_as_long_as_that_is_there(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    for name in ("one", "two"):
        site(tmp_path / name)
    assert run(tmp_path, "cms", "one").code == 0
    forms_of_one = (tmp_path / ".pages.yml").read_text()
    said = run(tmp_path, "cms", "two")
    assert said.code == 2
    assert "has the forms of another page" in said.err
    assert (tmp_path / ".pages.yml").read_text() == forms_of_one
    (tmp_path / "one").rename(tmp_path / "three")
    assert run(tmp_path, "cms", "three").code == 0
    assert run(tmp_path, "cms", "two", "--replace").code == 0
    assert "two/people" in (tmp_path / ".pages.yml").read_text()


def test_nothing_is_written_through_a_link_or_over_a_folder(tmp_path: Path) -> None:
    folder = site(tmp_path / "page")
    other = tmp_path / "other"
    other.write_text("mine\n")
    (folder / ".pages.yml").symlink_to(other)
    for more in ([], ["--replace"], ["--lists"]):
        done = run(folder, "cms", *more)
        assert (done.code, other.read_text()) == (1, "mine\n")
        assert "this is a link to another place" in done.err
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / ".pages.yml").symlink_to(tmp_path / "nowhere")
    assert run(tmp_path, "new", "new", "--cms", "--no-github").code == 1
    assert os.listdir(tmp_path / "new") == [".pages.yml"]
    (folder / ".pages.yml").unlink()
    (folder / ".pages.yml").mkdir()
    assert "this is not a file" in run(folder, "cms", "--replace").err


def test_a_page_about_children_is_shown_to_no_service(tmp_path: Path) -> None:
    folder = site(
        tmp_path / "page",
        {"quietpage.yml": f"{CONFIG}theme: ./ours\n", "ours/theme.yml": "extends: classroom\n"},
    )
    for more in ([], ["--print"], ["--lists"]):
        done = run(folder, "cms", *more)
        assert (done.code, done.out) == (2, "")
        assert "what is said of children stays with you" in done.err
    assert not (folder / ".pages.yml").exists()
    done = run(tmp_path, "new", "class", "--theme", "classroom", "--cms")
    assert done.code == 1
    assert not (tmp_path / "class").exists()
    # Whether it is about children is not known as long as its theme is not.
    site(folder, {"quietpage.yml": f"{CONFIG}theme: clasroom\n"})
    assert run(folder, "cms").code == 1


def test_a_new_page_has_the_forms_and_its_people_in_lists(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    plain, listed = tmp_path / "plain", tmp_path / "listed"
    assert run(tmp_path, "new", "plain", "--no-github").code == 0
    done = run(tmp_path, "new", "listed", "--no-github", "--cms")
    assert done.code == 0, done.err
    assert "https://app.pagescms.org" in done.out
    text = (tmp_path / ".pages.yml").read_text(encoding="utf-8")
    assert entry(text, "people")["path"] == "listed/people"
    assert "exclude" not in entry(text, "people")
    assert pages(built(listed)) == pages(built(plain))
    done = run(tmp_path, "new", "plain", "--cms")
    assert (done.code, "quietpage cms plain" in done.err) == (1, True)
    done = run(tmp_path, "new", "third", "--no-github", "--cms")  # one file is for one page
    assert (done.code, "  quietpage cms third --print\n" in done.out) == (0, True)
    assert (tmp_path / ".pages.yml").read_text(encoding="utf-8") == text


def test_whoever_comes_to_a_page_with_forms_comes_in_lists(tmp_path: Path) -> None:
    """`add`, `gather` and the link for proposals write what a form keeps."""
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    assert run(tmp_path, "new", "page", "--cms", "--from", "quietpage").code == 0
    folder = tmp_path / "page"
    text = (tmp_path / ".pages.yml").read_text("utf-8")
    long = "He hums while he works, and everybody in the room hums along before they know it."
    assert run(folder, "add", "Bo", "--why", "He hums.", "--link", "Blog=https://bo.example/").code == 0
    assert (
        run(folder, "add", "Cy", "--why", long, "--way", "laughs", "--link", "yes=https://cy.example/").code
        == 0
    )
    (folder / "list.csv").write_text(
        "name,url,feed,why\nEd,https://ed.example/,https://ed.example/f,Ed waits.\nDi,https://di.example/,,\n",
        encoding="utf-8",
    )
    assert run(folder, "gather", "list.csv", "--everyone").code == 0
    for name in ("bo", "cy", "di", "ed"):
        written = (folder / "people" / f"{name}.yml").read_text("utf-8")
        assert in_lists(written, FORM) == written
        assert "\nlinks:\n  - label: " in written
    assert "feed:\n  - https://ed.example/f\n" in written
    assert "  - text: |\n      He hums while" in (folder / "people" / "cy.yml").read_text("utf-8")
    assert "# reasons:\n#   - text: |\n" in (folder / "people" / "di.yml").read_text("utf-8")
    assert check(folder).err == ""
    (link,) = re.findall(r"\]\((\S+value=\S+)\)", (folder / "README.md").read_text("utf-8"))
    proposed = parse_qs(urlsplit(link).query)["value"][0]
    assert in_lists(proposed, FORM) == proposed
    whole = re.sub(r"(?m)^# (?=links|  )", "", proposed)
    assert [str(each.label) for each in person(whole).links] == ["Their page"]
    assert in_lists(whole, FORM) == whole
    assert run(folder, "cms").code == 0
    assert (tmp_path / ".pages.yml").read_text("utf-8") == text


def test_a_new_page_for_people_who_are_there_leaves_out_whom_a_form_would_lose(tmp_path: Path) -> None:
    folder = tmp_path / "page"
    (folder / "people").mkdir(parents=True)
    (folder / "people" / "ada.yml").write_text(ADA)
    assert run(tmp_path, "new", "page", "--no-github", "--cms").code == 0
    assert (folder / "people" / "ada.yml").read_text() == ADA
    assert entry((folder / ".pages.yml").read_text("utf-8"), "people")["exclude"] == ["ada.yml"]


# -- portraits


@pytest.mark.parametrize(
    "file", ["ada.png", "portraits/ada.png", "/portraits/ada.png", "'portraits/ada.png '"]
)
def test_a_portrait_may_stand_behind_its_folder(file: str) -> None:
    one = person(f"name: Ada\nreasons: Yes.\nportrait:\n  file: {file}\n  alt: Ada\n")
    assert one.portrait is not None
    assert str(one.portrait.file) == "ada.png"


@pytest.mark.parametrize(
    "file",
    [
        *("portraits/../ada.png", "portraits/../../ada.png", "../portraits/ada.png", "portraits//ada.png"),
        *("portraits/.ada.png", "portraits/a/b.png", "//portraits/ada.png", "/ada.png", "/etc/passwd"),
        *("portraits/", "Portraits/ada.png", "portraits\\ada.png", "portraits/portraits/ada.png"),
    ],
)
def test_and_nothing_else_of_a_path(file: str) -> None:
    _, problems = read(f"name: Ada\nreasons: Yes.\nportrait:\n  file: {file}\n  alt: Ada\n")
    assert problems
