"""The locks hold versions and hashes, for every machine, and nothing about where they were made."""

import re
import tomllib
from pathlib import Path

import pytest

import charrette

ROOT = Path(__file__).resolve().parents[2]
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))


def test_the_locks_are_there() -> None:
    assert [path.name for path in LOCKS] == ["bundle.txt", "dev.txt", "lock.txt", "runtime.txt"]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.stem)
def test_every_package_is_pinned_with_its_hashes(lock: Path) -> None:
    entries = re.split(r"\n(?=[a-z])", lock.read_text(encoding="utf-8"))
    assert [entry for entry in entries if "==" not in entry or "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.stem)
def test_no_lock_names_an_address(lock: Path) -> None:
    assert re.findall(r"https?:|file:|--\S*index\S*|--find-links", lock.read_text(encoding="utf-8")) == []


def test_the_locks_agree_on_every_version() -> None:
    pins: dict[str, set[str]] = {}
    for lock in LOCKS:
        for name, version, marker in re.findall(r"^([\w-]+)==(\S+)(.*?)\\?$", lock.read_text(), re.MULTILINE):
            half = re.search(r"python_full_version [<>]=? '3\.12'", marker)
            pins.setdefault(f"{name} {half.group() if half else ''}".strip(), set()).add(version)
    assert {name: versions for name, versions in pins.items() if len(versions) > 1} == {}


def test_the_package_and_the_project_file_give_one_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert charrette.__version__ == project["version"]
