"""The worker of a run that is the only one: started before anything of the path is imported.

Most of the time that a small page takes is importing. So the worker is forked as soon as it is known that
there is something to render, and this module imports nothing that it does not need for that.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from quietpage.runtime.workers import Worker


def start_worker() -> Worker:
    """A worker that makes itself ready to render and to typeset. Whoever starts it closes it."""
    from quietpage.runtime.workers import Worker

    return Worker(_load_renderer, _load_typesetter)


def _load_renderer() -> None:
    """What the worker imports first, while this process reads the site: it will render and check."""
    import quietpage.cache.templates
    import quietpage.check.finished_pages
    import quietpage.check.theme
    import quietpage.render.pages
    import quietpage.themes.shipped_folder  # noqa: F401
    from quietpage.locale import words_for
    from quietpage.numbers.entry import numbers_in

    # Tables and patterns are made when a word first asks for them; these words are on every page.
    words = " ".join(str(words) for words in words_for("en"))
    numbers_in(f"<p>{words}</p><style>p{{}}</style>", format="html")


def _load_typesetter() -> None:
    """What it imports after that, if no task has come yet."""
    from quietpage.typeset.texts import set_markdown

    set_markdown(("*ready*", "en"))
