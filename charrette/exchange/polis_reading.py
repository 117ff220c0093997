"""Reading a Polis export: ``comments.csv`` with the statements and, beside it, ``votes.csv`` with every vote.

Statements that were moderated out are left out, with their votes. Of several votes of one person the last counts.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from charrette.domain.errors import InvalidInputError
from charrette.domain.methods import BallotKind, Method
from charrette.exchange.problems import Problems
from charrette.exchange.wide_tables import open_wide

if TYPE_CHECKING:
    from charrette.exchange.ballot_set import BallotSet

COMMENTS, VOTES, PARTICIPANTS = "comments.csv", "votes.csv", "participants-votes.csv"
OF_COMMENTS = ("comment-id", "comment-body")
OF_VOTES = ("comment-id", "voter-id", "vote")
_OUT = "-1"
_VOTES = {"1": 1, "0": 0, "-1": -1}
_SCORES = {1: 5, 0: 3, -1: 1}


@dataclass(frozen=True, slots=True)
class PolisComment:
    """One statement: its id in Polis, its words, and whether the moderators left it out."""

    id: str
    text: str
    left_out: bool


def is_polis(header: Sequence[str]) -> bool:
    """Whether a header is that of a Polis export's statements or votes."""
    names = {name.strip().casefold() for name in header}
    return names.issuperset(OF_COMMENTS) or names.issuperset(OF_VOTES)


def read_comments(path: Path) -> tuple[PolisComment, ...]:
    """The statements in the order of the file; raises ``InvalidInputError`` naming lines and columns."""
    problems = Problems(path.name, "line")
    found: dict[str, PolisComment] = {}
    for line, cells in _rows(path, (*OF_COMMENTS, "moderated"), problems, optional=("moderated",)):
        number, text, moderated = (each.strip() for each in cells)
        if not number or number in found:
            what = f"comment {number} is there already." if number else "the comment has no id."
            problems.add(line, "comment-id", what)
        found.setdefault(number, PolisComment(number, text, moderated == _OUT))
    problems.stop_if_any()
    return tuple(found.values())


def read_polis(path: Path, method: Method | None = None, group_column: str = "") -> "BallotSet":
    """The votes of the export that ``path`` (its statements or its votes) belongs to; ids are those of the statements.

    Approval-type: an agreement is a mark, a pass or a disagreement none. For scores an agreement is a 5, a pass a 3, a
    disagreement a 1, and who did not vote on a statement has no opinion. With the ``group_column`` "group-id" the
    groups are those that Polis found (``participants-votes.csv``).
    """
    from charrette.exchange.ballot_set import BallotSet, grouped, sparse, weights_of

    folder = path.parent
    comments = [each for each in read_comments(_there(folder / COMMENTS)) if not each.left_out]
    votes = _read_votes(_there(folder / VOTES), [each.id for each in comments], folder / COMMENTS)
    scores = method is not None and method.name == "score"
    starts, columns, values = [0], list[int](), list[int]()
    for said in votes.values():
        for column, vote in said.items():
            if scores or vote == 1:
                columns.append(column)
                values.append(_SCORES[vote] if scores else 1)
        starts.append(len(columns))
    groups_of = _groups(folder, group_column)
    member, groups = grouped([groups_of.get(voter, "") for voter in votes])
    weight, scale = weights_of([Fraction(1)] * len(votes), 5)
    kind = BallotKind.LEVELS if scores else BallotKind.APPROVAL
    return BallotSet(
        VOTES, "votes of Polis (agree, pass, disagree)", kind, tuple(each.id for each in comments),
        tuple(" ".join(each.text.split()) for each in comments), sparse(starts, columns, values), member, groups,
        weight, scale, list(range(1, len(votes) + 1)), list(votes), "voter",
        method="score" if scores else "",
    )  # fmt: skip


def _there(path: Path) -> Path:
    if not path.is_file():
        raise InvalidInputError(
            f"{path.name} is not beside it: a Polis export has {COMMENTS} and {VOTES} in one folder."
        )
    return path


def _read_votes(path: Path, kept: Sequence[str], comments: Path) -> dict[str, dict[int, int]]:
    """By voter, what was said of which statement (an index into ``kept``)."""
    problems = Problems(path.name, "line")
    known = {each.id for each in read_comments(comments)}
    column = {number: index for index, number in enumerate(kept)}
    found: dict[str, dict[int, int]] = {}
    newest: dict[tuple[str, str], float] = {}
    for line, cells in _rows(path, (*OF_VOTES, "timestamp"), problems, optional=("timestamp",)):
        comment, voter, vote, stamp = (each.strip() for each in cells)
        when = float(stamp) if stamp.isdecimal() and len(stamp) < 20 else float(line)
        if comment not in known:
            problems.add(line, "comment-id", f"there is no comment “{comment}” in {COMMENTS}.")
        elif vote not in _VOTES:
            problems.add(
                line, "vote", f"“{vote}” is no vote. A vote is 1 (agree), 0 (pass) or -1 (disagree)."
            )
        elif not voter:
            problems.add(line, "voter-id", "the vote has no voter.")
        elif comment in column and when >= newest.get((voter, comment), 0):
            newest[voter, comment] = when
            found.setdefault(voter, {})[column[comment]] = _VOTES[vote]
    problems.stop_if_any()
    return found


def _groups(folder: Path, group_column: str) -> dict[str, str]:
    if not group_column:
        return {}
    path = _there(folder / PARTICIPANTS)
    problems = Problems(path.name, "line")
    return {
        cells[0].strip(): cells[1].strip()
        for _, cells in _rows(path, ("participant", group_column), problems)
    }


def _rows(
    path: Path, names: Sequence[str], problems: Problems, optional: Sequence[str] = ()
) -> Iterator[tuple[int, list[str]]]:
    """The cells of the columns ``names``; an optional column that is missing is empty."""
    table = open_wide(path)
    places = {name.strip().casefold(): column for column, name in enumerate(table.header)}
    for name in names:
        if name not in places and name not in optional:
            problems.add(
                1, name, f"the column is missing. A Polis export has {', '.join(OF_COMMENTS)} and so on."
            )
    problems.stop_if_any()
    wanted = [places.get(name) for name in names]
    for line, row in table.rows:
        yield line, ["" if column is None else row[column] for column in wanted]
