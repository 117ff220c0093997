"""Dots: each person places k dots, at most ``cap`` on one need (cumulative voting)."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from charrette.domain.errors import InvalidInputError
from charrette.domain.methods.method import BallotKind, RuleField
from charrette.domain.methods.points import PointsMethod, balanced_words, check_each, check_total
from charrette.domain.rounds import RoundRules
from charrette.domain.wording import counted


class Dots(PointsMethod):
    """S_j = sum of w_i d_ij, with breadth V_j = sum of w_i [d_ij > 0] beside it."""

    name = "dots"
    title = "Dots"
    ballot_kind = BallotKind.DOTS
    unit = "dots"
    fields = (
        RuleField(
            "dots", "Dots per person", "A third of the needs, but 3 to 8, works for most rooms.", 1, 50
        ),
        RuleField("cap", "At most on one need", "1 means no stacking. Never more than half the dots.", 1, 25),
    )

    def defaults(self, needs: int) -> dict[str, int]:
        """k = floor(N / 3) within 3 to 8; cap = min(3, k // 2), at least 1; no more dots than one or two needs take."""
        dots = min(8, max(3, needs // 3))
        cap = max(1, min(3, dots // 2))
        return {"dots": max(1, min(dots, cap * needs)), "cap": cap}

    def check_options(self, options: Mapping[str, int], needs: int) -> None:
        """Dots and cap must be at least 1, the cap at most the dots, and a full ballot must be possible."""
        dots, cap = options["dots"], options["cap"]
        if dots < 1 or cap < 1:
            raise InvalidInputError("Dots per person and dots per need must be at least 1.")
        if cap > max(1, dots // 2):
            raise InvalidInputError(
                f"At most half of the {dots} dots may go on one need: {max(1, dots // 2)}."
            )
        if dots > cap * needs:
            ballot = f"{counted(needs, 'need')} with at most {counted(cap, 'dot')} each"
            raise InvalidInputError(f"{ballot} cannot take {counted(dots, 'dot')}.")

    def check_ballot(self, content: Mapping[UUID, int], options: Mapping[str, int]) -> None:
        """No negative number, no more than the dots, no more than the cap on one need. Fewer dots are fine.

        An option that is missing refuses nothing (headless tallies of a file).
        """
        if any(number < 0 for number in content.values()):
            raise InvalidInputError("A ballot cannot hold a negative number of dots.")
        placed = sum(content.values())
        if "dots" in options and placed > options["dots"]:
            raise InvalidInputError(f"{placed} dots are placed; a ballot has {options['dots']}.")
        most = max(content.values(), default=0)
        if "cap" in options and most > options["cap"]:
            raise InvalidInputError(f"{most} dots on one need; at most {options['cap']} are allowed.")

    def check_count(
        self, content: Mapping[UUID, int], voters: int | None, options: Mapping[str, int]
    ) -> None:
        """No more dots than that many people have, in all and on one need."""
        check_total(content, voters, options.get("dots"), "dots")
        check_each(content, voters, options.get("cap"))

    def single(self, options: Mapping[str, int]) -> bool:
        """Without stacking every dot is another voter's."""
        return options.get("cap") == 1

    def rules_in_words(self, rules: RoundRules) -> str:
        """``"5 dots each, at most 3 on one need"``."""
        dots, cap = rules.options.get("dots"), rules.options.get("cap")
        if dots is None:
            return "Dots as on the ballots"
        dot_words = "1 dot each" if dots == 1 else f"{dots} dots each"
        stack = "no stacking" if cap == 1 else f"at most {cap} on one need"
        return f"{dot_words}, {stack}{balanced_words(rules)}"

    def merged(self, contents: Sequence[int], options: Mapping[str, int]) -> int:
        """The sum of a ballot's dots on the merged needs, capped as the round's cap."""
        together = sum(contents)
        return min(together, options["cap"]) if "cap" in options else together
