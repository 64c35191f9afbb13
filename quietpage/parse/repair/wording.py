"""Words that several rules use: signs by name, and the writer's own words as they would be right."""

from __future__ import annotations

_SIGNS = {
    "@": "an at sign",
    "`": "a back-tick",
    "%": "a percent sign",
    "|": "an upright bar",
    ">": "a greater-than sign",
    "[": "a square bracket",
    "{": "a curly bracket",
    "]": "a closing bracket",
    "}": "a closing bracket",
    ",": "a comma",
    '"': "a double quote",
    "'": "a single quote",
}


def sign_name(sign: str) -> str:
    """A sign's name, with the sign."""
    return f"{_SIGNS[sign]} ({sign})" if sign in _SIGNS else sign


def clip(words: str) -> str:
    """The first words of a text, on one line and at most some 45 signs long, for a message or a help."""
    words = " ".join(words[:400].split())
    if len(words) <= 44:
        return words
    cut = words.rfind(" ", 20, 40)
    return words[: cut if cut > 0 else 36].rstrip() + " …"


def in_quotes(lead: str, words: str, long: bool = False) -> str:
    """A help: what to type so that YAML takes the words as they are.

    `lead` is what stands before them, a key and its colon, say. `long` says that they go on on further lines,
    or that quotes would not do: then a block below `|` is advised.
    """
    words = words.strip()
    if long:
        words = words.lstrip("|> ")
        return f'write "{lead}|" and the text on the next lines, indented: "  {clip(words)}"'
    if '"' not in words and "\\" not in words:
        return f'put the whole text in double quotes: {lead}"{clip(words)}"'
    if "'" not in words:
        return f"put the whole text in single quotes: {lead}'{clip(words)}'"
    return f'write "{lead}|" and put the text on the next line, indented: "  {clip(words)}"'
