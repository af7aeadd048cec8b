"""Imported where charts will be drawn in forks of this process: what each of them needs, made once."""

from as_stated.show.charts.style import register
from as_stated.show.charts.svg import COMMON
from as_stated.show.theme import font_faces

register()
list(font_faces("".join(sorted(COMMON))))
