"""What an answer needs to be said with it is asked for: a reason, the need it lives on in, the other project."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from PySide6.QtWidgets import QWidget

from charrette.domain.plan.answers import Disposition
from charrette.domain.wording import counted, several
from charrette.services.answers import GiveAnswer
from charrette.ui.desk import Desk
from charrette.ui.models.answer_rows import AnswerRow
from charrette.ui.theme import Theme
from charrette.ui.widgets.ask import ask_text, pick

REASON_HELP = "Those who asked for it read this word for word."


def asked_answer(
    parent: QWidget, desk: Desk, theme: Theme, disposition: Disposition, rows: Sequence[AnswerRow]
) -> GiveAnswer | None:
    """The same answer for many rows, with what it needs; None when it was cancelled."""
    needs = tuple(row.id for row in rows if row.line.need)
    cards = tuple(row.id for row in rows if row.line.card)
    command = GiveAnswer(desk.snapshot.project.id, disposition, needs, cards)
    what = _named(rows)
    if disposition is Disposition.MERGED:
        into = pick(parent, theme, f"Merge {what}", "Lives on in", _others(desk, needs))
        return replace(command, into_need_id=into) if isinstance(into, UUID) else None
    if disposition is Disposition.OTHER_PROJECT:
        project = ask_text(parent, theme, "For another project", "Which project takes it up?")
        return replace(command, other_project=project) if project else None
    if disposition in {Disposition.DEFERRED, Disposition.DECLINED}:
        act = "Defer" if disposition is Disposition.DEFERRED else "Decline"
        reason = ask_text(parent, theme, f"{act} {what}", "Why", help=REASON_HELP)
        return replace(command, reason=reason) if reason else None
    return command


def _named(rows: Sequence[AnswerRow]) -> str:
    """``"needs N-001 and N-004"``, ``"3 needs and 14 cards"``."""
    needs, cards = ([row.code for row in rows if bool(row.line.need) is wanted] for wanted in (True, False))
    if needs and cards:
        return f"{counted(len(needs), 'need')} and {counted(len(cards), 'card')}"
    return several(needs or cards, "need" if needs else "card")


def with_reason(row: AnswerRow, reason: str) -> GiveAnswer | None:
    """The answer of a row again, with another reason; None where there is none."""
    answer = row.line.answer
    if answer is None:
        return None
    return GiveAnswer(
        answer.project_id,
        answer.disposition,
        (row.id,) if row.line.need else (),
        (row.id,) if row.line.card else (),
        reason,
        answer.into_need_id,
        answer.other_project,
        answer.decided_on,
    )


def _others(desk: Desk, needs: Sequence[UUID]) -> list[tuple[str, object]]:
    """The needs that others can be merged into."""
    found = (need for need in desk.snapshot.open_needs if need.id not in needs)
    return [(f"{need.code} {need.short_name}", need.id) for need in found]
