"""Template files: read as written, and what is wrong is named by its place with what to do."""

import json
from pathlib import Path
from typing import Any

import pytest

from charrette.domain.errors import InvalidInputError
from charrette.exchange.template_files import read_deck, read_template
from tests.exchange.template_text import template_as_json

KINDS = ("talk", "meal", "dot-vote")


def content(**changed: Any) -> dict[str, Any]:
    """A small template; ``block`` changes its second block, ``session`` its session."""
    block = {
        "title": "Lunch",
        "kind": "meal",
        "minutes": 40,
        "fixed_start": "9:30",
        **changed.pop("block", {}),
    }
    session = {
        "title": "Morning",
        "start": "09:00",
        "end": "12:00",
        "blocks": [{"title": "Welcome"}, block],
        **changed.pop("session", {}),
    }
    return {"schema": "charrette-template/1", "title": "Small", "sessions": [session], **changed}


def written(folder: Path, content: object) -> Path:
    """A file with that content."""
    path = folder / "small.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


def test_a_template_is_read_with_defaults_and_written_as_it_was(tmp_path: Path) -> None:
    template = read_template(
        written(tmp_path, content(block={"rules": {"dots": 5}, "kind": "dot-vote"})), KINDS
    )
    welcome, lunch = template.sessions[0].blocks
    assert (template.name, welcome.minutes, welcome.least, welcome.kind) == ("small", 10, 10, "talk")
    assert (lunch.fixed_start, lunch.least, lunch.rules) == ("09:30", 40, {"dots": 5})
    assert read_template(written(tmp_path, template_as_json(template)), KINDS) == template


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ("{", "line 1, column 2: this is not JSON from here on"),
        ([], "an object in { } belongs here"),
        (content(schema="charrette-template/9"), "“schema”: “charrette-template/1” belongs here"),
        (content(title=""), "“title”: is missing"),
        (content(sessions=[]), "“sessions”: is missing or empty"),
        (content(sessions={}), "“sessions”: a list in [ ] belongs here"),
        (content(ground_rules=[1]), "“ground_rules”: number 1 is no text"),
        (
            content(session={"start": "9 am"}),
            "session 1, “start”: “9 am” is no time of day; write it as 15:10",
        ),
        (content(session={"lenght": 3}), "session 1, “lenght”: is not known here; known are"),
        (
            content(block={"minutes": "40"}),
            "session 1, block 2 “Lunch”, “minutes”: a whole number from 1 to 1440",
        ),
        (content(block={"minutes": True}), "“minutes”: a whole number"),
        (content(block={"least": 50}), "“least”: a whole number from 1 to 40 belongs here"),
        (
            content(block={"kind": "nap"}),
            "“kind”: “nap” is no kind of activity; there are dot-vote, meal and talk",
        ),
        (content(block={"protected": "yes"}), "“protected”: true or false belongs here"),
        (content(block={"rules": {"dots": "5"}}), "“rules”: whole numbers by name belong here"),
        (content(block={"notes": 5}), "“notes”: a text in quotation marks belongs here"),
        (
            content(session={"blocks": [{"title": "A", "beside": True}]}),
            "“beside”: the first block has nothing",
        ),
    ],
)
def test_what_is_wrong_is_named_by_its_place(wrong: object, words: str, tmp_path: Path) -> None:
    path = written(tmp_path, wrong)
    with pytest.raises(InvalidInputError) as error:
        read_template(path, KINDS)
    assert error.value.what.startswith("small.json: ")
    assert words in error.value.what
    assert str(path) in error.value.way_on


def test_a_deck_is_read_and_needs_prompts(tmp_path: Path) -> None:
    deck = {"schema": "charrette-prompts/1", "title": "Pool", "about": "Water", "prompts": [" Who swims? "]}
    assert read_deck(written(tmp_path, deck)).prompts == ("Who swims?",)
    with pytest.raises(InvalidInputError, match="“prompts”: is missing or empty"):
        read_deck(written(tmp_path, {**deck, "prompts": []}))
    with pytest.raises(InvalidInputError, match="cannot be read"):
        read_deck(tmp_path / "none.json")
