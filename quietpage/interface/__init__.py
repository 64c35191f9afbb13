"""What other programs call: a site as values, its problems with their places, a page into a folder.

In: the path of a site folder. Out: the values of `values`, which are all that is promised; nothing in here is
printed, no process is ended, and no other module of quietpage imports it. The names are had from `quietpage`
itself; docs/reference/python.md tells them all.
"""
