"""The fields of a funding source: what there is, and what it may pay for."""

from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from charrette.domain.errors import InvalidInputError
from charrette.domain.plan.budget import LineClass
from charrette.domain.plan.sources import FundingSource
from charrette.ui.plan.amounts import read_amount, typed_amount
from charrette.ui.plan.scope_cell import CellField
from charrette.ui.theme import Theme
from charrette.ui.widgets.fields import number_field
from charrette.ui.widgets.form import Form
from charrette.ui.widgets.labels import label


class SourceForm(Form):
    """Says with ``edited`` that something was typed; ``source`` reads the fields."""

    edited = Signal()

    def __init__(self, theme: Theme, systems: Iterable[str], projects: Iterable[str]) -> None:
        super().__init__(theme)
        self._theme = theme
        self._places: dict[QLineEdit, QWidget] = {}
        self._source = FundingSource(UUID(int=0), "")
        self.name, self.amount, self.currency = QLineEdit(), QLineEdit(), QLineEdit()
        self.classes = {kind: QCheckBox(kind.words) for kind in LineClass}
        self.systems = CellField(self, list(systems), several=True, free=True)
        self.projects = CellField(self, list(projects), several=True, free=True)
        self.opens, self.closes = QLineEdit(), QLineEdit()
        self.per_student, self.students, self.least = QLineEdit(), number_field(None), QLineEdit()
        self.discount, self.note = number_field(None), QPlainTextEdit()
        self._build()
        for field in self.findChildren(QLineEdit):
            field.textChanged.connect(self._on_edited)
        for box in self.classes.values():
            box.toggled.connect(self._on_edited)
        self.note.textChanged.connect(self._on_edited)

    def show_source(self, source: FundingSource) -> None:
        """Fills the fields."""
        self.blockSignals(True)
        self._source = source
        money = source.currency
        texts = {
            self.name: source.name,
            self.currency: money,
            self.amount: typed_amount(source.amount, money),
            self.systems: "; ".join(source.systems),
            self.projects: "; ".join(source.projects),
            self.opens: source.opens,
            self.closes: source.closes,
            self.per_student: typed_amount(source.per_student, money),
            self.students: "" if source.students is None else str(source.students),
            self.least: typed_amount(source.least, money),
            self.discount: "" if source.discount is None else str(source.discount),
        }
        for field, text in texts.items():
            field.setText(text)
        for kind, box in self.classes.items():
            box.setChecked(kind in source.classes)
        self.note.setPlainText(source.note)
        self.clear_errors()
        self.blockSignals(False)

    def source(self) -> FundingSource:
        """What the fields say. Raises ``InvalidInputError`` for what is no amount; it is said under the field too."""
        self.clear_errors()
        money = self.currency.text().strip().upper() or "USD"
        return replace(
            self._source,
            name=self.name.text(),
            currency=money,
            amount=self._amount(self.amount, money),
            classes=tuple(kind for kind, box in self.classes.items() if box.isChecked()),
            systems=_parts(self.systems),
            projects=_parts(self.projects),
            opens=self.opens.text().strip(),
            closes=self.closes.text().strip(),
            per_student=self._amount(self.per_student, money),
            students=_whole(self.students),
            least=self._amount(self.least, money),
            discount=_whole(self.discount),
            note=self.note.toPlainText().strip(),
        )

    def _amount(self, field: QLineEdit, currency: str) -> int | None:
        try:
            return read_amount(field.text(), currency)
        except InvalidInputError as error:
            self.show_error(self._places[field], error.what)
            raise

    def _build(self) -> None:
        self.add("Name", self.name, "Such as Measure B bond, General fund, E-Rate category two.")
        self.add(
            "What there is",
            self._beside((self.amount, "", 2), (self.currency, "currency", 1)),
            "Empty: not known.",
        )
        self.add_widget(label("Pays these classes of cost; none ticked: all of them", "label"))
        boxes, holder = QGridLayout(), QWidget()
        boxes.setContentsMargins(0, 0, 0, 0)
        for place, box in enumerate(self.classes.values()):
            boxes.addWidget(box, place // 2, place % 2)
        holder.setLayout(boxes)
        self.add_widget(holder)
        self.add("Systems it pays for", self.systems, "With semicolons between; empty: all.")
        self.add(
            "Projects on its list", self.projects, "By name, as on a bond measure’s project list; empty: all."
        )
        self.add(
            "Window of dates",
            self._beside((self.opens, "from", 1), (self.closes, "until", 1)),
            "Days of purchase.",
        )
        cap = self._beside((self.per_student, "per student", 1), (self.students, "students", 1))
        self.add("Cap for the whole district", cap, "On the cost before the discount.")
        more = self._beside((self.least, "at least", 1), (self.discount, "pays %", 1))
        self.add(
            "Least cap and discount",
            more,
            "The per cent of the cost that this source pays; empty: all of it.",
        )
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(self._theme.px(64))
        self.add("Note", self.note)
        for field in (self.opens, self.closes):
            field.setPlaceholderText("2027-07-01")
        self.amount.setPlaceholderText("40k, 1.2m")
        self.amount.setAccessibleName("What there is")

    def _beside(self, *parts: tuple[QLineEdit, str, int]) -> QWidget:
        holder, row = QWidget(), QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.px(8))
        for field, words, stretch in parts:
            if words:
                named = label(words, "small")
                named.setBuddy(field)
                field.setAccessibleName(words)
                row.addWidget(named)
            row.addWidget(field, stretch)
            self._places[field] = holder
        holder.setLayout(row)
        holder.setFocusProxy(parts[0][0])
        return holder

    def _on_edited(self) -> None:
        self.edited.emit()


def _parts(field: QLineEdit) -> tuple[str, ...]:
    return tuple(part for each in field.text().split(";") if (part := " ".join(each.split())))


def _whole(field: QLineEdit) -> int | None:
    return int(field.text()) if field.text().strip().isdecimal() else None
