"""Signing: which department, by a page with a signature or by its PIN; a PIN is set here too."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QWidget

from charrette.domain.errors import CharretteError
from charrette.domain.plan.settlements import SignedBy
from charrette.domain.plan.signing import SignOffState, SignState
from charrette.services.signing import SetPin, Sign, set_pin, sign
from charrette.ui.desk import Desk
from charrette.ui.theme import Theme
from charrette.ui.widgets.ask import Question
from charrette.ui.widgets.buttons import button, calling
from charrette.ui.widgets.form import Form
from charrette.ui.widgets.labels import label
from charrette.ui.widgets.segment import Segment

PAGE, PIN = SignedBy.PAGE, SignedBy.PIN


class SignDialog(Question):
    """Stays open until the sign-off is kept; what is wrong is said under its field."""

    def __init__(
        self, parent: QWidget | None, desk: Desk, theme: Theme, states: Sequence[SignOffState]
    ) -> None:
        super().__init__(parent, theme, "Sign off", "Sign off")
        self._desk = desk
        self.department, self.signer, self.pin = QComboBox(), QLineEdit(), QLineEdit()
        for state in sorted(states, key=lambda each: each.state is SignState.SIGNED):
            self.department.addItem(state.words, state.department_id)
        self.how = Segment(theme, [(PAGE.value, "Signed page"), (PIN.value, "PIN")], name="How it is signed")
        self.pin.setEchoMode(QLineEdit.EchoMode.Password)
        self.signer.setText(desk.settings.person)
        self.form, self.secret = Form(theme), Form(theme)
        self.form.add(self.tr("Department"), self.department)
        self.form.add(self.tr("Who signs"), self.signer)
        self.form.add(self.tr("How"), self.how, self.tr("A page is printed in Publish and signed by hand."))
        self.secret.add(self.tr("PIN"), self.pin)
        self.set_button = button(theme, self.tr("Set or change the PIN…"), kind="link")
        self.secret.add_widget(self.set_button)
        said = self.tr(
            "The department confirms the budget, scope and owners as they are now. "
            "A later edit of an amount, a source, scope or an owner voids it; one of the wording does not."
        )
        self.body.addWidget(label(said, "small", wraps=True))
        self.body.addWidget(self.form)
        self.body.addWidget(self.secret)
        self.how.chosen.connect(self._on_how)
        self.set_button.clicked.connect(calling(self._set_pin))
        self._on_how(PAGE.value)
        self.department.setFocus()

    def accept(self) -> None:
        """Signs; the dialog closes when it is kept."""
        self.form.clear_errors()
        self.secret.clear_errors()
        how = SignedBy(self.how.value)
        command = Sign(
            self._desk.snapshot.project.id,
            self.department.currentData(),
            how,
            self.signer.text().strip(),
            self.pin.text() if how is PIN else "",
        )
        self.keep.setEnabled(False)  # a second press would sign twice
        self._desk.do(sign, command, then=self._on_signed, failed=self._on_failed, owner=self)

    def _on_signed(self, _: object) -> None:
        super().accept()

    def _on_failed(self, error: CharretteError) -> None:
        self.keep.setEnabled(True)
        with_pin = self.how.value == PIN.value
        form, field = (self.secret, self.pin) if with_pin else (self.form, self.signer)
        form.show_error(field, " ".join(part for part in (error.what, error.way_on) if part))
        field.setFocus()

    def _on_how(self, value: str) -> None:
        self.secret.setVisible(value == PIN.value)
        if value == PIN.value:
            self.pin.setFocus()

    def _set_pin(self) -> None:
        dialog = PinDialog(self, self._desk, self.theme, self.department)
        dialog.exec()
        dialog.deleteLater()


class PinDialog(Question):
    """Sets the PIN of a department; the one before must be known."""

    def __init__(self, parent: QWidget, desk: Desk, theme: Theme, department: QComboBox) -> None:
        super().__init__(parent, theme, "Set the PIN", "Set the PIN")
        self._desk, self._department_id = desk, department.currentData()
        name = desk.snapshot.department_name(self._department_id)
        self.body.addWidget(label(self.tr("For {name}").format(name=name), "small"))
        self.old, self.new, self.again, self.form = QLineEdit(), QLineEdit(), QLineEdit(), Form(theme)
        for words, field, told in (
            (self.tr("PIN until now"), self.old, self.tr("Empty where none was set yet.")),
            (self.tr("New PIN"), self.new, self.tr("Kept only as a fingerprint: nobody can read it back.")),
            (self.tr("New PIN again"), self.again, ""),
        ):
            field.setEchoMode(QLineEdit.EchoMode.Password)
            self.form.add(words, field, told)
        self.body.addWidget(self.form)
        self.new.setFocus()

    def accept(self) -> None:
        """Keeps the PIN where both are the same."""
        self.form.clear_errors()
        if self.new.text() != self.again.text():
            self.form.show_error(self.again, self.tr("The two are not the same."))
            self.again.setFocus()
            return
        command = SetPin(self._department_id, self.new.text(), self.old.text())
        self.keep.setEnabled(False)
        self._desk.do(set_pin, command, then=self._on_set, failed=self._on_failed, owner=self)

    def _on_set(self, _: object) -> None:
        super().accept()

    def _on_failed(self, error: CharretteError) -> None:
        self.keep.setEnabled(True)
        field = self.old if self.old.text() else self.new
        self.form.show_error(field, " ".join(part for part in (error.what, error.way_on) if part))


def ask_to_sign(desk: Desk, theme: Theme, states: Sequence[SignOffState], parent: QWidget) -> bool:
    """Asks who signs; whether it was signed."""
    dialog = SignDialog(parent, desk, theme, states)
    signed = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return signed
