"""The characters that take the place of number words in a text, so that patterns see what each is.

A word is tagged letter for letter: `two hundred owls` becomes `ⁿⁿⁿ ˢˢˢˢˢˢˢ owls`, and every place stays what
it was. The tags are letters to a pattern (`\\w`), but none can stand in a text by itself: Unicode's
compatibility folding (NFKC, UAX #15), which every text has gone through, turns each into a plain letter.
"""

from __future__ import annotations

UNIT = "\u207f"
"""Two to nineteen, and the like."""
TEN = "\u1d57"
"""Twenty, thirty …: what a unit may follow."""
SCALE = "\u02e2"
"""Hundred, thousand, dozen …: what multiplies."""
ORDINAL = "\u00aa"
"""Third, fourth …"""
BUILT = "\u02e3"
"""Words built on a number, such as twofold."""

TAGS = UNIT + TEN + SCALE + ORDINAL + BUILT

TAG_OF_WORDS = {"unit": UNIT, "ten": TEN, "scale": SCALE, "ordinal": ORDINAL, "built": BUILT}
"""By what a language's module calls its lists of words."""

TAG_OF_RULES = {"unit": UNIT, "ten": TEN, "scale": SCALE, "ordinal word": ORDINAL, "built": BUILT}
"""By the kind of a rule that makes words number words here; a rule of the kind `ordinal` finds a number."""
