"""What this user prefers on this computer. Never the content of a project: that is in the library."""

import json
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any, cast

_RECENT = 8


@dataclass
class Settings:
    """Preferences; a damaged or missing file gives the defaults."""

    text_size: int = 100
    appearance: str = "system"
    paper: str = "letter"
    recent_projects: list[str] = field(default_factory=list[str])
    collapsed_themes: list[str] = field(default_factory=list[str])
    presenter_screen: str = ""
    """As kept before sets of screens were told apart: read, and moved into the next line."""
    presenter_screens: dict[str, str] = field(default_factory=dict[str, str])
    """For each set of screens (names and sizes) the name of the one the room sees."""
    person: str = ""
    window: str = ""
    export_folder: str = ""

    @classmethod
    def read(cls, path: Path) -> "Settings":
        try:
            found: Any = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return cls()
        if not isinstance(found, dict):
            return cls()
        settings = cls()
        for each in fields(cls):
            value: Any = cast("dict[str, Any]", found).get(each.name)
            if isinstance(value, type(getattr(settings, each.name))):
                setattr(settings, each.name, value)
        return settings

    def remember_project(self, project_id: str) -> None:
        """The project worked on last, before the others."""
        others = [each for each in self.recent_projects if each != project_id]
        self.recent_projects = [project_id, *others][:_RECENT]

    def write(self, path: Path) -> None:
        """Replaces the file as a whole, so that a power cut leaves the old one."""
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_suffix(".new")
        beside.write_text(json.dumps(asdict(self), indent=1), encoding="utf-8")
        beside.replace(path)
