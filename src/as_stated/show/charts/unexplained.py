"""Imported before matplotlib's charts where nobody asks for help: writing it takes a tenth of a kernel's imports.

As it is imported, matplotlib lists in the help of each class what can be set; nothing else reads that.
"""

import matplotlib.artist

matplotlib.artist.kwdoc = lambda artist: ""
