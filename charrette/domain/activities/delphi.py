"""Delphi: scores from 1 to 9 in rounds, with the rule for in and out fixed before the first."""

from collections.abc import Mapping

from charrette.domain.activities.kind import ActivityKind
from charrette.domain.activities.outcome import vote_words
from charrette.domain.activities.voting import reveal_step, vote_step


def _words(rules: Mapping[str, int]) -> str:
    del rules
    return (
        "1 to 9. In: at least 70 % at 7 to 9 and fewer than 15 % at 1 to 3; out is the mirror; "
        "the undecided are scored again, three rounds at most."
    )


DELPHI = ActivityKind(
    name="delphi",
    title="Delphi rounds",
    purpose="Judgements come closer over two or three rounds, without anybody having to give in aloud.",
    steps=(
        vote_step("Everybody scores alone from 1, not at all important, to 9, essential."),
        reveal_step("Show the spread, hear reasons without names, then score the undecided again."),
    ),
    result=vote_words,
    minutes=40,
    least=20,
    method="delphi",
    rules_in_words=_words,
    on_proposals=True,
)
