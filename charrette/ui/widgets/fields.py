"""Fields that several forms have: time zones, kinds of school, whole numbers."""

from zoneinfo import available_timezones

from PySide6.QtCore import QTimeZone
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QCompleter, QLineEdit

from charrette.domain.project import SchoolType
from charrette.ui.theme import Theme

FALLBACK_ZONE = "UTC"


def system_zone() -> str:
    """The time zone of this computer."""
    found = bytes(QTimeZone.systemTimeZoneId().data()).decode()
    return found if found in available_timezones() else FALLBACK_ZONE


def zone_field(zone: str) -> QComboBox:
    """A time zone, found by typing part of its name."""
    field = QComboBox()
    field.setEditable(True)
    field.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    field.addItems(sorted(available_timezones()))
    completer = field.completer()
    if completer is not None:
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
    field.setCurrentText(zone)
    return field


def school_field(chosen: SchoolType) -> QComboBox:
    """The kinds of school."""
    field = QComboBox()
    for kind in SchoolType:
        field.addItem(kind.words, kind)
    field.setCurrentIndex(list(SchoolType).index(chosen))
    return field


def inset(box: QAbstractSpinBox, theme: Theme) -> None:
    """Keeps a number off the edge of its box: a style sheet does not reach the field inside."""
    box.lineEdit().setTextMargins(theme.px(7), 0, 0, 0)


def choose_value(field: QComboBox, value: object) -> None:
    """Chooses the entry whose data equals ``value``, else the first.

    ``QComboBox.findData`` would compare Python's objects by identity, and an id that was read again is another object.
    """
    found = (row for row in range(field.count()) if field.itemData(row) == value)
    field.setCurrentIndex(next(found, 0))


def number_field(value: int | None) -> QLineEdit:
    """A whole number that may be left empty."""
    field = QLineEdit("" if value is None else str(value))
    field.setValidator(QIntValidator(0, 1_000_000, field))
    return field
