"""Scenarios of hand counts and of the round that follows another, for undo and redo."""

from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Any

from charrette.services import ballots, entering, hand_counts, rounds

if TYPE_CHECKING:
    from tests.services.scenarios import Room


def _table(room: "Room", table: int = 3) -> hand_counts.CountTable:
    content = {room.needs[0].id: 4, room.needs[1].id: 6}
    return hand_counts.CountTable(room.snapshot().rounds[-1].id, table, 7, content)


def _count_table(room: "Room") -> Any:
    room.open_round()
    return hand_counts.count_table, _table(room)


def _import_counts(room: "Room") -> Any:
    round_ = room.open_round()
    return hand_counts.import_counts, hand_counts.ImportCounts(round_.id, (_table(room, 1), _table(room, 2)))


def _correct_count(room: "Room") -> Any:
    count = room.do(*_count_table(room))
    content = {room.needs[0].id: 5}
    return hand_counts.correct_count, hand_counts.CorrectCount(count.id, room.group("ST"), content, 6)


def _colours(room: "Room") -> Any:
    round_ = room.open_round()
    students, families = room.group("ST"), room.group("FA")
    counts = {students: {room.needs[0].id: 3}, families: {room.needs[2].id: 2}, None: {room.needs[1].id: 1}}
    return hand_counts.count_colours, hand_counts.CountColours(round_.id, counts, {students: 5})


def _follow_up(room: "Room") -> Any:
    charrette = room.snapshot().charrettes[0].id
    command = rounds.OpenRound(charrette, method="fist", proposals=("This list as it stands",))
    round_ = room.do(rounds.open_round, command)
    for value in (5, 2):
        room.do(
            ballots.cast_ballot,
            ballots.CastBallot(round_.id, room.group("ST"), {round_.needs[0].need_id: value}),
        )
    room.do(rounds.close_round, round_.id)
    return rounds.follow_up_round, round_.id


def _file(room: "Room") -> Any:
    round_ = room.open_round()
    path = Path(mkdtemp()) / "ballots.csv"
    code = round_.needs[0].code
    path.write_text(f"ballot,group,{code}\n17,ST,1\nL-2,Families,0\n", encoding="utf-8")
    return entering.enter_ballots, entering.BallotsFile(round_.id, path)


SCENARIOS: dict[str, Any] = {
    "count_table": _count_table,
    "import_counts": _import_counts,
    "correct_count": _correct_count,
    "count_colours": _colours,
    "follow_up_round": _follow_up,
    "enter_ballots": _file,
}
