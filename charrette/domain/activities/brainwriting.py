"""Brainwriting 6-3-5: sheets go round; each person adds ideas under those of the person before."""

from collections.abc import Mapping

from charrette.domain.activities.kind import ActivityKind, Step
from charrette.domain.activities.outcome import cards_of
from charrette.domain.agenda import Block
from charrette.domain.methods.method import RuleField
from charrette.domain.snapshot import ProjectSnapshot
from charrette.domain.surfaces import Surface, View
from charrette.domain.wording import counted

FIELDS = (
    RuleField("people", "People and sheets", "Each person starts one sheet with a row for everybody.", 2, 12),
    RuleField("ideas", "Ideas in a row", "Three by the book; a cell may stay blank.", 1, 6),
    RuleField("minutes", "Minutes a round", "Five by the book; later rounds need time to read.", 1, 15),
    RuleField("rounds", "Rounds, at most", "0: one for each person, so that every sheet is full.", 0, 12),
)
DEFAULTS = {"people": 6, "ideas": 3, "minutes": 5, "rounds": 0}


def rounds_of_rules(rules: Mapping[str, int]) -> int:
    """How many rounds there are: one for each person, or fewer."""
    return min(rules["rounds"] or rules["people"], rules["people"])


def _words(rules: Mapping[str, int]) -> str:
    rounds = rounds_of_rules(rules)
    most = rules["people"] * rules["ideas"] * rounds
    return (
        f"{counted(rules['people'], 'person', 'people')}, {counted(rules['ideas'], 'idea')} a row, "
        f"{counted(rules['minutes'], 'minute')} a round, {counted(rounds, 'round')}: up to {most} ideas. "
        "Sheets are passed to the right; a cell may stay blank."
    )


def _result(block: Block, snapshot: ProjectSnapshot) -> str:
    rules = DEFAULTS | dict(block.rules)
    ideas = sum(bool(card.paper) for card in cards_of(block, snapshot))
    most = rules["people"] * rules["ideas"] * rounds_of_rules(rules)
    return f"{counted(ideas, 'idea')} of {most} cells keyed." if ideas else "No cell keyed yet."


BRAINWRITING = ActivityKind(
    name="brainwriting",
    title="Brainwriting 6-3-5",
    purpose="Many ideas in half an hour, written on sheets that go round; each builds on the one above.",
    steps=(
        Step(
            "Write and pass on",
            "Everybody fills a row, then passes the sheet to the right when the round is over.",
            Surface.GRID,
            View.GRID,
            5,
        ),
        Step(
            "Read out",
            "Each sheet is read out once; what is not clear is asked, not judged.",
            Surface.GRID,
            View.GRID,
        ),
    ),
    result=_result,
    minutes=35,
    least=15,
    prompt="Write three ideas in your row. Build on those above, or start anew.",
    fields=FIELDS,
    defaults=DEFAULTS,
    rules_in_words=_words,
)
