"""Modules that this process needs soon in any case, loaded while it would only wait for the worker."""

from __future__ import annotations


def load_ahead(few: bool) -> None:
    """Load what looks through texts, and what the page is put together by.

    `few` says that numbers and pages are checked here, too, and not in the worker.
    """
    import quietpage.check.written_texts
    import quietpage.export.formats
    import quietpage.export.on_pages
    import quietpage.render.presenter
    import quietpage.render.stylesheet
    import quietpage.write.publish

    if few:
        import quietpage.check.finished_pages
        import quietpage.check.numbers_in_texts  # noqa: F401
