"""A Jinja bytecode cache for the shipped templates, in the user's cache folder.

It is for those that do not come along as what the installed Jinja would make (`render.shipped_templates`).
What is loaded from such a cache is run. So it lies where nobody else can write, and not beside the templates:
a checkout, or a folder that several install into, may bring files of anybody's.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from zlib import crc32

from quietpage import __version__
from quietpage.cache import folder as caches
from quietpage.core.late_patterns import libraries_with_late_patterns

with libraries_with_late_patterns():
    import jinja2
    from jinja2.bccache import Bucket, BytecodeCache

_KIND = "templates"
_LARGEST = 4_000_000
_SUM = 4


def compiled_templates(themes: Path) -> BytecodeCache:
    """The cache for the templates in this folder. It keeps nothing, if no folder can be had for it.

    Nothing is put there if Python may not keep its own modules compiled either.
    """
    return _Kept(themes)


class _Kept(BytecodeCache):
    """Jinja's cache in a folder of ours. A site's own templates are never kept.

    The folder is opened each time: Jinja's environments live until Python looks for what nobody knows.
    """

    def __init__(self, themes: Path) -> None:
        self._themes, self._ours = themes, os.path.join(themes, "")

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        if filename is None or not os.path.abspath(filename).startswith(self._ours):
            return ""
        # Another release, Python or Jinja may compile the same template to something else.
        about = (__version__, sys.implementation.cache_tag, getattr(jinja2, "__version__", ""), filename)
        return super().get_cache_key(name, "|".join(map(str, about)))

    def get_bucket(
        self, environment: jinja2.Environment, name: str, filename: str | None, source: str
    ) -> Bucket:
        """The entry of a template. What Jinja compiles depends on how filters and tests are called, and the
        version stays the same from one commit to the next; so that is a part of the key.
        """
        called = {**environment.filters, **environment.tests}
        conventions = (f"{each}:{getattr(called[each], 'jinja_pass_arg', '')}" for each in sorted(called))
        key = self.get_cache_key(f"{name}|{' '.join(conventions)}", filename)
        bucket = Bucket(environment, key, self.get_source_checksum(source))
        self.load_bytecode(bucket)
        return bucket

    def load_bytecode(self, bucket: Bucket) -> None:
        folder = caches.kept(self._themes, _KIND, make=False) if bucket.key else None
        content = caches.take(folder, bucket.key, _LARGEST) if folder else b""
        # A disk may have changed it, and Python does not look at what it loads.
        if content[:_SUM] == _sum(content[_SUM:]):
            bucket.bytecode_from_string(content[_SUM:])

    def dump_bytecode(self, bucket: Bucket) -> None:
        if not bucket.key or sys.dont_write_bytecode:
            return
        if folder := caches.kept(self._themes, _KIND, make=True):
            content = bucket.bytecode_to_string()
            caches.put(folder, bucket.key, _sum(content) + content)


def _sum(content: bytes) -> bytes:
    return crc32(content).to_bytes(_SUM, "big")
