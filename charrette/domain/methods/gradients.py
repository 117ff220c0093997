"""Gradients of agreement (Kaner and others, 1987): eight places from endorsement to veto, shown together."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from charrette.domain.exact import total
from charrette.domain.level_result import Counts, Place
from charrette.domain.levels import Level, mean_level
from charrette.domain.methods.answers import LevelsMethod, answering, voted_for
from charrette.domain.methods.method import FollowUp, RuleField
from charrette.domain.methods.points import balanced_words
from charrette.domain.result import Result, Standing
from charrette.domain.rounds import RoundRules
from charrette.domain.wording import listed, number

VETO = 8
DEFAULT_NEEDED = 4
_LEVELS = (
    Level(1, "1", "endorses it whole-heartedly", 1),
    Level(2, "2", "agrees with a minor point", 1),
    Level(3, "3", "supports it with reservations", 1),
    Level(4, "4", "abstains"),
    Level(5, "5", "wants more discussion"),
    Level(6, "6", "doesn’t like it, but will support it", -1),
    Level(7, "7", "seriously disagrees", -1),
    Level(8, "8", "vetoes it", -1),
)


class Gradients(LevelsMethod):
    """The level needed is agreed first; it is reached when the agreed share stands there or nearer to endorsement."""

    name = "gradients"
    title = "Gradients of agreement"
    ranks = False
    levels = _LEVELS
    fields = (
        RuleField(
            "needed",
            "Level needed",
            "Agree on it first. The higher the stakes, the nearer to 1.",
            1,
            VETO,
            tuple((level.value, f"{level.key}  {level.words}") for level in _LEVELS),
        ),
        RuleField("share", "Share of the answers at that level or better, %", "100: everybody.", 50, 100),
    )

    def defaults(self, needs: int) -> dict[str, int]:
        """Everybody at "abstains" or better."""
        del needs
        return {"needed": DEFAULT_NEEDED, "share": 100}

    def place(self, counts: Counts, rules: RoundRules) -> Place:
        """The nearest to endorsement first."""
        del rules
        mean = mean_level(self.levels, counts)
        return () if mean is None else (-mean,)

    def verdict(self, counts: Counts, by_group: Sequence[Counts], rules: RoundRules) -> str:
        """``"agreed: level 4 reached"`` or ``"not agreed"``, ``"not agreed: veto"``; empty without an answer.

        A veto stands, whatever the share, unless level 8 itself was agreed on.
        """
        del by_group
        answers = total(counts)
        if not answers:
            return ""
        needed = rules.options.get("needed", DEFAULT_NEEDED)
        if counts[-1] and needed < VETO:
            return "not agreed: veto"
        reached = total(counts[:needed])
        if 100 * reached >= rules.options.get("share", 100) * answers:
            return f"agreed: level {needed} reached"
        return "not agreed"

    def reason(self, result: Result, standing: Standing) -> str:
        """How many stand beyond the level needed."""
        counts, _ = answering(result, standing)
        needed = result.rules.options.get("needed", DEFAULT_NEEDED)
        words = _LEVELS[needed - 1].words
        beyond = number(sum(standing.counts[needed:], Fraction(0)))
        veto = f" {number(Fraction(counts[-1]))} of them veto it." if counts[-1] and needed < VETO else ""
        return f"Level {needed} (“{words}”) was needed; {beyond} stand beyond it.{veto}"

    def rules_in_words(self, rules: RoundRules) -> str:
        """``"Eight levels; agreed when everybody stands at 4 (abstains) or better"``."""
        needed, share = rules.options.get("needed", DEFAULT_NEEDED), rules.options.get("share", 100)
        who = "everybody stands" if share == 100 else f"{share}% stand"
        at = f"{needed} ({_LEVELS[needed - 1].words}) or better"
        return f"Eight levels from endorsement to veto; agreed when {who} at {at}{balanced_words(rules)}"

    def follow_up(self, result: Result) -> FollowUp:
        """Again on what is not agreed yet, after a talk."""
        needs = voted_for(result.standings, ["not agreed", "not agreed: veto"])
        options = dict(result.rules.options) | {"round": result.rules.options.get("round", 1) + 1}
        if not needs:
            return FollowUp((), options, "The level needed is reached everywhere.")
        ids = tuple(need.need_id for need in needs)
        codes = listed([need.code for need in needs])
        return FollowUp(ids, options, f"Talk about {codes}, change the proposal, then ask again.", ids)

    def merged(self, contents: Sequence[int], options: Mapping[str, int]) -> int:
        """The furthest from endorsement: an objection to a part is one to the whole."""
        return max(contents, default=0)
