"""Needs: the list, the editor, merging and splitting; used by Run, Prioritise and Plan."""
