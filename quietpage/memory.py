"""What was made before, kept from one run to the next: a cache by what things were made from."""

from __future__ import annotations


class Memory:
    """Lives as long as somebody works on a page; each run asks it before making anything anew.

    It changes no page: with a new one, everything is made as if for the first time.
    """
