"""Which addresses a page may lead to: the web and mail, in the open, without anything that tracks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from quietpage.core.hosts import Fault, host_fault, in_ascii, no_such_name
from quietpage.core.late_patterns import late_pattern

_PLAIN = late_pattern(
    r"https?://(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}"
    r"(?:/[A-Za-z0-9._~!$'()*+,;=@%/-]*)?(?:#[A-Za-z0-9._~-]*)?"
)
"""The look of nearly every address; whatever has it needs no closer look."""

ODD_HOMES = (
    *("github.com", "github.io/", "gitlab.com", "codeberg.org", "sr.ht", "bitbucket.org", "netlify.com"),
    *("neocities.org/site", "your", "user", "name", "repo", "project", "owner", "/org", "index."),
    *(".htm", ".xhtml", ".php", ".md"),
)
"""What stands in each address of which `page_addresses` knows something, in small letters."""

OWN_COMPUTER = "this leads each reader to their own computer"
"""What is said of an address that is another place for everybody."""

_STOPS = (",", ".", ";", ")", "'")
"""Signs with which an address may end, and that more often belong to the sentence that it was copied from."""


def faults(url: str, *, mail: bool = True) -> Iterator[Fault]:
    """What is wrong with an address; nothing, if a page may lead there. `mail`: whether `mailto:` will do."""
    if len(url) > 250 or url[-1:] in _STOPS or _PLAIN.fullmatch(url) is None:
        yield from _looked_at_closely(url, mail)


def faults_of_home(url: str) -> Iterator[Fault]:
    """What is wrong with an address, well formed in itself, for a page to be published at.

    A page lies in a folder of its host, and some of its links name only the path of that folder. So there is
    no query in it, and no part of the path is empty, leads up, or is read as another by some program: `//` at
    the beginning of a path would be the name of another host.
    """
    home, meant = url.partition("?")[0].partition("#")[0], at_home(url)
    small = home.lower()
    if any(mark in small for mark in ODD_HOMES):
        from quietpage.core.page_addresses import misplaced

        if found := next(misplaced(home), None):
            yield found
            return
    if home != url:
        yield Fault(
            f"the address of a page to publish has no {url[len(home)]} in it",
            len(home),
            len(url),
            f"write {meant}",
        )
    if f"{home.rstrip('/')}/" != meant:
        yield Fault(
            "the path of a page to publish is made of the names of folders, with one slash after each",
            len(home) - len(_path(home)),
            len(home),
            f"write {meant}",
        )


def at_home(url: str) -> str:
    """An address to publish at as it is used: from the scheme to the slash after the last folder."""
    url = url.partition("?")[0].partition("#")[0].rstrip("/") + "/"
    path = _path(url)
    if "%" not in path and "//" not in path and "/." not in path:
        return url
    kept: list[str] = []
    for part in re.split(r"(?i)/|%2f|%5c", re.sub(r"(?i)%(?:[01][0-9a-f]|7f)", "", path)):
        match re.sub(r"(?i)%2e", ".", part):
            case "" | ".":
                continue
            case "..":
                kept = kept[:-1]
            case _:
                kept.append(part)
    return url[: len(url) - len(path)] + "/" + "".join(f"{part}/" for part in kept)


def without_scheme(url: str) -> str:
    """What two addresses have in common that are mostly the same place, written in two ways: no scheme, no
    `www.`, a host in small letters, and no slash at the end.
    """
    host, slash, rest = url.partition("://")[2].partition("/")
    return (host.lower().removeprefix("www.") + slash + rest).rstrip("/")


def path_of_home(url: str) -> str:
    """The path of an address to publish at: `/people/` of `https://example.org/people/`; nothing of none.

    No link that begins with it leads to another host.
    """
    return "/" + _path(url).lstrip("/\\") if url else ""


def _path(url: str) -> str:
    """What stands behind the host in a whole address without a query."""
    _, slash, path = url.partition("://")[2].partition("/")
    return slash + path


def _looked_at_closely(url: str, mail: bool) -> Iterator[Fault]:
    kinds = "http, https or mailto" if mail else "http or https"
    if stop := _stop_at_end(url):
        yield Fault(
            "this sign ends a sentence, and is no part of the address",
            len(url) - len(stop),
            len(url),
            f"did you mean {url.removesuffix(stop)}?",
        )
        return
    scheme = re.match(r"([A-Za-z][A-Za-z0-9+.-]*):", url)
    bad = re.search(_NEVER, url)

    # Most addresses that are looked at closely are right, and a guess takes many patterns.
    def meant() -> str:
        return _meant(url, mail)

    if bad or scheme is None:
        guess = meant()
        whole = guess or (bad is None)
        yield Fault(
            "an address cannot have this sign in it" if bad else "this is not a whole address",
            bad.start() if bad else 0,
            bad.end() if bad else len(url),
            f"did you mean {guess}?"
            if guess
            else f"write all of it, from https:// on; a link is {kinds}"
            if whole
            else "write a name of your own in place of the brackets and what is in them"
            if bad and re.match(r"<[^<>/]+>|\{+[^{}/]+\}+", url[bad.start() :])
            else "copy the address from the browser once more",
        )
    elif scheme[1].lower() == "mailto" and mail:
        letters = url[scheme.end() :].partition("?")[0]
        if not all(re.fullmatch(_MAIL, address) for address in letters.split(",")):
            yield Fault(
                "this is not an address that a letter could go to",
                scheme.end() if letters else 0,
                scheme.end() + len(letters),
                "write it as mailto:name@example.org",
            )
    elif scheme[1].lower() not in ("http", "https"):
        guess = meant()
        yield Fault(
            f"a link leads to {kinds}, and this one begins with {scheme[0]}",
            scheme.start(),
            scheme.end(),
            f"did you mean {guess}?" if guess else "give the address of a page on the web, from https:// on",
        )
    else:
        yield from _web_faults(url, meant)


_NEVER = r"""[\s\\<>"`{}|^\x00-\x20\x7f-\x9f\ud800-\udfff]"""
_MAIL = r"(?:[^\s@<>()\[\],;:\"\\?&%/]|%[0-9A-Fa-f]{2})+@[^\s@?&%/,:]+"


def _stop_at_end(url: str) -> str:
    """What stands behind an address, and ends the sentence or the brackets that it stood in; or nothing."""
    if url[-1:] not in _STOPS or not url.lower().startswith(("http://", "https://")):
        return ""
    rest = url.rstrip("".join(_STOPS))
    stop = url[len(rest) :]
    path = rest.partition("://")[2]
    if stop.strip(".") == "":
        # An abbreviation may end an address, and a dot the name of a host that is written out to its root.
        ends = path.endswith("/") or re.search(r"/[^/]*\.\w{2,5}$", path)
        return stop if ends or "/" not in path else ""
    if ("(" in rest and ")" in stop) or (stop.strip("'") == "" and "'" in rest):
        return ""
    return stop if rest and not any(_web_faults(rest)) else ""


_SLIPPED_SCHEME = (
    # the letters of http or https, doubled, left out or changed over, with whatever stands behind them
    r"(?i)(?P<scheme>(?=[htps]{0,8}t)(?=[htps]{0,8}p)[htps]{3,8})\s?"
    r"(?:(?:%3a|[:;])\s?(?:[/\\]|%2f){0,5}|\.?[/\\]{1,5})\s?"
    r"|(?:feed|view-source):(?:[/\\]{2})?"
    r"|[/\\]{2}"
)


def _meant(url: str, mail: bool) -> str:
    """The whole address that somebody may have meant, or nothing."""
    url = url.strip()
    inner = re.fullmatch(
        r"\s*(?:<\s*(\S+?)\s*>|\[[^\]]*\]\(\s*(\S+?)\s*\)|[\"'(“”„‚‘’«»`]\s*(\S+?)\s*[\"')“”‘’«»`])\s*", url
    )
    if inner:
        url = next(part for part in inner.groups() if part)
    if mail and re.fullmatch(r"(?:mailto:?/{0,2})?[^\s@<>()\[\],;:\"\\?&/]+@(?:[\w-]+\.)+\w{2,}", url):
        return "mailto:" + re.sub(r"(?i)^mailto:?/{0,2}", "", url)
    if fediverse := re.fullmatch(r"(?:acct:)?@?([\w.-]+)@((?:[\w-]+\.)+[^\W\d_]{2,})", url):
        return f"https://{fediverse[2]}/@{fediverse[1]}" if url[:1] == "@" or url[:5] == "acct:" else ""
    if repository := re.fullmatch(r"(?:ssh://)?git@([\w.-]+)[:/](?:\d+/)?([\w./~-]+?)(?:\.git)?/?", url):
        url = f"https://{repository[1]}/{repository[2]}"
    if re.match(r"(?i)https?%3a", url) and "/" not in url:
        from urllib.parse import unquote

        url = unquote(url)
    rest, scheme = url, ""
    for _ in range(4):  # nobody pastes one address into another more often
        if not (found := re.match(_SLIPPED_SCHEME, rest)):
            break
        scheme = "http" if found["scheme"] and rest[:5].lower() == "http:" else "https"
        rest = rest[found.end() :]
    if "/" not in url:  # as Windows writes paths
        rest = rest.replace("\\", "/")
    if "(" not in rest:
        rest = rest.rstrip(",;.>)\"'”’»")
    host = re.match(r"(?:[\w-]+\.)+([^\W\d_]{2,})(?=[:/?#]|$)", rest)
    if host is None or re.search(_NEVER, rest):
        return ""
    if host.end() == len(rest) and host[1].lower() in _FILES:
        return ""
    whole = f"{scheme or 'https'}://{rest}"
    return whole if not any(_web_faults(whole)) else ""


_FILES = (
    "html",
    "htm",
    "pdf",
    "php",
    "md",
    "txt",
    "yml",
    "yaml",
    "png",
    "jpg",
    "jpeg",
    "xml",
    "rss",
    "doc",
    "docx",
)


def _web_faults(url: str, meant: Callable[[], str] = str) -> Iterator[Fault]:
    """What is wrong with an address on the web. `meant` gives the one that is meant if this is none."""
    parts = re.compile(r"(?is)(https?):(//)?([^/?#]*+)([^?#]*+)(\?[^#]*+)?(#.*)?").fullmatch(url)
    if parts is None or parts[2] is None or not parts[3]:
        guess = meant()
        yield Fault(
            "this address names no place on the web",
            0,
            len(url),
            f"did you mean {guess}?" if guess else "write all of it: https://, the place, and the page there",
        )
        return
    authority, at = parts[3], parts.start(3)
    if authority.lower().rstrip(":") in ("http", "https", "http%3a", "https%3a"):
        guess = meant()
        yield Fault(
            "this address begins twice",
            0,
            len(url),
            f"did you mean {guess}?" if guess else "write all of it, and its beginning once",
        )
        return
    user, sign, host = authority.rpartition("@")
    if sign:
        yield Fault(
            "an address must not carry a name or a password",
            at,
            at + len(user) + 1,
            "leave out what stands before the @ sign, and the sign itself",
        )
    begin = at + len(user) + len(sign)
    bracket = host.startswith("[")
    name, _, port = host.partition("]")[2].partition(":") if bracket else host.partition(":")
    fault = (None if _six(host) else no_such_name(host)) if bracket else host_fault(name)
    if own_computer(host):
        yield Fault(
            OWN_COMPUTER,
            begin,
            parts.end(3),
            "write the address at which others can open it, or take it away until there is one",
        )
        return
    if fault is not None:
        yield fault._replace(start=begin + fault.start, end=begin + fault.end)
    elif port and not (port.isascii() and port.isdigit() and int(port[:6]) < 65536):
        yield Fault(
            "there is no such door (port) at any place on the web",
            begin + len(host) - len(port) - 1,
            parts.end(3),
            "leave out the colon and what follows it",
        )
    for part in (5, 6):
        if parts[part]:
            from quietpage.core.trackers import trackers  # few addresses have a query or a fragment

            for start, end, key in trackers(parts[part], in_ascii(name)):
                yield Fault(
                    f"this part of the address is there to follow people around: {key}",
                    parts.start(part) + start,
                    parts.start(part) + end,
                    "leave it out; the address works without it",
                )


def in_uri(url: str) -> str:
    """An address on the web in ASCII alone, for programs that know no other (RFC 3987, section 3.1)."""
    if url.isascii():
        return url
    scheme, authority, rest = re.split(r"(?<=//)([^/?#]*)", url, maxsplit=1)
    host, colon, port = authority.partition(":")
    return scheme + _percent(in_ascii(host)) + colon + port + _percent(rest)


def _percent(text: str) -> str:
    return "".join(
        sign if sign.isascii() else "".join(f"%{octet:X}" for octet in sign.encode()) for sign in text
    )


def own_computer(host: str) -> bool:
    """Whether a host is the computer of whoever asks for it (RFC 6761, section 6.3; RFC 1122, 3.2.1.3)."""
    name = host.lower()
    if name[:1] not in ("l", "1", "0", "["):
        return False
    name = re.sub(r":\d*$", "", name).rstrip(".")
    return (
        name in ("localhost", "0.0.0.0", "[::1]", "[::]")
        or re.fullmatch(r"127(?:\.\d{1,3}){3}", name) is not None
    )


def _six(host: str) -> bool:
    """Whether a host in brackets is an address of the internet's version 6, perhaps with a port."""
    inner, _, rest = host[1:].partition("]")
    from ipaddress import IPv6Address

    try:
        scoped = IPv6Address(inner).scope_id is not None  # a part of this computer's network, and no place
    except ValueError:
        return False
    return not scoped and host.count("]") == 1 and (not rest or rest[0] == ":")
