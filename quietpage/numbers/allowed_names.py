"""Which of a site's names the guard lets by: those of its people that look like numbers, and the list
`not_numbers:`.

What an entry of that list may be is said in `not_numbers`.
"""

from __future__ import annotations

from quietpage.core.late_patterns import late_pattern
from quietpage.core.names_of_site import Names
from quietpage.numbers.finder import found_in, may_hold
from quietpage.numbers.loader import read_as
from quietpage.numbers.not_numbers import accepted, accepted_name

_CAPITALS = late_pattern(r"[IVXLCDM](?<!\w.)[IVXLCDM]*+(?!\w)")
"""A word that may be a Roman numeral."""


def allowed_names(names: Names) -> frozenset[str]:
    """The names that are let by. Of the people's, only those in which a number could be seen at all."""
    allowed = {phrase for phrase in names.listed if accepted(phrase)}
    # There are fewer ways to read than there are tags of languages.
    languages = tuple({read_as(language): language for language in names.languages}.values())
    # All names at once first: on most pages there is nothing in any of them.
    everybody = "\n".join(names.people)
    if not _CAPITALS.search(everybody) and not any(may_hold(everybody, language) for language in languages):
        return frozenset(allowed)
    for name in dict.fromkeys(names.people):
        seen = any(found_in(name, language) for language in languages) or _CAPITALS.search(name)
        if seen and accepted_name(name):
            allowed.add(name)
    return frozenset(allowed)
