"""Finds the data files of the app: in an installed wheel, in a frozen bundle and in the source tree."""

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


@cache
def resources_folder() -> Path:
    """The folder that holds icons, fonts, templates, samples and schemas.

    A wheel and a bundle carry it inside the package; the source tree has it beside the package.
    """
    inside = _PACKAGE / "resources"
    return inside if inside.is_dir() else _PACKAGE.parent / "resources"


def resource(name: str) -> Path:
    """The path of one data file, for example ``resource("icons/run.svg")``."""
    return resources_folder() / name
