"""Publish: what leaves the charrette, seen before it is exported."""
