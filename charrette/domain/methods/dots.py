"""Dots: each person places k dots, at most ``cap`` on one need (cumulative voting)."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from uuid import UUID

from charrette.domain.errors import InvalidInputError
from charrette.domain.methods.method import RuleField
from charrette.domain.result import Result, Standing, Tally, additive_result
from charrette.domain.rounds import Ballot, BallotChannel, BallotNeed, Headline, RoundGroup, RoundRules
from charrette.domain.wording import counted, number, ordinal

NO_GROUP = RoundGroup(UUID(int=0), "–", "No group", -1)
"""Stands for ballots that name no group."""


class Dots:
    """S_j = sum of w_i d_ij, with breadth V_j = sum of w_i [d_ij > 0] beside it."""

    name = "dots"
    title = "Dots"
    ballot_kind = "dots"
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

    def tally(self, rules: RoundRules, needs: Sequence[BallotNeed], ballots: Sequence[Ballot]) -> Result:
        """Counts by group, then raw and balanced. Exact; ballots that name no group stand as one group."""
        groups = _groups(rules, ballots)
        single = [ballot for ballot in ballots if ballot.channel is not BallotChannel.HAND_COUNT]
        walls = [ballot for ballot in ballots if ballot.channel is BallotChannel.HAND_COUNT]
        heard = {group.id for group in groups if not group.host or rules.host_counts}
        from charrette.domain.methods.dots_count import counted_dots

        counted = counted_dots(groups, needs, single, heard)
        return additive_result(rules, needs, _with_walls(counted, needs, walls), self.unit)

    def rules_in_words(self, rules: RoundRules) -> str:
        """``"5 dots each, at most 3 on one need"``."""
        dots, cap = rules.options.get("dots"), rules.options.get("cap")
        if dots is None:
            return "Dots as on the ballots"
        dot_words = "1 dot each" if dots == 1 else f"{dots} dots each"
        stack = "no stacking" if cap == 1 else f"at most {cap} on one need"
        weighed = ", groups balanced" if rules.headline is Headline.BALANCED else ""
        return f"{dot_words}, {stack}{weighed}"

    def explain(self, result: Result, standing: Standing) -> str:
        """For example "N-014 is 3rd, tied with 1 other: 16 dots from 15 voters. ..."."""
        if not standing.score:
            return f"{standing.need.code} got no dots; it stays on the list."
        place = f"{standing.need.code} is {ordinal(standing.rank)} of {len(result.standings)}"
        ties = sum(other.rank == standing.rank for other in result.standings) - 1
        tie = f", tied with {ties} other{'s' if ties > 1 else ''}" if ties else ""
        voters = f"{number(standing.voters)} voters" if standing.voters is not None else "voters not known"
        sentences = [f"{place}{tie}: {number(standing.score)} dots from {voters}."]
        if standing.balanced is not None:
            balanced = f"With every group counting by its influence it has {number(standing.balanced)} dots"
            sentences.append(f"{balanced}.")
        if result.bounded:
            limit = "No ballot counts more than three times the average"
            sentences.append(f"{limit}; this limit binds for {', '.join(result.bounded)}.")
        return " ".join(sentences)

    def merged(self, contents: Sequence[int], options: Mapping[str, int]) -> int:
        """The sum of a ballot's dots on the merged needs, capped as the round's cap."""
        together = sum(contents)
        return min(together, options["cap"]) if "cap" in options else together


def _groups(rules: RoundRules, ballots: Sequence[Ballot]) -> tuple[RoundGroup, ...]:
    """The voting groups of the round, and a last one for ballots without a group, when there are any."""
    known = {group.id for group in rules.groups}
    orphans = any(ballot.group_id not in known for ballot in ballots)
    return (*rules.groups, NO_GROUP) if orphans else rules.groups


def _with_walls(tally: Tally, needs: Sequence[BallotNeed], walls: Sequence[Ballot]) -> Tally:
    """Adds the wall counts: dots by group; the distinct voters of what is on a wall are not known."""
    points = [list(row) for row in tally.points]
    voters: list[list[Fraction | None]] = [list(row) for row in tally.voters]
    cast, heads = list(tally.ballots), list(tally.heads)
    row = {group.id: index for index, group in enumerate(tally.groups)}
    for wall in walls:
        index = row.get(wall.group_id or NO_GROUP.id, len(tally.groups) - 1)
        so_far, people = cast[index], heads[index]
        cast[index] = so_far + wall.voters if so_far is not None and wall.voters is not None else None
        heads[index] = people + wall.voters if people is not None and wall.voters is not None else None
        for j, need in enumerate(needs):
            placed = wall.content.get(need.need_id, 0)
            points[index][j] += placed
            voters[index][j] = None if placed else voters[index][j]
    return Tally(
        tally.groups,
        tuple(cast),
        tuple(heads),
        tuple(tuple(each) for each in points),
        tuple(tuple(each) for each in voters),
        tally.spread,
    )
