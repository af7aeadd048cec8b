"""One quantity through many articles: its statements, who counted, and what changed, checked.

The public names stand in `as_stated.coding`; nothing outside this wing imports from here.
"""
