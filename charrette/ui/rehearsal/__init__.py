"""Rehearsal: simulated people hold an agenda in a library of its own."""
