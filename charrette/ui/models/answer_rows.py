"""The rows of the answers: each need and loose card with what was decided; and by voice, what was said and decided."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from charrette.domain.plan.answered import Answered, AnsweredLine, Voice
from charrette.domain.wording import counted

if TYPE_CHECKING:
    from charrette.domain.snapshot import ProjectSnapshot

WAITS = "waits for an answer"


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """A need, or a card that is in none. ``given``: somebody gave the answer here; else it waits or follows."""

    id: UUID
    code: str
    words: str
    said_by: str
    decided: str
    why: str
    when: str
    waits: bool
    given: bool
    line: AnsweredLine

    @property
    def spoken(self) -> str:
        """The row as a sentence."""
        why = f", because {self.why}" if self.why else ""
        return f"{self.code}, {self.said_by}: {self.words}. {self.decided or WAITS}{why}."


@dataclass(frozen=True, slots=True)
class VoiceRow:
    """What somebody said, what was decided and why. A ``heading`` names the group or alias of the rows below."""

    id: tuple[object, ...]
    heading: str = ""
    code: str = ""
    said: str = ""
    decided: str = ""
    why: str = ""
    waits: bool = False

    @property
    def spoken(self) -> str:
        """The row as a sentence."""
        why = f" Why: {self.why}." if self.why else ""
        return (
            self.heading or f"{self.code}, you said: {self.said}. We decided: {self.decided or WAITS}.{why}"
        )


def answer_rows(
    snapshot: "ProjectSnapshot", answered: Answered, *, all_of_them: bool
) -> tuple[AnswerRow, ...]:
    """Those that wait, or every one; needs first."""
    lines = answered.lines if all_of_them else answered.waiting
    return tuple(_row(snapshot, line) for line in lines)


def _row(snapshot: "ProjectSnapshot", line: AnsweredLine) -> AnswerRow:
    of = line.need or line.card
    assert of is not None
    answer = line.answer
    when = ", ".join(part for part in (answer.decided_by, answer.decided_on) if part) if answer else ""
    return AnswerRow(
        of.id,
        line.code,
        line.words,
        _said_by(snapshot, line),
        line.decided,
        line.why,
        line.follows or when,
        answer is None,
        answer is not None and not line.follows,
        line,
    )


def _said_by(snapshot: "ProjectSnapshot", line: AnsweredLine) -> str:
    cards = snapshot.cards_of_need.get(line.need.id, ()) if line.need else (line.card,)
    groups = [snapshot.group_by_id[each.group_id].name for each in cards if each and each.group_id]
    names = list(dict.fromkeys(groups))
    return ", ".join(names[:2]) + (f" +{len(names) - 2}" if len(names) > 2 else "") if names else "No group"


def voice_rows(voices: tuple[Voice, ...]) -> tuple[VoiceRow, ...]:
    """You said, we decided, why: under a heading for each group or alias."""
    return tuple(row for voice in voices for row in _of_voice(voice))


def _of_voice(voice: Voice) -> Iterator[VoiceRow]:
    group = f", {voice.group.name}" if voice.participant and voice.group else ""
    waiting = sum(not said.answered for said in voice.said)
    left = f", {waiting} unanswered" if waiting else ""
    yield VoiceRow(
        ("voice", voice.name, group), f"{voice.name}{group}: {counted(len(voice.said), 'card')}{left}"
    )
    for said in voice.said:
        for place, line in enumerate(said.lines):
            code = line.code if line.need else ""
            decided = f"{code} {line.decided}".strip() if line.answer else f"{code} {WAITS}".strip()
            yield VoiceRow(
                ("said", said.card.id, place),
                "",
                said.card.code,
                said.card.text if not place else "",
                decided,
                line.why,
                line.answer is None,
            )
