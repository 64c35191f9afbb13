"""Other programs' habits: what each calls a name, a picture or a draft; and nothing is lost in silence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quietpage.core.source import Source
from quietpage.core.suggestions import plain
from quietpage.importers import read
from quietpage.importers.candidates import Candidate, candidate
from quietpage.validate.foreign_words import KINDS, keys_of, meaning
from tests.importers.test_formats import SAMPLES, people, sample
from tests.sites import built, check, run, site


def one(text: str) -> Candidate:
    (each,) = people(read(Source("list", text)))
    return each


def gathered(folder: Path, name: str, *more: str) -> tuple[str, dict[str, str]]:
    """What `gather` says of a sample, and the drafts that it writes."""
    page = site(folder)
    said = run(page, "gather", str(SAMPLES / name), "--everyone", *more)
    assert (said.code, said.err) == (0, "")
    assert check(page).err == ""
    drafts = (path for path in (page / "people").iterdir() if path.name != "ada.yml")
    return said.out, {path.stem: path.read_text(encoding="utf-8") for path in drafts}


@pytest.mark.parametrize(
    ("keys", "name"),
    [
        ({"given-names": "Tove", "family-names": "Berg"}, "Tove Berg"),
        ({"family-names": "Berg", "name-particle": "van den", "given-names": "Tove"}, "Tove van den Berg"),
        ({"last": "Berg", "first": "Tove", "middle": "Astrid"}, "Tove Astrid Berg"),
        ({"familyName": "Berg", "givenName": "Tove"}, "Tove Berg"),
        ({"family_name": "山田", "given_name": "太郎"}, "山田太郎"),
        ({"family_name": "Yamada", "given_name": "太郎"}, "太郎 Yamada"),
        ({"name": {"family": "Park", "given": "Lin"}}, "Lin Park"),
        ({"name": {"display": "Lin", "family": "Park", "given": "Lin"}}, "Lin"),
        ({"fn": "Rosa Lind"}, "Rosa Lind"),
        ({"p-name": "Rosa Lind"}, "Rosa Lind"),
        ({"nachname": "Lind", "vorname": "Rosa"}, "Rosa Lind"),
        ({"name": "Rosa", "surname": "Lind"}, "Rosa Lind"),
        ({"title": "Gardener", "name": "Rosa Lind"}, "Rosa Lind"),
        ({"title": "Rosa Lind"}, "Rosa Lind"),
        ({"title": "Moss", "author": {"name": "Rosa Lind"}}, "Rosa Lind"),
        ({"id": "Rosa Lind", "bio": "Moss."}, "Rosa Lind"),
    ],
)
def test_a_name_is_made_of_whatever_it_stands_in(keys: dict[str, object], name: str) -> None:
    assert one(json.dumps([keys], ensure_ascii=False)).name == name


@pytest.mark.parametrize(
    ("links", "found"),
    [
        ([{"icon": "github", "link": "https://github.com/rosa"}], {"GitHub": "https://github.com/rosa"}),
        ([{"icon": "fab fa-mastodon", "url": "https://a.example/@r"}], {"Mastodon": "https://a.example/@r"}),
        ([{"icon": "brands/bluesky", "id": "r.example"}], {"Bluesky": "https://bsky.app/profile/r.example"}),
        ([{"platform": "GitHub", "username": "rosa"}], {"GitHub": "https://github.com/rosa"}),
        ([{"name": "Notes", "href": "https://r.example"}], {"Notes": "https://r.example"}),
        ([{"icon": "envelope", "link": "mailto:r@r.example"}], {}),
        ([{"github": "rosa"}, {"blog": "https://r.example"}], None),
        ({"github": "rosa", "email": "r@r.example"}, {"GitHub": "https://github.com/rosa"}),
        ({"orcid": "0000-0002-1825-0097"}, {"ORCID": "https://orcid.org/0000-0002-1825-0097"}),
        (["https://r.example/", "r@r.example"], {"Website": "https://r.example/"}),
    ],
)
def test_links_come_along_in_the_shapes_that_they_have(links: object, found: dict[str, str] | None) -> None:
    each = one(json.dumps([{"name": "Rosa", "social": links}]))
    if found is None:
        found = {"GitHub": "https://github.com/rosa", "Blog": "https://r.example"}
        assert set(each.addresses) == set(found.values())
    else:
        assert dict(each.links) == found
    assert "r@r.example" not in repr(each)


@pytest.mark.parametrize(
    ("key", "value", "hidden"),
    [
        ("draft", True, True),
        ("draft", False, False),
        ("draft", "yes", True),
        ("published", False, True),
        ("published", True, False),
        ("hidden", "true", True),
        ("archived", True, True),
        ("visible", "no", True),
    ],
)
def test_who_is_not_shown_there_is_told(tmp_path: Path, key: str, value: object, hidden: bool) -> None:
    page = site(tmp_path)
    (page / "people.json").write_text(json.dumps([{"name": "Rosa Lind", key: value}]))
    said = run(page, "gather", "people.json", "--everyone")
    sentence = "Not shown where this is from: Rosa Lind. Ask them before you take draft: yes away.\n"
    assert (sentence in said.out) == hidden
    draft = (page / "people/rosa-lind.yml").read_text()
    assert ("Where this is from, they are not shown." in draft) == hidden
    assert "\ndraft: yes\n" in draft
    assert not list(built(page).rglob("*rosa*"))


def test_a_picture_is_not_fetched_and_the_draft_says_where_it_is_and_what_to_do(tmp_path: Path) -> None:
    said, drafts = gathered(tmp_path, "material-authors.yml")
    assert "Not fetched: pictures. Each draft says where they are.\n" in said
    draft = drafts["rosa-lind"]
    assert "https://github.com/rosalind.png" in draft
    assert not (tmp_path / "portraits").exists()
    lines = draft.splitlines()
    at = lines.index("# portrait:")
    assert lines[at : at + 2] == ["# portrait:", "#   file: rosa-lind.png"]
    # To the letter: the hashes away, the picture in its place, a reason written.
    lines[at : at + 3] = [line.removeprefix("# ") for line in lines[at : at + 3]]
    text = "\n".join(line for line in lines if line != "draft: yes")
    (tmp_path / "people/rosa-lind.yml").write_text(f"{text}\nreasons: She asks.\n")
    (tmp_path / "portraits").mkdir()
    example = Path(__file__).parents[2] / "example_site" / "portraits"
    (tmp_path / "portraits/rosa-lind.png").write_bytes(next(example.glob("*.jpg")).read_bytes())
    said_then = check(tmp_path)
    assert "rosa-lind.yml" not in said_then.err, said_then.err


@pytest.mark.parametrize("address", ["data:image/png;base64,AAAA", "https://a.example/r.png?token=abc"])
def test_a_picture_in_the_list_itself_or_behind_a_key_is_left_and_told(address: str) -> None:
    each = one(json.dumps([{"name": "Rosa", "avatar": address}]))
    assert each.portrait == ""
    assert each.notes == ("A picture of them is there, too, and was left where it is.",)


def test_pronouns_and_a_place_come_along_if_they_would_pass(tmp_path: Path) -> None:
    _, drafts = gathered(tmp_path, "academic.md")
    assert "\npronouns: she/her\n" in drafts["amina-diallo"]
    told = one('[{"name": "Rosa", "location": "Room 7", "pronouns": "she/her 4 ever"}]')
    assert (told.where, told.pronouns) == ("", "")
    assert {"Room 7", "she/her 4 ever"} <= set(told.about)
    assert one('[{"name": "Rosa", "location": "Hazel Hill"}]').where == "Hazel Hill"


LEFT = {
    "academic.md": ("weight", "mail addresses", "interests, education, user_groups"),
    "hugoblox.md": ("mail addresses", "awards, skills"),
    "CITATION.cff": ("mail addresses, postal addresses, telephone numbers", "date-start"),
    "jekyll-authors.yml": ("mail addresses",),
    "humans.txt": ("mail addresses",),
    "eleventy-people.json": ("weight, stars", "tags, categories, favourite_colour"),
    "github-contributors.json": ("contributions, followers, following", "public_repos, created_at"),
    "hcards.json": ("mail addresses, birthdays",),
    "indieweb.yml": ("birthdays, telephone numbers, notes",),
    "persons.jsonld": ("birthdays", "knowsAbout"),
    "pelicanconf.py": ("AUTHOR, SOCIAL",),
    "well-known.opml": ("category, created, imageUrl",),
    "zola-person.md": ("weight", "date, updated, taxonomies"),
    "linkedin.csv": ("mail addresses", "Connected On"),
    "bookmarks.html": ("tags",),
}


@pytest.mark.parametrize("name", LEFT)
def test_what_is_left_behind_is_named(tmp_path: Path, name: str) -> None:
    said = run(site(tmp_path), "gather", str(SAMPLES / name)).out
    for words in LEFT[name]:
        assert f": {words}.\n" in said


def test_what_is_for_another_program_is_named_when_asked_for(tmp_path: Path) -> None:
    page = site(tmp_path)
    words = "for another program: superuser, highlight_name.\n"
    assert words in run(page, "gather", str(SAMPLES / "academic.md"), "-v").out
    assert words not in run(page, "gather", str(SAMPLES / "academic.md")).out


_WORDS = st.text("abcdefghij ", min_size=3, max_size=12).map(str.strip).filter(lambda word: len(word) > 2)
_KEYS = _WORDS | st.sampled_from(sorted(keys_of(*KINDS)))
_VALUES = _WORDS | st.lists(_WORDS, min_size=1, max_size=3)


@settings(max_examples=100, deadline=None)
@given(st.dictionaries(_KEYS, _VALUES, max_size=6))
def test_nothing_that_is_said_of_somebody_vanishes(keys: dict[str, str | list[str]]) -> None:
    made = read(
        Source("list.json", json.dumps([{"name": "Rosa Lind", "url": "https://rosa.example", **keys}]))
    )
    (found,) = made.found
    each = candidate(found)
    assert isinstance(each, Candidate)
    kept = [each.name, *each.about, *each.notes, *each.addresses, *each.feeds]
    kept += [each.portrait, each.pronouns, each.where]
    left = {*made.measures, *made.private, *made.others, *made.programs}
    for key, value in keys.items():
        known = meaning(plain(key))
        if key in left or (known and known.word in left):
            continue
        if known and known.kind in ("mail", "notes"):
            assert {"mail addresses", "notes"} & left
            continue
        for text in value if isinstance(value, list) else [value]:
            bare = " ".join(text.split())
            # What is in an address has no spaces.
            assert any(bare in " ".join(said.split()) or text.replace(" ", "") in said for said in kept), text


def test_people_of_a_work_are_found_and_those_of_works_that_it_speaks_of_are_not() -> None:
    names = [each.name for each in people(sample("CITATION.cff"))]
    assert "Somebody Elsewhere" not in names
    assert "Moss" not in names
    text = '[project]\nname = "moss"\nauthors = [{name = "Rosa Lind", email = "rosa@rosa.example"}]\n'
    assert one(text).name == "Rosa Lind"


@pytest.mark.parametrize(
    "text",
    [
        '["vcard", [["version", {}, "text", "4.0"], ["fn", {}, "text", "Rosa Lind"]]]',
        "authors:\n  - Rosa Lind <rosa@rosa.example>\n",
        '[package]\nname = "moss"\nauthors = ["Rosa Lind <rosa@a.example>"]\n[dependencies]\nserde = "1"\n',
        '[build-system]\nrequires = []\n[project]\nname = "moss"\nauthors = [{name = "Rosa Lind"}]\n',
        '{"@type": "SoftwareSourceCode", "name": "moss", "codeRepository": "https://git.example/moss",'
        ' "author": [{"@type": "Person", "givenName": "Rosa", "familyName": "Lind"}]}',
        '{"data": {"allPeople": {"nodes": [{"frontmatter": {"name": "Rosa Lind"}}]}}}',
    ],
)
def test_the_one_person_of_a_file_is_found_and_nobody_besides(text: str) -> None:
    assert [each.name for each in people(read(Source("list", text)))] == ["Rosa Lind"]


def test_pairs_of_an_icon_and_an_address_are_links() -> None:
    text = '[[team]]\nname = "Rosa"\nsocial = [["fab fa-github", "https://github.com/rosa"]]\n'
    assert one(text).links == (("GitHub", "https://github.com/rosa"),)


def test_a_page_of_one_person_is_not_its_own_list() -> None:
    (each,) = people(sample("academic.md"))
    assert each.about == (
        "Professor of Moss",
        "Hazel University (https://hazel.example/)",
        "My research is about moss.",
        "Amina has walked through *every* bog.",
    )


def test_a_short_word_above_a_column_is_no_name() -> None:
    table = "name,url,seen last,who came first\nRosa Lind,https://rosa.example,yesterday,Tove\n"
    made = read(Source("list.csv", table))
    assert [each.name for each in people(made)] == ["Rosa Lind"]
    table = "first,last,url\nRosa,Lind,https://rosa.example\n"
    assert [each.name for each in people(read(Source("list.csv", table)))] == ["Rosa Lind"]


def test_a_page_whose_keys_list_others_is_a_list() -> None:
    keys = "title: Blogroll\nblogs:\n  - name: Rosa Lind\n    url: https://rosa.example\n"
    text = f"---\n{keys}---\nWhom I read.\n"
    assert [each.name for each in people(read(Source("blogroll.md", text)))] == ["Rosa Lind"]


def test_settings_of_pelican_are_never_run(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    text = f"SITENAME = 'x'\nLINKS = [('Rosa Lind', 'https://rosa.example/'), *open({str(gone)!r}, 'w')]\n"
    assert [each.name for each in people(read(Source("pelicanconf.py", text)))] == ["Rosa Lind"]
    assert not gone.exists()
    for broken, words in (
        ("SITENAME = 'x'\nLINKS = (\n", "cannot be read from here on"),
        ("SITENAME = 'x'\n", "there is no list of others"),
        ("LINKS = " + "[" * 5000, "cannot be read from here on"),
    ):
        (problem,) = read(Source("pelicanconf.py", broken)).problems
        assert words in problem.message


def test_a_humans_txt_of_ours_is_understood(tmp_path: Path) -> None:
    page = site(tmp_path, {"quietpage.yml": "author:\n  name: Rosa Lind\nurl: https://rosa.example/\n"})
    text = (built(page) / "humans.txt").read_text(encoding="utf-8")
    names = [each.name for each in people(read(Source("humans.txt", text)))]
    assert "Ada Lovelace" in names
    assert all(len(name.split()) < 3 for name in names), names


@pytest.mark.parametrize(
    ("line", "help"),
    [
        ("given-names: Ada", "write name: Ada van den Berg"),
        ("orcid: 0000-0002-1825-0097", "ORCID: https://orcid.org/0000-0002-1825-0097"),
        ("affiliation: Hazel", "there is no key for what somebody is"),
        ("position: Chief gardener", "there is no key for what somebody is"),
        ("position: 3", "everybody here has the same voice"),
        ("weight: 10", "everybody here has the same voice"),
        ("contributions: [code, doc]", "what somebody gave is not counted here"),
        ("p-name: Ada", "did you mean name:?"),
        ("u-url: ada.example", "Blog: https://ada.example"),
        ("u-photo: /img/ada.jpg", "file: ada.jpg"),
        ("fn: Ada", "did you mean name:?"),
        ("tel: 030 123456", "there are no numbers on this page"),
        ("adr: Hazel Street", "that is nobody's business"),
        ("bday: yesterday", "there are no dates on this page"),
        ("education: Hazel", "what somebody has done or learned"),
        ("user_groups: [x]", "nobody is sorted by topics here"),
        ("preferred_pronouns: she/her", "did you mean pronouns:?"),
        ("same_as: https://ada.example", "Website: https://ada.example"),
        ("login: ada", "its address goes below links:"),
        ("published: false", "write draft: yes"),
        ("vorname: Ada", "write name: Ada van den Berg"),
        ("home: https://ada.example", "Website: https://ada.example"),
        ("home: Hazel Hill", "did you mean where:?"),
        ("icon_pack: fas", "it is for another program"),
    ],
)
def test_check_tells_what_to_write_for_a_key_of_another_program(tmp_path: Path, line: str, help: str) -> None:
    parts = "name-particle: van den\nfamily-names: Berg\n" if "name" in line.split(":")[0][-5:] else ""
    named = "" if parts or "name" in help[:20] else "name: Ada\n"
    said = check(site(tmp_path, ada=f"{named}{line}\n{parts}reasons: She asks.\n"))
    assert help in said.err


def test_check_tells_a_name_in_parts_and_a_group_of_keys_for_a_place(tmp_path: Path) -> None:
    ada = "name:\n  first: Ada\n  last: Lovelace\nreasons: She asks.\n"
    bo = "name: Bo\nreasons: He waits.\nmastodon:\n  username: bo\n  instance: a.example\n"
    bo += "affiliations:\n  - name: A\n"
    said = check(site(tmp_path, ada=ada, bo=bo))
    assert "write it as one text, on the line of its key: Ada Lovelace\n" in said.err
    assert 'write fediverse: "@bo@a.example"\n' in said.err
    assert [place.split(": ")[0] for place in said.places] == [
        "people/ada.yml:2:3",
        "people/bo.yml:3:1",
        "people/bo.yml:6:1",
    ]


@pytest.mark.parametrize("name", ["humans.txt", "CITATION.cff", ".all-contributorsrc", ".authors.yml"])
def test_check_tells_a_file_of_another_program_among_the_people_and_gather_reads_it(
    tmp_path: Path, name: str
) -> None:
    page = site(tmp_path, {"people/ada.yml": "name: Ada\nreasons: She asks.\n"})
    known = {".all-contributorsrc": "all-contributorsrc", ".authors.yml": "material-authors.yml"}
    (page / "people" / name).write_bytes((SAMPLES / known.get(name, name)).read_bytes())
    said = check(page)
    assert said.places == [
        f"people/{name}: this file is written for another program, so nobody in it would be on the page"
    ]
    assert f"move it up, to quietpage.yml, and there quietpage gather {name} brings in whom" in said.err
    (page / "people" / name).rename(page / name)
    assert run(page, "gather", name, "--everyone").code == 0
    assert check(page).err == ""


def test_however_much_is_left_behind_it_is_told_in_a_line_or_two(tmp_path: Path) -> None:
    page = site(tmp_path)
    keys = {f"{'z' * (at % 500)}{chr(97 + at % 26)}{at}": "x" for at in range(2_000)}
    (page / "list.json").write_text(json.dumps([{"name": "Rosa Lind", **keys}]))
    said = run(page, "gather", "list.json")
    assert " and others.\n" in said.out
    assert len(said.out) < 4_000


def test_check_tells_what_other_programs_write_of_a_link(tmp_path: Path) -> None:
    link = "  - icon: fab fa-github\n    icon_pack: fab\n    link: https://github.com/ada\n"
    said = check(site(tmp_path, ada=f"name: Ada\nreasons: She asks.\nlinks:\n{link}"))
    assert "take the dashes away, and write GitHub: https://github.com/ada\n" in said.err
    link = link.replace("link:", "url:")
    page = site(tmp_path, ada=f"name: Ada\nreasons: She asks.\nlinks:\n{link}")
    said = check(page)
    assert said.err.count("help: ") == 2
    for help in (
        "write label: GitHub in its place",
        "take it away: of a link, only its label is shown",
    ):
        assert f"help: {help}\n" in said.err
    right = link.replace("icon: fab fa-github", "label: GitHub").replace("    icon_pack: fab\n", "")
    site(page, ada=f"name: Ada\nreasons: She asks.\nlinks:\n{right}")
    assert check(page).err == ""


@pytest.mark.parametrize(
    ("link", "help"),
    [
        ("github: ada", "did you mean https://github.com/ada?"),
        ("Twitter: '@ada'", "did you mean https://twitter.com/ada?"),
        ("ORCID: 0000-0002-1825-0097", "did you mean https://orcid.org/0000-0002-1825-0097?"),
        ("Blog: ada", "write all of it, from https:// on"),
    ],
)
def test_check_tells_the_address_of_a_name_at_a_place(tmp_path: Path, link: str, help: str) -> None:
    said = check(site(tmp_path, ada=f"name: Ada\nreasons: She asks.\nlinks:\n  {link}\n"))
    assert len(said.places) == 1
    assert help in said.err


@pytest.mark.parametrize(
    ("said", "hidden"),
    [
        ("published: false", True),
        ("hidden: yes", True),
        ("published: 2024-05-01", False),
        ("public: all of it", False),
        ("online: https://tom.example/", False),
    ],
)
def test_only_who_is_said_not_to_be_shown_is_told_as_not_shown(said: str, hidden: bool) -> None:
    made = read(Source("people.yml", f"- name: Tom\n  url: https://a.example/\n  {said}\n"))
    (tom,) = made.found
    assert tom.hidden is hidden
    if "https" in said:
        assert ("", "https://tom.example/") in tom.addresses
    elif not hidden:
        assert said.partition(":")[0] in made.others


def test_gather_understands_an_account_in_keys_of_its_own_as_check_does(
    tmp_path: Path,
) -> None:
    keys = "mastodon:\n  user: max\n  host: social.example\n"
    said = check(site(tmp_path, max=f"name: Max\nreasons: He waits.\n{keys}"))
    assert 'write fediverse: "@max@social.example"\n' in said.err
    (found,) = read(Source("max.yml", f"name: Max\nurl: https://max.example/\n{keys}")).found
    assert found.fediverse == "@max@social.example"


@pytest.mark.parametrize("setting", ["LINKS: tuple = (", "LINKS += (", "LINKS = ("])
def test_a_blogroll_is_found_however_python_is_told_of_it(setting: str) -> None:
    text = f"SITENAME = 'x'\n{setting}('Bo', 'https://bo.example/'),)\n"
    (found,) = read(Source("pelicanconf.py", text)).found
    assert found.title == "Bo"


def test_a_key_for_machines_is_no_label_of_a_link() -> None:
    text = '{"@type": "Person", "name": "Grace", "url": {"@id": "https://grace.example/"}}'
    assert "https://grace.example/" in one(text).addresses
    assert not any(label.startswith("@") for label, _ in one(text).links)
