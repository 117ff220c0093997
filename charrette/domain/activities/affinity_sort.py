"""Affinity sort (KJ): cards are gathered in silence; the headings come after."""

from collections.abc import Mapping

from charrette.domain.activities.kind import ActivityKind, Step
from charrette.domain.activities.outcome import sorted_words
from charrette.domain.methods.method import RuleField
from charrette.domain.surfaces import Surface, View

FIELDS = (
    RuleField("fewest", "Groups of cards, at least", "Five to ten work well; nothing is forced in.", 2, 12),
    RuleField("most", "Groups of cards, at most", "More than ten are hard to keep in mind.", 3, 20),
    RuleField(
        "moves", "Moves before a card is duplicated", "A card that keeps moving belongs in both places.", 2, 9
    ),
)
DEFAULTS = {"fewest": 5, "most": 10, "moves": 3}


def _words(rules: Mapping[str, int]) -> str:
    return (
        f"In silence, into {rules['fewest']} to {rules['most']} groups, headings after; a card may stand alone, "
        f"and one that moved {rules['moves']} times is shown in both places."
    )


AFFINITY_SORT = ActivityKind(
    name="affinity-sort",
    title="Affinity sort",
    purpose="What belongs together is put together by everybody, before anybody names it.",
    steps=(
        Step(
            "Sort in silence",
            "Put together what feels related; move any card, and say nothing.",
            Surface.SORT,
            View.BOARD,
            3,
        ),
        Step(
            "Name the groups",
            "Agree a heading for each group, a few words that say it all; then put it into the column’s head.",
            Surface.SORT,
            View.BOARD,
            2,
        ),
    ),
    result=sorted_words,
    minutes=30,
    least=15,
    prompt="Put together what belongs together. In silence.",
    fields=FIELDS,
    defaults=DEFAULTS,
    rules_in_words=_words,
)
