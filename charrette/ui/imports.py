"""Imports as quick with PySide6 as without it.

PySide6 puts a hook into ``import``: it reads the source of every module that is imported from then on, to see whether
PySide's ``__feature__`` (other names for its methods) may be meant there. We never ask for that, and the reading takes
a twentieth of the app's start.
"""

import builtins
from importlib import import_module


def without_hook() -> None:
    """Imports Qt and gives back Python's own ``import``, where this PySide6 has put a hook in."""
    import_module("PySide6.QtCore")
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
