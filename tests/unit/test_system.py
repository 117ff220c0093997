"""What the computer gives: ids, the clock, whole files, settings, resources."""

import json
import logging
from datetime import UTC, datetime, timedelta
from logging.handlers import RotatingFileHandler
from pathlib import Path

import pytest

from charrette.system.clock import SteppingClock, SystemClock
from charrette.system.files import whole_file
from charrette.system.ids import TimeOrderedIds
from charrette.system.log import start_log
from charrette.system.resources import resource
from charrette.system.settings import Settings

AT = datetime(2027, 2, 26, 18, tzinfo=UTC)


def test_ids_are_version_seven_and_rise() -> None:
    source = TimeOrderedIds()
    minted = [source.new() for _ in range(10_000)]
    assert all(each.version == 7 and each.variant == "specified in RFC 4122" for each in minted)
    assert minted == sorted(set(minted))


def test_ids_rise_while_the_clock_stands_or_runs_back() -> None:
    source = TimeOrderedIds(SteppingClock(AT, timedelta(seconds=-1)))
    minted = [source.new() for _ in range(5000)]
    assert minted == sorted(set(minted))
    assert minted[0].int >> 80 == int((AT.timestamp() - 1) * 1000)


def test_the_same_seed_and_clock_give_the_same_ids() -> None:
    def ids(seed: int) -> list[object]:
        source = TimeOrderedIds(SteppingClock(AT), seed)
        return [source.new() for _ in range(50)]

    assert ids(1) == ids(1)
    assert ids(1) != ids(2)


def test_clocks_are_aware() -> None:
    assert SystemClock().now().utcoffset() == timedelta(0)
    clock = SteppingClock(AT)
    assert [clock.now(), clock.now()] == [AT + timedelta(seconds=1), AT + timedelta(seconds=2)]


def test_a_file_appears_only_as_a_whole(tmp_path: Path) -> None:
    path = tmp_path / "new" / "brief.pdf"
    with whole_file(path) as beside:
        beside.write_text("whole")
        assert not path.exists()
        assert beside.suffix == ".pdf"
    assert path.read_text() == "whole"
    ordinary = tmp_path / "ordinary"
    ordinary.touch()
    assert path.stat().st_mode == ordinary.stat().st_mode
    assert [each.name for each in path.parent.iterdir()] == ["brief.pdf"]


def test_a_failure_leaves_the_good_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "brief.pdf"
    path.write_text("good")
    with pytest.raises(ZeroDivisionError):
        _write_half(path)
    assert path.read_text() == "good"
    assert [each.name for each in tmp_path.iterdir() if each.is_file()] == ["brief.pdf"]


def _write_half(path: Path) -> None:
    with whole_file(path) as beside:
        beside.write_text("half")
        beside.write_text(str(1 / 0))


def test_settings_there_and_back(tmp_path: Path) -> None:
    path = tmp_path / "config" / "settings.json"
    mine = Settings(text_size=150, paper="a4", recent_projects=["Alder Creek"], person="Ana")
    mine.write(path)
    assert Settings.read(path) == mine
    assert [each.name for each in path.parent.iterdir()] == ["settings.json"]


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"null", b"\xff\xfe\x00", b'{"unknown": 1}'])
def test_damaged_settings_give_the_defaults(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    assert Settings.read(path) == Settings()
    assert Settings.read(tmp_path / "missing.json") == Settings()


def test_a_setting_of_another_kind_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"text_size": "large", "paper": "a4", "recent_projects": 3}))
    assert Settings.read(path) == Settings(paper="a4")


def test_the_sample_is_found_and_hangs_together() -> None:
    sample = json.loads(resource("sample/alder_creek.json").read_text(encoding="utf-8"))
    labels = {each["label"] for each in sample["groups"]}
    assert (len(sample["cards"]), len(sample["needs"]), len(sample["participants"])) == (118, 18, 38)
    assert {each["group"] for each in sample["cards"] + sample["participants"]} == labels
    assert sum(each["here"] for each in sample["groups"]) == len(sample["participants"])
    for need in sample["needs"]:
        assert 0 < len(need["short_name"]) <= 44
        assert set(need["appeal"]) == labels
        assert need["cards"]
        assert all(1 <= number <= 118 for number in need["cards"])
    for card in sample["cards"]:
        assert card.get("redact", {"words": ""})["words"] in card["text"]


def test_the_log_goes_where_it_was_started_last(tmp_path: Path) -> None:
    root = logging.getLogger()
    for name in ("one", "two"):
        assert start_log(tmp_path / name) == tmp_path / name / "charrette.log"
        logging.getLogger("test").info("in %s", name)
    own = [each for each in root.handlers if isinstance(each, RotatingFileHandler)]
    assert len(own) == 1
    root.removeHandler(own[0])
    own[0].close()
    assert (tmp_path / "one" / "charrette.log").read_text(encoding="utf-8").endswith("in one\n")
    assert (tmp_path / "two" / "charrette.log").read_text(encoding="utf-8").endswith("in two\n")
