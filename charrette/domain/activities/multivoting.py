"""Multivoting: a long list is shortened in rounds; what is dropped is kept on record."""

from collections.abc import Mapping

from charrette.domain.activities.kind import ActivityKind
from charrette.domain.activities.outcome import vote_words
from charrette.domain.activities.voting import AS_PROPOSED, reveal_step, vote_step
from charrette.domain.methods.method import RuleField

FIELDS = (
    RuleField(
        "part",
        "Votes per person",
        "Half of the list; a third of a long one.",
        0,
        3,
        (AS_PROPOSED, (2, "half of the list"), (3, "a third of the list")),
    ),
)


def _words(rules: Mapping[str, int]) -> str:
    part = {2: "half of", 3: "a third of"}.get(rules["part"], "half of (a third where it is long)")
    return (
        f"Votes for {part} the list, one a need. A need with fewer than 2, 3 or 4 votes (under 6, 6 to 15, "
        "over 15 people) is dropped and kept on record; never down to one."
    )


MULTIVOTING = ActivityKind(
    name="multivoting",
    title="Multivoting",
    purpose="Thirty or fifty needs become a handful to talk about, in two or three quick rounds.",
    steps=(
        vote_step("One vote a need, for the part of the list that the rules give."),
        reveal_step(
            "Ask whether anything dropped deserves to stay; then vote on what is left.", "What is left"
        ),
    ),
    result=vote_words,
    minutes=25,
    least=10,
    method="multivote",
    fields=FIELDS,
    defaults={"part": 0},
    rules_in_words=_words,
)
