"""Files in which people may have been written down in a form that is not read, by their endings.

The way out of each form stands here, and nowhere else.
"""

from __future__ import annotations

from quietpage.core.shell import path_word

_AS_TEXT = "save it as plain text under the name {0}.yml, or move it out of this folder"
_AS_YAML = "write name: and reasons: in a file {0}.yml, and move this one out of this folder"
_EACH_AS_YAML = (
    "write the people as YAML, each with name: and reasons: in a file of their own, and move this one out "
    "of this folder"
)
_GATHER = "move it up, to quietpage.yml, and there quietpage gather {1} brings in whom you choose"
_AS_TABLE = "save it as CSV beside quietpage.yml, and there quietpage gather brings in whom you choose"

_FORMS: tuple[tuple[str, tuple[str, ...], str], ...] = (
    (
        "plain text and no documents",
        (".rtf", ".doc", ".docx", ".odt", ".fodt", ".pages", ".wps", ".wpd", ".abw", ".sxw"),
        _AS_TEXT,
    ),
    ("YAML and no web pages", (".html", ".htm", ".xhtml", ".mht", ".mhtml", ".webarchive"), _AS_YAML),
    ("YAML and no tables", (".csv", ".tsv", ".tab"), _GATHER),
    ("YAML and no tables", (".xls", ".xlsx", ".ods", ".fods", ".numbers"), _AS_TABLE),
    ("YAML and no blogrolls", (".opml",), _GATHER),
    ("YAML and no address cards", (".vcf", ".vcard"), _GATHER),
    ("YAML and no address cards", (".ldif",), _EACH_AS_YAML),
    ("YAML and no TOML", (".toml",), _AS_YAML),
    ("YAML and no XML", (".xml",), _AS_YAML),
    ("YAML and no JSON with comments", (".json5", ".jsonc", ".hjson"), _AS_YAML),
)
"""What is read and what is not, the endings of files of that form, and the way out. In it, `{0}` stands for a
file's name without its ending, `{1}` for its name as a word of a command.
"""


def gather_help(name: str) -> str:
    """The way out for a list of people in `people/`, of which `name` is the file's name."""
    return _GATHER.format("", path_word(name))


def message_and_help(ending: str, stem: str, name: str) -> tuple[str, str] | None:
    """What is said of a file with this ending, in small letters; nothing, if its form is none of these."""
    for forms, endings, help in _FORMS:
        if ending in endings:
            message = f"quietpage reads {forms}, so nobody in this one would be on the page"
            return message, help.format(stem, path_word(name))
    return None


def for_gather(name: str) -> str:
    """The way out for a file that `quietpage gather` reads."""
    return _GATHER.format("", path_word(name))
