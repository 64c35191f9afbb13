"""SHA-256 and BLAKE2b, without OpenSSL.

`hashlib` loads OpenSSL, which takes as long as twenty modules of ours, and a page needs a hash or two of a
few kilobytes. CPython has both functions of its own, in modules that `hashlib` falls back on; where these are
not, `hashlib` is asked. Of whole pictures OpenSSL's is faster: `cache.pictures` asks `hashlib` itself.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from hashlib import blake2b, sha256
else:
    try:
        from _blake2 import blake2b

        if sys.version_info >= (3, 12):
            from _sha2 import sha256
        else:
            from _sha256 import sha256
    except ImportError:  # another Python
        from hashlib import blake2b, sha256

__all__ = ["blake2b", "sha256"]
