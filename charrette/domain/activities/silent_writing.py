"""Silent writing: everybody writes alone before anybody speaks, so that no voice leads the others."""

from collections.abc import Mapping

from charrette.domain.activities.kind import ActivityKind, Step
from charrette.domain.activities.outcome import cards_words
from charrette.domain.methods.method import RuleField
from charrette.domain.surfaces import Surface, View
from charrette.domain.wording import counted

IDEAS = RuleField("ideas", "Ideas from each person", "0: as many as come.", 0, 20)


def _words(rules: Mapping[str, int]) -> str:
    asked = counted(rules["ideas"], "idea") if rules["ideas"] else "as many ideas as come"
    return f"In silence, one idea a card, {asked} from each person; nothing is discussed."


SILENT_WRITING = ActivityKind(
    name="silent-writing",
    title="Silent writing",
    purpose="Everybody writes alone before anybody speaks, so that no voice leads the others.",
    steps=(
        Step(
            "Write in silence",
            "One idea a card, a whole thought in a few words. Nobody speaks until the time is over.",
            Surface.CAPTURE,
            View.PROMPT,
        ),
    ),
    result=cards_words,
    minutes=12,
    least=5,
    prompt="What must our new school do for you, on an ordinary Tuesday?",
    fields=(IDEAS,),
    defaults={"ideas": 0},
    rules_in_words=_words,
)
