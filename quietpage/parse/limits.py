"""How much YAML is read. Each limit is far beyond what a page of people needs."""

from __future__ import annotations

LONGEST_FILE = 2_000_000
"""The longest file that is read, in code points."""

DEEPEST = 8
"""The deepest nesting of lists and mappings."""

MOST_NODES = 100_000
"""The most keys, values and lists in a file."""
