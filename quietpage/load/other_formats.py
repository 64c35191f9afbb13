"""Files in which people may have been written down in a form that is not read, by their endings.

The way out of each form stands here, and nowhere else.
"""

from __future__ import annotations

_AS_TEXT = "save it as plain text under the name {}.yml, or move it out of this folder"
_AS_YAML = "write name: and reasons: in a file {}.yml, and move this one out of this folder"
_EACH_AS_YAML = (
    "write the people as YAML, each with name: and reasons: in a file of their own, and move this one out "
    "of this folder"
)

_FORMS: tuple[tuple[str, tuple[str, ...], str], ...] = (
    (
        "plain text and no documents",
        (".rtf", ".doc", ".docx", ".odt", ".fodt", ".pages", ".wps", ".wpd", ".abw", ".sxw"),
        _AS_TEXT,
    ),
    ("YAML and no web pages", (".html", ".htm", ".xhtml", ".mht", ".mhtml", ".webarchive"), _AS_YAML),
    (
        "YAML and no tables",
        (".csv", ".tsv", ".tab", ".xls", ".xlsx", ".ods", ".fods", ".numbers"),
        _EACH_AS_YAML,
    ),
    ("YAML and no blogrolls", (".opml",), _EACH_AS_YAML),
    ("YAML and no address cards", (".vcf", ".vcard", ".ldif"), _EACH_AS_YAML),
    ("YAML and no TOML", (".toml",), _AS_YAML),
    ("YAML and no XML", (".xml",), _AS_YAML),
    ("YAML and no JSON with comments", (".json5", ".jsonc", ".hjson"), _AS_YAML),
)
"""What is read and what is not, the endings of files of that form, and the way out. In it, `{}` stands for a
file's name without its ending.
"""


def message_and_help(ending: str, stem: str) -> tuple[str, str] | None:
    """What is said of a file with this ending, in small letters; nothing, if its form is none of these."""
    for forms, endings, help in _FORMS:
        if ending in endings:
            message = f"quietpage reads {forms}, so nobody in this one would be on the page"
            return message, help.format(stem)
    return None
