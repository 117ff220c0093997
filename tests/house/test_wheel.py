"""What is built carries everything that the app opens by name while it runs."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def carried(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The names of the files in a wheel of the source tree."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return set(zipfile.ZipFile(next(folder.glob("*.whl"))).namelist())


def files(folder: str) -> set[str]:
    """The files of a folder of the source tree, as their paths from its top."""
    found = (path for path in (ROOT / folder).rglob("*") if path.is_file() and path.suffix != ".pyc")
    return {path.relative_to(ROOT).as_posix() for path in found}


def test_the_wheel_carries_every_resource_inside_the_package(carried: set[str]) -> None:
    wanted = {f"charrette/{name}" for name in files("resources")}
    assert "charrette/resources/icons/charrette.svg" in wanted
    assert wanted - carried == set()


def test_the_wheel_carries_every_module_and_migration(carried: set[str]) -> None:
    assert files("charrette") - carried == set()


def test_the_wheel_carries_nothing_else(carried: set[str]) -> None:
    assert {name.split("/")[0].partition("-")[0] for name in carried} == {"charrette"}


def test_resources_are_data_only() -> None:
    assert [name for name in files("resources") if name.endswith((".py", ".so", ".js.map"))] == []
