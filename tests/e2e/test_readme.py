"""What the README tells somebody who never saw the app: its commands, keys and links are there."""

import re
import subprocess
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from charrette import app
from charrette.cli.parser import parse
from charrette.services.projects import NewProject, create_project
from charrette.store.library import Library
from charrette.system.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = (ROOT / "docs/command-line.md").read_text(encoding="utf-8")
WORD = r"[a-z][a-z|-]*"


def test_every_make_target_that_is_named_is_there() -> None:
    named = set(
        re.findall(r"\bmake ([a-z]+)\b", "".join(re.findall(r"`[^`]+`|```.*?```", README, re.DOTALL)))
    )
    assert {"run", "test"} <= named
    for target in named:
        done = subprocess.run(["make", "-n", target], cwd=ROOT, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr


def test_every_link_leads_somewhere() -> None:
    links = re.findall(r"\]\(([^)#]+)", README)
    assert len(links) > 10
    assert [each for each in links if "://" not in each and not (ROOT / each).exists()] == []


def told_commands() -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Each command of the page about the command line, every choice of its words by itself, with its options."""
    block = re.search(r"```\n(.*?)```", COMMANDS, re.DOTALL)
    assert block is not None
    lines = re.sub(r"\n +", " ", block[1]).splitlines()
    for line in lines:
        if found := re.match(rf"charrette ({WORD}(?: {WORD})*)", line):
            words = [each.split("|") for each in found[1].split()]
            for chosen in product(*words):
                yield chosen, tuple(re.findall(r"--[a-z-]+", line))


@pytest.mark.parametrize(("words", "options"), tuple(told_commands()), ids=" ".join)
def test_every_command_that_is_told_can_be_typed(
    words: tuple[str, ...], options: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        parse([*words, "--help"])
    assert ended.value.code == 0
    told = capsys.readouterr().out
    assert [each for each in options if each not in told] == []


def test_every_key_that_is_told_does_something(qtbot: QtBot, tmp_path: Path) -> None:
    library = Library(tmp_path / "own.charrette")
    library.do(create_project, NewProject("Oak"))
    library.close()
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    session = app.Session(application, Settings(appearance="light"))
    assert session.open(tmp_path / "own.charrette")
    groups = session.window.all_actions()
    bound = {key.toString() for _, actions in groups for each in actions for key in each.shortcuts()}
    session.close()
    told = set(re.findall(r"`((?:(?:Ctrl|Alt|Shift)\+)+\S+?|F\d+|[A-Z])`", README))
    assert len(told) > 10
    assert told - bound == set()
