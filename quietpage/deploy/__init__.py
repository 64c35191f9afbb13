"""Publish a page to a git branch, without a touch to the work tree, the index or `HEAD`.

In: a site folder, and a branch of a remote. Out: a commit of the finished page on that branch, as a child of
what was there; and what changed by it.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from quietpage.deploy.branch import Deployment, Target, Wishes, deploy
    from quietpage.deploy.names import WrongTarget

__all__ = ["Deployment", "Target", "Wishes", "WrongTarget", "deploy"]


def __getattr__(name: str) -> object:
    if name in __all__:
        from quietpage.deploy import branch

        return getattr(branch, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
