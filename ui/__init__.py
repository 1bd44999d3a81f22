"""The window. It may import readinglist and resources, never the other way."""

import sys

if sys.version_info < (3, 12):  # later ones never free these objects
    # PySide6 6.12.0 gives away one reference to None at every call that returns nothing, and one to True at every
    # signal it emits. Python 3.11 frees None after about 5,000 such calls and ends the process ("none_dealloc").
    # PySide6 6.11.3 counts right. So hold more references than a program can give away.
    import ctypes

    for _constant in (None, True, False):
        ctypes.c_ssize_t.from_address(id(_constant)).value += 1 << 48
