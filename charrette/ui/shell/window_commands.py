"""What the window itself can do: files, undo, going from step to step, text size, the projector."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction

from charrette.ui.shell.combo_letters import ComboLetters
from charrette.ui.shell.commands import Commands
from charrette.ui.shell.steps import MINUTES, STEPS
from charrette.ui.shell.text_undo import TextUndo

if TYPE_CHECKING:
    from charrette.ui.main_window import MainWindow


def made_commands(window: "MainWindow", actions_of: Callable[[str], Sequence[QAction]]) -> Commands:
    """Every command of the window, group by group, in its menu bar; and keys that fields have for themselves."""

    def act(step: str, action: QAction) -> None:
        if window.current != step:
            window.show_page(step)
        action.trigger()

    commands = Commands(window, window.theme)
    _add_file(window, commands)
    _add_edit(window, commands)
    _add_go(window, commands)
    _add_view(window, commands)
    _add_room(window, commands)
    _add_help(window, commands)
    commands.fill(window.menuBar(), actions_of, act)
    window.menuBar().setVisible(window.menuBar().isNativeMenuBar())
    TextUndo(window)
    ComboLetters(window)
    return commands


def _add_file(window: "MainWindow", commands: Commands) -> None:
    add = commands.add
    add("File", window.tr("New project…"), window.files.new_project, "Ctrl+N")
    add("File", window.tr("Open another project…"), window.files.choose_project, "Ctrl+Shift+O")
    add("File", window.tr("Open file…"), window.files.choose_file, "Ctrl+O")
    add("File", window.tr("Import cards…"), window.files.import_cards, "Ctrl+I", needs="write")
    add("File", window.tr("Import needs…"), window.files.import_needs, needs="write")
    add("File", window.tr("Merge sorted paper…"), window.files.import_sorted, "Ctrl+Shift+I", needs="write")
    add("File", window.tr("Carry forward…"), window.files.carry_forward, needs="write")
    add("File", window.tr("Rehearse with a sample"), window.rehearse_wanted.emit)
    add("File", window.tr("Close project"), lambda: window.desk.open_project(None), "Ctrl+W", needs="project")
    add("File", window.tr("Settings…"), window.files.show_settings, "Ctrl+,")
    add("File", window.tr("Quit"), window.close, "Ctrl+Q")


def _add_edit(window: "MainWindow", commands: Commands) -> None:
    commands.add("Edit", window.tr("Undo"), window.desk.undo, "Ctrl+Z", needs="write")
    commands.add("Edit", window.tr("Redo"), window.desk.redo, "Ctrl+Shift+Z", "Ctrl+Y", needs="write")


def _add_go(window: "MainWindow", commands: Commands) -> None:
    for place, step in enumerate((*STEPS, MINUTES), start=1):
        commands.add("Go", step.words, _going(window, step.name), f"Ctrl+{place}", needs="project")
    commands.add("Go", window.tr("Next pane"), lambda: window.cycle_panes(1), "F6", needs="project")
    commands.add("Go", window.tr("Pane before"), lambda: window.cycle_panes(-1), "Shift+F6", needs="project")


def _going(window: "MainWindow", name: str) -> Callable[[], None]:
    return lambda: window.show_page(name)


def _add_view(window: "MainWindow", commands: Commands) -> None:
    theme = window.theme
    commands.add("View", window.tr("Larger text"), lambda: theme.step_text_size(1), "Ctrl+=", "Ctrl++")
    commands.add("View", window.tr("Smaller text"), lambda: theme.step_text_size(-1), "Ctrl+-")


def _add_room(window: "MainWindow", commands: Commands) -> None:
    stage = window.stage
    add = commands.add
    add("Room", window.tr("Present"), stage.present, "F5", needs="project")
    add("Room", window.tr("Presenter’s console"), stage.open_console, "Shift+F5", needs="project")
    add("Room", window.tr("Freeze the projector"), stage.toggle_freeze, needs="project")
    add("Room", window.tr("Show what the agenda says"), stage.follow_room, needs="project")
    add("Room", window.tr("Blank the projector"), stage.toggle_blank, "B", needs="project")
    add("Room", window.tr("Swap screens"), stage.swap_screens, needs="project")
    add("Room", window.tr("Leave the projector"), stage.leave, needs="project")


def _add_help(window: "MainWindow", commands: Commands) -> None:
    commands.add("Help", window.tr("Shortcuts and commands"), window.show_help, "?", "Shift+?", "F1")
