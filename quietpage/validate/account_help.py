"""What is wrong with an account in the fediverse, and what to write. Asked only when one is wrong."""

from __future__ import annotations

import re

from quietpage.core.accounts import LONGEST, is_elsewhere, meant
from quietpage.core.source import Span
from quietpage.parse.nodes import Scalar
from quietpage.validate.node_spans import inner_span


def wrong(value: str, scalar: Scalar) -> tuple[str, Span, str]:
    """A problem of a value that is no account: what it is, where, and the way out."""
    place = inner_span(scalar)
    # YAML keeps an at sign at the beginning for itself; within quotes, others would be a part of it.
    quote = '"' if scalar.style == "plain" else ""
    copy = f"copy it from their profile, such as {quote}@name@example.social{quote}"
    if len(value) > LONGEST:
        return "this is longer than an account in the fediverse can be", place, copy
    several = [account for word in re.split(r"[\s,;]+", value) if "@" in word and (account := meant(word))]
    if len(several) > 1:
        help = f"write {quote}{several[0]}{quote}, and let the others be links"
        return "several accounts stand here, and a person has one", place, help
    message = f"this is not an account in the fediverse: {value}"
    if guess := meant(value):
        return message, place, f"did you mean {quote}{guess}{quote}?"
    page = re.match(r"(?i)https?://(?:www\.)?([\w.-]+)", value)
    if page and is_elsewhere(page[1].lower()):
        help = "that place is no part of it; move it below links:, two spaces in, with a label before it"
        return message, place, help
    if alone := re.fullmatch(r"@([A-Za-z0-9_]+)", value):
        return (
            f"this account has no place behind it: {value}",
            place,
            f"write the place that it is at behind it, such as {quote}@{alone[1]}@example.social{quote}",
        )
    return message, place, copy
