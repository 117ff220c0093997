"""Counting a file of votes: the result, and how far people agree, with no library needed."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from charrette.domain.criteria import Criterion
from charrette.domain.errors import InvalidInputError
from charrette.domain.methods import BallotKind, Method, method_named
from charrette.domain.result import Result
from charrette.domain.rounds import Headline, RoundRules
from charrette.domain.wording import listed

if TYPE_CHECKING:
    from charrette.domain.profile import Profile
    from charrette.exchange.ballot_set import BallotSet

_EXTRA = {"ngt": {"len-pos": (0, 1)}}
"""Options that files need and no rules form shows, with their limits."""
_KIND_WORDS = {
    BallotKind.DOTS: "dots or points",
    BallotKind.APPROVAL: "marks (approval)",
    BallotKind.RANKING: "rankings",
    BallotKind.LEVELS: "answers by level",
    BallotKind.IMPACT_EFFORT: "answers on impact and effort",
    BallotKind.PAIRS: "comparisons of needs two by two",
    BallotKind.CRITERIA: "answers by criterion",
}


@dataclass(frozen=True, slots=True)
class VoteFile:
    """What to count: a file, the method's name (empty: what suits the votes), and rules beside the method's own.

    A limit that is not among the ``options`` refuses no ballot. ``influence`` is by the group's name in the file, with
    ``group_column`` as where to take it from; naming an influence makes the balanced result the headline.
    """

    path: Path
    method: str = ""
    options: Mapping[str, int] = field(default_factory=dict[str, int])
    influence: Mapping[str, Fraction] = field(default_factory=dict[str, Fraction])
    group_column: str = ""
    headline: Headline | None = None
    criteria: tuple[Criterion, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class FileRound:
    """A file as a round that needs no library; ids come from codes and labels, so they are always the same."""

    ballots: "BallotSet"
    method: Method
    rules: RoundRules
    profile: "Profile"


def open_votes(command: VoteFile) -> FileRound:
    """Reads a file for a method; raises ``InvalidInputError`` naming lines and columns.

    So too where the votes are none that the method can count, an option is not the method's, or a group is not there.
    """
    from charrette.exchange.vote_files import read_votes, usual_method

    method = method_named(command.method) if command.method else None
    ballots = read_votes(command.path, method, command.group_column)
    return framed(ballots, method or usual_method(ballots), command)


def framed(ballots: "BallotSet", method: Method, command: VoteFile) -> FileRound:
    """Ballots that were read, as a round by a method, checked by its rules; raises as ``open_votes``."""
    from charrette.exchange.ballot_limits import check_limits

    _check_fit(ballots, method)
    options = _options(method, command.options, len(ballots.codes))
    check_limits(ballots, method, options)
    unknown = [name for name in command.influence if name not in ballots.groups]
    if unknown:
        there = listed(ballots.groups) or "none; name their column with --group-column"
        raise InvalidInputError(f"{ballots.name} has no group “{unknown[0]}”. There are: {there}.")
    usual = Headline.BALANCED if command.influence else Headline.RAW
    criteria = _criteria(ballots, method, command.criteria)
    if criteria:
        options["criteria"] = len(criteria)
    groups = ballots.round_groups(command.influence)
    rules = RoundRules(method.name, options, groups, command.headline or usual, criteria=criteria)
    return FileRound(ballots, method, rules, ballots.profile(rules))


def tally_file(command: VoteFile) -> tuple[FileRound, Result]:
    """Counts a file by a method. Raises ``InvalidInputError`` naming the line and column."""
    found = open_votes(command)
    return found, found.method.tally(found.rules, found.profile)


def person_by_person(found: FileRound) -> FileRound:
    """The same with one ballot a person, where the file holds how many people cast each: for drawing ballots again."""
    ballots = found.ballots.person_by_person()
    return (
        found
        if ballots is found.ballots
        else replace(found, ballots=ballots, profile=ballots.profile(found.rules))
    )


def _check_fit(ballots: "BallotSet", method: Method) -> None:
    """Raises ``InvalidInputError`` naming the votes and the method where they do not go together."""
    from charrette.exchange.vote_files import methods_for

    words = _KIND_WORDS[method.ballot_kind]
    if method.ballot_kind is not ballots.kind:
        there = listed(methods_for(ballots.kind)) or "none"
        raise InvalidInputError(
            f"{ballots.name} holds {ballots.holds}; {method.title} ({method.name}) counts {words}.",
            way_on=f"Methods for these votes: {there}.",
        )
    if ballots.tied and method.name == "ngt":
        there = listed([name for name in methods_for(ballots.kind) if name != "ngt"])
        raise InvalidInputError(
            f"{ballots.name} holds {ballots.holds}; {method.title} ({method.name}) counts {words} without ties.",
            way_on=f"Methods for these votes: {there}.",
        )


def _options(method: Method, options: Mapping[str, int], needs: int) -> dict[str, int]:
    """Only the method's own options, within the limits of its form; what follows from them is added."""
    fields = {each.name: (each.least, each.most, each.label) for each in method.fields}
    for name, (least, most) in _EXTRA.get(method.name, {}).items():
        fields[name] = (least, most, name)
    for name, value in options.items():
        if name not in fields:
            theirs = ", ".join(fields) or "none"
            raise InvalidInputError(f"{method.title} has no option “{name}”. It has: {theirs}.")
        least, most, label = fields[name]
        most = max(value, least) if method.name == "dots" else most
        if not least <= value <= most:
            span = f"from {least} to {most}" if most > least else f"of {least} at least"
            raise InvalidInputError(f"{label}: a number {span}.")
    known = (method.defaults(needs) if method.levels else {}) | dict(options)
    return method.frozen(known, needs) if known else {}


def _criteria(ballots: "BallotSet", method: Method, criteria: tuple[Criterion, ...]) -> tuple[Criterion, ...]:
    """The criteria as they are named, else one for each digit of the longest answer, all with the same weight."""
    if method.ballot_kind is not BallotKind.CRITERIA:
        if criteria:
            raise InvalidInputError(f"{method.title} has no criteria.")
        return ()
    digits = max(1, len(str(ballots.marks.most)))
    if criteria and len(criteria) < digits:
        raise InvalidInputError(
            f"{ballots.name} holds answers on {digits} criteria; {len(criteria)} are named."
        )
    return criteria or tuple(Criterion(f"Criterion {number}") for number in range(1, digits + 1))
