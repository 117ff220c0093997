"""Looking a choice up by its value: Qt itself compares Python values by identity only."""

from PySide6.QtWidgets import QComboBox


def place_of(box: QComboBox, value: object) -> int:
    """The place of the choice that stands for ``value``; -1 when there is none."""
    return next((place for place in range(box.count()) if box.itemData(place) == value), -1)
