"""Whether a picture holds its pixels and nothing else: no place, no name, no device, no word.

What quietpage makes is held to this before it is published, and so is what it kept from an earlier build.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_MARKERS = re.compile(rb"\xff([^\x00\xff\xd0-\xd7])", re.DOTALL)
_TABLES = frozenset([0xC0, 0xC2, 0xC4, 0xDB, 0xDD])
_SCAN, _END = 0xDA, 0xD9


def bare(content: bytes, width: int, height: int) -> bool:
    """Whether these bytes are a picture of this size, in pixels, as AVIF, WebP, JPEG or PNG, and no more."""
    size = width, height
    try:
        if content.startswith(b"\xff\xd8"):
            return _bare_jpeg(content, size)
        if content.startswith(b"RIFF"):
            return _bare_webp(content, size)
        if content.startswith(b"\x89PNG\r\n\x1a\n"):
            return _bare_png(content, size)
        return content[4:8] == b"ftyp" and _bare_avif(content, size)
    except IndexError:
        return False


def _bare_jpeg(content: bytes, size: tuple[int, int]) -> bool:
    """JPEG (ITU T.81): JFIF's own segment, tables, frames and scans, up to the end of the file."""
    at, sized = 2, False
    while found := _MARKERS.search(content, at):
        marker, start = content[found.end() - 1], found.end()
        if marker == _END:
            return sized and start == len(content)
        length = _number(content, start, 2)
        body = content[start + 2 : start + length]
        if marker == 0xE0:
            if not (body.startswith(b"JFIF\0") and length == 16 and body[-2:] == b"\0\0"):
                return False
        elif marker in (0xC0, 0xC2):
            sized = (_number(body, 3, 2), _number(body, 1, 2)) == size
        elif marker not in _TABLES and marker != _SCAN:
            return False
        if marker != _SCAN and content[start + length] != 0xFF:
            return False
        at = start + length
    return False


def _bare_webp(content: bytes, size: tuple[int, int]) -> bool:
    """WebP (RFC 9649): a single frame, `VP8 `, and nothing beside it."""
    length = int.from_bytes(content[16:20], "little")
    width, height = (int.from_bytes(content[at : at + 2], "little") for at in (26, 28))
    return (
        content[8:16] == b"WEBPVP8 "
        and int.from_bytes(content[4:8], "little") == len(content) - 8
        and len(content) - 20 in (length, length + 1)
        and (width, height) == size
    )


def _bare_avif(content: bytes, size: tuple[int, int]) -> bool:
    """AVIF (AV1 Image File Format): a kind, a description of the one picture, and its data."""
    boxes = list(_boxes(content))
    if [name for name, _ in boxes] != [b"ftyp", b"meta", b"mdat"]:
        return False
    meta = boxes[1][1]
    at = meta.find(b"ispe") + 8
    return (
        meta.count(b"infe") == 1
        and meta.count(b"ispe") == 1
        and (_number(meta, at, 4), _number(meta, at + 4, 4)) == size
        and not any(word in meta for word in (b"Exif", b"mime", b"prof", b"rICC", b"uri ", b"uuid"))
    )


def _boxes(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 0
    while at < len(content):
        length = _number(content, at, 4)
        if length < 8 or at + length > len(content):
            yield b"", b""
            return
        yield content[at + 4 : at + 8], content[at + 8 : at + length]
        at += length


def _bare_png(content: bytes, size: tuple[int, int]) -> bool:
    """PNG (W3C): a header, a palette, the pixels, the end."""
    at, names = 8, []
    while at < len(content):
        names.append(content[at + 4 : at + 8])
        at += 12 + _number(content, at, 4)
    return (
        at == len(content)
        and names[:1] == [b"IHDR"]
        and names[-1:] == [b"IEND"]
        and set(names[1:-1]) <= {b"PLTE", b"IDAT"}
        and (_number(content, 16, 4), _number(content, 20, 4)) == size
    )


def _number(content: bytes, at: int, length: int) -> int:
    """A number of so many bytes, the highest first."""
    if at < 0 or at + length > len(content):
        raise IndexError(at)
    return int.from_bytes(content[at : at + length], "big")
