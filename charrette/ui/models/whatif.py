"""What if: the questions that may be asked of a counted round, and the ranks of the answer beside the round's own."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from uuid import UUID

from charrette.domain.methods import METHODS
from charrette.domain.result import Result
from charrette.domain.rounds import Round, ballots_of
from charrette.domain.small_groups import FACILITATOR_LEAST, Column
from charrette.domain.snapshot import ProjectSnapshot
from charrette.ui.models.needs_list import RoundView


@dataclass(frozen=True, slots=True)
class Weighed:
    """One influence that may be changed: of a group, or of those joined in Others together (as a factor)."""

    name: str
    mark: int
    groups: tuple[tuple[UUID, Fraction], ...]
    """The groups' ids with the influence they have in the round."""
    factor: bool

    @property
    def usual(self) -> Fraction:
        """Where the field stands before anything is changed."""
        return Fraction(1) if self.factor else self.groups[0][1]

    def influences(self, value: Fraction) -> dict[UUID, Fraction]:
        """What the groups get when the field says ``value``."""
        return {id_: influence * value if self.factor else value for id_, influence in self.groups}


@dataclass(frozen=True, slots=True)
class Questions:
    """What may be asked: leaving out a group that is shown singly, other influences, methods that read the ballots."""

    groups: tuple[Column, ...]
    group_ids: tuple[UUID, ...]
    """Parallel to ``groups``."""
    weighed: tuple[Weighed, ...]
    methods: tuple[tuple[str, str], ...]
    """Name and title, the round's own first."""
    refused: str
    """Why some groups are not offered; empty when all are."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked at once: any of the three, or nothing."""

    without: UUID | None = None
    influences: Mapping[UUID, Fraction] | None = None
    method: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """The derived result with the sentence that names it, or why it is not shown."""

    result: Result | None
    words: str


def questions_of(view: RoundView) -> Questions:
    """The questions that a round allows on the facilitator's own screen; small groups are never left out singly."""
    from charrette.domain.converted import readable_by

    result = view.result
    columns = [column for column in view.view.columns if not column.host]
    single = tuple(column for column in columns if column.stakeholders)
    weighed = tuple(_weighed(result, column) for column in columns if column.mark >= 0 or column.others)
    methods = tuple((name, METHODS[name].title) for name in readable_by(result.rules))
    return Questions(
        single,
        tuple(result.groups[column.members[0]].group.id for column in single),
        weighed,
        methods,
        view.view.hidden or view.view.note,
    )


def _weighed(result: Result, column: Column) -> Weighed:
    groups = tuple(
        (result.groups[index].group.id, result.groups[index].group.influence) for index in column.members
    )
    return Weighed(column.name, column.mark, groups, column.others)


def answered(snapshot: ProjectSnapshot, round_: Round, asked: Question) -> Answer:
    """Counts the round the other way; the refusal in words where it would tell on a small group. Nothing is kept."""
    from charrette.domain.errors import CharretteError
    from charrette.domain.profile import profile_of
    from charrette.domain.whatif import ByMethod, Change, Influences, Without, derived

    changes: list[Change] = []
    if asked.without is not None:
        changes.append(Without(asked.without))
    if asked.influences:
        changes.append(Influences(dict(asked.influences)))
    if asked.method and asked.method != round_.rules.method:
        changes.append(ByMethod(asked.method))
    if not changes:
        return Answer(None, "")
    profile = profile_of(round_.rules, round_.needs, ballots_of(round_, snapshot.ballots))
    try:
        found = derived(round_.rules, profile, changes, least=FACILITATOR_LEAST)
    except CharretteError as refused:
        return Answer(None, str(refused))
    return Answer(found.result, found.words)
