"""Schedule template files: what they hold, and what is wrong with one in words."""

import json
from pathlib import Path
from typing import Any

import pytest

from charrette.domain.errors import InvalidInputError
from charrette.exchange.schedule_files import read_schedule

BID: dict[str, Any] = {"key": "bid", "title": "Bid", "weeks_before": 90}
OPEN: dict[str, Any] = {
    "key": "open",
    "title": "Open",
    "weeks_before": 0,
    "waits_for": [{"key": "bid", "lag_days": 9}],
}


def written(folder: Path, *lines: dict[str, Any], name: str = "mine", **given: Any) -> Path:
    content = {"schema": "charrette-schedule/1", "title": "Mine", "summary": "", "lines": lines, **given}
    path = folder / f"{name}.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def test_a_template_stands_on_another_and_adds_waits_to_it(tmp_path: Path) -> None:
    written(tmp_path, BID, OPEN, name="base")
    also = {"open": [{"key": "switches", "lag_days": 3}]}
    path = written(
        tmp_path, {"key": "switches", "title": "Switches", "weeks_before": 9}, on="base", also=also
    )
    found = read_schedule(path)
    assert (found.name, [line.key for line in found.lines]) == ("mine", ["bid", "open", "switches"])
    assert found.lines[1].waits_for == {"bid": 9, "switches": 3}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (BID, "the key “bid” is there twice"),
        ({**OPEN, "waits_for": [{"key": "roof"}]}, "“open” waits for “roof”, which is not there"),
        ({**OPEN, "waits_for": [{"key": "bid", "lag_days": -1}]}, "waits -1 days"),
        ({**OPEN, "waits_for": [{"key": "open"}]}, "goes in a circle: “Open” waits for “Open”"),
        ({**OPEN, "month_day": "02-30"}, "mine.json: "),
        ({**OPEN, "phase": "lunch"}, "'lunch' is not a valid Phase"),
        ({**OPEN, "colour": "red"}, "the unknown field “colour”"),
        ({"key": "open", "title": "Open"}, "'weeks_before' is missing"),
    ],
)
def test_what_no_schedule_can_be_is_refused_in_words(tmp_path: Path, line: dict[str, Any], said: str) -> None:
    with pytest.raises(InvalidInputError, match=said):
        read_schedule(written(tmp_path, BID, line))


def test_another_kind_of_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidInputError, match="the schema is not “charrette-schedule/1”"):
        read_schedule(written(tmp_path, BID, schema="charrette-template/1"))
    broken = tmp_path / "broken.json"
    broken.write_text("{", encoding="utf-8")
    with pytest.raises(InvalidInputError, match=r"broken\.json: "):
        read_schedule(broken)
