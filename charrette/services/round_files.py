"""A round's ballots as a file that anybody can count again: Pabulib, PrefLib or our own ballot file."""

from fractions import Fraction
from math import lcm
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from charrette.domain.editions import Edition
from charrette.domain.errors import InvalidInputError
from charrette.domain.methods import BallotKind, Method, method_named, tally
from charrette.domain.rounds import (
    Ballot,
    BallotChannel,
    Headline,
    Round,
    RoundRules,
    RoundState,
    ballots_of,
)
from charrette.domain.selections.from_round import ballot_weights
from charrette.domain.snapshot import ProjectSnapshot
from charrette.domain.wording import counted, listed
from charrette.exchange.cast_votes import CastVote, CastVotes
from charrette.services.publish import file_name
from charrette.system.zones import zone_named

if TYPE_CHECKING:
    from charrette.store.library import Library

ORDERS = ("soc", "soi", "toc", "toi")
FORMATS = ("pb", *ORDERS, "cat", "csv")
FULL_ONLY = "It holds single ballots, which are secret: full edition only, restricted. Keep it with the host."
_MOST_REPEATED = 200_000


def formats_for(method: Method) -> tuple[str, ...]:
    """The forms in which the ballots of a method can be written so that the same order comes out of the file."""
    return {
        BallotKind.DOTS: ("pb", "csv"),
        BallotKind.APPROVAL: ("pb", "cat", "csv"),
        BallotKind.RANKING: ("pb", *ORDERS, "csv"),
        BallotKind.LEVELS: ("cat", "csv"),
    }.get(method.ballot_kind, ("csv",))


def why_not_written(snapshot: ProjectSnapshot, round_: Round) -> str:
    """Why the ballots of a round cannot be written at all; empty when they can."""
    if round_.state is not RoundState.CLOSED or round_.revealed_at is None:
        return f"{round_.code} is written once it is closed and the room has seen its result."
    ballots = ballots_of(round_, snapshot.ballots)
    if any(ballot.channel is BallotChannel.HAND_COUNT for ballot in ballots):
        return f"{round_.code} holds hand counts: the single ballots behind a total are not known."
    if not _counting(round_.rules, ballots):
        return f"{round_.code} holds no ballots."
    return ""


def check_format(form: str) -> None:
    """Raises ``InvalidInputError`` for a form that no ballots are written in."""
    if form not in FORMATS:
        raise InvalidInputError(f"Ballots are written as {listed(FORMATS)}, not as “{form}”.")


def usual_name(snapshot: ProjectSnapshot, round_: Round, form: str) -> str:
    """``alder-creek-middle-school-votes-r-2-full-restricted.pb``."""
    return file_name(snapshot, f"votes-{round_.code.casefold()}", form, Edition.FULL)


def note_round(library: "Library", project_id: UUID, round_: Round, path: Path) -> None:
    """Writes into the minutes that a round's ballots were exported, unless the library is read-only."""
    if not library.read_only:
        words = f"Exported the ballots of {round_.code}, {Edition.FULL.words}, to {path.name}"
        library.note("export_document", words, project_id)


def write_round(snapshot: ProjectSnapshot, round_: Round, path: Path, form: str = "") -> None:
    """Writes the ballots that count in the headline of a closed round; ``form``, else the ending of ``path``, says how.

    Who cast a ballot cannot be told from its place or number; its group's label stands beside it. Files without weights
    hold a ballot as often as the headline counts it; our own file holds ballots as cast, with their weights. Raises
    ``InvalidInputError`` where the form does not fit the round, ``ExportError`` where the file cannot be written.
    """
    form = form or path.suffix.lower().removeprefix(".")
    check_format(form)
    if words := why_not_written(snapshot, round_):
        raise InvalidInputError(words, "Nothing was written.")
    votes = _votes(snapshot, round_)
    _check_form(votes, form)
    if form == "pb":
        from charrette.exchange.pabulib_writing import write_pabulib

        write_pabulib(votes, path)
    elif form == "csv":
        from charrette.exchange.votes_csv import write_votes_csv

        write_votes_csv(votes, path)
    else:
        from charrette.exchange.preflib_writing import write_preflib

        write_preflib(votes, path, form)


def _counting(rules: RoundRules, ballots: tuple[Ballot, ...]) -> list[Ballot]:
    """The ballots of the headline: those of host groups only where the rules say so."""
    hosts = {group.id for group in rules.groups if group.host and not rules.host_counts}
    return [ballot for ballot in ballots if ballot.group_id not in hosts]


def _votes(snapshot: ProjectSnapshot, round_: Round) -> CastVotes:
    ballots = ballots_of(round_, snapshot.ballots)
    result = tally(round_.rules, round_.needs, ballots)
    by_group = ballot_weights(result)
    counting = _counting(round_.rules, ballots)
    weights = [
        each.weight * by_group.get(each.group_id, by_group.get(None, Fraction(0))) for each in counting
    ]
    scale = lcm(*(weight.denominator for weight in weights))
    labels = {group.id: group.label for group in round_.rules.groups}
    cast = [
        CastVote(
            dict(each.content),
            labels.get(each.group_id, "") if each.group_id else "",
            each.weight,
            int(weight * scale),
        )
        for each, weight in zip(counting, weights, strict=True)
    ]
    costs = [
        need.cost.middle if (need := snapshot.need_by_id.get(each.need_id)) else None for each in round_.needs
    ]
    project = snapshot.project
    zone = zone_named(project.zone)
    return CastVotes(
        round_.code,
        round_.title,
        project.name,
        method_named(round_.rules.method),
        round_.rules,
        round_.needs,
        tuple(costs),
        project.target_budget if project.target_budget is not None else sum(cost or 0 for cost in costs),
        project.currency,
        round_.opened_at.astimezone(zone).date(),
        (round_.closed_at or round_.opened_at).astimezone(zone).date(),
        tuple(sorted(cast, key=lambda each: _nameless(each, round_))),
        _notes(round_, len(ballots) - len(cast), scale),
    )


def _nameless(vote: CastVote, round_: Round) -> tuple[str, list[tuple[int, int]], Fraction]:
    """Orders ballots by what they say, so that nobody is found by the order of entry."""
    place = {need.need_id: need.position for need in round_.needs}
    said = sorted((place.get(key, key.int), value) for key, value in vote.content.items())
    return vote.group, said, vote.weight


def _notes(round_: Round, hosts: int, scale: int) -> tuple[str, ...]:
    method = method_named(round_.rules.method)
    notes = [f"Counted by {method.title}: {method.rules_in_words(round_.rules)}."]
    if round_.rules.headline is Headline.BALANCED:
        notes.append("Each ballot counts as often as the balanced headline counts it.")
    if scale > 1:
        notes.append(f"A ballot of weight 1 stands here {scale} times.")
    if hosts:
        notes.append(f"{counted(hosts, 'ballot')} of the host outside the headline left out.")
    return tuple(notes)


def _check_form(votes: CastVotes, form: str) -> None:
    """Raises ``InvalidInputError`` where the form cannot hold these ballots, naming those that can."""
    there = formats_for(votes.method)
    balanced = votes.rules.headline is Headline.BALANCED
    if form not in there:
        why = f"{votes.method.title} is written as {listed(there)}, not as {form}."
    elif form == "cat" and balanced and votes.method.ballot_kind is BallotKind.LEVELS:
        why = "Balanced answers have no whole counts: write them as csv, and count with --headline balanced."
    elif form in {"soc", "toc"} and any(len(each.content) < len(votes.needs) for each in votes.ballots):
        why = f"Not every ballot ranks all needs: a .{form} file ranks all. Write .{form[:2]}i."
    elif form == "pb" and votes.written > _MOST_REPEATED:
        why = f"The file would hold {votes.written:,} ballots to give each its weight: write another form."
    else:
        return
    raise InvalidInputError(why, "Nothing was written.")
