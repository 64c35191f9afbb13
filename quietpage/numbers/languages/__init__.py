"""What the guard knows of each language, as data: `en.py` is the one to read first."""
