"""Run by a test in a process with two screens: presents, swaps, and says where the windows went."""

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from charrette.store.library import Library
from charrette.system.settings import Settings
from charrette.ui.desk import Desk
from charrette.ui.presenter.stage import Stage
from charrette.ui.theme import Theme


def main(path: Path) -> None:
    """Prints screen, state and width of the presenter, and where the keyboard is.

    Then, after a swap, what is remembered and where both windows are. The choice that was kept before sets of screens
    were told apart is taken over for this set.
    """
    app = QApplication([])
    settings = Settings(appearance="light", presenter_screen="projector")
    desk, theme = Desk(Library(path), settings), Theme(settings)
    with desk.library.reading() as queries:
        desk.open_project(queries.projects()[0].id)
    main_window = QWidget()
    main_window.resize(800, 600)
    main_window.show()
    main_window.activateWindow()
    stage = Stage(desk, theme)
    stage.present()
    window = stage.window
    assert window is not None
    print(window.screen().name(), "full" if window.isFullScreen() else "window", window.width())  # noqa: T201
    print("typing" if app.activeWindow() is main_window else "lost")  # noqa: T201
    stage.swap_screens()
    remembered = settings.presenter_screens["laptop 1440x900 | projector 1920x1080"]
    print(remembered, settings.presenter_screen or "moved")  # noqa: T201
    print(window.screen().name(), main_window.screen().name())  # noqa: T201
    stage.leave()
    desk.close()
    app.quit()


main(Path(sys.argv[1]))
