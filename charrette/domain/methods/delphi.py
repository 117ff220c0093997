"""Delphi: 1 to 9 in rounds; a need is in or out by rules fixed before the first one."""

from collections.abc import Sequence

from charrette.domain.level_result import Counts, Place
from charrette.domain.levels import Level, mean_level, share_of
from charrette.domain.methods.answers import LevelsMethod, answering, voted_for
from charrette.domain.methods.method import FollowUp, RuleField
from charrette.domain.methods.points import balanced_words
from charrette.domain.result import Result, Standing
from charrette.domain.rounds import RoundRules
from charrette.domain.wording import counted

IN, OUT, UNDECIDED = "in", "out", "undecided"
HIGH, LOW = (7, 8, 9), (1, 2, 3)
MOST_ROUNDS = 3
_DEFAULTS = {"share": 70, "against": 15, "rounds": MOST_ROUNDS}


class Delphi(LevelsMethod):
    """In: at least 70 % at 7 to 9 and under 15 % at 1 to 3; out is the mirror; else undecided, at most 3 rounds."""

    name = "delphi"
    title = "Delphi"
    ranks = False
    levels = tuple(
        Level(value, str(value), words, 1 if value >= 7 else -1 if value <= 3 else 0)
        for value, words in enumerate(
            (
                "1, of no importance",
                "2",
                "3",
                "4",
                "5",
                "6",
                "7",
                "8",
                "9, critical",
            ),
            start=1,
        )
    )
    fields = (
        RuleField("share", "In with at least, % at 7 to 9", "70 is usual. Out is the mirror.", 51, 100),
        RuleField("against", "and under, % at 1 to 3", "15 is usual.", 1, 49),
        RuleField("rounds", "Rounds at most", "Fixed before the first round.", 1, MOST_ROUNDS),
    )

    def defaults(self, needs: int) -> dict[str, int]:
        """70 %, 15 %, three rounds."""
        del needs
        return dict(_DEFAULTS)

    def place(self, counts: Counts, rules: RoundRules) -> Place:
        """In before undecided before out, then the mean."""
        mean = mean_level(self.levels, counts)
        return () if mean is None else (self._side(counts, rules), mean)

    def verdict(self, counts: Counts, by_group: Sequence[Counts], rules: RoundRules) -> str:
        """``"in"``, ``"out"`` or ``"undecided"``; empty without an answer."""
        del by_group
        if not any(counts):
            return ""
        return {1: IN, -1: OUT, 0: UNDECIDED}[self._side(counts, rules)]

    def _side(self, counts: Counts, rules: RoundRules) -> int:
        options = _DEFAULTS | dict(rules.options)
        share, against = options["share"], options["against"]
        high, low = share_of(self.levels, counts, HIGH), share_of(self.levels, counts, LOW)
        if 100 * high >= share and 100 * low < against:
            return 1
        return -1 if 100 * low >= share and 100 * high < against else 0

    def reason(self, result: Result, standing: Standing) -> str:
        """Both shares."""
        counts, _ = answering(result, standing)
        high, low = share_of(self.levels, counts, HIGH), share_of(self.levels, counts, LOW)
        shares = f"{float(high):.1%} at 7 to 9 and {float(low):.1%} at 1 to 3"
        return f"{standing.verdict.capitalize()}: {shares}."

    def rules_in_words(self, rules: RoundRules) -> str:
        """``"1 to 9; in with 70% at 7 to 9 and under 15% at 1 to 3, out the other way round; round 1 of 3"``."""
        options = {"round": 1} | _DEFAULTS | dict(rules.options)
        within = f"in with {options['share']}% at 7 to 9 and under {options['against']}% at 1 to 3"
        rounds = f"round {options['round']} of {options['rounds']} at most"
        return f"Each gives 1 to 9; {within}, out the other way round; {rounds}{balanced_words(rules)}"

    def follow_up(self, result: Result) -> FollowUp:
        """The undecided only, until the agreed number of rounds is over."""
        options = {"round": 1} | _DEFAULTS | dict(result.rules.options)
        following = options | {"round": options["round"] + 1}
        needs = voted_for(result.standings, [UNDECIDED, ""])
        if not needs:
            return FollowUp((), following, "Nothing is undecided.")
        undecided = f"{counted(len(needs), 'need')} of {len(result.standings)} undecided"
        if options["round"] >= options["rounds"]:
            return FollowUp(
                (), following, f"{undecided}; this was the last round, as agreed before the first."
            )
        return FollowUp(
            tuple(need.need_id for need in needs),
            following,
            f"{undecided}: show where the answers lie, then ask about these once more.",
        )
