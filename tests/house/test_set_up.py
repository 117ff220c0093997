"""The set-up says in one line what a machine lacks, and asks for nothing that is there."""

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "requirements" / "set_up.py"


@pytest.fixture
def set_up() -> ModuleType:
    """The script as a module; it runs before anything is installed, so it is no part of a package."""
    spec = importlib.util.spec_from_file_location("set_up", SCRIPT)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_an_unknown_purpose_is_answered_with_the_known_ones() -> None:
    answer = subprocess.run([sys.executable, SCRIPT, "nonsense"], check=False, capture_output=True, text=True)
    assert answer.returncode == 1
    assert (
        answer.stderr.strip()
        == "set-up: usage: python3 requirements/set_up.py headless|window|test|bundle|lock"
    )


@pytest.mark.skipif(os.name == "nt", reason="Debian's packages are asked for on Linux only")
def test_an_ordinary_person_gets_the_exact_line(set_up: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(shutil, "which", lambda name, **_: "/usr/bin/apt-get" if name == "apt-get" else None)
    with pytest.raises(SystemExit) as said:
        set_up.see_to_the_system({"libNoSuchThing.so.7": "libnosuchthing7", "no-such-tool": "a-tool"})
    line = "sudo apt-get install -y --no-install-recommends a-tool libnosuchthing7"
    assert line in str(said.value)


def test_nothing_is_asked_for_when_all_is_there(set_up: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(set_up, "install_from_debian", lambda packages: pytest.fail(f"asked for {packages}"))
    set_up.see_to_the_system({"sh": "dash"})


def test_a_changed_lock_is_another_set_up(
    set_up: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "requirements").mkdir()
    lock, project = tmp_path / "requirements" / "runtime.txt", tmp_path / "pyproject.toml"
    lock.write_text("a==1")
    project.write_text("")
    monkeypatch.setattr(set_up, "ROOT", tmp_path)
    purpose = set_up.PURPOSES["headless"]
    first = set_up.digest(purpose)
    assert set_up.digest(purpose) == first
    lock.write_text("a==2")
    assert set_up.digest(purpose) != first


def test_every_purpose_names_locks_that_are_there(set_up: ModuleType) -> None:
    named = {lock for purpose in set_up.PURPOSES.values() for lock in purpose.locks}
    assert {path.name for path in SCRIPT.parent.glob("*.txt")} == named
