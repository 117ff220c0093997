"""The questions as they are listed: late ones first, with what each blocks. Values only, no Qt."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from charrette.domain.plan.coordination import Question
from charrette.domain.wording import counted
from charrette.ui.plan.days import day_words

if TYPE_CHECKING:
    from charrette.domain.snapshot import ProjectSnapshot


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question with its words for the table; ``late`` the days its answer is late (0: it is not)."""

    question: Question
    asks: str
    answers: str
    blocks: str
    late: int
    state: str

    @property
    def id(self) -> UUID:
        """The id of the question."""
        return self.question.id

    @property
    def sentence(self) -> str:
        """The whole question, to read below the table or to hear."""
        question = self.question
        needed = f" Needed by {day_words(question.needed_by)}." if question.needed_by else ""
        blocks = f" Blocks {self.blocks}." if self.blocks else ""
        by = f" ({question.answerer or self.answers})" if question.answerer or self.answers else ""
        answer = f" Answer{by}: {question.answer}" if question.answer else ""
        asked = f" {self.asks or 'Somebody'} asks {self.answers or 'nobody in particular'}."
        return f"{question.code}: {question.text}{asked}{needed}{blocks} {self.state}.{answer}"


def question_rows(
    snapshot: "ProjectSnapshot", today: str, shown: str = "open", department: UUID | None = None
) -> tuple[QuestionRow, ...]:
    """The questions that are ``shown`` ("open", "answered", "all"), of one department (asking or answering) or all."""
    rows = [
        _row(snapshot, each, today)
        for each in snapshot.planned.questions
        if (shown == "all" or each.open == (shown == "open"))
        and department in {None, each.asking_id, each.answering_id}
    ]
    return tuple(sorted(rows, key=_urgency))


def _urgency(row: QuestionRow) -> tuple[object, ...]:
    """The longest late first, then those needed next, then those answered."""
    question = row.question
    return not question.open, -row.late, not question.needed_by, question.needed_by, question.number


def _row(snapshot: "ProjectSnapshot", question: Question, today: str) -> QuestionRow:
    late = 0
    if question.late(today):
        late = (date.fromisoformat(today) - date.fromisoformat(question.needed_by)).days
    return QuestionRow(
        question,
        _side(snapshot, question.asking_id, question.asker),
        _side(snapshot, question.answering_id, question.answerer if question.open else ""),
        blocked_words(snapshot, question),
        late,
        _state(question, late),
    )


def _side(snapshot: "ProjectSnapshot", department_id: UUID | None, name: str) -> str:
    department = snapshot.department_name(department_id) if department_id else ""
    return f"{department} ({name})" if department and name else department or name


def blocked_words(snapshot: "ProjectSnapshot", question: Question) -> str:
    """What a question blocks: code and words of a milestone and of a scope item."""
    plan = snapshot.planned
    milestone = plan.milestone_by_id.get(question.milestone_id) if question.milestone_id else None
    item = plan.scope_by_id.get(question.scope_id) if question.scope_id else None
    parts = [f"{milestone.code} {milestone.title}"] if milestone else []
    parts += [f"{item.code} {item.words}"] if item else []
    return " and ".join(parts)


def _state(question: Question, late: int) -> str:
    if not question.open:
        return f"Answered {day_words(question.answered_on)}"
    if not late:
        return "Open"
    now = f", now for {question.escalate_to}" if question.escalate_to else ""
    return f"{counted(late, 'day')} late{now}"
