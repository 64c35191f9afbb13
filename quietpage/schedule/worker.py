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

    return Worker(_load_renderer, _load_typesetter, _load_checks, _load_words)


def _load_renderer() -> None:
    """What the worker imports first, while this process reads the site: it will render."""
    import quietpage.cache.templates
    import quietpage.render.pages
    import quietpage.schedule.worker_tasks
    import quietpage.themes.shipped_folder  # noqa: F401


def _load_typesetter() -> None:
    from quietpage.typeset.texts import set_markdown

    set_markdown(("*ready*", "en"))


def _load_checks() -> None:
    """What it imports after that, if no task has come yet: of many people, it will check the pages, too."""
    import quietpage.check.finished_pages  # noqa: F401


def _load_words() -> None:
    from quietpage.locale import words_for
    from quietpage.numbers.entry import numbers_in

    # Tables and patterns are made when a word first asks for them; these words are on every page.
    words = " ".join(str(words) for words in words_for("en"))
    numbers_in(f"<p>{words}</p><style>p{{}}</style>", format="html")
