"""Asking for a file or a folder, without touching the files that are listed.

Qt's own dialog opens every file it lists to guess its kind. Where locks belong to the process (Linux, macOS), closing
such a file drops the locks that SQLite holds on an open library, and another program that then looks into the library
may take its write-ahead log away with all that is in it. So files are told apart by their names alone.
"""

from pathlib import Path

from PySide6.QtCore import QFileInfo
from PySide6.QtGui import QAbstractFileIconProvider, QIcon
from PySide6.QtWidgets import QApplication, QFileDialog, QFileIconProvider, QStyle, QWidget

_FOLDERS = {
    QAbstractFileIconProvider.IconType.Computer,
    QAbstractFileIconProvider.IconType.Desktop,
    QAbstractFileIconProvider.IconType.Drive,
    QAbstractFileIconProvider.IconType.Folder,
    QAbstractFileIconProvider.IconType.Network,
    QAbstractFileIconProvider.IconType.Trashcan,
}


class NamesOnly(QFileIconProvider):
    """Two icons, and a kind read off the name; called on the thread that lists the folder."""

    def __init__(self) -> None:
        super().__init__()
        style = QApplication.style()
        self._folder = style.standardIcon(QStyle.StandardPixmap.SP_DirIcon)
        self._file = style.standardIcon(QStyle.StandardPixmap.SP_FileIcon)

    def icon(self, type: QAbstractFileIconProvider.IconType | QFileInfo) -> QIcon:  # noqa: A002 - Qt's name
        is_folder = type.isDir() if isinstance(type, QFileInfo) else type in _FOLDERS
        return self._folder if is_folder else self._file

    def type(self, info: QFileInfo) -> str:
        return QApplication.translate("NamesOnly", "Folder") if info.isDir() else info.suffix().upper()


class FileQuestion(QFileDialog):
    """The system's dialog for files; where there is none Qt's, which then goes by names alone."""

    def __init__(self, parent: QWidget | None, title: str, folder: str, kinds: str = "") -> None:
        super().__init__(parent, title, folder, kinds)
        self._icons = NamesOnly()
        self.setIconProvider(self._icons)

    def ask(self) -> Path | None:
        """The path that was chosen; None when it was cancelled."""
        chosen = self.exec() == QFileDialog.DialogCode.Accepted and self.selectedFiles()
        self.deleteLater()
        return Path(chosen[0]) if chosen else None


def file_to_open(parent: QWidget | None, title: str, kinds: str) -> Path | None:
    """Asks for a file that is there."""
    dialog = FileQuestion(parent, title, "", kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return dialog.ask()


def file_to_save(parent: QWidget | None, title: str, proposed: Path, kinds: str) -> Path | None:
    """Asks where to write, beginning with a proposed name; asks again before a file is replaced."""
    dialog = FileQuestion(parent, title, str(proposed.parent), kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setDefaultSuffix(proposed.suffix.removeprefix("."))
    dialog.selectFile(proposed.name)
    return dialog.ask()


def folder_to_use(parent: QWidget | None, title: str, proposed: Path) -> Path | None:
    """Asks for a folder."""
    dialog = FileQuestion(parent, title, str(proposed))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return dialog.ask()
