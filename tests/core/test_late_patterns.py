"""A pattern that is compiled late answers as one that is compiled at once."""

from __future__ import annotations

import pickle
import re
import threading

import pytest

from quietpage.core.late_patterns import late_pattern, libraries_with_late_patterns


def test_it_is_compiled_when_it_is_first_asked() -> None:
    pattern = late_pattern(r"(\w)\1")
    re.purge()
    assert not re._cache  # type: ignore[attr-defined]
    assert pattern.sub("-", "boot") == "b-t"
    assert len(re._cache) == 1  # type: ignore[attr-defined]


def test_it_has_what_a_pattern_has() -> None:
    late, early = late_pattern(r"(?P<sign>O)", re.IGNORECASE), re.compile(r"(?P<sign>O)", re.IGNORECASE)
    assert late.findall("boOt") == early.findall("boOt")
    assert [each.span() for each in late.finditer("boOt")] == [(1, 2), (2, 3)]
    assert (late.pattern, late.flags, late.groupindex) == (early.pattern, early.flags, early.groupindex)
    assert pickle.loads(pickle.dumps(late)) == early
    assert late_pattern(rb"o+").split(b"boot") == [b"b", b"t"]


def test_a_wrong_one_raises_when_it_is_asked() -> None:
    with pytest.raises(re.error):
        late_pattern("(").search("")


def test_only_around_a_library_are_its_patterns_late_and_only_in_this_thread() -> None:
    beside: list[object] = []
    with libraries_with_late_patterns():
        here = re.compile("a+")
        thread = threading.Thread(target=lambda: beside.append(re.compile("b+")))
        thread.start()
        thread.join()
    assert not isinstance(here, re.Pattern)
    assert here.search("baa")
    assert isinstance(beside[0], re.Pattern)
    assert isinstance(re.compile("d+"), re.Pattern)
