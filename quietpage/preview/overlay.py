"""What is not right yet, as the preview shows it in the browser: a quiet panel over the last good page.

Its words are those of the report in the terminal, to the letter; the carets are a mark in the line.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from quietpage.core.diagnostics import Problem
from quietpage.core.problem_text import told, told_at_once

PANEL_ID = "quietpage-preview"
"""The id of the panel. Nobody's page can be asked for by it: a slug makes no id of this form."""

BLANK_PAGE = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
</head>
<body>
{body}</body>
</html>
"""
"""A page of the preview's own, for when there is none of the author's."""


def panel(problems: Iterable[Problem], nonce: str, site_folder: str = "", *, alone: bool = False) -> str:
    """The panel and its style, as HTML.

    `nonce` lets the style by the page's policy. `site_folder` is its absolute path: it goes by
    its name, and what is inside is named from there, as a browser need not know where it lies. `alone` says
    that there is no page behind it.
    """
    first = "Your page will be here" if alone else "The page behind this is as it was, and will be new"
    few, more = told_at_once(problems)
    sections = "\n".join(_section(problem, site_folder) for problem in few)
    sections += f'\n<p class="soft">{more}.</p>' if more else ""
    return (
        f'<style nonce="{nonce}">{_STYLE}</style>\n'
        f'<section id="{PANEL_ID}" class="{"alone" if alone else "over"}" role="status" lang="en" dir="ltr"'
        ' aria-label="Not right yet">\n'
        f"<details open>\n<summary>Not right yet</summary>\n"
        f'<p class="soft">{first} as soon as this is mended and saved.</p>\n'
        f"{sections}\n</details>\n</section>\n"
    )


def _section(problem: Problem, site_folder: str) -> str:
    where, message, help, margin, *line, also = (
        escape(_without_path(each, site_folder)) for each in told(problem)
    )
    parts = [f"<p><b>{where}</b> {message}</p>"]
    if margin:
        before, piece, after = line
        parts.append(f"<pre>{margin} | {before}<mark>{piece}</mark>{after}</pre>")
    if also:
        parts.append(f"<p><b>also:</b> {also}</p>")
    if help:
        parts.append(f"<p><b>help:</b> {help}</p>")
    return "\n".join(('<div class="problem">', *parts, "</div>"))


def _without_path(text: str, site_folder: str) -> str:
    """A text that does not say where on this computer the site lies."""
    if not site_folder:
        return text
    for separator in ("/", "\\"):
        text = text.replace(site_folder + separator, "")
    return text.replace(site_folder, site_folder.replace("\\", "/").rpartition("/")[2] or "this folder")


_STYLE = """
#quietpage-preview, #quietpage-preview * {
  all: revert; box-sizing: border-box; color: inherit; font: inherit; letter-spacing: normal;
  text-align: start; text-indent: 0; text-transform: none;
}
#quietpage-preview {
  --paper: #fffdf8; --ink: #2b2723; --soft: #574f47; --edge: #958874; --warm: #8a3b12;
  color-scheme: light dark; display: block; margin: 0; padding: .9rem clamp(1rem, 4vw, 2rem) 1.1rem;
  background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere;
}
#quietpage-preview.over {
  position: fixed; inset: auto 0 0; z-index: 2147483647; max-block-size: min(50vh, 32rem); overflow: auto;
  border-block-start: 1px solid var(--edge); box-shadow: 0 -.5rem 2rem rgb(0 0 0 / .12);
}
#quietpage-preview.alone { max-inline-size: 52rem; margin: 12vh auto 0 }
html:has(#quietpage-preview.over) { padding-block-end: min(50vh, 32rem) }
html:has(#quietpage-preview.alone) { background: #fffdf8 }
#quietpage-preview details { display: block; max-inline-size: 48rem; margin-inline: auto }
#quietpage-preview summary {
  display: list-item; list-style: disclosure-closed inside; font-weight: 600; cursor: pointer;
}
#quietpage-preview details[open] > summary { list-style-type: disclosure-open }
#quietpage-preview :focus-visible { outline: 2px solid var(--warm); outline-offset: 2px }
#quietpage-preview p { display: block; margin: .15rem 0 0 }
#quietpage-preview .soft { color: var(--soft) }
#quietpage-preview .problem { display: block; margin-block-start: 1rem }
#quietpage-preview b { font-weight: 600 }
#quietpage-preview .problem p:first-child b, #quietpage-preview pre {
  font: .875rem/1.5 ui-monospace, "Cascadia Mono", Menlo, "DejaVu Sans Mono", monospace;
}
#quietpage-preview .problem p:first-child b { font-weight: 600 }
#quietpage-preview pre {
  display: block; margin: .25rem 0; padding-inline-start: 6ch; text-indent: -6ch;
  white-space: pre-wrap; overflow-wrap: anywhere; color: var(--soft);
}
#quietpage-preview mark {
  padding-block: .1em; background: none; color: var(--warm); font-weight: 600; white-space: pre-wrap;
  border-block-end: 2px solid;
}
@media (prefers-color-scheme: dark) {
  #quietpage-preview { --paper: #24211e; --ink: #e9e2d6; --soft: #bdb3a4; --edge: #756b5e; --warm: #f0b48a }
  html:has(#quietpage-preview.alone) { background: #24211e }
}
@media print { #quietpage-preview { display: none } }
"""
