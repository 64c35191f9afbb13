"""Pictures for the tests, made on the spot, with all that a camera or a stranger could leave in them."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO

from PIL import ExifTags, Image, ImageCms, ImageDraw
from PIL.PngImagePlugin import PngInfo

SECRET = b"Somebody's home"
"""What is hidden in a picture that comes from `telling`, in every place that there is for words."""

XMP = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>" + SECRET + b"</x:xmpmeta>"


def drawing(width: int = 600, height: int = 750, mode: str = "RGB") -> Image.Image:
    """Somebody before a wall: a sky above, a field below, a red corner at the upper left."""
    image = Image.new("RGB", (width, height), (150, 180, 210))
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, height * 2 // 3, width, height), fill=(90, 130, 60))
    draw.ellipse((width // 3, height // 4, width * 2 // 3, height * 3 // 4), fill=(200, 160, 130))
    draw.rectangle((0, 0, width // 4, height // 4), fill=(200, 30, 30))
    return image if mode == "RGB" else image.convert(mode)


def picture(kind: str = "PNG", image: Image.Image | None = None, **settings: object) -> bytes:
    """A picture as bytes."""
    kept = BytesIO()
    (image or drawing()).save(kept, kind, **settings)
    return kept.getvalue()


def exif(orientation: int = 1) -> Image.Exif:
    """What a telephone writes into a picture: where, when, with what, and by whom."""
    kept = Image.Exif()
    kept[ExifTags.Base.Orientation] = orientation
    kept[ExifTags.Base.Artist] = kept[ExifTags.Base.ImageDescription] = SECRET.decode()
    kept[ExifTags.Base.DateTime] = "2024:05:06 07:08:09"
    kept.get_ifd(ExifTags.IFD.GPSInfo).update(
        {
            ExifTags.GPS.GPSLatitudeRef: "N",
            ExifTags.GPS.GPSLatitude: (52.0, 31.0, 12.0),
            ExifTags.GPS.GPSLongitudeRef: "E",
            ExifTags.GPS.GPSLongitude: (13.0, 24.0, 18.0),
        }
    )
    return kept


def profile() -> bytes:
    """A colour profile (ICC) with words in it."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def telling(kind: str) -> bytes:
    """A picture that tells everything: where, when, by whom, with a comment, a profile, a thumbnail inside it
    and an archive behind its end.
    """
    if kind == "PNG":
        words = PngInfo()
        words.add_text("Comment", SECRET.decode())
        words.add_itxt("XML:com.adobe.xmp", XMP.decode())
        words.add_text("Author", SECRET.decode(), zip=True)
        whole = picture("PNG", pnginfo=words, exif=exif(), icc_profile=profile())
    elif kind == "WEBP":
        whole = picture("WEBP", exif=exif(), xmp=XMP, icc_profile=profile())
    else:
        whole = picture("JPEG", exif=exif(), icc_profile=profile(), comment=SECRET, quality=95)
        iptc = b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\x14\x1c\x02\x78\0\x0f" + SECRET
        thumbnail = b"JFXX\0\x10" + picture("JPEG", drawing(64, 64))
        more = b"".join(
            bytes([0xFF, marker]) + struct.pack(">H", len(body) + 2) + body
            for marker, body in (
                (0xE0, thumbnail),
                (0xE1, b"http://ns.adobe.com/xap/1.0/\0" + XMP),
                (0xED, iptc),
                (0xEF, SECRET),
            )
        )
        whole = whole[:2] + more + whole[2:]
    return whole + b"PK\3\4" + SECRET


def chunk(name: bytes, body: bytes) -> bytes:
    """A chunk of a PNG."""
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png(
    width: int, height: int, data: bytes = b"", *, depth: int = 8, colours: int = 2, more: bytes = b""
) -> bytes:
    """A PNG by hand, whatever it says of itself."""
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colours, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + more + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def zeros(size: int) -> bytes:
    """So many bytes of nothing, deflated."""
    deflate = zlib.compressobj(9)
    steps = [1_000_000] * (size // 1_000_000) + [size % 1_000_000]
    return b"".join([*(deflate.compress(bytes(step)) for step in steps), deflate.flush()])
