"""The marks of a library: which program's file it is, and which schema it has."""

APPLICATION_ID = 0x43485254
"""``CHRT``: marks a SQLite file as a Charrette library."""

HEAD = "0004"
"""The newest revision. Revisions are numbers of four digits, so that a newer one sorts later."""
