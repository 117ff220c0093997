"""One lock for PDFium, which must be called by one thread at a time, whoever draws a page."""

from threading import Lock

PDFIUM = Lock()
"""Held while a document is open."""
