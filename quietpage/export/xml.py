"""Texts in XML 1.0."""

from __future__ import annotations

import re

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'

_NOT_IN_XML = "[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"


def xml(text: str) -> str:
    """A text as it stands in an element or between double quotes.

    Signs that XML has no place for (section 2.2) are left out; Markdown can have made one from `&#12;`.
    """
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    return text if text.replace("\n", "").isprintable() else re.sub(_NOT_IN_XML, "", text)
