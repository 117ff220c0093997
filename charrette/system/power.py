"""What the computer says of its power and its sleep. Where it does not say, that is the answer: not known."""

import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

_SUPPLIES = Path("/sys/class/power_supply")
_PATIENCE = 3.0
"""Seconds an answer may take."""


@dataclass(frozen=True, slots=True)
class Power:
    """Whether mains is connected and how full the battery is, in percent; None where that is not known or not there."""

    mains: bool | None = None
    percent: int | None = None
    battery: bool | None = None


def read_power(platform: str = sys.platform) -> Power:
    """Asks this computer. Never raises; may take a second or two, so do not call it where a screen waits."""
    if platform.startswith("linux"):
        return linux_power(_SUPPLIES)
    if platform == "darwin":
        return mac_power(_told("pmset", "-g", "batt"))
    return _windows_power() if platform == "win32" else Power()


def read_sleep_minutes(platform: str = sys.platform) -> int | None:
    """After how many idle minutes on mains the screen or the computer sleeps; 0 is never, None is not known."""
    if platform.startswith("linux"):
        return gnome_minutes(_told("gsettings", "get", "org.gnome.desktop.session", "idle-delay"))
    if platform == "darwin":
        return mac_minutes(_told("pmset", "-g"))
    if platform == "win32":
        return windows_minutes(_told("powercfg", "/query", "SCHEME_CURRENT", "SUB_VIDEO", "VIDEOIDLE"))
    return None


def linux_power(supplies: Path) -> Power:
    """Reads the kernel's folder of power supplies: one folder each with ``type``, ``online``, ``capacity``, ``status``.

    Batteries of mice and pens (``scope`` Device) do not count.
    """
    mains: list[str] = []
    cells: list[tuple[str, str]] = []
    try:
        found = sorted(supplies.iterdir())
    except OSError:
        return Power()
    for each in found:
        kind = _line(each / "type")
        if kind in {"Mains", "USB"} and _line(each / "online"):
            mains.append(_line(each / "online"))
        elif kind == "Battery" and _line(each / "scope") != "Device":
            cells.append((_line(each / "capacity"), _line(each / "status")))
    levels = [int(level) for level, _ in cells if level.isdecimal()]
    percent = sum(levels) // len(levels) if levels else None
    if mains:
        return Power("1" in mains, percent, bool(cells))
    states = {state for _, state in cells}
    fed = None if not states or states == {"Unknown"} else "Discharging" not in states
    return Power(fed, percent, bool(cells) if found else None)


def mac_power(words: str) -> Power:
    """Reads what ``pmset -g batt`` prints: ``Now drawing from 'AC Power'`` and ``87%; charging``."""
    source = re.search(r"drawing from '([^']+)'", words)
    level = re.search(r"(\d+)%", words)
    mains = source.group(1) == "AC Power" if source else None
    return Power(mains, int(level.group(1)) if level else None, bool(level) if source else None)


def windows_power(line: int, flag: int, percent: int) -> Power:
    """Reads ``SYSTEM_POWER_STATUS``: AC line 0 or 1 (255 not known), flag 128 no battery, percent (255 not known)."""
    battery = None if flag == 255 else not flag & 128
    return Power({0: False, 1: True}.get(line), percent if battery and percent <= 100 else None, battery)


def gnome_minutes(words: str) -> int | None:
    """Reads ``uint32 300`` (seconds; 0 is never)."""
    found = re.fullmatch(r"uint32 (\d+)", words.strip())
    return _minutes(int(found.group(1))) if found else None


def mac_minutes(words: str) -> int | None:
    """Reads the lines ``displaysleep 10`` and ``sleep 1`` of ``pmset -g``: the shorter that is not never."""
    found = [int(each) for each in re.findall(r"^\s*(?:displaysleep|sleep)\s+(\d+)", words, re.MULTILINE)]
    return min((each for each in found if each), default=0) if found else None


def windows_minutes(words: str) -> int | None:
    """Reads the last but one number of ``powercfg /query``: seconds on mains, whatever the language of its words."""
    found = re.findall(r": 0x([0-9a-fA-F]{8})", words)
    return _minutes(int(found[-2], 16)) if len(found) > 1 else None


def _minutes(seconds: int) -> int:
    return 0 if not seconds else max(1, seconds // 60)


def _line(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii", errors="replace").strip()
    except OSError:
        return ""


def _told(*command: str) -> str:
    """What a program of the system prints; empty where there is none or it does not answer."""
    program = shutil.which(command[0])
    if program is None:
        return ""
    try:
        done = subprocess.run(  # noqa: S603 - a program of the system with fixed words
            [program, *command[1:]], capture_output=True, text=True, timeout=_PATIENCE, check=False
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout if done.returncode == 0 else ""


def _windows_power() -> Power:
    import ctypes

    class Status(ctypes.Structure):
        """``SYSTEM_POWER_STATUS`` of the Windows API."""

        _fields_ = (
            ("line", ctypes.c_ubyte),
            ("flag", ctypes.c_ubyte),
            ("percent", ctypes.c_ubyte),
            ("saver", ctypes.c_ubyte),
            ("left", ctypes.c_ulong),
            ("full", ctypes.c_ulong),
        )

    status = Status()
    library = getattr(ctypes, "windll", None)
    if library is None or not library.kernel32.GetSystemPowerStatus(ctypes.byref(status)):
        return Power()
    return windows_power(status.line, status.flag, status.percent)
