"""Names that look the same and are spelled with other letters: the skeletons of UTS 39, for names of people.

Only letters are here that nobody tells apart in print. UTS 39 takes `rn` for `m` as well, and so would refuse
names that honest people have.
"""

from __future__ import annotations

from unicodedata import normalize


def skeleton(name: str) -> str:
    """What a name looks like, whatever alphabets its letters are of: the same for Ada and for Аdа."""
    return normalize("NFC", normalize("NFKC", name).translate(_LARGE)).casefold().translate(_SMALL)


_LARGE = str.maketrans(
    "АВЕЅІЈКМНОРСТУХҮԚԜӀЁЇΑΒΕΖΗΙΚΜΝΟΡΤΥΧՕՍ",
    "ABESIJKMHOPCTYXYQWIËÏABEZHIKMNOPTYXOU",
)
"""Letters of Cyrillic, Greek and Armenian that look like a Latin one, as large letters: with many it is these
alone that look alike.
"""

_SMALL = str.maketrans("аеѕіјорсухһԛԝёїονρυχօոս", "aesijopcyxhqwëïovpuxonu")
