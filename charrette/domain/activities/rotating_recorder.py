"""Rotating recorder (the charette procedure): recorder and topic go from table to table; the last puts in order."""

from collections.abc import Mapping

from charrette.domain.activities.kind import ActivityKind, Step
from charrette.domain.activities.outcome import cards_words
from charrette.domain.methods.method import RuleField
from charrette.domain.surfaces import Surface, View
from charrette.domain.wording import counted

FIELDS = (
    RuleField("topics", "Topics", "Each has a recorder, who takes it from table to table.", 2, 12),
    RuleField("tables", "Tables", "Five to seven people at each; 0: as many as topics.", 0, 40),
    RuleField("minutes", "Minutes a rotation", "Eight to ten work well.", 2, 30),
)
DEFAULTS = {"topics": 4, "tables": 0, "minutes": 8}


def _words(rules: Mapping[str, int]) -> str:
    tables = rules["tables"] or rules["topics"]
    return (
        f"{counted(rules['topics'], 'topic')} at {counted(tables, 'table')}, "
        f"{counted(rules['minutes'], 'minute')} a rotation; every table meets every topic, "
        "the last one puts it in order, the recorder reports."
    )


ROTATING_RECORDER = ActivityKind(
    name="rotating-recorder",
    title="Rotating recorder",
    purpose="Every table works on every topic; the recorder carries what was said from table to table.",
    steps=(
        Step(
            "Rotate",
            "The recorder tells each table what was said so far, then writes what it adds.",
            Surface.ROTATION,
            View.ROTATION,
            4,
        ),
        Step(
            "Report", "Each recorder reports the first three in two minutes.", Surface.CAPTURE, View.ROTATION
        ),
    ),
    result=cards_words,
    minutes=45,
    least=25,
    fields=FIELDS,
    defaults=DEFAULTS,
    rules_in_words=_words,
)
