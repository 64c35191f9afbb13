"""Which words may be a Roman numeral in Latin letters, or have one behind them.

This is asked of each word when it is first met, so it stands apart from `roman.py`, whose many patterns are
made only where such a word is.
"""

from __future__ import annotations

from quietpage.core.late_patterns import late_pattern
from quietpage.numbers.sets import word_set


def may_be_roman(word: str, small: str) -> bool:
    """Whether a word may be a numeral by itself: II, XIXe, iv; `small` is the word in small letters."""
    return _CAPITALS.fullmatch(word) is not None or small in _SMALL


_CAPITALS = late_pattern(r"[IVXLCDM]{2,}(?:e|er|re|ère|ème|eme|es|th|st|nd|rd|o|a|s)?|I(?:er|re|ère)")

NUMERAL_BYTES = late_pattern(rb"[IVXLCDMivxl](?<![^ ].)[IVXLCDMivxl]*(?:er?)?(?![^ ])")
"""The same of any word in a text made of letters and spaces, as the finder writes it. Here a single letter
counts too: the words around it tell. What is before a word is looked at behind its first letter, so that all
other words are passed by at once."""

_SMALL = word_set("ii iii iv vii viii ix xi xii xiii xiv xv xvi xvii xviii xix xx xxi")

RULERS = word_set(
    "Afonso Albert Alberto Alexander Alexandre Alfonso Amedeo Anne August Augustus Baldwin Baudouin"
    " Beatrix Benedetto"
    " Benedict Benedicto Benedikt Benedictus Bento Benoît Boniface Bonifacio Boris Boudewijn Carl Carlo"
    " Carlos"
    " Caterina Catharina Catherine Charles Christian Clement Clemens Constantine Cyrus Darius Dinis"
    " Edward Elisabeth"
    " Elisabetta Elizabeth Emanuele Enrico Enrique Ernst Federico Felipe Ferdinand Fernando Filip"
    " Filipe Filippo Filips"
    " Francesco Francis Francisco Franz François Frederick Frederik Friedrich Georg George Georges"
    " Giacomo Giorgio"
    " Giovanni Gregor Gregorio Gregory Gustaf Gustav Haakon Harald Heinrich Hendrik Henri Henrique"
    " Henry Hussein"
    " Innocent Isabel Isabella Isabelle Ivan Jaime James Jean Johann Johannes John Jorge Joseph José"
    " João Juan Juliana"
    " Julius Karel Karl Katharina Konrad Leo León Leone Leopold Leopoldo Leão Lodewijk Louis Ludwig"
    " Luigi Luis Luís"
    " Manuel Margrethe Maria Marie Mary Maurits Maximilian Mehmed Michael Napoleon Napoleone Napoleón"
    " Napoléon Nicholas"
    " Nicolas Nikolaus Nicola Olav Oscar Otto Ottone Pablo Paolo Paul Paulo Pedro Peter Philip Philipp"
    " Philippe Pie Pierre"
    " Pieter Pietro Pio Pius Pío Ptolemy Ramses Ramsès Richard Robert Rudolf Sancho Sisto Stephen"
    " Umberto Urban Victor"
    " Vittorio Wilhelm Wilhelmina Willem William Xerxes Élisabeth"
    " Akbar Alfons Alonso Amadeo Amenhotep Antiochus Arnulf Béla Carol Claudius Cosimo Dirk Duarte"
    " Ferdinando Floris"
    " Godfried Ladislaus Lorenzo Lothar Mihai Murad Ramiro Ranieri Reinoud Rodolfo Sebastião Selim"
    " Sigismund Simeon"
    " Stanislaus Suleiman Süleyman Thutmose Tiberius"
)
"""Names that a numeral of one letter may follow: rulers, popes, and what they are called."""
