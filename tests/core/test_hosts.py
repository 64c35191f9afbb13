"""Names of hosts in every script: what browsers open passes, in their form; what none opens is told."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quietpage.core.hosts import LONGEST_HOST, domain_fault, host_fault, in_ascii
from quietpage.core.urls import faults, in_uri
from tests.sites import CONFIG, built, check, site

# The forms are those of Chromium 156 and of Node 20: `new URL("https://…/").hostname`.
OPENED = [
    ("bücher.example", "xn--bcher-kva.example"),
    ("BÜCHER.Example", "xn--bcher-kva.example"),
    ("bu\u0308cher.example", "xn--bcher-kva.example"),
    ("straße.example", "xn--strae-oqa.example"),
    ("STRAẞE.example", "xn--strae-oqa.example"),
    ("ίσκιος.example", "xn--kxaucvpc.example"),
    ("ΣΑΣ.example", "xn--mxa9ab.example"),
    ("ışık.example", "xn--k-ekaa7p.example"),
    ("İSTANBUL.example", "xn--istanbul-o0e.example"),
    ("ǆ.example", "xn--d-toa.example"),
    ("paral·lel.example", "xn--parallel-koa.example"),
    ("क्\u200dष.example", "xn--11b2ezcw70k.example"),
    ("نامه\u200cای.example", "xn--mgba3gch31f060k.example"),
    ("हिन्दी.भारत", "xn--j2bd4cyah0f.xn--h2brj9c"),
    ("بيت1.example", "xn--1-0mcg1k.example"),
    ("מחר.example", "xn--cebn5a.example"),
    ("צה״ל.example", "xn--8dbq2a9c.example"),
    ("例え。テスト", "xn--r8jz45g.xn--zckzah"),
    ("例え．テスト", "xn--r8jz45g.xn--zckzah"),
    ("ジョン・スミス.example", "xn--yckca5mnb7duc.example"),
    ("ﾊﾝｶｸ.example", "xn--lcki8g8f.example"),
    ("пример.xn--p1ai", "xn--e1afmkfd.xn--p1ai"),
    ("i❤.example", "xn--i-7iq.example"),
    ("i❤\ufe0f.example", "xn--i-7iq.example"),
    ("👍🏽.example", "xn--on8h5e.example"),
    ("xn--i-7iq.bücher.example", "xn--i-7iq.xn--bcher-kva.example"),
    ("_x.bücher.example", "_x.xn--bcher-kva.example"),
    ("bücher.example.", "xn--bcher-kva.example."),
    (f"{'é' * 57}.example", f"xn--9ca{'a' * 56}.example"),
]

REFUSED = [
    ("אb.example", "אb", "to the left and to the right"),
    ("بيت1١.example", "بيت1١", "to the left and to the right"),
    ("1.מחר.example", "1", "to the left and to the right"),
    (f"{'é' * 58}.example", "é" * 58, "longer than any"),
    (f"{'a' * 64}.bücher.example", "a" * 64, "longer than any"),
    ("b\u200düch.example", "\u200d", "this sign that nobody sees, U+200D, here"),
    ("👩\u200d🚀.example", "\u200d", "U+200D"),
    ("bü\u00adcher.example", "\u00ad", "U+00AD"),
    ("bücher\u200b.example", "\u200b", "U+200B"),
    ("example.org∕bücher.example", "∕", "has this sign here"),
    ("bücher!.example", "!", "has this sign here"),
    ("\u0301ab.example", "\u0301", "has this sign here"),
    ("bücher.xn--a", "bücher.xn--a", "no such name"),
    ("xn--bücher.example", "xn--bücher.example", "no such name"),
    ("-bücher.example", "-bücher.example", "no such name"),
    ("bücher..example", "bücher..example", "no such name"),
    ("ｅxample.org", "ｅxample.org", "no such name"),
    ("１２７.0.0.1", "１２７.0.0.1", "no such name"),
    ("bücher.0x7f", "bücher.0x7f", "no such name"),
    ("\ufe0f.example", "\ufe0f.example", "no such name"),
    ("ü" * 300, "ü" * 300, "no such name"),
]


@pytest.mark.parametrize(("host", "form"), OPENED)
def test_a_name_that_every_browser_opens_passes_in_their_form(host: str, form: str) -> None:
    assert host_fault(host) is None
    assert in_ascii(host) == form
    assert list(faults(f"https://{host}/")) == []
    assert in_uri(f"https://{host}/é") == f"https://{form}/%C3%A9"


@pytest.mark.parametrize(("host", "piece", "why"), REFUSED)
def test_a_name_that_none_opens_is_told_at_its_smallest_piece(host: str, piece: str, why: str) -> None:
    (fault,) = faults(f"https://{host}/")
    assert f"https://{host}/"[fault.start : fault.end] == piece
    assert why in fault.message
    assert fault.help
    assert domain_fault(host) is not None


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=30) | st.text("aßς\u200c\u200dא1١é.。-_❤\ufe0f\u0301", max_size=20))
def test_a_name_that_passes_has_a_form_that_stays(host: str) -> None:
    if host_fault(host) is None:
        form = in_ascii(host)
        assert form.isascii()
        assert len(form) <= LONGEST_HOST
        assert in_ascii(form) == form
        assert host_fault(form) is None


def test_a_tracker_is_known_by_its_host_however_its_dots_are_typed() -> None:
    (fault,) = faults("https://youtube。com/watch?v=x&si=y")
    assert "follow people around" in fault.message


@pytest.mark.parametrize(
    ("domain", "name"),
    [
        ("ΊΣΚΙΟΣ.example", "xn--kxaucvrd.example"),
        ("例え。テスト", "xn--r8jz45g.xn--zckzah"),
        ("i❤.example", "xn--i-7iq.example"),
    ],
)
def test_a_domain_of_one_s_own_is_written_in_the_form_that_browsers_ask_for(
    domain: str, name: str, tmp_path: Path
) -> None:
    page = built(site(tmp_path, {"quietpage.yml": f"{CONFIG}domain: {domain}\n"}))
    assert (page / "CNAME").read_text() == f"{name}\n"


def test_a_domain_that_cannot_be_is_told_at_the_sign_with_a_way_out(tmp_path: Path) -> None:
    folder = site(tmp_path, {"quietpage.yml": f"{CONFIG}domain: אb.example\n"})
    assert check(folder).err.startswith(
        "quietpage.yml:3:9: no place on the web has a name in which writing to the left and to the right meet"
    )
    folder = site(tmp_path, {"quietpage.yml": f"{CONFIG}domain: bücher∕x.example\n"})
    assert check(folder).err.startswith(
        "quietpage.yml:3:15: no place on the web has this sign here in its name"
    )


def test_tables_for_other_scripts_are_loaded_only_for_them() -> None:
    asked = (
        "import sys\n"
        "from quietpage.core.urls import faults\n"
        "list(faults('https://under_score.example.org/é?x#y'))\n"
        "print('idna' in sys.modules)\n"
        "list(faults('https://bücher.example/'))\n"
        "print('idna' in sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True"]
