"""Delphi: scores from 1 to 9 in rounds, with the rule for in and out fixed before the first."""

from charrette.domain.activities.kind import ActivityKind
from charrette.domain.activities.outcome import vote_words
from charrette.domain.activities.voting import reveal_step, vote_step, words_of
from charrette.domain.methods import method_named

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
    fields=method_named("delphi").fields,
    defaults=method_named("delphi").defaults(0),
    rules_in_words=words_of("delphi"),
    on_proposals=True,
)
