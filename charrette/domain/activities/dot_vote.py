"""Dot vote: each person spreads a few dots over the needs, hidden until the round closes."""

from collections.abc import Mapping

from charrette.domain.activities.kind import ActivityKind
from charrette.domain.activities.outcome import vote_words
from charrette.domain.activities.voting import reveal_step, vote_step
from charrette.domain.methods.method import RuleField
from charrette.domain.wording import counted

FIELDS = (
    RuleField("dots", "Dots per person", "0: a third of the needs, but 3 to 8.", 0, 50),
    RuleField("cap", "At most on one need", "0: three, but never more than half the dots.", 0, 25),
)
DEFAULTS = {"dots": 0, "cap": 0}


def _words(rules: Mapping[str, int]) -> str:
    dots = counted(rules["dots"], "dot") if rules["dots"] else "A dot for every third need (3 to 8 dots)"
    cap = rules["cap"] or 3
    return f"{dots} each; at most {cap} on one need, never more than half; hidden until the round closes."


DOT_VOTE = ActivityKind(
    name="dot-vote",
    title="Dot vote",
    purpose="What matters most to most people, in a few minutes.",
    steps=(
        vote_step("No new needs from here on. Everybody places their dots without talking."),
        reveal_step("Reveal from the last rank up; ask whether anything important is missing at the top."),
    ),
    result=vote_words,
    minutes=20,
    least=10,
    method="dots",
    fields=FIELDS,
    defaults=DEFAULTS,
    rules_in_words=_words,
)
