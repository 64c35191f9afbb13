"""Portraits, from bytes to bytes: what comes in may be anything, what goes out is a picture and no more."""

from __future__ import annotations

import os
import random
import resource
import struct
import time
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Literal

import pytest
from PIL import Image, ImageChops, ImageCms, ImageOps, ImageStat

from quietpage.images.metadata import only_pixels
from quietpage.images.portraits import (
    HEIGHT,
    MOST_PIXELS,
    MOST_PIXELS_OF_WEBP,
    WIDTH,
    Portrait,
    Unfit,
    drawn,
    framed,
    inspect_picture,
    size_in_frame,
)
from tests.drawings import SECRET, chunk, drawing, exif, picture, png, telling, zeros

KINDS = ("PNG", "JPEG", "WEBP")


def portrait(content: bytes, focus: str = "centre", ground: str = "#ffffff") -> Portrait:
    made = drawn(content, focus, ground)
    assert isinstance(made, Portrait), made
    return made


def hung(content: bytes, focus: str = "centre", ground: str = "#ffffff") -> Image.Image:
    """A picture in its frame, as it is before it is saved."""
    made = framed(content, focus, ground)
    assert isinstance(made, Image.Image), made
    return made


def seen(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content)).convert("RGB")


def apart(one: Image.Image, other: Image.Image) -> float:
    """How far two pictures are from each other, on the average of all pixels and colours."""
    return max(ImageStat.Stat(ImageChops.difference(one, other)).mean)


def refused(content: bytes) -> str:
    """What is said of a picture that cannot be a portrait; it says so without an exception, and kindly."""
    said = framed(content)
    assert isinstance(said, Unfit), "this picture was taken"
    assert said.message[0].islower()
    assert said.help
    assert not said.message.endswith((".", "!"))
    return said.message


def within(work: Callable[[], object]) -> tuple[float, int]:
    """The seconds that some work takes, and the megabytes that it needs beyond what is there already."""
    receiving, sending = os.pipe()
    child = os.fork()
    if child == 0:
        begun, before = time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        work()
        needed = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
        os.write(sending, struct.pack("dq", time.process_time() - begun, needed // 1024))
        os._exit(0)
    os.waitpid(child, 0)
    taken: tuple[float, int] = struct.unpack("dq", os.read(receiving, 16))
    os.close(receiving)
    os.close(sending)
    return taken


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_left_but_the_picture(kind: str) -> None:
    whole = telling(kind)
    assert SECRET in whole
    made = portrait(whole)
    assert [part[:2] for part in made] == [b"\0\0", b"RI", b"\xff\xd8"]
    for part in made:
        assert only_pixels(part, WIDTH, HEIGHT)
        for trace in (SECRET, b"Exif", b"GPS", b"xmp", b"adobe", b"ICC", b"Photoshop", b"PK\3\4", b"2024"):
            assert trace not in part
        image = Image.open(BytesIO(part))
        assert image.size == (WIDTH, HEIGHT)
        assert not image.getexif()
        assert not {"exif", "icc_profile", "xmp", "comment", "photoshop", "XML:com.adobe.xmp"} & set(
            image.info
        )
        assert apart(seen(part), seen(picture(image=drawing(WIDTH, HEIGHT)))) < 6


def test_what_is_more_than_a_picture_is_told_from_it() -> None:
    for part in portrait(picture()):
        assert only_pixels(part, WIDTH, HEIGHT)
        assert not only_pixels(part, HEIGHT, WIDTH)
        assert not only_pixels(part + b"x", WIDTH, HEIGHT)
        assert not only_pixels(part[:-9], WIDTH, HEIGHT)
        assert not only_pixels(b"", WIDTH, HEIGHT)
    flat = drawing(WIDTH, HEIGHT)
    tellings: list[tuple[str, dict[str, object]]] = [
        ("JPEG", {"exif": exif()}),
        ("JPEG", {"comment": b"a"}),
        ("JPEG", {"icc_profile": bytes(200)}),
        ("WEBP", {"exif": exif()}),
        ("WEBP", {"xmp": b"a"}),
        ("AVIF", {"exif": exif()}),
        ("AVIF", {"xmp": b"a"}),
        ("PNG", {"exif": exif()}),
        ("PNG", {"dpi": (72, 72)}),
    ]
    for kind, settings in tellings:
        assert only_pixels(picture(kind, flat), WIDTH, HEIGHT)
        assert not only_pixels(picture(kind, flat, **settings), WIDTH, HEIGHT), (kind, settings)
    assert not only_pixels(b"<svg xmlns='http://www.w3.org/2000/svg'/>", WIDTH, HEIGHT)


def with_words(kind: str, content: bytes) -> Iterator[bytes]:
    """A picture with words inside and behind its frames, where a decoder looks past them."""
    words = b"Somebody's home is the yellow house."

    def four(number: int, order: Literal["big", "little"] = "big") -> bytes:
        return number.to_bytes(4, order)

    def box(name: bytes, inner: bytes) -> bytes:
        return four(8 + len(inner)) + name + inner

    def inserted(at: int, more: bytes = words) -> bytes:
        return content[:at] + more + content[at:]

    yield content + words
    if kind == "JPEG":
        yield inserted(len(content) - 2)
        yield inserted(2)
        yield inserted(2, b"\xff\xfe" + (len(words) + 2).to_bytes(2, "big") + words)
        yield inserted(2, b"\xff\xfe\0\2")
        yield inserted(20, b"\xff\xe0\0\x08HELLO\0")
        yield inserted(content.index(b"\xff\xda"))
        yield inserted(content.index(b"\xff\xda"), b"\xff\xff")
        yield inserted(content.index(b"\xff\xda"), b"\xff\xdd\0\x08HELLO!")
        frame = b"\xff\xc0" if b"\xff\xc0" in content[:400] else b"\xff\xc2"
        for marker in (b"\xff\xdb", frame, b"\xff\xda"):  # longer than what it holds
            at = content.index(marker) + 2
            length = int.from_bytes(content[at : at + 2], "big")
            end = at + length
            longer = (length + len(words)).to_bytes(2, "big")
            yield content[:at] + longer + content[at + 2 : end] + words + content[end:]
        letters = bytes(range(97, 123))
        table = b"\x13" + bytes(7) + bytes([len(letters)]) + bytes(8) + letters  # one that no scan asks for
        yield inserted(content.index(b"\xff\xda"), b"\xff\xc4" + (len(table) + 2).to_bytes(2, "big") + table)
    if kind == "WEBP":
        size = int.from_bytes(content[16:20], "little")
        frame = content[20 : 20 + size] + words
        frame += b"x" * (len(frame) % 2)
        yield b"RIFF" + four(len(frame) + 12, "little") + b"WEBPVP8 " + four(len(frame), "little") + frame
        odd = content[20 : 20 + size - (size % 2 == 0)]
        yield b"RIFF" + four(len(odd) + 13, "little") + b"WEBPVP8 " + four(len(odd), "little") + odd + b"x"
        note = b"NOTE" + four(len(words), "little") + words
        yield b"RIFF" + four(len(content) - 8 + len(note), "little") + content[8:] + note
    if kind == "AVIF":
        data = content.index(b"mdat") - 4
        kind_end = int.from_bytes(content[:4], "big")
        meta, stream = content[kind_end + 8 : data], content[data + 8 :]
        yield inserted(data, box(b"free", words))
        yield inserted(len(content), box(b"free", words))
        yield content[:data] + box(b"mdat", stream + words)
        yield content[:data] + box(b"mdat", stream + bytes([0x2A, len(words)]) + words)  # metadata
        yield content[:data] + box(b"mdat", stream + bytes([0x7A, len(words)]) + words)  # padding
        yield content[:kind_end] + box(b"meta", meta + box(b"free", words)) + content[data:]
        yield content[:kind_end] + box(b"meta", meta.replace(b"Color\0", b"Somebody\0")) + content[data:]
        yield box(b"ftyp", content[8:kind_end] + b"home") + content[kind_end:]
    if kind == "PNG":
        end = content.rindex(b"IEND") - 4
        start = content.index(b"IDAT") - 4
        pixels = content[start + 8 : end - 4]
        yield content[:start] + chunk(b"IDAT", pixels + words) + content[end:]
        yield content[:start] + chunk(b"IDAT", zlib.compress(zlib.decompress(pixels) + words)) + content[end:]
        yield content[:end] + chunk(b"IDAT", words) + content[end:]
        yield content[:end] + chunk(b"IEND", words)
        yield content[:start] + chunk(b"PLTE", b"abc") + chunk(b"PLTE", b"abc") + content[start:]
        yield content[:end] + chunk(b"tEXt", words) + content[end:]
        yield content[: start - 4] + b"home" + content[start:]  # in the place of a sum


@pytest.mark.parametrize("kind", [*KINDS, "AVIF"])
def test_words_inside_and_behind_the_frames_are_told_from_a_picture(kind: str) -> None:
    flat = drawing(WIDTH, HEIGHT)
    of_kind: list[dict[str, object]] = (
        [{"progressive": True, "optimize": True}, {}] if kind == "JPEG" else [{}]
    )
    for settings in of_kind:
        content = picture(kind, flat, **settings)
        assert only_pixels(content, WIDTH, HEIGHT)
        for number, forged in enumerate(with_words(kind, content)):
            assert forged != content
            assert not only_pixels(forged, WIDTH, HEIGHT), (kind, settings, number)


@pytest.mark.slow
def test_any_picture_that_is_drawn_is_known_again() -> None:
    chance = random.Random("pictures")
    for number in range(4):  # in every way of making a picture larger
        noise = Image.frombytes("RGB", (24, 30), chance.randbytes(24 * 30 * 3))
        image = noise.resize((2 * WIDTH, 2 * HEIGHT), number)
        for each in (image, image.convert("L"), Image.new("RGB", (WIDTH, HEIGHT), (number * 60, 90, 200))):
            for part in portrait(picture(image=each)):
                assert only_pixels(part, WIDTH, HEIGHT)


@pytest.mark.slow
@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", KINDS)
def test_everybody_is_upright(kind: str, orientation: int) -> None:
    for size in ((700, 900), (1000, 640)):
        brought = picture(kind, drawing(*size), exif=exif(orientation))
        upright = ImageOps.exif_transpose(Image.open(BytesIO(brought)))
        for focus, height in (("top", 0), ("centre", 0.4), ("bottom", 1)):
            wanted = ImageOps.fit(upright, (WIDTH, HEIGHT), Image.Resampling.LANCZOS, centering=(0.5, height))
            assert apart(hung(brought, focus), wanted.convert("RGB")) < 3


def test_the_part_that_matters_stays() -> None:
    high = Image.new("RGB", (600, 1800), "white")
    for place, colour in enumerate(("red", "green", "blue")):
        high.paste(Image.new("RGB", (600, 600), colour), (0, 600 * place))
    tops = {focus: hung(picture(image=high), focus).getpixel((240, 60)) for focus in ("top", "bottom")}
    assert tops["top"] != tops["bottom"]


def test_every_kind_of_picture_becomes_a_portrait() -> None:
    wanted = drawing(WIDTH, HEIGHT)
    for mode in ("RGB", "RGBA", "L", "LA", "P", "1", "CMYK", "I;16"):
        for kind in KINDS if mode != "I;16" else ("PNG",):
            image = drawing(mode=mode) if mode != "I;16" else sixteen_bits()
            try:
                brought = picture(kind, image)
            except (OSError, KeyError):  # not every kind has every mode
                continue
            made = hung(brought)
            grey = mode in ("L", "LA", "1", "I;16")
            if mode != "1":  # dots, that are grey from afar
                assert apart(made.convert("L"), wanted.convert("L")) < 6, (mode, kind)
            assert grey or apart(made, wanted) < (12 if mode == "P" else 6), (mode, kind)


def sixteen_bits() -> Image.Image:
    grey = drawing(mode="L")
    return Image.frombytes("I;16", grey.size, b"".join(bytes((0, value)) for value in grey.tobytes()))


def test_a_picture_that_can_be_seen_through_stands_on_the_paper_of_the_page() -> None:
    clear = Image.new("RGBA", (600, 750), (0, 0, 0, 0))
    with_a_palette = clear.convert("P")
    for content in (
        picture(image=clear),
        picture("WEBP", clear, lossless=True),
        picture(image=with_a_palette, transparency=0),
    ):
        corner = hung(content, ground="#fbf8f2").getpixel((10, 10))
        assert corner == (0xFB, 0xF8, 0xF2)


def test_of_a_film_the_first_picture_is_taken() -> None:
    others = [Image.new("RGB", (600, 750), "black")] * 3
    for kind in ("PNG", "WEBP"):
        film = picture(kind, drawing(), save_all=True, append_images=others, duration=100)
        assert apart(hung(film), drawing(WIDTH, HEIGHT)) < 6


def test_colours_of_a_wide_profile_are_those_that_were_meant() -> None:
    # A profile with red and green in each other's place: whoever drops it, and does not follow it, turns red.
    turned = swapped_profile()
    red = Image.new("RGB", (600, 750), (220, 30, 30))
    for kind in KINDS:
        made = hung(picture(kind, red, icc_profile=turned)).getpixel((200, 200))
        assert isinstance(made, tuple)
        assert made[1] > made[0] + 100, made


def swapped_profile() -> bytes:
    plain = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    entries = {
        bytes(plain[at : at + 4]): at
        for at in range(132, 132 + 12 * int.from_bytes(plain[128:132], "big"), 12)
    }
    red, green = entries[b"rXYZ"], entries[b"gXYZ"]
    plain[red + 4 : red + 12], plain[green + 4 : green + 12] = (
        plain[green + 4 : green + 12],
        plain[red + 4 : red + 12],
    )
    return bytes(plain)


def test_a_profile_that_means_nothing_does_no_harm() -> None:
    for profile in (b"x", bytes(2000), swapped_profile()[:200]):
        assert apart(hung(picture("JPEG", icc_profile=profile)), drawing(WIDTH, HEIGHT)) < 6


def test_the_same_picture_gives_the_same_bytes() -> None:
    for kind in KINDS:
        assert portrait(telling(kind)) == portrait(telling(kind))


def test_a_portrait_is_small_enough_for_a_slow_line() -> None:
    noise = Image.frombytes("RGB", (WIDTH, HEIGHT), os.urandom(WIDTH * HEIGHT * 3))
    made = portrait(picture(image=noise))
    assert len(made.avif) < len(made.jpeg) < 220_000


def test_what_is_no_picture_is_named() -> None:
    files = {
        b"": "this file is empty",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert()</script></svg>": "SVG",
        b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- a drawing -->\n<svg/>": "SVG",
        "<?xml version='1.0' encoding='utf-16'?><svg/>".encode("utf-16"): "SVG",
        b"<!DOCTYPE html><title>Not found</title>": "a web page",
        b"  <HTML><body>": "a web page",
        b"%!PS-Adobe-3.0 EPSF-3.0": "EPS",
        b"%PDF-1.7": "PDF",
        b"\0\0\0\x18ftypheic\0\0\0\0": "HEIC",
        b"\0\0\0\x18ftypmif1\0\0\0\0": "HEIC",
        b"\0\0\0\x18ftypheix\0\0\0\0mif1heix" + bytes(9_000_000): "HEIC",
        b"\0\0\0\x1cftypmif1\0\0\0\0mif1avifmiaf": "AVIF",
        b"\0\0\0\x18ftypcrx \0\0\0\x01crx isom": "a camera's raw picture",
        picture("AVIF"): "AVIF",
        picture("GIF"): "a GIF",
        picture("TIFF"): "a TIFF",
        picture("BMP"): "a bitmap",
        picture("ICO"): "an icon",
        picture("JPEG2000"): "JPEG 2000",
        picture("PPM"): "not a picture",
        b"PK\3\4....": "an archive",
        b"\0\0\0\x18ftypisom": "a film",
        b"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\n": "Git LFS",
        b"Ada, asking": "not a picture",
        bytes(5000): "not a picture",
    }
    for content, word in files.items():
        assert word in refused(content), content[:20]


def test_a_photograph_in_heic_is_told_how_it_becomes_a_jpeg() -> None:
    said = framed(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(3000))
    assert isinstance(said, Unfit)
    for word in ("export it as JPEG", "on a Mac", "on Windows", "on an iPhone"):
        assert word in said.help


def test_a_picture_that_is_cut_short_or_mixed_up_is_told_and_nothing_breaks() -> None:
    for kind in KINDS:
        whole = picture(kind)
        for part in (1, 2, 3, 8, 12, 16, 20, 25, 29, 33, 100, len(whole) // 2, len(whole) - 1):
            refused(whole[:part])
        for at in range(2, 1000, 13):
            framed(whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :])
    begin, rest = picture()[:33], picture()[33:]
    refused(begin + begin[8:] + rest)
    refused(png(600, 750))
    refused(png(600, 750, b"not deflated"))
    whole = picture()
    at = whole.index(b"IDAT") + 300
    refused(whole[:at] + bytes(8) + whole[at + 8 :])
    refused(png(600, 750, zlib.compress(bytes(100))))
    refused(b"\xff\xd8\xff\xd9")
    refused(b"\xff\xd8\xff\xff\xff\xff")
    refused(picture("JPEG")[:-2] + b"\0\0")


def test_a_picture_that_is_too_small_is_refused_with_both_sizes_and_a_way_to_a_larger_one() -> None:
    assert "120 by 150" in refused(picture(image=drawing(120, 150)))
    assert "700 by 399" in refused(picture(image=drawing(700, 399)))
    assert "399 by 399" in refused(picture(image=drawing(399, 399)))
    assert "400 by 320" in refused(picture("JPEG", drawing(320, 400), exif=exif(6)))
    refused(picture(image=drawing(1, 1)))
    refused(picture(image=drawing(319, 4000)))
    said = framed(picture(image=drawing(256, 256)))
    assert isinstance(said, Unfit)
    assert "at least 320 by 400 pixels, or 400 by 400 if it is square" in said.help
    assert "https://github.com/NAME.png" in said.help
    hung(picture("JPEG", drawing(600, 480), exif=exif(8)))
    hung(picture("JPEG", drawing(400, 320), exif=exif(8)))
    hung(picture(image=drawing(320, 400)))
    hung(picture(image=drawing(6000, 600)))
    hung(picture(image=drawing(6000, 400)))


@pytest.mark.parametrize(
    ("brought", "shown"),
    [
        ((400, 400), (320, 400)),
        ((460, 460), (368, 460)),
        ((512, 512), (410, 512)),
        ((400, 500), (400, 500)),
        ((479, 700), (478, 598)),
        ((480, 599), (479, 599)),
        ((2000, 599), (479, 599)),
        ((480, 600), (480, 600)),
        ((2000, 2000), (480, 600)),
    ],
)
def test_an_avatar_is_cropped_and_never_blown_up(brought: tuple[int, int], shown: tuple[int, int]) -> None:
    avatar = drawing(*brought)
    for kind in ("PNG", "WEBP"):
        for focus in ("top", "centre", "bottom"):
            content = picture(kind, avatar, **({"lossless": True} if kind == "WEBP" else {}))
            made = hung(content, focus)
            assert made.size == shown
            if shown[0] < WIDTH:  # pixel by pixel, as it was
                left = (brought[0] - shown[0]) // 2
                boxes = [
                    (left, top, left + shown[0], top + shown[1]) for top in range(brought[1] - shown[1] + 1)
                ]
                assert any(apart(made, avatar.crop(box)) == 0 for box in boxes)
    for orientation in range(2, 9):
        turned = picture("PNG", avatar, exif=exif(orientation))
        wide, high = ImageOps.exif_transpose(Image.open(BytesIO(turned))).size
        assert hung(turned).size == size_in_frame(wide, high)


@pytest.mark.slow
def test_a_small_portrait_is_known_again_as_a_large_one_is() -> None:
    for size in ((320, 400), (321, 402), (400, 400), (410, 500), (479, 599), (433, 597)):
        wide, high = size_in_frame(*size)
        for part in portrait(picture(image=drawing(*size))):
            assert Image.open(BytesIO(part)).size == (wide, high)
            assert only_pixels(part, wide, high)
            assert not only_pixels(part, WIDTH, HEIGHT)


def test_a_flood_of_pixels_is_turned_away_at_the_door() -> None:
    # Pillow alone takes hundreds of megabytes for a bomb of this kind, and says nothing.
    bomb = png(20000, 20000, zeros(20000 * 2501), depth=1, colours=0)
    assert len(bomb) < 79_000
    floods = [
        bomb,
        png(2**31 - 1, 2**31 - 1),
        picture("JPEG").replace(struct.pack(">HH", 750, 600), struct.pack(">HH", 65000, 65000), 1),
        b"RIFF\x1e\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\xff\xff\xff\xff\xff\xff" + bytes(20),
    ]
    for flood in floods:
        assert "megapixels" in refused(flood)
        seconds, megabytes = within(lambda flood=flood: framed(flood))  # type: ignore[misc]
        assert seconds < 0.5
        assert megabytes < 30
    assert "8 MB" in refused(bytes(8_000_001))


@pytest.mark.slow
def test_the_largest_picture_takes_a_bounded_time_and_memory() -> None:
    wide, high = 4900, 5000
    assert 0.99 < wide * high / MOST_PIXELS <= 1
    clear = png(wide, high, zeros(high * (wide * 4 + 1)), colours=6)
    film = picture("WEBP", Image.new("RGBA", (3500, 3570)), method=0)
    assert 0.99 < 3500 * 3570 / MOST_PIXELS_OF_WEBP <= 1
    for largest in (clear, film):
        seconds, megabytes = within(lambda largest=largest: hung(largest))  # type: ignore[misc]
        assert seconds < 5
        assert megabytes < 400
    assert "WebP" in refused(picture("WEBP", Image.new("RGB", (3600, 3500)), method=0))


@pytest.mark.slow
@pytest.mark.parametrize("more", [b"zTXta\0\0", b"iTXta\0\1\0\0\0", b"iCCPa\0\0"])
def test_words_that_unfold_without_end_do_no_harm(more: bytes) -> None:
    bomb = png(
        600, 750, zlib.compress(bytes(750 * 1801)), more=chunk(more[:4], more[4:] + zeros(200_000_000))
    )
    seconds, megabytes = within(lambda: framed(bomb))
    assert seconds < 2
    assert megabytes < 100


@pytest.mark.slow
def test_more_pixels_than_were_announced_are_left_alone() -> None:
    made = hung(png(600, 750, zeros(300_000_000)))
    assert made.getpixel((5, 5)) == (0, 0, 0)


def test_a_picture_drawn_over_and_over_is_refused() -> None:
    whole = picture("JPEG", progressive=True)
    last = whole.rfind(b"\xff\xda")
    assert "very long" in refused(whole[:-2] + whole[last:-2] * 200 + whole[-2:])


def test_looking_needs_no_pillow() -> None:
    import subprocess
    import sys

    asked = (
        "import sys; from quietpage.images.portraits import inspect_picture; "
        "print(inspect_picture(sys.stdin.buffer.read())[:3], 'PIL' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", asked], input=picture(), capture_output=True, check=True)
    assert done.stdout.decode().strip() == "('PNG', 600, 750) False"
    assert inspect_picture(picture("WEBP"))[:3] == ("WEBP", 600, 750)
    assert inspect_picture(picture("WEBP", lossless=True))[:3] == ("WEBP", 600, 750)
    assert inspect_picture(picture("JPEG"))[:3] == ("JPEG", 600, 750)
