"""Which addresses a page may lead to: the web and mail, in the open, without anything that tracks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_PLAIN = re.compile(
    r"https?://[a-z0-9.-]+\.[a-z]{2,}(?:/[A-Za-z0-9._~!$'()*+,;=@%/-]*)?(?:#[A-Za-z0-9._~-]*)?"
)
"""The look of nearly every address; whatever has it needs no closer look."""

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_WEB = re.compile(r"(https?):(//)?([^/?#]*)([^?#]*)(\?[^#]*)?(#.*)?", re.IGNORECASE | re.DOTALL)
_NEVER = re.compile('[\\s\\\\<>"`{}|^\x00-\x20\x7f-\x9f]')
_HOST = re.compile(r"(?:[^\W_](?:[\w-]*[^\W_])?\.)*[^\W_](?:[\w-]*[^\W_])?\.?")
_MAIL = re.compile(r"[^\s@<>()\[\],;:\"\\?&%]+@[^\s@?&]+")

_TRACKERS = frozenset(
    [
        "_ga",
        "_gl",
        "_hsenc",
        "_hsmi",
        "__hssc",
        "__hstc",
        "__s",
        "__twitter_impression",
        "_openstat",
        "at_campaign",
        "at_medium",
        "bbeml",
        "bsft_clkid",
        "dclid",
        "epik",
        "fb_action_ids",
        "fb_action_types",
        "fb_ref",
        "fb_source",
        "fbclid",
        "gad_source",
        "gbraid",
        "gclid",
        "gclsrc",
        "hsctatracking",
        "igsh",
        "igshid",
        "irclickid",
        "li_fat_id",
        "mc_cid",
        "mc_eid",
        "mkt_tok",
        "ml_subscriber",
        "ml_subscriber_hash",
        "msclkid",
        "oft_id",
        "oly_anon_id",
        "oly_enc_id",
        "pk_campaign",
        "pk_kwd",
        "pk_medium",
        "pk_source",
        "rb_clickid",
        "ref_src",
        "ref_url",
        "s_cid",
        "s_kwcid",
        "sc_campaign",
        "sc_channel",
        "scid",
        "soc_src",
        "soc_trk",
        "spm",
        "srsltid",
        "trk",
        "trkcampaign",
        "ttclid",
        "twclid",
        "vero_conv",
        "vero_id",
        "wbraid",
        "wickedid",
        "wt_mc",
        "wt.mc_id",
        "xtor",
        "yclid",
        "ymclid",
        "zanpid",
    ]
)
_TRACKING_FAMILIES = ("utm_", "mtm_", "matomo_", "piwik_", "hsa_", "ga_", "stm_", "itm_")
_SHARING_HOSTS = ("youtube.com", "youtu.be", "spotify.com", "instagram.com")


class Fault(NamedTuple):
    """What a page will not take in an address, as a stretch of it, and the way out."""

    message: str
    start: int
    end: int
    help: str


def faults(url: str, *, mail: bool = True) -> Iterator[Fault]:
    """What is wrong with an address; nothing, if a page may lead there. `mail` says whether `mailto:` will do."""
    if _PLAIN.fullmatch(url):
        return
    whole = (0, len(url))
    scheme = _SCHEME.match(url)
    kinds = "http, https or mailto" if mail else "http or https"
    if bad := _NEVER.search(url):
        yield Fault(
            "an address cannot have this sign in it",
            bad.start(),
            bad.end(),
            "copy the address from the browser once more",
        )
    elif scheme is None:
        guess = f"https://{url}" if re.match(r"[\w-]+(\.[\w-]+)+([/?#]|$)", url) else ""
        yield Fault(
            "this is not a whole address",
            *whole,
            f"did you mean {guess}?" if guess else f"write all of it, from https:// on; a link is {kinds}",
        )
    elif scheme[1].lower() == "mailto" and mail:
        if not _MAIL.fullmatch(url[scheme.end() :].partition("?")[0]):
            yield Fault(
                "this is not an address that a letter could go to",
                scheme.end(),
                len(url),
                "write it as mailto:name@example.org",
            )
    elif scheme[1].lower() not in ("http", "https"):
        yield Fault(
            f"a link leads to {kinds}, and this one begins with {scheme[0]}",
            scheme.start(),
            scheme.end(),
            "give the address of a page on the web, from https:// on",
        )
    else:
        yield from _web_faults(url)


def _web_faults(url: str) -> Iterator[Fault]:
    parts = _WEB.fullmatch(url)
    if parts is None or parts[2] is None or not parts[3]:
        yield Fault(
            "this address names no place on the web",
            0,
            len(url),
            "write all of it: https://, the place, and the page there",
        )
        return
    authority, at = parts[3], parts.start(3)
    user, sign, host = authority.rpartition("@")
    if sign:
        yield Fault(
            "an address must not carry a name or a password",
            at,
            at + len(user) + 1,
            "leave out what stands before the @ sign",
        )
    begin = at + len(user) + len(sign)
    name, _, port = host.partition("]")[2].partition(":") if host.startswith("[") else host.partition(":")
    named = re.fullmatch(r"\[[0-9A-Fa-f:.]+\](:.*)?", host) if host.startswith("[") else _HOST.fullmatch(name)
    if not named or any(len(label) > 63 for label in name.split(".")):
        yield Fault(
            "there is no such name of a place on the web",
            begin,
            parts.end(3),
            "copy the address from the browser once more",
        )
    elif port and not (port.isascii() and port.isdigit() and int(port[:6]) < 65536):
        yield Fault(
            "there is no such door (port) at any place on the web",
            begin + len(host) - len(port),
            parts.end(3),
            "leave out the colon and what follows it",
        )
    if parts[5]:
        yield from _trackers(parts[5], parts.start(5), name.lower())


def _trackers(query: str, at: int, host: str) -> Iterator[Fault]:
    for part in re.finditer(r"[^?&;]+", query):
        key = part[0].partition("=")[0].lower()
        shared = key in ("si", "feature", "pp") and host.endswith(_SHARING_HOSTS)
        if key in _TRACKERS or key.startswith(_TRACKING_FAMILIES) or shared:
            yield Fault(
                f"this part of the address is there to follow people around: {key}",
                at + part.start(),
                at + part.end(),
                "leave it out; the address works without it",
            )
