"""Names as a reader of a language looks for them in a list.

`collator` has the order; `root.txt` and `languages.txt` are its tables, which `generate.py` makes from CLDR.
"""
