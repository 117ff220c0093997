"""The papers documents are made for."""

from enum import StrEnum


class Paper(StrEnum):
    """A paper size; width and height are in points (1/72 inch)."""

    LETTER = "letter"
    A4 = "a4"

    @property
    def width(self) -> float:
        """The width in points."""
        return 612.0 if self is Paper.LETTER else 595.276

    @property
    def height(self) -> float:
        """The height in points."""
        return 792.0 if self is Paper.LETTER else 841.89
