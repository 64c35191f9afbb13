"""Check the promises, as rules that yield problems.

No numbers, nothing that looks back at a visitor, links that lead somewhere. In: texts as they will be read, a
theme, files that are copied, finished pages. Out: problems, each with the place where its author can mend it.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from quietpage.check.children import found_out
    from quietpage.check.copied_files import file_problems, links_away
    from quietpage.check.internal_links import ids_of, missing
    from quietpage.check.notes import left_out, worth_saying
    from quietpage.check.page_numbers import Met, met_in_formats
    from quietpage.check.pages import Checked, CheckedPage, check_pages
    from quietpage.check.rules import check_phrases, check_texts
    from quietpage.check.text_origin import cuts, met_problems
    from quietpage.check.theme import check_templates, check_theme
    from quietpage.check.written_numbers import masks, numbers_written, suspicious

__all__ = [
    "Checked",
    "CheckedPage",
    "Met",
    "check_pages",
    "check_phrases",
    "check_templates",
    "check_texts",
    "check_theme",
    "cuts",
    "file_problems",
    "found_out",
    "ids_of",
    "left_out",
    "links_away",
    "masks",
    "met_in_formats",
    "met_problems",
    "missing",
    "numbers_written",
    "suspicious",
    "worth_saying",
]

_HOMES = {
    "Checked": "pages",
    "CheckedPage": "pages",
    "Met": "page_numbers",
    "check_pages": "pages",
    "check_phrases": "rules",
    "check_templates": "theme",
    "check_texts": "rules",
    "check_theme": "theme",
    "cuts": "text_origin",
    "file_problems": "copied_files",
    "found_out": "children",
    "ids_of": "internal_links",
    "left_out": "notes",
    "links_away": "copied_files",
    "masks": "written_numbers",
    "met_in_formats": "page_numbers",
    "met_problems": "text_origin",
    "missing": "internal_links",
    "numbers_written": "written_numbers",
    "suspicious": "written_numbers",
    "worth_saying": "notes",
}


def __getattr__(name: str) -> object:
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
