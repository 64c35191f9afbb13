"""Check that a picture has no metadata: no place, no name, no device, no word; its pixels and nothing else.

What quietpage makes is held to this before it is published, and so is what it kept from an earlier build.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

_MARKERS = re.compile(rb"\xff([^\x00\xff\xd0-\xd7])", re.DOTALL)
_QUANTISATION, _HUFFMAN, _RESTART = 0xDB, 0xC4, 0xDD
_SCAN, _END, _JFIF = 0xDA, 0xD9, 0xE0
_MOST_SCANS = 10

_BRANDS = frozenset([b"avif", b"mif1", b"miaf", b"MA1A", b"MA1B"])
_TEMPORAL_DELIMITER, _SEQUENCE, _FRAME = 2, 1, 6

_LETTERS = bytes(bytes([sign]).isalpha() or sign in b" ',.-" for sign in range(256))
_LONGEST_CHANCE, _MOST_ALIKE = 14, 7


def only_pixels(content: bytes, width: int, height: int) -> bool:
    """Whether these bytes are a picture of this size, in pixels, as AVIF, WebP, JPEG or PNG, and no more.

    Every byte has its place in the format, and each is asked for. What a decoder would have to be run for is
    whether all of the compressed pixels are read; there, it is looked for words.
    """
    size = width, height
    try:
        if content.startswith(b"\xff\xd8"):
            return _bare_jpeg(content, size)
        if content.startswith(b"RIFF"):
            return _bare_webp(content, size)
        if content.startswith(b"\x89PNG\r\n\x1a\n"):
            return _bare_png(content, size)
        return content[4:8] == b"ftyp" and _bare_avif(content, size)
    except (IndexError, zlib.error):
        return False


def _bare_jpeg(content: bytes, size: tuple[int, int]) -> bool:
    """JPEG (ITU T.81): JFIF's own segment, tables, a frame and its scans, up to the end of the file."""
    at, sized, scans = 2, False, 0
    waiting: set[int] = set()  # tables of Huffman's, for the next scan that needs them
    while found := _MARKERS.search(content, at):
        marker, start = content[found.end() - 1], found.end()
        if content[found.start() - 1] == 0xFF or (marker != _END and found.start() != at and not scans):
            return False
        if found.start() > at and _reads(content[at : found.start()]):
            return False
        if marker == _END:
            return sized and scans > 0 and not waiting and start == len(content)
        length = _number(content, start, 2)
        body = content[start + 2 : start + length]
        if marker == _JFIF:
            if at != 2 or length != 16 or not body.startswith(b"JFIF\0") or body[-2:] != b"\0\0":
                return False
        elif marker in (0xC0, 0xC2):
            if sized or length != 8 + 3 * body[5] or body[5] not in (1, 3):
                return False
            sized = (_number(body, 3, 2), _number(body, 1, 2)) == size
        elif marker == _QUANTISATION:
            if sized or (length - 2) % 65 or any(each > 3 for each in body[::65]):
                return False
        elif marker == _HUFFMAN:
            if not _bare_tables(body, waiting):
                return False
        elif marker == _SCAN:
            scans += 1
            if scans > _MOST_SCANS or length != 6 + 2 * body[0] or not 1 <= body[0] <= 3:
                return False
            first, last = body[-3], body[-2]
            for selected in body[2 : 1 + 2 * body[0] : 2]:
                waiting -= {selected >> 4} if first == 0 else set()
                waiting -= {0x10 | selected & 15} if last else set()
        elif marker != _RESTART or length != 4:
            return False
        if marker != _SCAN and content[start + length] != 0xFF:
            return False
        at = start + length
    return False


def _bare_tables(body: bytes, waiting: set[int]) -> bool:
    """Whether these are tables of Huffman's, each of which the next scans need; they are noted as waiting."""
    at = 0
    while at < len(body):
        end = at + 17 + sum(body[at + 1 : at + 17])
        symbols = body[at + 17 : end]
        if end > len(body) or len({*symbols}) != len(symbols) or body[at] in waiting:
            return False
        waiting.add(body[at])
        at = end
    return True


def _bare_webp(content: bytes, size: tuple[int, int]) -> bool:
    """WebP (RFC 9649): a single frame, `VP8 ` (RFC 6386), and nothing beside it."""
    length = int.from_bytes(content[16:20], "little")
    tag = int.from_bytes(content[20:23], "little")
    width, height = (int.from_bytes(content[at : at + 2], "little") for at in (26, 28))
    padding = content[20 + length :]
    return (
        content[8:16] == b"WEBPVP8 "
        and int.from_bytes(content[4:8], "little") == len(content) - 8
        and len(padding) == length % 2
        and not any(padding)
        and tag & 0x11 == 0x10  # a key frame that is shown
        and content[23:26] == b"\x9d\x01\x2a"
        and 10 + (tag >> 5) < length
        and (width, height) == size
        and not _reads(content[30:])
    )


def _bare_avif(content: bytes, size: tuple[int, int]) -> bool:
    """AVIF (AV1 Image File Format): a kind, a description of the one picture, and its data."""
    boxes = list(_boxes(content))
    if [name for name, _ in boxes] != [b"ftyp", b"meta", b"mdat"]:
        return False
    kind, meta, data = (inner for _, inner in boxes)
    brands = {kind[at : at + 4] for at in range(8, len(kind), 4)}
    described = dict(_boxes(meta[4:]))
    names = [b"hdlr", b"pitm", b"iloc", b"iinf", b"iprp"]
    if (
        kind[:8] != b"avif\0\0\0\0"
        or not brands <= _BRANDS
        or meta[:4] != bytes(4)
        or [name for name, _ in _boxes(meta[4:])] != names
    ):
        return False
    begin = len(content) - len(data)
    return (
        described[b"hdlr"][:24] == bytes(8) + b"pict" + bytes(12)
        and described[b"hdlr"][24:] in (b"\0", b"libavif\0")
        and described[b"pitm"] == b"\0\0\0\0\0\1"
        # One piece, the whole of the data.
        and described[b"iloc"]
        == bytes.fromhex("00000000 4400 0001 0001 0000 0001") + _four(begin) + _four(len(data))
        and described[b"iinf"][:6] == b"\0\0\0\0\0\1"
        and list(_boxes(described[b"iinf"][6:]))
        in [[(b"infe", b"\2\0\0\0\0\1\0\0av01" + name)] for name in (b"Color\0", b"\0")]
        and _bare_properties(described[b"iprp"], size)
        and _bare_stream(data)
    )


def _bare_properties(properties: bytes, size: tuple[int, int]) -> bool:
    """Size, bits, decoder and colours, each once and as long as it is, and which of them the picture has."""
    parts = list(_boxes(properties))
    if [name for name, _ in parts] != [b"ipco", b"ipma"]:
        return False
    found = list(_boxes(parts[0][1]))
    given = dict(found)
    of_the_picture = parts[1][1]
    return (
        {b"ispe", b"pixi", b"av1C"} <= given.keys() <= {b"ispe", b"pixi", b"av1C", b"colr"}
        and len(found) == len(given)
        and given[b"ispe"] == bytes(4) + _four(size[0]) + _four(size[1])
        and given[b"pixi"] in (b"\0\0\0\0\3\x08\x08\x08", b"\0\0\0\0\1\x08")
        and len(given[b"av1C"]) == 4
        and (b"colr" not in given or (given[b"colr"][:4] == b"nclx" and len(given[b"colr"]) == 11))
        and of_the_picture[:10] == b"\0\0\0\0\0\0\0\1\0\1"
        and len(of_the_picture) == 11 + of_the_picture[10]
        and {each & 0x7F for each in of_the_picture[11:]} == set(range(1, len(found) + 1))
    )


def _bare_stream(data: bytes) -> bool:
    """AV1: what opens, what is common to all, and one frame; no metadata, no padding, up to the end."""
    at, kinds = 0, []
    while at < len(data):
        head = data[at]
        if head & 0x87 != 0x02:  # with its own length, and no extension
            return False
        length = shift = 0
        while True:
            at += 1
            length |= (data[at] & 0x7F) << shift
            shift += 7
            if data[at] < 0x80:
                break
        at += 1
        kinds.append(head >> 3)
        if kinds[-1] == _SEQUENCE and length > 16:
            return False
        at += length
    return (
        at == len(data)
        and kinds in ([_TEMPORAL_DELIMITER, _SEQUENCE, _FRAME], [_SEQUENCE, _FRAME])
        and not _reads(data)
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
    at, names, pixels = 8, [], []
    while at < len(content):
        end = at + 12 + _number(content, at, 4)
        if zlib.crc32(content[at + 4 : end - 4]) != _number(content, end - 4, 4):
            return False
        names.append(content[at + 4 : at + 8])
        if names[-1] == b"IDAT":
            pixels.append(content[at + 8 : end - 4])
        elif names[-1] == b"PLTE" and (end - at - 12) % 3:
            return False
        at = end
    middle = names[1:-1]
    if (
        at != len(content)
        or names[:1] != [b"IHDR"]
        or names[-1:] != [b"IEND"]
        or content[8:12] != b"\0\0\0\x0d"
        or content[-12:-8] != bytes(4)
        or not pixels
        or middle != [b"PLTE"] * middle.count(b"PLTE") + [b"IDAT"] * len(pixels)
        or middle.count(b"PLTE") > 1
        or (_number(content, 16, 4), _number(content, 20, 4)) != size
    ):
        return False
    depth, colours = content[24], content[25]
    if content[26:29] != bytes(3) or depth > 8 or colours not in _SAMPLES:
        return False
    row = 1 + (size[0] * depth * _SAMPLES[colours] + 7) // 8
    stream = zlib.decompressobj()
    drawn = stream.decompress(b"".join(pixels), row * size[1] + 1)
    return (
        len(drawn) == row * size[1]
        and stream.eof
        and not stream.unused_data
        and max(drawn[::row]) < 5  # how each row was filtered
    )


_SAMPLES = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
"""How many numbers a pixel of a PNG has, by its type of colour."""


def _reads(compressed: bytes) -> bool:
    """Whether words stand in compressed pixels, which look like noise: a row of letters that none makes.

    By chance, one of fourteen comes in one of a hundred thousand portraits; and an even ground may give the
    same few again and again.
    """
    letters = compressed.translate(_LETTERS)
    at = letters.find(b"\1" * _LONGEST_CHANCE)
    while at >= 0:
        end = letters.find(b"\0", at)
        end = len(letters) if end < 0 else end
        if len({*compressed[at:end]}) > _MOST_ALIKE:
            return True
        at = letters.find(b"\1" * _LONGEST_CHANCE, end)
    return False


def _four(number: int) -> bytes:
    return number.to_bytes(4, "big")


def _number(content: bytes, at: int, length: int) -> int:
    """A number of so many bytes, the highest first."""
    if at < 0 or at + length > len(content):
        raise IndexError(at)
    return int.from_bytes(content[at : at + length], "big")
