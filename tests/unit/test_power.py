"""Power and sleep as three systems tell them."""

from pathlib import Path

import pytest

from charrette.system.power import (
    Power,
    gnome_minutes,
    linux_power,
    mac_minutes,
    mac_power,
    read_power,
    read_sleep_minutes,
    windows_minutes,
    windows_power,
)


def supply(folder: Path, name: str, **lines: str) -> None:
    """One power supply as the kernel shows it."""
    (folder / name).mkdir(parents=True)
    for line, words in lines.items():
        (folder / name / line).write_text(f"{words}\n")


def test_linux_reads_mains_and_batteries_and_leaves_the_mouse_out(tmp_path: Path) -> None:
    supply(tmp_path, "AC", type="Mains", online="0")
    supply(tmp_path, "BAT0", type="Battery", capacity="40", status="Discharging")
    supply(tmp_path, "BAT1", type="Battery", capacity="60", status="Unknown")
    supply(tmp_path, "mouse", type="Battery", capacity="5", scope="Device")
    assert linux_power(tmp_path) == Power(mains=False, percent=50, battery=True)
    (tmp_path / "AC" / "online").write_text("1\n")
    assert linux_power(tmp_path).mains is True


def test_linux_without_a_plug_goes_by_the_battery(tmp_path: Path) -> None:
    assert linux_power(tmp_path) == Power()
    assert linux_power(tmp_path / "none") == Power()
    supply(tmp_path, "BAT0", type="Battery", capacity="71", status="Charging")
    assert linux_power(tmp_path) == Power(mains=True, percent=71, battery=True)
    (tmp_path / "BAT0" / "status").write_text("Unknown")
    assert linux_power(tmp_path).mains is None


@pytest.mark.parametrize(
    ("words", "power"),
    [
        ("Now drawing from 'AC Power'\n -InternalBattery-0\t87%; charging; 1:02", Power(True, 87, True)),
        ("Now drawing from 'Battery Power'\n -InternalBattery-0\t9%; discharging", Power(False, 9, True)),
        ("Now drawing from 'AC Power'\n", Power(True, None, False)),
        ("", Power()),
    ],
)
def test_macos(words: str, power: Power) -> None:
    assert mac_power(words) == power


@pytest.mark.parametrize(
    ("status", "power"),
    [
        ((1, 0, 90), Power(True, 90, True)),
        ((0, 2, 30), Power(False, 30, True)),
        ((1, 128, 255), Power(True, None, False)),
        ((255, 255, 255), Power(None, None, None)),
    ],
)
def test_windows(status: tuple[int, int, int], power: Power) -> None:
    assert windows_power(*status) == power


def test_sleep_as_each_system_says_it() -> None:
    assert (gnome_minutes("uint32 300\n"), gnome_minutes("uint32 0"), gnome_minutes("")) == (5, 0, None)
    told = " sleep                10 (sleep prevented by x)\n displaysleep         2\n disksleep 1"
    assert (mac_minutes(told), mac_minutes(" displaysleep 0\n sleep 0"), mac_minutes("")) == (2, 0, None)
    told = "Index des AC-Einstellung: 0x00000258\nIndex der DC-Einstellung: 0x0000012c"
    assert (windows_minutes(told), windows_minutes("0x1")) == (10, None)


def test_a_system_that_nobody_knows_says_nothing() -> None:
    assert read_power("plan9") == Power()
    assert read_sleep_minutes("plan9") is None
