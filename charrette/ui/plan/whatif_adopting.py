"""Before a choice is made the plan: what that will change, said and confirmed."""

from collections.abc import Collection
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QWidget

from charrette.domain.wording import counted, quoted
from charrette.services.scenarios import adoption_of
from charrette.ui.theme import Theme
from charrette.ui.widgets.ask import confirm

if TYPE_CHECKING:
    from charrette.domain.snapshot import ProjectSnapshot


def next_title(snapshot: "ProjectSnapshot") -> str:
    """A title that is free: "Scenario 3"."""
    taken = {each.title.casefold() for each in snapshot.planned.scenarios}
    number = 1 + max((each.number for each in snapshot.planned.scenarios), default=0)
    while f"scenario {number}" in taken:
        number += 1
    return f"Scenario {number}"


def adopting_words(snapshot: "ProjectSnapshot", need_ids: Collection[UUID]) -> str:
    """What making these needs the plan does, in sentences."""
    does = adoption_of(snapshot, need_ids)
    adopted, deferred = counted(len(does.adopted), "need is", "needs are"), len(does.deferred)
    parts = [f"{adopted} adopted and {deferred} deferred, with the money as the reason."]
    if does.kept:
        keeps = "keeps its answer" if len(does.kept) == 1 else "keep their answers"
        parts.append(
            f"{counted(len(does.kept), 'need')} merged, declined or given to another project {keeps}."
        )
    answered = sum(1 for each in (*does.adopted, *does.deferred) if each in snapshot.planned.answer_of_need)
    if answered:
        parts.append(
            f"{counted(answered, 'answer')} given before {'is' if answered == 1 else 'are'} replaced."
        )
    parts.append("Undo takes it back.")
    return " ".join(parts)


def adopting_confirmed(
    parent: QWidget, theme: Theme, snapshot: "ProjectSnapshot", title: str, need_ids: Collection[UUID]
) -> bool:
    """Asks whether it shall be made the plan, saying what changes."""
    question = f"Make {quoted(title)} the plan?"
    return confirm(parent, theme, question, adopting_words(snapshot, need_ids), "Make it the plan")
