"""`quietpage deploy`: build, then publish to a branch of its own, as a child of what is there."""

from __future__ import annotations

from quietpage.cli.commands import Said
from quietpage.deploy.branch import Deployment, Target


def said_of(done: Deployment, target: Target) -> Said:
    """What there is to say after a deploy."""
    return Said((*done.page.words, *_sentences(done, target)), (*done.page.more, *done.changes))


def _sentences(done: Deployment, target: Target) -> tuple[str, ...]:
    branch = f"the branch {target.branch} of {target.remote}"
    if not done.changes:
        return (f"{branch[0].upper()}{branch[1:]} holds this page already.",)
    if not done.published:
        return (f"The page is right, and would be published on {branch}.",)
    url = done.page.site.url
    there = f" It can be read at {url} once the host has taken it up." if url else ""
    return (f"The page is published on {branch}.{there}", *done.next_steps)
