"""The exit codes of every command. (A command ended by Ctrl-C exits with 130, as shells expect.)"""

DONE = 0
NEEDS_AUTHOR = 1
"""Something in the site is for its author to mend, or what there was to say could not be printed."""
WRONG_COMMAND = 2
"""The command line was wrong; the same code that `argparse` has for it."""
