"""The bell: a short sound of our own, by the first program that can play it."""

import sys
import wave
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from charrette.system.resources import resource
from charrette.ui import bell


def test_the_sound_is_short_and_ends_in_silence() -> None:
    with wave.open(str(resource("sounds/bell.wav"))) as sound:
        seconds = sound.getnframes() / sound.getframerate()
        assert (sound.getnchannels(), sound.getsampwidth()) == (1, 2)
        sound.setpos(sound.getnframes() - 2)
        last = sound.readframes(2)
    assert 1 <= seconds <= 2
    assert max(abs(int.from_bytes(last[at : at + 2], "little", signed=True)) for at in (0, 2)) < 40


@pytest.mark.skipif(sys.platform == "win32", reason="Windows plays it itself")
def test_it_is_played_by_what_the_system_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not bell.play(resource("sounds/bell.wav"))
    heard = tmp_path / "heard"
    player = tmp_path / "aplay"
    player.write_text(f'#!/bin/sh\necho "$@" > "{heard}"\n')
    player.chmod(0o755)
    assert bell.play(resource("sounds/bell.wav"))
    qtbot.waitUntil(lambda: heard.is_file() and heard.read_text().endswith("bell.wav\n"), timeout=5000)
    assert heard.read_text().startswith("-q ")


def test_without_a_screen_it_is_silent(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    played: list[Path] = []
    monkeypatch.setattr(bell, "play", lambda sound: played.append(sound) or True)
    bell.ring()
    assert played == []
