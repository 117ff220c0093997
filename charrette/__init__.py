"""Charrette: from what people say to a prioritised needs list and a brief, for the charrettes of a new school."""

__version__ = "0.4.0"
