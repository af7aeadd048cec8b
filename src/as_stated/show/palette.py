"""The few colours of charts and page: each a hex colour of its own, so that one can be told by it.

A chart is drawn in these; on the page each becomes the CSS variable of the same name, which the
style sheet sets for light and for dark. No flag's colours, no red.
"""

PALETTE = {
    "ink": "#1d2327",
    "muted": "#5b6670",
    "line": "#c9d0d6",
    "accent": "#1f5a7a",
    "reading": "#8a5a00",
    "paper": "#fefefd",
}
