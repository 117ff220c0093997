"""What the tab Consensus shows of a round: every need with agreement, gap, flags, departure and reports. No Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from charrette.domain.agreement import Agreement, NeedAgreement, agreement
from charrette.domain.departures import Departure, departures
from charrette.domain.flags import FlagKind
from charrette.domain.merging import derived_result, place_words
from charrette.domain.minority import draft_report, what_agrees, what_differs
from charrette.domain.minority_report import MinorityReport
from charrette.domain.needs import NeedStatus
from charrette.domain.profile import profile_of
from charrette.domain.rounds import Headline, Round, ballots_of
from charrette.domain.small_groups import PUBLIC_LEAST
from charrette.domain.snapshot import ProjectSnapshot
from charrette.ui.models.needs_list import NeedLine, Place, RoundView, round_view


class Part(StrEnum):
    """Which lines are shown."""

    ALL = "all"
    AGREES = "agrees"
    DIFFERS = "differs"
    DEPARTS = "departs"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class ConsensusLine:
    """One need with its numbers; ``line`` is that of the result."""

    line: NeedLine
    agreement: NeedAgreement | None
    balanced: str
    """The rank in the result that is not the headline, with its name: ``"5th balanced"``."""
    derived: str
    words: str
    """Agreement in words."""
    agrees: bool
    differs: bool
    departure: Departure | None
    reports: tuple[MinorityReport, ...]

    @property
    def gap(self) -> str:
        """The group gap to two digits; empty where there is none."""
        found = self.agreement.gap if self.agreement else None
        return f"{float(found):.2f}" if found is not None else ""

    def in_part(self, part: Part) -> bool:
        """Whether the line belongs to what is shown."""
        need = self.line.need
        return {
            Part.ALL: True,
            Part.AGREES: self.agrees,
            Part.DIFFERS: self.differs,
            Part.DEPARTS: self.departure is not None,
            Part.OPEN: need.priority is None and need.status is NeedStatus.OPEN,
        }[part]


@dataclass(frozen=True, slots=True)
class ConsensusView:
    """The needs of one revealed round in its order, and how far the room agrees in all."""

    round: RoundView
    lines: tuple[ConsensusLine, ...]
    overall: Agreement

    def count(self, part: Part) -> int:
        """How many lines a part has."""
        return sum(line.in_part(part) for line in self.lines)

    def of(self, need_id: UUID) -> ConsensusLine | None:
        """The line of a need."""
        return next((each for each in self.lines if each.line.need.id == need_id), None)

    def prepared(self, need_id: UUID) -> tuple[str, str]:
        """Whose words a minority report would be, and the text prepared from the numbers; empty without any.

        Reports are printed in public documents, so a draft speaks only of groups that everybody may see.
        """
        draft = draft_report(self.round.result, need_id, least=PUBLIC_LEAST)
        return (draft.by, draft.text) if draft else ("", "")


def consensus_view(snapshot: ProjectSnapshot, round_: Round) -> ConsensusView:
    """Counts a round and says of each need what the room agrees on and where it differs."""
    shown = round_view(snapshot, round_)
    result = shown.result
    overall = agreement(result, profile_of(round_.rules, round_.needs, ballots_of(round_, snapshot.ballots)))
    agreed = {point.need for point in what_agrees(result, overall)}
    differing = {point.need for point in what_differs(result, overall)}
    named = snapshot.named_round
    ranks = named is not None and named.id == round_.id
    departing = {each.need.id: each for each in departures(snapshot)} if ranks else {}
    derived = derived_result(snapshot, round_) if not round_.on_proposals else None
    places = {each.need.need_id: place_words(derived, each) for each in derived.standings} if derived else {}
    lines = [
        ConsensusLine(
            line,
            found := overall.of(line.need.id),
            _other_rank(shown, line),
            places.get(line.need.id, ""),
            _words(shown, line, found),
            line.need.id in agreed,
            line.need.id in differing,
            departing.get(line.need.id),
            reports_on(snapshot, round_, line.need.id),
        )
        for line in shown.lines
        if line.standing is not None
    ]
    return ConsensusView(shown, tuple(lines), overall)


def reports_on(snapshot: ProjectSnapshot, round_: Round, need_id: UUID) -> tuple[MinorityReport, ...]:
    """The minority reports of a round that stand beside a need."""
    found = (each for each in snapshot.minority_reports if each.round_id == round_.id)
    return tuple(each for each in found if each.need_id == need_id)


def of_part(view: ConsensusView, part: Part) -> Sequence[ConsensusLine]:
    """The lines of a part; where groups differ the widest gap comes first."""
    found = [line for line in view.lines if line.in_part(part)]
    if part is Part.DIFFERS:
        found.sort(key=lambda line: line.gap, reverse=True)
    return found


def _other_rank(view: RoundView, line: NeedLine) -> str:
    standing = line.standing
    if standing is None or standing.other_rank is None or not standing.voted:
        return ""
    name = "raw" if view.result.rules.headline is Headline.BALANCED else "balanced"
    return f"{standing.other_rank} {name}"


def _words(view: RoundView, line: NeedLine, found: NeedAgreement | None) -> str:
    """Levels: how near the answers lie. All methods: how near the groups lie, as far as they may be shown."""
    if found is None or line.standing is None or not line.standing.voted:
        return "no vote"
    parts = [_near(float(found.consensus_a))] if found.consensus_a is not None else []
    if found.gap is not None:
        wide = found.gap >= view.result.rules.uneven_gap
        near = found.gap <= view.result.rules.uneven_gap / 2
        parts.append("groups differ" if wide else "groups alike" if near else "groups differ somewhat")
    return ", ".join(parts) or "by group not shown"


def _near(a: float) -> str:
    """Van der Eijk's A in words."""
    if a >= 0.6:
        return "most answer alike"
    return "answers lie near" if a >= 0.3 else "answers mixed" if a >= 0 else "answers at both ends"


def decides(line: ConsensusLine) -> bool:
    """Whether the priority of a line is decided here: a need that stands, not required, no proposal."""
    need = line.line.need
    return line.line.place is not Place.PROPOSAL and need.status is NeedStatus.OPEN and not need.required


def flag_words(line: ConsensusLine) -> str:
    """The flags, shortly; those about coverage are last."""
    ordered = sorted(line.line.flags, key=lambda flag: flag.kind is FlagKind.FEW)
    return ", ".join(flag.short for flag in ordered)
