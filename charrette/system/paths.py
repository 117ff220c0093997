"""Where Charrette keeps things on this computer (platformdirs)."""

from pathlib import Path

import platformdirs

LIBRARY_NAME = "library.charrette"


def data_folder() -> Path:
    """The user's data folder: the library and its backups."""
    return Path(platformdirs.user_data_dir("Charrette", appauthor=False))


def default_library() -> Path:
    """The library that opens when none is named."""
    return data_folder() / LIBRARY_NAME


def settings_file() -> Path:
    """The settings of this user on this computer."""
    return Path(platformdirs.user_config_dir("Charrette", appauthor=False)) / "settings.json"


def log_folder() -> Path:
    """Where the app writes its log."""
    return Path(platformdirs.user_log_dir("Charrette", appauthor=False))


def documents_folder() -> Path:
    """Where exports go unless the person chooses another folder."""
    return Path(platformdirs.user_documents_dir()) / "Charrette"
