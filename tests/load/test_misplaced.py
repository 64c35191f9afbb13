"""People in a file of another form, or in another place, are not lost without a word; what is nobody's is let
be.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from quietpage.load.inventory import is_left_alone, is_litter
from tests.sites import ADA, CONFIG, built, check, run, site

BO = "name: Bo\nreasons: He listens.\n"


@pytest.mark.parametrize(
    ("name", "what", "help"),
    [
        ("bo.csv", "no tables", "quietpage gather bo.csv brings in"),
        ("my friends.tsv", "no tables", "quietpage gather 'my friends.tsv' brings in"),
        ("bo.XLSX", "no tables", "save it as CSV"),
        ("roll.opml", "no blogrolls", "quietpage gather roll.opml brings in"),
        ("bo.vcf", "no address cards", "quietpage gather bo.vcf brings in"),
        ("bo.ldif", "no address cards", "write the people as YAML"),
        ("bo.toml", "no TOML", "in a file bo.yml,"),
        ("bo.xml", "no XML", "in a file bo.yml,"),
        ("bo.json5", "no JSON with comments", "in a file bo.yml,"),
        ("bo.html", "no web pages", "in a file bo.yml,"),
        ("bo.rtf", "no documents", "under the name bo.yml,"),
        ("bo.odt", "no documents", "under the name bo.yml,"),
        ("bo.yml.docx", "no documents", "under the name bo.yml,"),
    ],
)
@pytest.mark.parametrize("others", [True, False])
def test_a_form_that_is_not_read_is_told_with_a_way_out(
    tmp_path: Path, name: str, what: str, help: str, others: bool
) -> None:
    files = {"people/ada.yml": ADA} if others else {}
    said = check(site(tmp_path, {**files, f"people/{name}": "whatever is in it"}))
    assert said.code == 1
    (place,) = said.places
    assert place.startswith(f"people/{name}: quietpage reads ")
    assert place.endswith(f" and {what}, so nobody in this one would be on the page")
    assert help in said.err


@pytest.mark.parametrize(
    "name",
    [
        "bo.yml_",
        "bo.yaml.txt",
        "bo.yml.txt",
        "bo",
        "bo.md",
        "bo.json",
        "bo.person",
        "bo.yml (draft)",
        "bo.ini",
    ],
)
def test_a_file_is_read_once_it_was_renamed_as_the_help_says(tmp_path: Path, name: str) -> None:
    page = site(tmp_path, {"people/ada.yml": ADA, f"people/{name}": BO})
    said = check(page)
    assert said.places == [
        f"people/{name}: this file's name does not end in .yml, so nobody in it would be on the page"
    ]
    assert "help: rename it to bo.yml; " in said.err
    (page / "people" / name).rename(page / "people" / "bo.yml")
    assert (built(page) / "people" / "bo.html").exists()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("lena.md", "---\nlayout: person\ntitle: Lena\n---\nShe reads rivers.\n"),
        ("omar.md", '+++\nweight = 2\ntitle = "Omar"\n+++\nHe sings.\n'),
        ("people.json", '{"people":[{"name":"Kwame","url":"https://kwame.example.org"}]}\n'),
        ("all.json", '[\n  {\n    "name": "Kwame"\n  }\n]\n'),
    ],
)
@pytest.mark.parametrize("others", [True, False])
def test_a_file_of_another_generator_is_gathered_as_the_help_says(
    tmp_path: Path, name: str, text: str, others: bool
) -> None:
    files = {"people/ada.yml": ADA} if others else {}
    folder = site(tmp_path, {**files, f"people/{name}": text})
    said = check(folder)
    assert said.places == [
        f"people/{name}: this file is written for another program, so nobody in it would be on the page"
    ]
    assert f"move it up, to quietpage.yml, and there quietpage gather {name} brings in whom" in said.err
    (folder / "people" / name).rename(folder / name)
    gathered = run(folder, "gather", name, "--everyone")
    assert (gathered.code, gathered.err) == (0, "")
    assert "written for another program" not in check(folder).err


def test_nobody_is_told_to_write_over_another_file(tmp_path: Path) -> None:
    said = check(site(tmp_path, {"people/ada.yml": ADA, "people/ada.txt": BO}))
    assert "help: ada.yml is there already: if somebody else is in this file, " in said.err


@pytest.mark.parametrize("name", ["people/friends/bo.yml", "people/friends/old/bo.yaml"])
def test_people_deep_inside_are_told(tmp_path: Path, name: str) -> None:
    said = check(site(tmp_path, {"people/ada.yml": ADA, name: BO}))
    assert said.places == [
        "people/friends: people are read from the files directly in people/, not from a folder in it"
    ]


@pytest.mark.parametrize(
    ("name", "place", "to"),
    [
        ("bo.yml", "bo.yml", "people/bo.yml"),
        ("bo.yaml", "bo.yaml", "people/bo.yml"),
        ("bo.yml.txt", "bo.yml.txt", "people/bo.yml"),
        ("person/bo.yml", "person", "people"),
        ("People/bo.yml", "People", "people"),
        ("data/people/bo.yml", "data/people", "people"),
        ("_data/bo.yml", "_data", "people"),
        ("content/people/bo.yaml", "content/people", "people"),
    ],
)
def test_people_in_another_place_are_told_and_read_once_they_were_moved(
    tmp_path: Path, name: str, place: str, to: str
) -> None:
    page = site(tmp_path, {"people/ada.yml": ADA})
    (page / name).parent.mkdir(parents=True, exist_ok=True)
    (page / name).write_text(BO)
    if (page / "people" / Path(name).name).exists():
        pytest.skip("this disk does not tell capital letters from small ones")
    said = check(page)
    assert said.code == 1
    assert [each.split(": ")[0] for each in said.places] == [place]
    assert f" {to}\n" in said.err
    target = page / to
    (page / name).rename(target / Path(name).name if target.is_dir() else target)
    assert (built(page) / "people" / "bo.html").exists()


def test_a_list_and_a_draft_beside_the_settings_are_people_too(tmp_path: Path) -> None:
    files = {
        "people/ada.yml": ADA,
        "all.yml": "- name: Bo\n  reasons: He listens.\n",
        "cy.yml": "name: Cy\nasked: no\n",
    }
    assert [place.split(": ")[0] for place in check(site(tmp_path, files)).places] == ["all.yml", "cy.yml"]


def test_people_in_the_folder_of_pictures_are_told(tmp_path: Path) -> None:
    files = {"people/ada.yml": ADA + "portrait: {file: ada.png, alt: Her}\n", "portraits/bo.yml": BO}
    assert any(
        place.startswith("portraits/bo.yml: pictures lie here")
        for place in check(site(tmp_path, files)).places
    )


HONEST = {
    "README.md": "# Mine\n\n```yaml\nname: Rosa\nreasons: She asks.\n```\n",
    "LICENSE": "name: whoever\n",
    "package.json": '{\n"name": "x"}\n',
    "Makefile": "name: all\n",
    ".github/workflows/publish.yml": "name: publish\non: push\n",
    "action.yml": "name: Mine\ndescription: It does.\nruns:\n  using: composite\n",
    "environment.yml": "name: mine\nchannels: [a]\ndependencies: [python]\n",
    "_config.yml": "title: Mine\nauthor:\n  name: Rosa\nfeed:\n  path: atom.xml\n",
    "docker-compose.yml": "name: mine\nservices:\n  web:\n    links: [a]\n",
    "mkdocs.yml": "site_name: Mine\n",
    "docs/example.yml": ADA,
    "examples/ada.yml": ADA,
    "old/bo.yml": BO,
    "data/numbers.yml": "name: a\nvalues: [b]\n",
    "content/post.md": "---\nname: Post\nreasons: none\n---\n",
    "site/quietpage.yml": CONFIG,
    "site/people/bo.yml": BO,
    "contacts.csv": "name,reasons\n",
    "blogroll.opml": "<opml/>",
    "people/README.md": "Everybody I thank.\n",
    "people/rules.md": "---\n\nWe write about whom we know.\n\n---\n",
    "people/settings.json": '{"editor.tabSize": 2}\n',
    "people/notes.txt": "Ask Bo for his name.\n",
    "people/picture.svg": "<svg/>",
}


@pytest.mark.parametrize("name", HONEST)
def test_honest_files_are_let_be(tmp_path: Path, name: str) -> None:
    files = {"people/ada.yml": ADA, name: HONEST[name]}
    if name.startswith("site/"):
        files["site/quietpage.yml"] = CONFIG
    said = check(site(tmp_path, files))
    assert (said.code, said.err) == (0, "")


LITTER = [
    *(
        ".DS_Store",
        "._ada.yml",
        ".localized",
        "Icon\r",
        "ada.yml.sb-12ab34cd-XyZ",
        ".ada.yml.sb-12ab34cd-XyZabc",
    ),
    *("Thumbs.db", "desktop.ini", "Desktop.ini", "~$ada.docx", "~$bo.yml", ".directory"),
    *(".#ada.yml", "#ada.yml#", "ada.yml~", ".ada.yml.swp", ".ada.yml.swo", ".ada.yml.swx", "4913"),
    *(".ada.yml.kate-swp", ".~lock.ada.yml#", ".goutputstream-ABCDEF", "ada.yml.tmp", "ada.yml___jb_tmp___"),
    *(".nfs000000000a1b2c3d00000001", ".fuse_hidden0000001200000001", ".syncthing.ada.yml.tmp"),
    *("~syncthing~ada.yml.tmp", "ada.yml.part", "ada.yml.crdownload", "Unconfirmed.crdownload"),
]
LITTER_FOLDERS = [
    ".Trash-1000",
    "@eaDir",
    ".Trashes",
    ".stversions",
    "ada.yml.sb-12ab34cd-XyZabc",
    "__MACOSX",
]


@pytest.mark.parametrize("name", LITTER)
def test_what_editors_and_systems_leave_is_litter(name: str) -> None:
    assert is_litter(name)
    assert is_left_alone(name)


@pytest.mark.parametrize(
    "name",
    [
        "ada.yml",
        "Icon",
        "icon.svg",
        "tmp.txt",
        "partial.css",
        "parts",
        ".well-known",
        "x.sb-y.yml",
        "nfs",
    ],
)
def test_what_somebody_may_have_written_is_no_litter(name: str) -> None:
    assert not is_litter(name)


@pytest.mark.parametrize(
    "folder", ["people", "static", "portraits", "templates", "mine", "mine/templates", "mine/fonts"]
)
def test_litter_is_let_be_in_every_folder_of_a_site(tmp_path: Path, folder: str) -> None:
    files: dict[str, str | bytes] = {
        "quietpage.yml": CONFIG + "theme: ./mine\n",
        "mine/theme.yml": "about: Mine.\n",
        "people/ada.yml": ADA,
        "static/a.txt": "A note.",
    }
    for name in LITTER:
        files[f"{folder}/{name}"] = b"name: Left\nreasons: behind }"
    for name in LITTER_FOLDERS:
        files[f"{folder}/{name}/bo.yml"] = b"name: Left\nreasons: behind }"
    clean = [name for name in files if "\r" not in name]
    page = site(tmp_path, {name: files[name] for name in clean})
    (page / folder / ".#bo.yml").unlink(missing_ok=True)
    (page / folder / ".#bo.yml").symlink_to("rosa@computer.1")
    said = check(page)
    assert (said.code, said.err) == (0, "")
    left = [path for path in built(page).rglob("*") if path.is_file() and b"behind }" in path.read_bytes()]
    assert left == []


@pytest.mark.parametrize("folder", ["people", "static"])
def test_the_icon_of_a_folder_on_a_mac_is_let_be(tmp_path: Path, folder: str) -> None:
    page = site(tmp_path, {"people/ada.yml": ADA, "static/a.txt": "A note."})
    try:
        (page / folder / "Icon\r").write_bytes(b"")
    except OSError:
        pytest.skip("this disk has no such names")
    assert check(page).code == 0


def test_an_output_folder_with_litter_is_empty(tmp_path: Path) -> None:
    page = site(tmp_path / "page", {"people/ada.yml": ADA})
    for name in (".DS_Store", "Desktop.ini", ".directory"):
        (page / "_site").mkdir(exist_ok=True)
        (page / "_site" / name).write_bytes(b"")
    assert (built(page) / "index.html").exists()


@pytest.mark.parametrize(
    "copy",
    [
        "ada.sync-conflict-20260102-030405-ABCDEFG.yml",
        "ada (Rosa's conflicted copy 2026-01-02).yml",
        "ada (conflicted copy 2026-01-02 030405).yml",
        "ada (In Konflikt stehende Kopie von Rosa 2026-01-02).yml",
        "ada_conflict-20260102-030405.yml",
        "ada.Conflict.yml",
    ],
)
def test_a_copy_from_two_places_is_told_as_that(tmp_path: Path, copy: str) -> None:
    said = check(site(tmp_path, {"people/ada.yml": ADA, f"people/{copy}": ADA}))
    assert said.err == (
        f"people/{copy}: ada.yml was changed in two places at once, and a program kept this copy of it\n"
        "help: copy what should stay into ada.yml, and take this file away\n"
    )


def test_it_is_told_in_every_folder(tmp_path: Path) -> None:
    conflict = ".sync-conflict-20260102-030405-ABCDEFG"
    files = {
        "people/ada.yml": ADA,
        f"static/a{conflict}.txt": "A note.",
        f"templates/style{conflict}.css": "a { b: c }",
        f"quietpage{conflict}.yml": CONFIG,
    }
    said = check(site(tmp_path, files))
    assert len([place for place in said.places if "changed in two places at once" in place]) == 3


@pytest.mark.parametrize("name", ["people/armed-conflict.yml", "static/conflict.txt", "people/conflict.yml"])
def test_a_conflict_that_somebody_writes_about_is_none(tmp_path: Path, name: str) -> None:
    assert check(site(tmp_path, {"people/ada.yml": ADA, name: BO})).code == 0


@pytest.mark.parametrize(
    "copy",
    ["ada (copy).yml", "ada copy.yml", "ada - Copy.yml", "ada (2).yml", "Copy of ada.yml", "ada (Kopie).yml"],
)
def test_a_copy_of_a_file_is_told_as_one(tmp_path: Path, copy: str) -> None:
    said = check(site(tmp_path, {"people/ada.yml": ADA, f"people/{copy}": ADA}))
    assert "would have the same page" in said.err
    assert f"help: if people/{copy} is a copy, take it away; " in said.err


@pytest.mark.parametrize(
    ("name", "text", "help"),
    [
        ("quietpage.yml_", CONFIG, "rename quietpage.yml_ to quietpage.yml"),
        ("_config.yml", CONFIG, "rename _config.yml to quietpage.yml"),
        ("quietpage.json", "{}", "rename quietpage.json to quietpage.yml"),
        ("quietpage.toml", "", "write what is in quietpage.toml as YAML, in a file quietpage.yml"),
        ("_config.yml", "title: A blog\nplugins: [a]\n", "make a page to start from"),
    ],
)
def test_settings_of_another_name_are_told(tmp_path: Path, name: str, text: str, help: str) -> None:
    page = site(tmp_path, {"people/ada.yml": ADA, name: text})
    (page / "quietpage.yml").unlink()
    assert help in run(page, "check").err
