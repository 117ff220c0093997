"""How firm a result is and how far the room agrees: worked out after the reveal, in words beside each need."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from charrette.domain.agreement import Agreement, NeedAgreement, agreement
from charrette.domain.flags import Flag, FlagKind
from charrette.domain.methods import METHODS, method_named
from charrette.domain.robustness import MEAN, Robustness, robustness
from charrette.domain.rounds import Round, ballots_of
from charrette.domain.small_groups import shown_result, withheld
from charrette.domain.snapshot import ProjectSnapshot
from charrette.domain.stability import Stability, stability
from charrette.domain.wording import in_a_sentence
from charrette.ui.models.needs_list import NeedLine, RoundView, Tier

EVEN, FAR = 0.15, 0.4
"""A group gap up to the first is little, from the second far."""


@dataclass(frozen=True, slots=True)
class Analysis:
    """What was worked out of a round's ballots; where a method ranks nothing only the agreement."""

    agreement: Agreement
    stability: Stability | None = None
    robustness: Robustness | None = None

    @property
    def words(self) -> str:
        """What is to be said of the whole list."""
        firm = self.stability.words if self.stability else ""
        return " ".join(part for part in (firm, self.agreement.words) if part)


def analysis_of(snapshot: ProjectSnapshot, round_: Round, least: int) -> Analysis | None:
    """Draws the ballots again and counts them every way they allow; takes a while. None where nothing may be shown."""
    from charrette.domain.profile import profile_of

    result = snapshot.result(round_)
    if withheld(result, least):
        return None
    profile = profile_of(round_.rules, round_.needs, ballots_of(round_, snapshot.ballots))
    shown, _ = shown_result(result, least)
    agreed = agreement(shown, profile, least=least)
    if not method_named(round_.rules.method).ranks:
        return Analysis(agreed)
    firm = stability(round_.rules, profile, least=least)
    return Analysis(agreed, firm, robustness(round_.rules, profile, least=least))


def with_analysis(view: RoundView, analysis: Analysis) -> RoundView:
    """The lines with their tiers, and flagged where a place depends on the method or on one group."""
    tiers = tiers_of(analysis.stability)
    lines = tuple(
        replace(line, tier=tiers.get(line.need.id), flags=(*line.flags, *_depends(analysis.robustness, line)))
        for line in view.lines
    )
    return replace(view, lines=lines, analysis=analysis)


def tiers_of(firm: Stability | None) -> dict[UUID, Tier]:
    """The part of every need in its tier."""
    found: dict[UUID, Tier] = {}
    above = 0
    for tier in firm.tiers if firm else ():
        for place, need_id in enumerate(tier):
            low, high = above + 1, above + len(tier)
            found[need_id] = Tier(low, high, place == 0, place == len(tier) - 1)
        above += len(tier)
    return found


def _depends(found: Robustness | None, line: NeedLine) -> Sequence[Flag]:
    of_need = found.of(line.need.id) if found else None
    if of_need is None or line.standing is None or not line.standing.voted:
        return ()
    flags: list[Flag] = []
    if of_need.methods_words:
        short = "place depends on the method"
        flags.append(Flag(FlagKind.METHOD, short, _sentence(of_need.methods_words)))
    if of_need.groups_words:
        flags.append(Flag(FlagKind.GROUP, "place depends on one group", _sentence(of_need.groups_words)))
    return flags


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."


def redrawn_words(analysis: Analysis, need_id: UUID) -> str:
    """``"5 to 9 in 9 of 10"``; empty where nothing was drawn."""
    found = analysis.stability.of(need_id) if analysis.stability else None
    if found is None:
        return ""
    places = f"{found.low} to {found.high}" if found.high > found.low else f"{found.low}"
    return f"{places} in 9 of 10"


def by_methods(view: RoundView, analysis: Analysis, line: NeedLine) -> list[tuple[str, str]]:
    """The place by every other method that can read the ballots, ("Approval", "5"); empty where there is none."""
    found = analysis.robustness
    if found is None or line.standing is None:
        return []
    own = view.result.rules.method
    return [
        (_method_title(name), str(places[line.need.id]))
        for name, places in found.by_method.items()
        if name != own
    ]


def _method_title(name: str) -> str:
    if name == MEAN:
        return "Mean of the answers"
    return METHODS[name].title


def agreed_words(analysis: Analysis, need_id: UUID) -> str:
    """How far groups, and with levels people, agree on a need; empty where that is not known."""
    found = analysis.agreement.of(need_id)
    if found is None:
        return ""
    return " ".join(part for part in (_gap_words(found), _spread_words(found)) if part)


def _gap_words(found: NeedAgreement) -> str:
    if found.gap is None:
        return ""
    if found.widest is None or found.gap < EVEN:
        return "All groups support it about alike."
    most, least = found.widest
    far = "far more" if found.gap >= FAR else "more"
    return f"{most} support it {far} than {least} (gap {float(found.gap):.2f} of 1)."


def _spread_words(found: NeedAgreement) -> str:
    if found.consensus_a is None:
        return ""
    a = float(found.consensus_a)
    how = "close together" if a >= FAR else "at both ends" if a < 0 else "spread"
    return f"Answers stand {how} (agreement {a:.2f}, from −1 to 1).".replace("agreement -", "agreement −")


def methods_compared(view: RoundView) -> str:
    """``"The same ballots by other methods; here by dots."``"""
    return f"The same ballots by other methods; here by {in_a_sentence(view.method.title)}."
