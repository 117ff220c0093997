"""The rules of a method as fields: numbers to set, or words to choose from."""

from collections.abc import Mapping

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QSpinBox, QVBoxLayout, QWidget

from charrette.domain.methods import Method
from charrette.domain.methods.method import BallotKind
from charrette.domain.pair_plan import pairs_asked, pairs_in_all
from charrette.domain.wording import counted
from charrette.ui.theme import Theme
from charrette.ui.widgets.fields import choose_value, inset
from charrette.ui.widgets.form import Form

RuleBox = QSpinBox | QComboBox


def dots_example(options: Mapping[str, int]) -> str:
    """A ballot of dots in words: ``"One ballot: 2 dots on one need, 2 on another, 1 on a third."``"""
    left, places = options["dots"], ["one need", "another", "a third", "a fourth", "a fifth"]
    parts: list[str] = []
    for place in places:
        if left <= 0:
            break
        placed = min(options["cap"], left)
        left -= placed
        dots = f"{counted(placed, 'dot')} on {place}" if not parts else f"{placed} on {place}"
        parts.append(dots)
    more = f", and so on for the other {left}" if left > 0 else ""
    return f"One ballot: {', '.join(parts)}{more}. Fewer dots are fine."


def example_words(method: Method, options: Mapping[str, int], needs: int, people: int) -> str:
    """What one ballot looks like, and for dots how many there will be."""
    if method.ballot_kind is BallotKind.DOTS:
        together = (
            f" {counted(people, 'person', 'people')} place at most {people * options['dots']} dots."
            if people
            else ""
        )
        return f"{dots_example(options)}{together}"
    return f"One ballot: {_answers(method, options, needs)}"


def _answers(method: Method, options: Mapping[str, int], needs: int) -> str:
    if method.ballot_kind is BallotKind.APPROVAL:
        votes = method.frozen(options, needs).get("votes")
        return (
            f"{counted(votes, 'need')} marked at most, once each."
            if votes
            else "as many needs marked as wished."
        )
    if method.ballot_kind is BallotKind.PAIRS:
        return _pairs_words(needs)
    if method.ballot_kind is BallotKind.CRITERIA:
        digits = counted(options.get("criteria", 0), "digit")
        return f"{digits} of 1 to 5 for each need, one for each criterion; blanks are no opinion."
    if method.ballot_kind is BallotKind.RANKING and "choose" not in options:
        return f"up to {counted(needs, 'need')} in order, the first choice first. {_unranked(options)}"
    if method.ballot_kind is BallotKind.RANKING:
        choose = options["choose"]
        return f"{counted(choose, 'need')} in order; {choose} points for the first, 1 for the last."
    if method.ballot_kind is BallotKind.IMPACT_EFFORT:
        return "impact 4 and effort 2 for one need, 3 and 5 for another; blanks are no opinion."
    keys = [level.key for level in method.levels]
    return f"one of {', '.join(keys)} for each; blanks are no opinion."


def _pairs_words(needs: int) -> str:
    """How many pairs a person is asked about, and how many there are."""
    whole, asked = pairs_in_all(needs), pairs_asked(needs)
    if asked >= whole:
        return f"all {counted(whole, 'pair')}, one after the other; a pair may be left out."
    return (
        f"{counted(asked, 'pair')} of {whole}, other ones on the next ballot, so that every need comes up equally "
        "often; a pair may be left out."
    )


def _unranked(options: Mapping[str, int]) -> str:
    left_out = "are left out of the comparison" if options.get("unranked") else "stand below the ranked"
    return f"Needs not ranked {left_out}."


class RuleForm(QWidget):
    """Made anew for each method. What is set by hand stays; until then the method proposes."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.fields: dict[str, RuleBox] = {}
        self.untouched = True
        self._form: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_method(self, method: Method) -> None:
        """The fields of another method."""
        form = Form(self._theme)
        self.fields, self.untouched = {}, True
        for field in method.fields:
            box: RuleBox = QComboBox() if field.choices else QSpinBox()
            if isinstance(box, QComboBox):
                for value, words in field.choices:
                    box.addItem(words, value)
                box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
                box.setMinimumContentsLength(16)
                box.currentIndexChanged.connect(self._on_changed)
            else:
                box.setRange(field.least, field.most)
                inset(box, self._theme)
                box.valueChanged.connect(self._on_changed)
            self.fields[field.name] = box
            form.add(field.label, box, field.help)
        if self._form is not None:
            self._column.removeWidget(self._form)
            self._form.hide()
            self._form.deleteLater()
        self._form = form
        self._column.addWidget(form)
        self.setVisible(bool(method.fields))

    def options(self) -> dict[str, int]:
        """The options as they are set."""
        return {
            name: int(box.currentData()) if isinstance(box, QComboBox) else box.value()
            for name, box in self.fields.items()
        }

    def propose(self, options: Mapping[str, int]) -> None:
        """Shows proposed options, without saying so."""
        for name, box in self.fields.items():
            if name not in options:
                continue
            with QSignalBlocker(box):
                if isinstance(box, QComboBox):
                    choose_value(box, options[name])
                else:
                    box.setValue(options[name])

    def _on_changed(self) -> None:
        self.untouched = False
        self.changed.emit()
