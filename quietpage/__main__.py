"""`python -m quietpage` is the same as `quietpage`."""

from quietpage.cli.main import run

if __name__ == "__main__":
    run()
