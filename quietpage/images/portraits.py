"""Portraits, from bytes to bytes: looked at before they are opened, upright, in one frame, with nothing left
in them but the picture.

Somebody's picture may be anything at all. What it says of its own size is read first, here, and only what is
of a known kind and a bearable size goes to Pillow, without the pieces that no portrait needs. Pillow is
imported when there is a portrait to draw, and not before.
"""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING
from zlib import crc32

from quietpage.core.model import LARGEST_PICTURE
from quietpage.core.named_tuple import NamedTuple

if TYPE_CHECKING:
    from PIL.Image import Image

WIDTH, HEIGHT = 480, 600
"""The frame that every portrait stands in, in pixels; `views` tells it to a browser."""

LEAST_WIDTH, LEAST_HEIGHT = 320, 400
"""The smallest portrait, in pixels: what an avatar of 400 by 400 has in the frame. One that is smaller than
the frame is published as it is, and the style sheet fits it into the frame that everybody has.
"""

MOST_PIXELS = 24_500_000
"""The largest picture, in pixels: what cameras of twenty-four megapixels make is a little more than that."""

MOST_PIXELS_OF_WEBP = 12_500_000
"""The same for a WebP, of which several copies are needed to read it; no camera makes them."""

VERSION = "a"
"""Changes whenever the same picture would come out in other bytes."""

_MOST_SCANS = 40
_LARGEST_PROFILE = 4_000_000
_HEIGHTS = {"top": 0.0, "centre": 0.4, "bottom": 1.0}
"""Where the frame lies on a picture that is too high for it: between its upper and its lower edge."""

_FORMATS = "portraits are read from JPEG, PNG or WebP"
_LARGER = (
    f"look for one of at least {LEAST_WIDTH} by {LEAST_HEIGHT} pixels, or {LEAST_HEIGHT} by {LEAST_HEIGHT} "
    "if it is square: GitHub gives its largest at https://github.com/NAME.png, Gravatar with ?s=800 behind "
    "the picture's address, and others when the picture itself is opened; or take portrait: away"
)
_SMALLER = f"save it smaller: twice the frame, {2 * WIDTH} by {2 * HEIGHT} pixels, is plenty"
_ONCE_MORE = "save the picture once more, as JPEG or PNG"
_DAMAGED = "this picture is damaged, or ends before it is whole"
_ODD = "this picture is not put together as its kind should be"


class Unfit(NamedTuple):
    """Why a picture cannot be a portrait, and what to do."""

    message: str
    help: str


class Picture(NamedTuple):
    """A picture as it was brought: its kind, its size in pixels, and the bytes that its pixels need."""

    kind: str
    width: int
    height: int
    content: bytes


class Portrait(NamedTuple):
    """A portrait as it is published, in three formats: a browser takes the first that it knows."""

    avif: bytes
    webp: bytes
    jpeg: bytes


def inspect_picture(content: bytes) -> Picture | Unfit:
    """What a file says of itself, whatever its name: no pixel is touched, and little memory is needed."""
    if not content:
        return Unfit("this file is empty", _ONCE_MORE)
    if len(content) > LARGEST_PICTURE:
        if not content.startswith(_READ) and (other := _other_kind(content)):
            return _not_read(other)
        return Unfit(f"this picture is larger than {LARGEST_PICTURE // 1_000_000} MB", _SMALLER)
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        found = _png(content)
    elif content.startswith(b"\xff\xd8\xff"):
        found = _jpeg(content)
    elif content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        found = _webp(content)
    else:
        return _something_else(content)
    if isinstance(found, Picture):
        most = MOST_PIXELS_OF_WEBP if found.kind == "WEBP" else MOST_PIXELS
        if found.width * found.height > most:
            said = "this WebP" if found.kind == "WEBP" else "this picture"
            return Unfit(f"{said} has more than {most // 1_000_000} megapixels", _SMALLER)
        shorter, longer = sorted((found.width, found.height))
        if shorter < LEAST_WIDTH or longer < LEAST_HEIGHT:
            return _small(found.width, found.height)
    return found


def size_in_frame(width: int, height: int) -> tuple[int, int]:
    """The width and height of the portrait that an upright picture of this size becomes: the frame's, or of a
    smaller picture as much as the frame shows of it, so that none is blown up.
    """
    if width >= WIDTH and height >= HEIGHT:
        return WIDTH, HEIGHT
    high = min(height, width * HEIGHT // WIDTH)
    return min(width, round(high * WIDTH / HEIGHT)), high


def drawn(content: bytes, focus: str = "centre", ground: str = "#ffffff") -> Portrait | Unfit:
    """A picture as a portrait. `focus` is what stays if it is higher than the frame: `top`, `centre` or
    `bottom`. `ground` is what is seen through it, if it can be seen through, as `#rrggbb`.
    """
    flat = framed(content, focus, ground)
    if isinstance(flat, Unfit):
        return flat
    try:
        return Portrait(
            # One thread: the bytes would depend on how many there are.
            _saved(flat, "AVIF", quality=55, speed=6, max_threads=1),
            _saved(flat, "WEBP", quality=78, method=6),
            _saved(flat, "JPEG", quality=82, progressive=True, optimize=True),
        )
    except (KeyError, OSError, ValueError):
        return Unfit(
            "the Pillow of this computer was built without AVIF or WebP, so it cannot draw a portrait",
            "put Pillow's own release in its place: pip install --force-reinstall pillow",
        )


def framed(content: bytes, focus: str = "centre", ground: str = "#ffffff") -> Image | Unfit:
    """A picture upright and in the frame, before it is saved: new pixels, and nothing else."""
    picture = inspect_picture(content)
    if isinstance(picture, Unfit):
        return picture
    from PIL import Image

    try:
        with Image.open(BytesIO(picture.content), formats=[picture.kind]) as opened:
            if opened.size != (picture.width, picture.height):
                return Unfit(_ODD, _ONCE_MORE)
            if picture.kind == "JPEG":
                # A JPEG can be read at a half, a quarter or an eighth of its size: twice the frame is enough.
                scale = 2 * max(WIDTH, HEIGHT) / min(opened.size)
                opened.draft(None, (int(opened.width * scale) + 1, int(opened.height * scale) + 1))
            opened.load()  # before anything that would keep a broken picture's complaint to itself
            turned = _orientation(opened)
            upright = (picture.width, picture.height) if turned < 5 else (picture.height, picture.width)
            if upright[0] < LEAST_WIDTH or upright[1] < LEAST_HEIGHT:
                return _small(*upright)
            return _flat(_cropped(opened, turned, _HEIGHTS[focus]), ground)
    except MemoryError:
        return Unfit("this picture needs more memory than there is", _SMALLER)
    except Exception:  # decoders say what they do not like in many ways: all of them mean the same here
        return Unfit(_DAMAGED, _ONCE_MORE)


def _small(width: int, height: int) -> Unfit:
    return Unfit(f"this picture is too small for a portrait: {width} by {height} pixels", _LARGER)


def _orientation(opened: Image) -> int:
    """How a camera was held (Exif 2.3, 4.6.4): 1 is upright. What cannot be read is taken as upright."""
    try:
        said = opened.getexif().get(0x0112, 1)
    except Exception:
        return 1
    return said if isinstance(said, int) and 1 <= said <= 8 else 1


def _cropped(opened: Image, turned: int, height: float) -> Image:
    """The part of a picture that fills the frame, upright, in the picture's own mode: in the frame's size, or
    pixel by pixel if it is smaller than that.

    It is made small before it is turned, so that only one copy of all the pixels is needed.
    """
    from PIL.Image import Resampling, Transpose

    mode = opened.mode
    image: Image = opened
    if mode.startswith("I;16"):
        image = _upper_half(opened)
    elif mode in ("P", "PA") or "transparency" in opened.info:
        image = opened.convert("RGBA" if mode == "PA" or "transparency" in opened.info else "RGB")
    elif mode not in ("L", "LA", "RGB", "RGBA", "CMYK"):
        image = opened.convert("L" if mode in ("1", "I", "F") else "RGB")
    wide, high = image.size if turned < 5 else image.size[::-1]
    frame = size_in_frame(wide, high)
    whole = frame == (WIDTH, HEIGHT)
    part = min(wide / WIDTH, high / HEIGHT) if whole else 1
    left, top = (wide - part * frame[0]) / 2, (high - part * frame[1]) * height
    if not whole:  # between two pixels, all of them would be mixed with their neighbours
        left, top = left // 1, top // 1
    box = left, top, left + part * frame[0], top + part * frame[1]
    if turned >= 5:
        box, frame = (box[1], box[0], box[3], box[2]), (frame[1], frame[0])
    if turned in (2, 3, 7, 8):
        box = image.width - box[2], box[1], image.width - box[0], box[3]
    if turned in (3, 4, 6, 7):
        box = box[0], image.height - box[3], box[2], image.height - box[1]
    # What was computed may lie a hair outside.
    box = max(0.0, box[0]), max(0.0, box[1]), min(box[2], image.width), min(box[3], image.height)
    small = image.resize(frame, Resampling.LANCZOS, box, reducing_gap=3.0)
    turn = {
        2: Transpose.FLIP_LEFT_RIGHT,
        3: Transpose.ROTATE_180,
        4: Transpose.FLIP_TOP_BOTTOM,
        5: Transpose.TRANSPOSE,
        6: Transpose.ROTATE_270,
        7: Transpose.TRANSVERSE,
        8: Transpose.ROTATE_90,
    }.get(turned)
    if turn is not None:
        small = small.transpose(turn)
    small.info = {"icc_profile": opened.info.get("icc_profile")}
    return small


def _upper_half(opened: Image) -> Image:
    """Sixteen bits of grey as eight: Pillow would cut off at the lightest grey instead."""
    from PIL.Image import frombytes

    return frombytes("L", opened.size, opened.tobytes()[0 if opened.mode.endswith("B") else 1 :: 2])


def _flat(cropped: Image, ground: str) -> Image:
    """A new picture with the colours of this one, as sRGB, and nothing else of it."""
    from PIL.Image import new

    mask = cropped.getchannel("A") if cropped.mode in ("LA", "RGBA") else None
    colours = cropped.convert(cropped.mode[:-1]) if mask else cropped
    profile = cropped.info.get("icc_profile")
    if isinstance(profile, bytes) and len(profile) <= _LARGEST_PROFILE:
        colours = _as_srgb(colours, profile)
    flat = new("RGB", colours.size, ground)
    flat.paste(colours.convert("RGB"), (0, 0), mask)
    return flat


def _as_srgb(colours: Image, profile: bytes) -> Image:
    """Colours that a profile (ICC) describes, as a browser takes them without one; itself, if it cannot."""
    from PIL import ImageCms

    try:
        own = ImageCms.getOpenProfile(BytesIO(profile))
        changed = ImageCms.profileToProfile(colours, own, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return colours
    return changed or colours


def _saved(flat: Image, kind: str, **settings: int | bool) -> bytes:
    kept = BytesIO()
    flat.save(kept, kind, **settings)
    return kept.getvalue()


_PNG_NEEDS = frozenset([b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"iCCP", b"eXIf"])


def _png(content: bytes) -> Picture | Unfit:
    """PNG (W3C): a signature, then chunks: length, name, data, sum. The header's chunk comes first."""
    if content[12:16] != b"IHDR" or len(content) < 33:
        return Unfit(_DAMAGED if len(content) < 33 else _ODD, _ONCE_MORE)
    width, height = int.from_bytes(content[16:20], "big"), int.from_bytes(content[20:24], "big")
    kept = [content[:33]]
    at, name = 33, b""
    while name != b"IEND":
        end = at + 12 + int.from_bytes(content[at : at + 4], "big")
        if end > len(content) or at + 12 > len(content):
            return Unfit(_DAMAGED, _ONCE_MORE)
        name = content[at + 4 : at + 8]
        if name == b"IHDR":
            return Unfit(_ODD, _ONCE_MORE)
        if name in _PNG_NEEDS:
            if crc32(content[at + 4 : end - 4]) != int.from_bytes(content[end - 4 : end], "big"):
                return Unfit(_DAMAGED, _ONCE_MORE)
            kept.append(content[at:end])
        at = end
    return Picture("PNG", width, height, b"".join(kept))


def _jpeg(content: bytes) -> Picture | Unfit:
    """JPEG (ITU T.81): segments, each with a marker and a length, up to the first scan; then the pixels."""
    at, size = 2, (0, 0)
    kept = [content[:2]]
    while True:
        while content[at : at + 2] == b"\xff\xff":
            at += 1
        if at + 4 > len(content):
            return Unfit(_DAMAGED, _ONCE_MORE)
        marker = content[at + 1]
        end = at + 2 + int.from_bytes(content[at + 2 : at + 4], "big")
        if content[at] != 0xFF or end < at + 4:
            return Unfit(_ODD, _ONCE_MORE)
        if marker == 0xDA:
            break
        frame = 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC)
        if frame:
            if any(size):
                return Unfit(_ODD, _ONCE_MORE)
            size = (
                int.from_bytes(content[at + 7 : at + 9], "big"),
                int.from_bytes(content[at + 5 : at + 7], "big"),
            )
        if frame or marker in (0xC4, 0xDB, 0xDD) or _needed(marker, content[at + 4 : at + 16]):
            kept.append(content[at:end])
        at = end
    if not all(size):
        return Unfit(_ODD, _ONCE_MORE)
    if content.find(b"\xff\xd9", at) < 0:
        return Unfit(_DAMAGED, _ONCE_MORE)
    if content.count(b"\xff\xda", at) > _MOST_SCANS:
        return Unfit("this picture is drawn over and over, which would take very long", _ONCE_MORE)
    return Picture("JPEG", *size, b"".join([*kept, content[at:]]))


def _needed(marker: int, begins: bytes) -> bool:
    """Whether a segment of an application says how the pixels are meant: JFIF, Exif, ICC, Adobe."""
    return (
        (marker == 0xE0 and begins.startswith(b"JFIF\0"))
        or (marker == 0xE1 and begins.startswith(b"Exif\0\0"))
        or (marker == 0xE2 and begins.startswith(b"ICC_PROFILE\0"))
        or (marker == 0xEE and begins.startswith(b"Adobe"))
    )


def _webp(content: bytes) -> Picture | Unfit:
    """WebP (RFC 9649): a RIFF file whose first chunk says how large the picture is."""
    if len(content) < 30 or int.from_bytes(content[4:8], "little") + 8 > len(content):
        return Unfit(_DAMAGED, _ONCE_MORE)
    kind, at = content[12:16], 20
    if kind == b"VP8X":
        width, height = (int.from_bytes(content[at + 4 + n : at + 7 + n], "little") + 1 for n in (0, 3))
    elif kind == b"VP8L":
        bits = int.from_bytes(content[at + 1 : at + 5], "little")
        width, height = (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    elif kind == b"VP8 ":
        width, height = (int.from_bytes(content[at + 6 + n : at + 8 + n], "little") & 0x3FFF for n in (0, 2))
    else:
        return Unfit(_ODD, _ONCE_MORE)
    return Picture("WEBP", width, height, content)


_READ = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"RIFF")

_BEGINNINGS = (
    (rb"GIF8[79]a", "a GIF"),
    (rb"%PDF-", "a document in PDF"),
    (rb"%!PS|\xc5\xd0\xd3\xc6", "a drawing in EPS"),
    (rb"....ftyp|\x1aE\xdf\xa3", "a film"),
    (rb"II\*\0|MM\0\*|II\+\0|MM\0\+|IIU\0|IIR[OS]|FUJIFILMCCD-RAW", "a TIFF or a camera's raw picture"),
    (rb"BM.{4}\0{4}", "a bitmap"),
    (rb"\xff\x0a|\0\0\0\x0cJXL ", "a picture in JPEG XL"),
    (rb"\0\0\0\x0cjP  |\xff\x4f\xff\x51", "a picture in JPEG 2000"),
    (rb"8BPS", "a Photoshop file"),
    (rb"\0\0[\x01\x02]\0", "an icon"),
    (rb"PK\x03\x04", "an archive"),
)

_BRANDS = (
    ((b"avif", b"avis", b"avio"), "a picture in AVIF"),
    ((b"hei", b"hev", b"mif1", b"msf1"), "a picture in HEIC"),
    ((b"crx ",), "a camera's raw picture"),
)
"""Kinds of an ISO base media file (ISO/IEC 14496-12), by the brands that it says it can be read as."""

_EXPORTED = {
    "a picture in HEIC": (
        "export it as JPEG: on a Mac in Preview, by File and Export; on Windows in Photos, by Save as; on an "
        "iPhone copy it in Photos and paste it in Files. With Settings, Camera, Formats, Most Compatible the "
        "next pictures are JPEG"
    ),
    "a picture in AVIF": "open it in a browser or a picture editor, and save it from there as JPEG or PNG",
    "a document in PDF": "export its page as JPEG or PNG: on a Mac in Preview, by File and Export",
}


def _other_kind(content: bytes) -> str:
    """What a file is by its beginning, if it is none of the kinds that are read; nothing, if nobody knows."""
    beginning = content[:4096]
    if beginning[4:8] == b"ftyp":
        brands = beginning[8 : int.from_bytes(beginning[:4], "big")]
        every = [brands[at : at + 4] for at in range(0, len(brands), 4) if at != 4]  # behind it, a version
        for beginnings, kind in _BRANDS:
            if any(brand.startswith(beginnings) for brand in every):
                return kind
    return next((kind for signs, kind in _BEGINNINGS if re.match(signs, beginning, re.DOTALL)), "")


def _not_read(kind: str) -> Unfit:
    return Unfit(
        f"this is {kind}, and {_FORMATS}", _EXPORTED.get(kind, "open it, and save it as JPEG or PNG")
    )


def _something_else(content: bytes) -> Unfit:
    """A word about a file that is none of the three kinds, whatever it is called."""
    beginning = content[:4096]
    written = beginning.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    kind = _other_kind(content)
    if written.startswith(b"version https://git-lfs"):
        return Unfit(
            "this only stands for a picture, which Git LFS keeps elsewhere", "fetch it: git lfs pull"
        )
    if not kind and written.startswith(b"<"):
        if b"<svg" in written or b":svg" in written:
            return Unfit(
                f"this is a drawing in SVG, and {_FORMATS}",
                f"export it as PNG, {2 * WIDTH} by {2 * HEIGHT} pixels or so",
            )
        return Unfit(
            f"this is a web page and not a picture; {_FORMATS}",
            "look at the picture alone in the browser, and save that",
        )
    if not kind:
        return Unfit(f"this file is not a picture; {_FORMATS}", "put the picture itself here")
    return _not_read(kind)
