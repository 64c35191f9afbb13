"""The shipped templates as Python: what Jinja makes of them comes along in `compiled`, as modules.

To make it anew takes Jinja longer than a small page takes otherwise. A module is used only if it is what the
installed Jinja would make now, in this very environment: it is found by a name for all that it was made of.
Otherwise Jinja compiles the template, as it does any other. So modules that are out of date do no harm.
"""

from __future__ import annotations

from importlib.util import find_spec
from types import CodeType
from typing import TYPE_CHECKING

from quietpage.core.fingerprint import fingerprint
from quietpage.core.late_patterns import libraries_with_late_patterns
from quietpage.render import compiled

with libraries_with_late_patterns():
    import jinja2
    from jinja2.bccache import Bucket, BytecodeCache

if TYPE_CHECKING:
    from jinja2 import Environment

_OPTIONS = (
    *("block_start_string", "block_end_string", "variable_start_string", "variable_end_string"),
    *("comment_start_string", "comment_end_string", "line_statement_prefix", "line_comment_prefix"),
    *("trim_blocks", "lstrip_blocks", "newline_sequence", "keep_trailing_newline"),
    *("optimized", "autoescape", "is_async", "sandboxed", "finalize"),
)
"""What else of an environment decides what is made of a template, beside its filters and tests."""


class ShippedTemplates(BytecodeCache):
    """Gives Jinja the templates that come along as modules; for all others, it asks another cache."""

    def __init__(self, others: BytecodeCache | None = None) -> None:
        self._others = others

    def get_bucket(self, environment: Environment, name: str, filename: str | None, source: str) -> Bucket:
        code = shipped_code(environment, name, filename, source)
        if code is None and self._others is not None:
            return self._others.get_bucket(environment, name, filename, source)
        bucket = Bucket(environment, "", "")
        bucket.code = code
        return bucket

    def set_bucket(self, bucket: Bucket) -> None:
        if self._others is not None:
            self._others.set_bucket(bucket)


def shipped_code(environment: Environment, name: str, filename: str | None, source: str) -> CodeType | None:
    """What Jinja would make of this template, if it comes along; nothing, if it does not.

    Python keeps it compiled beside its own modules, and the module itself is never run.
    """
    if getattr(jinja2, "__version__", "") != compiled.JINJA:
        return None
    module = compiled.MODULES.get(made_of(environment, name, source))
    if module is None:
        return None
    path = f"{compiled.__name__}.{module}"
    spec = find_spec(path)
    get_code = getattr(spec.loader, "get_code", None) if spec else None
    code = get_code(path) if get_code else None
    return _of_file(code, filename or "<template>") if isinstance(code, CodeType) else None


def made_of(environment: Environment, name: str, source: str) -> str:
    """A name for all that the Python of a template is made of. How a filter or a test is called is a part of
    it, and what it does is not: Jinja asks it when the page is drawn.
    """
    called = {**environment.filters, **environment.tests}
    conventions = [f"{each}:{getattr(called[each], 'jinja_pass_arg', '')}" for each in sorted(called)]
    options = [repr(getattr(environment, option, None)) for option in _OPTIONS]
    for group in ("extensions", "intercepted_binops", "intercepted_unops"):
        options.append(" ".join(sorted(getattr(environment, group, ()))))
    return fingerprint(name, source, "|".join(options), " ".join(conventions))


def _of_file(code: CodeType, path: str) -> CodeType:
    """The same code, as compiled from this file: so Jinja finds the template's own lines for an error."""
    inner = (_of_file(each, path) if isinstance(each, CodeType) else each for each in code.co_consts)
    return code.replace(co_filename=path, co_consts=tuple(inner))
