"""Check what a page promises: rules, from values to problems.

In: a site and its texts, a theme, rendered pages, files that are copied. Out: problems, each at a place in
the writer's own files. A rule is a function, most often called `check_…`, that yields problems and changes
nothing; whoever calls it decides how many of them are told.

A rule is in the module of what it looks at:

| looks at | module |
| --- | --- |
| texts as they were written: headings, pictures, addresses | `written_texts` |
| HTML and the like in them | `foreign_markup`; what to write in its place: `html_as_markdown` |
| numbers in what was written | `numbers_in_texts` |
| numbers on finished pages | `numbers_on_pages`; what made one: `template_origin`, `text_origin` |
| finished pages, all rules together | `finished_pages` |
| a theme: its style sheets and the files beside it | `theme` |
| markup that would run, fetch, send, or be read in two ways | `privacy` (lists: `markup_allowlist`) |
| style sheets that would fetch or run, or are left open | `style_sheets` |
| characters that turn or hide words in any text | `hidden_characters` |
| files that are copied, all rules together | `copied_files` |
| files that are copied: names, types, orders to a host | `static_files` (lists: `file_types`) |
| how a file is encoded, and says so | `encodings` |
| templates that nobody has rendered yet | `templates` |
| rendered pages: head, names, reasons | `required`; in words: `required_problems` |
| links from page to page, and ids | `internal_links` |
| pages about children | `pages_about_children` |
| pages of the author's own: where they lead, what they show | `own_pages` |
| the days on which somebody was vouched for | `vouches` |

The others help: `violations` has messages that several rules share, `url_kinds` tells what a browser makes of
an address, `browser_view` what it shows of a page, `names_in_text` finds names in that, and `machine_parts`
sets aside what nobody is shown. `marks` passes over what was read where it was written; `results` are the
values that checks give; `placeholders` knows what nobody has written over yet; `notes` has what is worth
knowing about a page that is right.
"""

from __future__ import annotations

import sys

from quietpage import CalledPackage

TYPE_CHECKING = False
if TYPE_CHECKING:
    from quietpage.check.copied_files import check_links_out_of_files, file_problems
    from quietpage.check.file_types import published_types, refused_types
    from quietpage.check.finished_pages import check_pages
    from quietpage.check.hidden_characters import check_hidden_characters
    from quietpage.check.internal_links import check_internal_links, ids_of
    from quietpage.check.notes import left_out, worth_saying
    from quietpage.check.numbers_in_texts import masks, numbers_written, suspicious
    from quietpage.check.numbers_on_pages import numbers_in_files
    from quietpage.check.own_pages import check_own_pages, refuse_own_pages
    from quietpage.check.pages_about_children import check_children, check_links_out
    from quietpage.check.placeholders import check_placeholders
    from quietpage.check.privacy import check_markup
    from quietpage.check.required import Missing, find_missing
    from quietpage.check.required_problems import missing_problems
    from quietpage.check.results import Checked, CheckedPage, PageNumber, Written
    from quietpage.check.static_files import StaticFile, inspect_files
    from quietpage.check.style_sheets import check_slips, check_style_sheet
    from quietpage.check.templates import check_templates
    from quietpage.check.text_origin import attribute_numbers, excerpt_cuts
    from quietpage.check.theme import check_theme
    from quietpage.check.vouches import check_vouched
    from quietpage.check.written_texts import check_phrases, check_texts, phrases_in

__all__ = [
    "Checked",
    "CheckedPage",
    "Missing",
    "PageNumber",
    "StaticFile",
    "Written",
    "attribute_numbers",
    "check_children",
    "check_hidden_characters",
    "check_internal_links",
    "check_links_out",
    "check_links_out_of_files",
    "check_markup",
    "check_own_pages",
    "check_pages",
    "check_phrases",
    "check_placeholders",
    "check_slips",
    "check_style_sheet",
    "check_templates",
    "check_texts",
    "check_theme",
    "check_vouched",
    "excerpt_cuts",
    "file_problems",
    "find_missing",
    "ids_of",
    "inspect_files",
    "left_out",
    "masks",
    "missing_problems",
    "numbers_in_files",
    "numbers_written",
    "phrases_in",
    "published_types",
    "refuse_own_pages",
    "refused_types",
    "suspicious",
    "worth_saying",
]

_HOMES = {
    "Checked": "results",
    "CheckedPage": "results",
    "PageNumber": "results",
    "Written": "results",
    "Missing": "required",
    "StaticFile": "static_files",
    "check_children": "pages_about_children",
    "check_hidden_characters": "hidden_characters",
    "check_internal_links": "internal_links",
    "check_links_out": "pages_about_children",
    "check_links_out_of_files": "copied_files",
    "check_markup": "privacy",
    "check_own_pages": "own_pages",
    "check_pages": "finished_pages",
    "check_phrases": "written_texts",
    "phrases_in": "written_texts",
    "check_placeholders": "placeholders",
    "check_slips": "style_sheets",
    "check_style_sheet": "style_sheets",
    "check_templates": "templates",
    "check_texts": "written_texts",
    "check_theme": "theme",
    "check_vouched": "vouches",
    "excerpt_cuts": "text_origin",
    "file_problems": "copied_files",
    "find_missing": "required",
    "ids_of": "internal_links",
    "inspect_files": "static_files",
    "left_out": "notes",
    "masks": "numbers_in_texts",
    "numbers_in_files": "numbers_on_pages",
    "attribute_numbers": "text_origin",
    "missing_problems": "required_problems",
    "numbers_written": "numbers_in_texts",
    "published_types": "file_types",
    "refuse_own_pages": "own_pages",
    "refused_types": "file_types",
    "suspicious": "numbers_in_texts",
    "worth_saying": "notes",
}


def __getattr__(name: str) -> object:
    if name in _HOMES:
        from importlib import import_module

        # Found here from now on: it may be asked for once a person.
        value = globals()[name] = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
        return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


# `from quietpage import check` gives this package, which is also the public function of that name.
sys.modules[__name__].__class__ = CalledPackage
