"""The needs JSON: lossless in full, discreet in public, and refused in plain words when it is not right."""

import json
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from charrette.domain.agenda import Block, SessionClock
from charrette.domain.cards import Card
from charrette.domain.editions import Edition
from charrette.domain.errors import CancelledError, ExportError, InvalidInputError
from charrette.domain.log import LogEntry
from charrette.domain.needs import Need, NeedStatus
from charrette.domain.photos import Photo, PhotoCard
from charrette.domain.project import Participant, Session
from charrette.domain.rounds import Ballot, BallotNeed, Round
from charrette.domain.snapshot import ProjectSnapshot
from charrette.exchange.needs_files import read_needs
from charrette.exchange.needs_json import read_needs_json, write_needs_json
from charrette.system.resources import resource
from tests.exchange.alder import ALIASES, PROJECT, SNAPSHOT, START

SCHEMA = json.loads(resource("schemas/charrette-needs-3.json").read_text(encoding="utf-8"))


@pytest.fixture
def full(tmp_path: Path) -> Path:
    """The project's full edition."""
    path = tmp_path / "needs.json"
    write_needs_json(SNAPSHOT, Edition.FULL, START, path)
    return path


@pytest.fixture
def public(tmp_path: Path) -> Path:
    """The project's public edition."""
    path = tmp_path / "public.json"
    write_needs_json(SNAPSHOT, Edition.PUBLIC, START, path)
    return path


def changed(path: Path, change: Callable[[dict[str, Any]], object]) -> Path:
    """The file with something in it changed."""
    content = json.loads(path.read_text(encoding="utf-8"))
    change(content)
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def test_the_full_edition_gives_back_the_same_project(full: Path) -> None:
    assert read_needs_json(full) == SNAPSHOT
    assert read_needs(full) == SNAPSHOT


def test_writing_again_gives_the_same_bytes_but_for_the_export_time(full: Path, tmp_path: Path) -> None:
    again, later = tmp_path / "again.json", tmp_path / "later.json"
    write_needs_json(read_needs_json(full), Edition.FULL, START, again)
    write_needs_json(read_needs_json(full), Edition.FULL, START + timedelta(days=1), later)
    assert again.read_bytes() == full.read_bytes()
    lines = [path.read_text(encoding="utf-8").splitlines() for path in (again, later)]
    differing = [(a, b) for a, b in zip(*lines, strict=True) if a != b]
    assert len(differing) == 1
    assert "exported_at" in differing[0][0]


def test_the_order_in_which_dots_were_placed_does_not_show(full: Path, tmp_path: Path) -> None:
    turned = [replace(each, content=dict(reversed(list(each.content.items())))) for each in SNAPSHOT.ballots]
    assert any(list(a.content) != list(b.content) for a, b in zip(turned, SNAPSHOT.ballots, strict=True))
    write_needs_json(replace(SNAPSHOT, ballots=tuple(turned)), Edition.FULL, START, tmp_path / "turned.json")
    assert (tmp_path / "turned.json").read_bytes() == full.read_bytes()


def test_a_file_begins_with_its_schema_and_edition(full: Path, public: Path) -> None:
    for path, edition in ((full, "full"), (public, "public")):
        content = json.loads(path.read_text(encoding="utf-8"))
        assert list(content)[:2] == ["schema", "edition"]
        assert (content["schema"], content["edition"]) == ("charrette-needs/3", edition)


def test_both_editions_follow_the_published_schema(full: Path, public: Path) -> None:
    jsonschema.Draft7Validator.check_schema(SCHEMA)
    for path in (full, public):
        jsonschema.Draft7Validator(SCHEMA).validate(json.loads(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (Card, "card"),
        (Need, "need"),
        (Round, "round"),
        (Ballot, "ballot"),
        (Participant, "participant"),
        (Session, "session"),
        (Block, "block"),
        (SessionClock, "clock"),
        (LogEntry, "entry"),
        (Photo, "photo"),
        (PhotoCard, "photo_card"),
        (BallotNeed, "ballot_need"),
    ],
)
def test_the_schema_knows_every_field(kind: type[Any], name: str) -> None:
    assert set(SCHEMA["definitions"][name]["properties"]) == {each.name for each in fields(kind)}


def test_an_empty_project_goes_there_and_back(tmp_path: Path) -> None:
    for edition in Edition:
        path = tmp_path / f"{edition}.json"
        write_needs_json(ProjectSnapshot(PROJECT), edition, START, path)
        assert read_needs_json(path) == ProjectSnapshot(PROJECT)


def test_the_public_edition_tells_no_person_and_no_ballot(public: Path) -> None:
    text = public.read_text(encoding="utf-8")
    content = json.loads(text)
    assert not {"participants", "ballots", "rounds", "sources"} & set(content)
    assert not [alias for alias in ALIASES if alias in text]
    assert "Dolores" not in text
    assert "Ask [name] about the sink" in text
    assert [each["label"] for each in content["vote"]["by_group"]] == ["ST", "FA", "TE", "+"]
    assert all(each["voters"] is not None for each in content["vote"]["results"])
    assert [each["group"] for each in content["cards"]] == ["FA", "TE", "+", "+", "", "+"]


@pytest.mark.parametrize(("invited", "shown"), [(6, ["FA", "TE", "CU", "TC", "", "NB"]), (0, [""] * 6)])
def test_without_a_vote_seats_decide_which_groups_stand_beside_cards(
    tmp_path: Path, invited: int, shown: list[str]
) -> None:
    groups = tuple(replace(each, invited=invited) for each in SNAPSHOT.groups)
    early = replace(SNAPSHOT, groups=groups, participants=(), rounds=(), ballots=())
    path = tmp_path / "public.json"
    write_needs_json(
        replace(early, cards=tuple(replace(each, participant_id=None) for each in early.cards)),
        Edition.PUBLIC,
        START,
        path,
    )
    cards = json.loads(path.read_text(encoding="utf-8"))["cards"]
    assert [each["group"] for each in cards] == shown


def test_a_public_file_becomes_project_themes_and_needs(public: Path) -> None:
    found = read_needs_json(public)
    assert found.project == SNAPSHOT.project
    assert found.themes == SNAPSHOT.themes
    assert found.needs == tuple(need for need in SNAPSHOT.needs if need.status is not NeedStatus.MERGED)
    assert (found.cards, found.participants, found.ballots) == ((), (), ())


def verdicts(content: dict[str, Any], *turned: int) -> list[dict[str, Any]]:
    """A verdict on the first two cards for every number; 1 names the greater id first."""
    pair = sorted(card["id"] for card in content["cards"][:2])
    return [
        {
            "id": f"00000000-0000-0000-0000-{900 + at:012d}",
            "project_id": content["project"]["id"],
            "first_id": pair[turn],
            "second_id": pair[1 - turn],
            "likeness": "not same",
            "decided_at": "2026-11-20T18:00:00Z",
        }
        for at, turn in enumerate(turned)
    ]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda c: c["needs"][3].update(short_name="x" * 45), r"needs\.json, needs\[3\]\.short_name: must be shorter"),
        (lambda c: c["needs"][0].pop("code"), r"needs\[0\]: must contain .*code"),
        (lambda c: c["cards"][1].update(channel="pigeon"), r"cards\[1\]\.channel: must be one of"),
        (lambda c: c["cards"][1].update(extra=1), r"cards\[1\]: must not contain .*extra"),
        (lambda c: c["ballots"][0].update(weight="-1"), r"ballots\[0\]\.weight: must match"),
        (lambda c: c["ballots"][0].update(weight="1/0"), r"ballots\[0\]\.weight: “1/0” cannot be read"),
        (lambda c: c["project"].update(created_at="2027-02-26T18:00:00"), r"project\.created_at: must match"),
        (lambda c: c["project"].update(created_at="2027-13-40T18:00:00Z"), r"project\.created_at: .* cannot be read"),
        (lambda c: c["project"].update(name="a\ud800"), r"project\.name: holds half of a character"),
        (lambda c: c["cards"][0].update(original="a\0b"), r"cards\[0\]\.original: holds a NUL"),
        (lambda c: c["cards"][1].update(id=c["cards"][0]["id"]), r"cards\[1\]\.id: .* twice"),
        (lambda c: c["needs"][1].update(code="N-001"), r"needs\[1\]\.code: “N-001” is in the file twice"),
        (lambda c: c["groups"][1].update(label="ST"), r"groups\[1\]\.label: “ST” is in the file twice"),
        (lambda c: c["ballots"][1].update(number=1), r"ballots\[1\]\.number: “P-001” is in the file twice"),
        (lambda c: c.update(verdicts=verdicts(c, 0, 0)), r"verdicts\[1\]\.second_id: “.{36}” is in the file twice"),
        (lambda c: c.update(verdicts=verdicts(c, 0, 1)), r"verdicts\[1\]\.first_id: is not less than second_id"),
        (lambda c: c["themes"].pop(0), r"cards\[0\]\.theme_id: points to a theme that is not in the file"),
        (lambda c: c["rounds"].pop(), r"ballots\[0\]\.round_id: points to a round that is not in the file"),
        (lambda c: c["needs"][0].update(merged_into=c["needs"][3]["id"]), r"the merge runs in a circle back to N-001"),
        (lambda c: c["cards"][1]["redactions"][0].update(end=999), r"cards\[1\]\.redactions\[0\]: lies outside"),
        (lambda c: c["rounds"][0]["needs"].pop(), r"content: has a need that was not on the ballot"),
        (lambda c: c.update(schema="charrette-needs/4"), "written by a newer version of Charrette"),
        (lambda c: c.update(schema="other/1"), "is not a needs file of Charrette"),
        (lambda c: c.update(edition="secret"), "edition: must be one of"),
        (lambda c: c.pop("cards"), "must contain .*cards"),
    ],
)  # fmt: skip
def test_a_file_that_is_not_right_is_refused_by_its_place(
    full: Path, change: Callable[[dict[str, Any]], object], sentence: str
) -> None:
    with pytest.raises(InvalidInputError, match=sentence):
        read_needs_json(changed(full, change))


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "needs.json is empty"),
        (b'{"schema": ', r"damaged at line 1, column 12"),
        (b"\xff\xfe\x00", "damaged: it is not JSON in UTF-8"),
        (b'{"schema": NaN}', "damaged: it is not JSON"),
        (b"[" * 100_000, "damaged"),
        (b"[]", "is not a needs file"),
        (b"{}", "is not a needs file"),
    ],
)
def test_a_damaged_file_is_said_plainly(tmp_path: Path, content: bytes, sentence: str) -> None:
    path = tmp_path / "needs.json"
    path.write_bytes(content)
    with pytest.raises(InvalidInputError, match=sentence):
        read_needs_json(path)


def test_every_truncation_is_refused(full: Path) -> None:
    whole = full.read_bytes()
    for length in range(1, len(whole) - 2, 997):
        full.write_bytes(whole[:length])
        with pytest.raises(InvalidInputError):
            read_needs_json(full)


def test_a_cancelled_export_leaves_the_good_file(full: Path) -> None:
    before = full.read_bytes()

    def cancel(done: int, of: int) -> None:
        raise CancelledError(f"Cancelled at {done} of {of}.")

    with pytest.raises(CancelledError):
        write_needs_json(SNAPSHOT, Edition.PUBLIC, START, full, cancel)
    assert full.read_bytes() == before
    assert [each.name for each in full.parent.iterdir() if each.is_file()] == ["needs.json"]


def test_a_place_that_cannot_be_written_is_said_plainly(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(ExportError, match=r"needs\.json cannot be written"):
        write_needs_json(SNAPSHOT, Edition.FULL, START, tmp_path / "file" / "needs.json")


def test_progress_rises_to_the_end(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    write_needs_json(
        SNAPSHOT, Edition.FULL, START, tmp_path / "n.json", lambda done, of: seen.append((done, of))
    )
    assert seen == sorted(seen)
    assert seen[-1][0] == seen[-1][1] > 0
