"""`quietpage schema`: the JSON Schema by which editors complete and check the files of a page."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from quietpage.cli.result import Result

HELP = "print the JSON Schema of a page's files, for an editor"
RENDERS = False


def options(parser: ArgumentParser) -> None:
    parser.add_argument(
        "what",
        metavar="SCHEMA",
        choices=("people", "site"),
        help="people, for the files in people/; site, for quietpage.yml",
    )
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        type=_json_file,
        help="write it into this file; an older schema of quietpage's is replaced, and nothing else",
    )


def run(arguments: Namespace) -> Result:
    from quietpage.cli.named_file import write_again
    from quietpage.cli.result import Result
    from quietpage.validate.json_schema import is_schema, people_schema, site_schema

    schema = people_schema() if arguments.what == "people" else site_schema()
    if arguments.output is None:
        return Result(output=tuple(schema.splitlines()))
    write_again(arguments.output, schema.encode(), is_schema)
    return Result((f"The schema is in {arguments.output}.",))


def _json_file(name: str) -> str:
    from quietpage.cli.named_file import file_name

    return file_name(name, ".json")
