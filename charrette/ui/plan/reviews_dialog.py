"""A department's review of the drawings at a gate: it accepts, accepts with comments, or refuses."""

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from charrette.domain.errors import CharretteError
from charrette.domain.plan.coordination import Verdict
from charrette.services.reviews import GiveReview, give_review
from charrette.ui.desk import Desk
from charrette.ui.plan.days import today_of
from charrette.ui.plan.milestones_dialog import scrolled
from charrette.ui.plan.reviews_rows import ReviewRow
from charrette.ui.theme import Theme
from charrette.ui.widgets.ask import Question
from charrette.ui.widgets.form import Form
from charrette.ui.widgets.labels import label
from charrette.ui.widgets.segment import Segment

_OPEN = "open"


class ReviewDialog(Question):
    """Comments and a refusal say what must change in the drawings; "Open" takes a verdict back."""

    def __init__(self, parent: QWidget | None, theme: Theme, desk: Desk, row: ReviewRow) -> None:
        super().__init__(parent, theme, f"{row.department.name} reviews {row.gate.title}", "Keep")
        self._desk, self._row = desk, row
        review = row.review
        choices = [(each.value, each.words) for each in Verdict]
        choices += [(_OPEN, "Open")] if review and review.verdict else []
        self.verdict = Segment(theme, choices, name="Verdict")
        if review and review.verdict:
            self.verdict.choose(review.verdict.value)
        self.form = Form(theme)
        self.form.add("Verdict", self.verdict)
        self.comments = QPlainTextEdit(review.comments if review else "")
        self.comments.setTabChangesFocus(True)
        self.comments.setFixedHeight(theme.px(96))
        self.form.add(
            "Comments", self.comments, "What must change in the drawings; needed unless it accepts as it is."
        )
        self.reviewer = QLineEdit(review.reviewer if review else "")
        self.form.add("Reviewer", self.reviewer)
        self.day = QLineEdit((review.reviewed_on if review else "") or today_of(desk))
        self.form.add("On", self.day)
        self.body.addWidget(scrolled(theme, self.form), 1)
        self.told = label("", "error", wraps=True)
        self.told.hide()
        self.body.addWidget(self.told)
        self.take_size(540, 500)
        self.keep.clicked.disconnect()
        self.keep.clicked.connect(self._on_keep)
        self.keep.setEnabled(not desk.read_only)
        self.verdict.setFocus()

    def _on_keep(self) -> None:
        self.told.hide()
        self.keep.setEnabled(False)
        value = self.verdict.value
        command = GiveReview(
            self._row.gate.id,
            self._row.department.id,
            None if value == _OPEN else Verdict(value),
            self.comments.toPlainText(),
            self.reviewer.text(),
            self.day.text().strip(),
        )
        self._desk.do(give_review, command, lambda _: self.accept(), self._on_failed, owner=self)

    def _on_failed(self, error: CharretteError) -> None:
        self.keep.setEnabled(True)
        self.told.setText(" ".join(part for part in (error.what, error.way_on) if part))
        self.told.show()
