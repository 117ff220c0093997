"""A lesson in words: what was learned, and under which heading."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QWidget

from charrette.domain.errors import CharretteError
from charrette.domain.plan.lessons import Lesson
from charrette.services.lessons import AddLesson, add_lesson, edit_lesson
from charrette.ui.desk import Desk
from charrette.ui.theme import Theme
from charrette.ui.widgets.ask import Question
from charrette.ui.widgets.form import Form
from charrette.ui.widgets.labels import label


class LessonDialog(Question):
    """A new lesson, or one that is there; refused in words, it stays open."""

    def __init__(
        self,
        parent: QWidget | None,
        theme: Theme,
        desk: Desk,
        categories: Sequence[str],
        lesson: Lesson | None = None,
    ) -> None:
        super().__init__(parent, theme, lesson.code if lesson else "A lesson for the next school", "Keep")
        self._desk, self._lesson = desk, lesson
        self.made: Lesson | None = None
        self.words, self.category = QPlainTextEdit(lesson.text if lesson else ""), QComboBox()
        self.words.setTabChangesFocus(True)
        self.words.setMinimumHeight(theme.px(120))
        self.category.setEditable(True)
        self.category.addItems(["", *categories])
        self.category.setCurrentText(lesson.category if lesson else "")
        form = Form(theme)
        form.add(
            "What was learned", self.words, "For people who were not there: what to do, and why. No names."
        )
        form.add("Category", self.category, "Such as Technology or Schedule; it may stay empty.")
        self.body.addWidget(form)
        self.told = label("", "error", wraps=True)
        self.told.hide()
        self.body.addWidget(self.told)
        self.take_size(520, 380)
        self.words.textChanged.connect(self._enable)
        self.keep.clicked.disconnect()
        self.keep.clicked.connect(self._on_keep)
        self._enable()
        self.words.setFocus()

    def _enable(self) -> None:
        self.keep.setEnabled(bool(self.words.toPlainText().strip()) and not self._desk.read_only)

    def _on_keep(self) -> None:
        words, category = self.words.toPlainText(), self.category.currentText()
        self.keep.setEnabled(False)
        if self._lesson is None:
            command = AddLesson(self._desk.snapshot.project.id, words, category)
            self._desk.do(add_lesson, command, self._on_kept, self._on_failed, owner=self)
        elif (words.strip(), category.strip()) == (self._lesson.text, self._lesson.category):
            self.accept()
        else:
            after = replace(self._lesson, text=words, category=category)
            self._desk.do(edit_lesson, after, self._on_kept, self._on_failed, owner=self)

    def _on_kept(self, lesson: Lesson) -> None:
        self.made = lesson
        self.accept()

    def _on_failed(self, error: CharretteError) -> None:
        self._enable()
        self.told.setText(str(error))
        self.told.show()
