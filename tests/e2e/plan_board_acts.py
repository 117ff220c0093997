"""The acts after everything is settled: signatures, a late edit, a milestone that slips, the budget for the board."""

import re
from pathlib import Path

import pypdfium2
from openpyxl import load_workbook
from PySide6.QtWidgets import QApplication

from charrette.domain.plan.served import needs_of_line
from charrette.domain.plan.signing import SignState
from charrette.system.pdfium import PDFIUM
from charrette.ui.plan.budget_tab import BudgetTab
from charrette.ui.plan.milestones_move import MoveQuestion
from charrette.ui.plan.milestones_tab import MilestonesTab
from charrette.ui.publish.page import PublishPage
from tests.e2e.hands import Script, dialog_titled, has_keyboard, letters, press, seen, tab_to, write
from tests.e2e.plan_sitting import Sitting

SIGNING = {"Facilities": "page", "Technology": "PIN", "Curriculum": "page", "Food service": "page"}
"""How each department signs: the four that have money or answer for scope."""
EDITED = "likely amount from $6,000 to $6,500; sources from General fund $6,000 to General fund $6,500"
FOLLOWING = [
    "M-014 Occupancy: Aug 5, 2030 to Aug 21, 2030",
    "M-015 First school day: Aug 19, 2030 to Aug 21, 2030",
]


def sign_off(sitting: Sitting) -> Script:
    """Every department signs, Technology by its PIN, the others by a signed page; the sign-offs stand."""
    assert [state.department for state in sitting.page.signs.states] == [*SIGNING]
    for name, how in SIGNING.items():
        yield from sign_for(sitting, name, how)
    yield from seen(lambda: set(sitting.signed.values()) == {SignState.SIGNED}, "all signed")
    assert sitting.page.signs.sign_button.text() == "Signed off by all"


def sign_for(sitting: Sitting, name: str, how: str, *, first: bool = True) -> Script:
    """One department signs."""
    yield from tab_to("Sign off", "Shift+Tab")
    yield from press("Space")
    yield from dialog_titled("Sign off")
    yield from seen(has_keyboard("Department"), "the department with the keyboard")
    yield from letters(name[:4])
    yield from tab_to("Who signs")
    yield from press("Ctrl+A")
    yield from letters(f"Head of {name}")
    if how == "PIN":
        yield from tab_to("Signed page")
        yield from press("Right")
        if first:
            yield from set_pin()
        yield from tab_to("PIN", "Shift+Tab" if first else "Tab")
        yield from letters("2468")
    yield from press("Return")
    yield from seen(lambda: sitting.signed[name] is SignState.SIGNED, f"{name} signed")


def set_pin() -> Script:
    """The PIN of the department in the dialog below."""
    yield from tab_to("Set or change the PIN…")
    yield from press("Space")
    yield from dialog_titled("Set the PIN")
    yield from letters("2468")
    yield from press("Tab")
    yield from letters("2468")
    yield from press("Return")
    yield from dialog_titled("Sign off")


def edit_after_signing(sitting: Sitting) -> Script:
    """Another amount voids what was signed, and the header names the edit. All sign again."""
    yield from press("Alt+3", "Ctrl+F")
    yield from write("B-054")
    tab = sitting.page.part
    assert isinstance(tab, BudgetTab)
    for _ in range(10):
        if tab.frame.grid.currentIndex().column() == tab.model.find("B-054")[1]:
            break
        yield from press("Right")
    yield from write("6500")
    yield from seen(lambda: sitting.amount("B-054") == 6_500_00, "the new amount")
    yield from seen(lambda: SignState.VOIDED in sitting.signed.values(), "what is voided")
    states = sitting.page.signs.states
    assert {state.words.partition(": ")[2] for state in states} == {"voided by an edit to B-054"}
    told = {(edit.code, edit.words) for state in states for edit in state.edits}
    assert told == {("B-054", EDITED)}
    (said, *_) = (each.accessibleName() for each in sitting.page.signs.of_department)
    assert said == "Facilities: voided by an edit to B-054"
    for name, how in SIGNING.items():
        if sitting.signed[name] is SignState.VOIDED:
            yield from sign_for(sitting, name, how, first=False)
    yield from seen(lambda: set(sitting.signed.values()) == {SignState.SIGNED}, "all signed again")


def slip_a_milestone(sitting: Sitting) -> Script:
    """The training slips: what follows is seen before anything is kept, then moves with it; sign-offs still stand."""
    yield from press("Alt+5")
    tab = sitting.page.part
    assert isinstance(tab, MilestonesTab)
    yield from seen(has_keyboard("Milestones"), "the milestones with the keyboard")
    yield from press("Ctrl+Home", *["Down"] * [row.milestone.code for row in tab.model.rows].index("M-013"))
    before = dict(sitting.due)
    yield from press("Alt+Shift+Right")
    yield from dialog_titled("Move M-013 Staff training")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, MoveQuestion)
    assert dialog.head.text() == "1 milestone follows and must move: M-014."
    yield from press("Alt+Shift+Right", "Alt+Shift+Right")
    assert dialog.head.text() == "2 milestones follow and must move: M-014 and M-015."
    assert [dialog.list.item(n).text() for n in range(2)] == FOLLOWING
    yield from press("Alt+Shift+Left")
    assert dialog.day.text() == "2030-08-14"
    assert sitting.due == before
    yield from press("Return")
    yield from seen(lambda: sitting.due["M-014"] == "2030-08-14", "what follows moved")
    moved = {code: day for code, day in sitting.due.items() if day != before[code]}
    assert moved == {"M-013": "2030-08-14", "M-014": "2030-08-14"}
    assert set(sitting.signed.values()) == {SignState.SIGNED}


def print_for_the_board(sitting: Sitting) -> Script:
    """The budget as PDF and as a workbook, from Publish; every line leads to scope, to a need and to cards."""
    yield from press("Ctrl+5")
    page = sitting.session.window.page("publish")
    assert isinstance(page, PublishPage)
    yield from seen(has_keyboard("Documents"), "the documents with the keyboard")
    for _ in range(30):
        if page.choice.name == "budget":
            break
        yield from press("Down")
    yield from press("Ctrl+E")
    yield from seen(lambda: sitting.written(page, ".pdf"), "the budget as a PDF")
    yield from tab_to("PDF")
    yield from press("Right", "Right")
    yield from seen(lambda: page.choice.format == "xlsx", "Excel chosen")
    yield from press("Ctrl+E")
    yield from seen(lambda: sitting.written(page, ".xlsx"), "the budget as a workbook")
    check_pages(sitting, sitting.written(page, ".pdf")[0])
    check_workbook(sitting, sitting.written(page, ".xlsx")[0])


def check_pages(sitting: Sitting, path: Path) -> None:
    """Each line stands in the appendix with its scope, its needs and cards; each of these cards with its words."""
    with PDFIUM:
        document = pypdfium2.PdfDocument(path)
        text = " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())
        document.close()
    assert "$356,000 was freed by settling overlaps." in text
    assert f"{len(sitting.plan.lines)} lines lead to cards of the room." in text
    _, lines, cards = re.split(
        "From every line to voices in the room|What the room said, word for word", text
    )
    told = dict(re.findall(r"(B-\d{3}) (.*?)(?=B-\d{3} |$)", lines))
    assert told.keys() == {line.code for line in sitting.plan.lines}
    for line in sitting.plan.lines:
        scope = [sitting.plan.scope_by_id[each] for each in sitting.plan.scope_of_line[line.id]]
        needs = needs_of_line(sitting.snapshot, line.id)
        voices = {card for need in needs for card in sitting.snapshot.cards_of_need[need.id]}
        assert min(len(scope), len(needs), len(voices)) > 0, f"{line.code} leads to nobody"
        for each in (*scope, *needs, *voices):
            assert each.code in told[line.code], f"{each.code} of {line.code}"
        for card in voices:
            assert re.search(rf"{card.code} \S", cards), f"the words of {card.code}"


def check_workbook(sitting: Sitting, path: Path) -> None:
    """Each line with its amount."""
    (sheet, *_) = load_workbook(path).worksheets
    head, *rows = sheet.iter_rows(values_only=True)
    at = {str(name).casefold(): n for n, name in enumerate(head)}
    told = {str(row[at["code"]]): row[at["likely"]] for row in rows}
    assert told == {line.code: sitting.amount(line.code) / 100 for line in sitting.plan.lines}


BOARD_ACTS = (sign_off, edit_after_signing, slip_a_milestone, print_for_the_board)
