"""`quietpage deploy`: build the page, and publish it to a branch of its own."""

from __future__ import annotations

import re
from argparse import ArgumentTypeError, BooleanOptionalAction

from quietpage.cli.options import LONGEST_WORD, base_url, fresh, site_folder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from quietpage.cli.result import Result
    from quietpage.deploy.branch import Deployment, Target

USUAL_BRANCH, USUAL_REMOTE = "gh-pages", "origin"
HELP = "build the page, and publish it to a branch of its own"
RENDERS = True


def options(parser: ArgumentParser) -> None:
    site_folder(parser)
    parser.add_argument(
        "--branch",
        metavar="NAME",
        type=_branch_name,
        default=USUAL_BRANCH,
        help="the branch for the finished page; gh-pages if left out",
    )
    parser.add_argument(
        "--remote",
        metavar="NAME",
        type=_remote_name,
        default=USUAL_REMOTE,
        help="a remote that git knows by this name; origin if left out",
    )
    parser.add_argument(
        "--message", metavar="TEXT", type=_commit_message, help="what git notes about it in its history"
    )
    parser.add_argument(
        "--sign",
        action=BooleanOptionalAction,
        default=None,
        help="sign the commit, or not; as git config commit.gpgsign says, if left out",
    )
    parser.add_argument(
        "--take-over",
        action="store_true",
        help="publish also where something else is, and keep its history below the page",
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="do all but publish; with -v, say which files would change"
    )
    base_url(parser)
    fresh(parser)


def run(arguments: Namespace) -> Result:
    from quietpage.cli.paths import folder_named
    from quietpage.cli.progress import Progress
    from quietpage.cli.result import Result, UsageError
    from quietpage.deploy.branch import MESSAGE, Target, Wishes, deploy
    from quietpage.deploy.names import WrongTarget

    target = Target(arguments.branch, arguments.remote)
    message = arguments.message or MESSAGE
    try:
        with Progress(quiet=arguments.quiet) as doing:
            done = deploy(
                folder_named(arguments.folder),
                target,
                Wishes(message, arguments.sign, arguments.take_over, arguments.dry_run),
                base_url=arguments.base_url or "",
                worker=arguments.worker,
                fresh=arguments.fresh,
                doing=doing,
            )
    except WrongTarget as wrong:
        raise UsageError(str(wrong)) from None
    return Result((*done.page.words, *_sentences(done, target)), (*done.page.more, *done.changes))


def _sentences(done: Deployment, target: Target) -> tuple[str, ...]:
    branch = f"the branch {target.branch} of {target.remote}"
    if not done.changes:
        return (f"{branch[0].upper()}{branch[1:]} holds this page already.",)
    if not done.published:
        return (f"The page is right, and would be published on {branch}.",)
    url = done.page.site.url
    there = f" It can be read at {url} once the host has taken it up." if url else ""
    return (f"The page is published on {branch}.{there}", *done.next_steps)


def _branch_name(name: str) -> str:
    if name != USUAL_BRANCH:
        from quietpage.deploy.names import fault_of

        if fault := fault_of(name, (USUAL_REMOTE,)):
            raise ArgumentTypeError(fault.replace("%", "%%"))
    return name


def _remote_name(name: str) -> str:
    if ":" in name or name.startswith(("/", ".", "~")):
        raise ArgumentTypeError("this is an address; give it a name: git remote add NAME ADDRESS")
    if not name or name.startswith("-") or not name.isprintable() or len(name) > LONGEST_WORD:
        raise ArgumentTypeError("a remote is a name that git knows, like origin")
    return name


def _commit_message(text: str) -> str:
    if not text.strip():
        raise ArgumentTypeError("write a few words, or leave --message out")
    if re.search("[\x00\ud800-\udfff]", text):
        raise ArgumentTypeError("there is a sign in these words that git cannot write down")
    return text
