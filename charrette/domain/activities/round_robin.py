"""Round robin: one idea a turn, no debate, until everybody passes."""

from collections.abc import Mapping

from charrette.domain.activities.kind import ActivityKind, Step
from charrette.domain.activities.outcome import cards_words
from charrette.domain.methods.method import RuleField
from charrette.domain.surfaces import Surface, View
from charrette.domain.wording import counted

BY_GROUP, BY_TABLE, BY_PERSON = 0, 1, 2

FIELDS = (
    RuleField(
        "by",
        "Whose turn it is",
        "A table of five to nine people speaks one by one; a large room by groups or tables.",
        0,
        2,
        (
            (BY_GROUP, "group after group"),
            (BY_TABLE, "table after table"),
            (BY_PERSON, "person after person"),
        ),
    ),
    RuleField(
        "ideas",
        "Ideas in a turn",
        "The turn goes on by itself after so many cards; 0: when you say so.",
        0,
        5,
    ),
    RuleField("laps", "Times around, at most", "0: until everybody has passed.", 0, 20),
    RuleField(
        "again",
        "Who has passed",
        "Something often comes to mind while the others speak.",
        0,
        1,
        ((1, "is asked again in the next lap"), (0, "is out")),
    ),
)
DEFAULTS = {"by": BY_GROUP, "ideas": 1, "laps": 0, "again": 1}

_EACH = {BY_GROUP: "group", BY_TABLE: "table", BY_PERSON: "person"}


def turn_words(rules: Mapping[str, int]) -> str:
    """The rules in one sentence: who speaks, how much in a turn, when it ends."""
    each = _EACH[rules["by"]]
    ideas = counted(rules["ideas"], "idea") if rules["ideas"] else "what there is to say"
    laps = f"after {counted(rules['laps'], 'lap')}, or " if rules["laps"] else ""
    passing = "may speak again in the next lap" if rules["again"] else "is out"
    return (
        f"{each.capitalize()} after {each}, {ideas} in a turn, no debate; who passes {passing}. "
        f"It ends {laps}when everybody has passed."
    )


ROUND_ROBIN = ActivityKind(
    name="round-robin",
    title="Round robin",
    purpose="Everybody is heard in turn, one idea at a time, so that nobody takes over.",
    steps=(
        Step(
            "Around the room",
            "One idea in a turn, written word for word; no debate, and anybody may pass.",
            Surface.TURNS,
            View.TURN,
        ),
    ),
    result=cards_words,
    minutes=20,
    least=10,
    prompt="One idea in a turn. You may pass.",
    fields=FIELDS,
    defaults=DEFAULTS,
    rules_in_words=turn_words,
)
