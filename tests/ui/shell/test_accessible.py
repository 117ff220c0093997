"""Every stop of the Tab key says what it is, on every page, to who does not see it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QScrollArea, QWidget

from charrette.ui.main_window import MainWindow


def nameless(root: QWidget) -> list[str]:
    """The widgets that Tab stops at and that have no accessible name."""
    found: list[str] = []
    for widget in root.findChildren(QWidget):
        stops = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
        if not (stops and widget.isVisibleTo(root) and widget.isEnabled()) or isinstance(widget, QScrollArea):
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        if not interface.text(QAccessible.Text.Name).strip():
            parent = widget.parentWidget()
            found.append(f"{type(widget).__name__} in {type(parent).__name__}")
    return found


@pytest.mark.parametrize("name", ["prepare", "run", "prioritise", "plan", "publish", "minutes"])
def test_every_stop_of_a_page_has_a_name(window: MainWindow, name: str) -> None:
    window.show_page(name)
    assert nameless(window) == []


@pytest.mark.parametrize("row", range(5))
def test_every_stop_of_a_part_of_prepare_has_a_name(window: MainWindow, row: int) -> None:
    window.show_page("prepare")
    window.pages["prepare"].list.setCurrentRow(row)
    assert nameless(window) == []


def test_every_stop_of_the_welcome_screen_has_a_name(window: MainWindow) -> None:
    window.desk.open_project(None)
    assert nameless(window) == []


def test_the_current_step_is_said_to_be_chosen(window: MainWindow) -> None:
    window.show_page("plan")
    interface = QAccessible.queryAccessibleInterface(window.rail.step_button("plan"))
    assert interface.text(QAccessible.Text.Name) == "Plan"
    assert interface.state().checked


def test_a_field_without_a_name_would_be_found(window: MainWindow) -> None:
    window.show_page("minutes")
    window.pages["minutes"].search.setAccessibleName("")
    window.pages["minutes"].search.setPlaceholderText("")
    assert nameless(window) == ["QLineEdit in MinutesPage"]
