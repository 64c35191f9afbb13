"""Finds the pack of a language tag, and makes it when the language is first met."""

from __future__ import annotations

from importlib import import_module

from quietpage.numbers.folding import without_accents
from quietpage.numbers.language_data import LanguageData
from quietpage.numbers.languages import FULL, PARTIAL, cldr, depth, primary
from quietpage.numbers.pack import Pack
from quietpage.numbers.word_marks import TAG_OF_WORDS

_packs: dict[str, Pack] = {}
"""A documented memory: packs by the language tag as it was asked for. It changes no verdict."""

_MAX_TAGS = 2000
"""A page may have any `lang`: the memory of tags is bounded too."""


def pack_for(tag: str) -> Pack:
    """The pack of a BCP 47 language tag."""
    pack = _packs.get(tag)
    if pack is None:
        language = primary(tag)
        pack = _packs.get(language) or _load(language)
        if len(_packs) > _MAX_TAGS:
            _packs.clear()
        _packs[tag] = _packs[language] = pack
    return pack


def read_as(tag: str) -> str:
    """The language that a text under this tag is read in; nothing, if only its signs are read."""
    pack = pack_for(tag)
    return "" if pack.depth == "signs" else pack.language


def _load(language: str) -> Pack:
    known = language in FULL or language in PARTIAL
    data = LanguageData(import_module(f"quietpage.numbers.languages.{language}") if known else None)
    return Pack(language, depth(language), _tagged_words(language, data), data)


def _tagged_words(language: str, data: LanguageData) -> dict[str, str]:
    """The number words of a language with their tags, with and without accents."""
    words: dict[str, str] = {}
    for source in (cldr.words(language), data.words):
        for name, listed in source.items():
            for word in listed.split():
                words[word] = TAG_OF_WORDS[name]
                words.setdefault(without_accents(word), TAG_OF_WORDS[name])
    for word in data.depending:
        words.pop(word, None)
        words.pop(without_accents(word), None)
    return words
