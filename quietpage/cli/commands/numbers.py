"""`quietpage numbers`: the numbers in files that belong to no page: Markdown, YAML, plain text."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator

    from quietpage.cli.result import Result
    from quietpage.core.diagnostics import Problem
    from quietpage.core.source import Source

HELP = "find the numbers in any texts: Markdown, YAML, plain text and others"
RENDERS = False

_KINDS = ("text", "markdown", "yaml", "html", "css")
"""Those of `check.prose_files`, which takes longer to load."""


def options(parser: ArgumentParser) -> None:
    from quietpage.cli.options import problem_format

    parser.add_argument("files", metavar="FILE", nargs="+", help="a text; - for standard input")
    parser.add_argument(
        "--language",
        metavar="TAG",
        default="en",
        help="the language of a file that does not say its own, such as de; en if left out",
    )
    parser.add_argument(
        "--not-number",
        metavar="PHRASE",
        action="append",
        default=[],
        help="letters that are a name and no number, such as ten Boom; may be given again",
    )
    parser.add_argument(
        "--as",
        dest="kind",
        metavar="KIND",
        choices=_KINDS,
        help=f"what all of them are: {', '.join(_KINDS[:-1])} or {_KINDS[-1]}; each file's name says it, if "
        "left out",
    )
    problem_format(parser)


def run(arguments: Namespace) -> Result:
    """Tell the numbers in these files. Raises `Invalid` if there are any."""
    from quietpage.check.prose_files import is_language, kind_of, numbers_in_file
    from quietpage.cli.report import DOCUMENTS, document
    from quietpage.cli.result import Result, UsageError
    from quietpage.core.diagnostics import Invalid, in_order
    from quietpage.numbers.not_numbers import accepted

    for phrase in arguments.not_number:
        if not accepted(phrase):
            raise UsageError(
                "--not-number takes letters that are a name: of several words, or with a capital, and "
                f"without a digit; {phrase} is none"
            )
    if not is_language(arguments.language):
        raise UsageError(f"--language takes a tag such as en, de or pt-BR; {arguments.language} is none")
    phrases = frozenset(arguments.not_number)
    problems: list[Problem] = []
    for source in _sources(arguments.files, problems):
        kind = arguments.kind or kind_of(source.path)
        problems += numbers_in_file(source, kind, arguments.language, phrases)
    if problems:
        raise Invalid(*in_order(problems))
    if arguments.format in DOCUMENTS:
        return Result(output=document((), arguments.format))
    return Result((f"There is no number in {'them' if arguments.files[1:] else 'it'}.",))


def _sources(files: list[str], problems: list[Problem]) -> Iterator[Source]:
    import sys

    from quietpage.cli.result import UsageError
    from quietpage.load.named_text import LARGEST, named_text, text_of

    for file in dict.fromkeys(files):
        if not file:
            raise UsageError("no file is named")
        if "://" in file:
            raise UsageError("nothing is fetched from the web; save the page in a file, and name that")
        if file == "-":
            if sys.stdin is None or sys.stdin.isatty():
                raise UsageError("- is standard input, and nothing comes from there; name a file")
            source = text_of(sys.stdin.buffer.read(LARGEST + 1), "standard input", problems)
        else:
            source = named_text(file, problems)
        if source is not None:
            yield source
