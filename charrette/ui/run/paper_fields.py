"""The fields of a card from paper: number, words, group and table, each left by Enter."""

from collections.abc import Iterable

from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from charrette.domain.errors import InvalidInputError
from charrette.domain.project import StakeholderGroup
from charrette.ui.theme import Theme
from charrette.ui.widgets.labels import label


class PaperFields(QWidget):
    """Number narrow, words wide, then the letters of the group and the table, which stay from card to card."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.number, self.words, self.group, self.table = (QLineEdit() for _ in range(4))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(8))
        grid.setVerticalSpacing(theme.px(4))
        parts = (
            (self.tr("Number"), self.number, 72),
            (self.tr("Words on the card"), self.words, 0),
            (self.tr("Group"), self.group, 64),
            (self.tr("Table"), self.table, 64),
        )
        for column, (name, field, width) in enumerate(parts):
            above = label(name, "label")
            above.setBuddy(field)
            field.setAccessibleName(name)
            grid.addWidget(above, 0, column)
            grid.addWidget(field, 1, column)
            if width:
                field.setFixedWidth(theme.px(width))
            else:
                grid.setColumnStretch(column, 1)
        self.words.setMaxLength(20_000)
        self.number.returnPressed.connect(self.words.setFocus)
        self.table.returnPressed.connect(self.words.setFocus)

    def to_words(self) -> None:
        """The keyboard to the words, at the end of what stands there."""
        self.words.setFocus()
        self.words.deselect()

    def to_group(self) -> None:
        """The keyboard to the group, whose letters the next ones replace; Enter takes them as they are."""
        self.group.setFocus()
        self.group.selectAll()

    def to_table(self) -> None:
        """The keyboard to the table, to be typed over."""
        self.table.setFocus()
        self.table.selectAll()

    def to_number(self) -> None:
        """The keyboard to the number, to be typed over."""
        self.number.setFocus()
        self.number.selectAll()


def group_typed(words: str, groups: Iterable[StakeholderGroup]) -> StakeholderGroup | None:
    """The group of a label, or of the only name that begins so; None for no letters, or a dash."""
    typed = words.strip().casefold()
    if typed in {"", "-", "–"}:
        return None
    known = list(groups)
    found = [each for each in known if each.label.casefold() == typed]
    found = found or [each for each in known if each.name.casefold().startswith(typed)]
    if len(found) != 1:
        labels = ", ".join(each.label for each in known)
        raise InvalidInputError(f"“{words.strip()}” is no group.", "", f"There are {labels}; - is no group.")
    return found[0]


def table_typed(words: str) -> int | None:
    """The number of a table; None for none."""
    typed = words.strip()
    if not typed:
        return None
    if not (typed.isdecimal() and 0 < int(typed[:4]) < 1000):
        raise InvalidInputError(f"“{typed}” is no number of a table.")
    return int(typed)
