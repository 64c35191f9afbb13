"""Links in other forms than a label and its address: addresses alone, lists, addresses for labels.

Asked only when there is such a link. The help shows the line to write, with what is there.
"""

from __future__ import annotations

import re

from quietpage.core import suggestions
from quietpage.parse.nodes import Mapping, Node, Scalar, Sequence
from quietpage.validate.node_spans import gap_span, inner_span, is_blank, start_span
from quietpage.validate.problems import Problems
from quietpage.validate.profiles import profile
from quietpage.validate.written import fits_in_a_help, is_host, is_mail_address, one_line

_LABELS = ("label", "title", "name", "text", "rel", "type", "service", "platform", "icon", "site", "kind")
_ADDRESSES = ("url", "href", "link", "address", "uri", "to", "website", "web", "value")
_EXAMPLE = "write each link as a label and its address, for example Blog: https://example.org/"


def report_links(node: Node, problems: Problems) -> None:
    """Report links that are no mapping of a label to an address."""
    if isinstance(node, Scalar):
        _report_text(node, problems)
    elif isinstance(node, Sequence):
        _report_list(node, problems)


def without_odd_labels(node: Mapping, problems: Problems) -> Mapping:
    """The links whose label is none's address; the others are reported."""
    kept = []
    for key, value in node.entries:
        if not isinstance(value, Scalar) and (line := _line_below(key, value)):
            problems.report(
                f"a link is one address, and below {key.value} are keys or a list",
                start_span(value),
                f"write {line} on one line, in place of this; a further address needs a label of its own",
                "write on one line",
            )
            continue
        label, address = key.value.strip(), value.value.strip() if isinstance(value, Scalar) else ""
        if isinstance(value, Scalar) and (whole := _address_of_a_name(label, address)):
            problems.report("this is not a whole address", inner_span(value), f"did you mean {whole}?")
            continue
        if not _like_an_address(label):
            kept.append((key, value))
        elif is_blank(value) or _like_an_address(address):
            line = f"Website: {_whole(address or label)}"
            problems.report(
                "an address stands where its label goes",
                inner_span(key),
                f"write what to call it before the address: {line}",
                "write what to call it before the address",
            )
        else:
            line = f"{one_line(address)}: {_whole(label)}"
            problems.report(
                "an address stands where its label goes",
                inner_span(key),
                f"write what to call it first, and then the address: {line}",
                "write what to call it first, and then the address",
            )
    return Mapping(tuple(kept), node.span)


def _address_of_a_name(label: str, name: str) -> str:
    """The address at the place that a label names, of whoever goes by this name there; or nothing."""
    if not name or ":" in name or "/" in name or " " in name:
        return ""
    from quietpage.core.suggestions import plain
    from quietpage.validate.foreign_words import meaning

    found = meaning(plain(label))
    return profile(found.word, name) if found and found.kind == "profile" else ""


def _line_below(key: Scalar, value: Node) -> str:
    """The line for a label with its address in a list, or under a key of its own; or nothing."""
    if isinstance(value, Sequence):
        line = next((line for item in value.items if (line := _line_of(item))), "")
    else:
        line = _line_of(value)
    return f"{one_line(key.value)}: {line.partition(': ')[2]}" if line else ""


def _report_text(node: Scalar, problems: Problems) -> None:
    """Links in one text: an address alone, or a label and an address that were put in quotes."""
    words = node.value.strip()
    labelled = re.fullmatch(r"([^:/]+):\s+(\S+)", words)
    if labelled and _like_an_address(labelled[2]):
        problems.report(
            "a link is a label and its address on a line of its own, and here it stands behind the key",
            inner_span(node),
            "leave links: alone on its line, and write below it, moved in by two spaces: "
            f"{labelled[1]}: {labelled[2]}",
            "leave links: alone on its line",
        )
        return
    lines = [_line(each) for each in re.split(r"[,;\s]+", words) if _like_an_address(each)]
    if not lines:
        problems.report(
            "each link is a label and its address, and here is a text",
            inner_span(node),
            "leave links: alone on its line, and write below it, moved in by two spaces, a label and an "
            "address for each, for example Blog: https://example.org/; or take the line away",
        )
        return
    problems.report(
        "a link has a label before its address, and here is the address alone"
        if len(lines) == 1
        else "a link has a label before its address, and here are the addresses alone",
        inner_span(node),
        "leave links: alone on its line, and write below it, moved in by two spaces, what to call it and the "
        f"address: {_first(lines)}",
        "leave links: alone on its line",
    )


def _report_list(node: Sequence, problems: Problems) -> None:
    """Links as a list: of addresses, of a label and an address each, or of mappings with keys for the two."""
    lines = [line for item in node.items if (line := _line_of(item))]
    if len(lines) < len(node.items):
        item = next((item for item in node.items if not _line_of(item)), node)
        place = start_span(item) if not is_blank(item) else gap_span(item)
        problems.report(
            "each of these has a word before a colon, and here is a list",
            place,
            f"take the dashes away: {_EXAMPLE}",
        )
        return
    problems.report(
        "links are no list: each is a label and its address on a line of its own",
        start_span(node),
        f"take the dashes away, and write {_first(lines)}"
        if not node.span.text.startswith("[")
        else "leave links: alone on its line, and write below it, moved in by two spaces, without brackets: "
        f"{_first(lines)}",
        "without brackets" if node.span.text.startswith("[") else "without dashes",
    )


def _first(lines: list[str]) -> str:
    """The first of some lines, and a word for the others."""
    return lines[0] + ("; and each of the others likewise, with a label of its own" if len(lines) > 1 else "")


def _line_of(item: Node) -> str:
    """The line for an item of a list of links; nothing, if it is none."""
    if isinstance(item, Scalar):
        written = item.value.strip()
        return _line(written) if _like_an_address(written) else ""
    if not isinstance(item, Mapping):
        return ""
    values = {
        suggestions.plain(key.value): value.value.strip()
        for key, value in item.entries
        if isinstance(value, Scalar) and not is_blank(value)
    }
    key = next((key for key in _LABELS if key in values), "")
    label = values.get(key, "")
    if key == "icon":
        from quietpage.validate.foreign_words import place_called

        label = place_called(label)
    address = next((values[key] for key in _ADDRESSES if key in values), "")
    if not address and len(item.entries) == 1 and values:
        label, address = item.entries[0][0].value.strip(), next(iter(values.values()))
    if not address or not fits_in_a_help(address):
        return ""
    return f"{one_line(label or 'Website')}: {_whole(address)}"


def _line(address: str) -> str:
    label = "Mail" if "@" in address and "/" not in address else "Website"
    return f"{label}: {_whole(address)}"


def _whole(address: str) -> str:
    """An address as it has to stand, if it only lacks its beginning."""
    if is_mail_address(address):
        return f"mailto:{address}"
    if not re.match(r"(?i)[a-z][a-z0-9+.-]*:", address) and _like_an_address(address):
        return f"https://{address.removeprefix('//')}"
    return address


def _like_an_address(word: str) -> bool:
    """Whether a word is an address on the web or one for mail, also without its beginning."""
    if re.match(r"(?i)https?:/|mailto:|//|www\.\S", word) or is_mail_address(word):
        return " " not in word
    host, slash, _ = word.partition("/")
    return bool(slash) and is_host(host)
