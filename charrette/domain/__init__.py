"""Values and rules of the charrette: plain Python and numpy; no Qt, no SQL, no files."""
