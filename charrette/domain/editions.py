"""Editions: public is for everybody; full is lossless and restricted."""

from enum import StrEnum


class Edition(StrEnum):
    """Which edition of a document or file."""

    PUBLIC = "public"
    FULL = "full"

    @property
    def words(self) -> str:
        """The mark on every page."""
        return {"public": "public edition", "full": "full edition, restricted"}[self.value]
