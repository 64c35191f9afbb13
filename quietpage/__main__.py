"""`python -m quietpage` is the same as `quietpage`."""

from quietpage.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
