"""Rebuilds a report at each save, and reloads the page that is open in the browser."""

from typing import TYPE_CHECKING

from as_stated._lazy import lazy_names

if TYPE_CHECKING:
    from as_stated.preview.builder import Watched
    from as_stated.preview.watcher import watch

__all__ = ["Watched", "watch"]

__getattr__ = lazy_names(__name__, {"builder": "Watched", "watcher": "watch"})
