"""Acts of the departments' sitting: answers, money, imported tables, and what overlaps, seen and settled by keys."""

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QMenu

from charrette.domain.guard.finding import Finding
from charrette.domain.plan.answers import Disposition
from charrette.system.resources import resource
from charrette.ui.plan.dispositions_tab import DispositionsTab
from charrette.ui.plan.import_dialog import PlanImportDialog
from charrette.ui.plan.scope_columns import Col
from charrette.ui.plan.scope_tab import ScopeTab
from tests.e2e.hands import Script, dialog_titled, has_keyboard, letters, press, seen, tab_to, write
from tests.e2e.plan_sitting import Sitting

TICK = "x"
WAITING, LOOSE = 45, 27
"""Needs and loose cards without an answer when the room has gone home, and how many of them are cards."""
LATER = {"N-011", "N-012", "N-016"}
"""Needs that wait for money; the others are adopted."""
FREED = "$356,000"
"""What the four choices release: 198,000, 78,000, 41,000 and 39,000."""
BOND = {
    "What there is": "3m",
    "Hard": TICK,
    "Technology": TICK,
    "Projects on its list": "Alder Creek Middle School",
}
E_RATE = {
    "Technology": TICK,
    "Systems it pays for": "Data cabling; Wireless; Network switches; Generator and UPS",
    "per student": "201.57",
    "students": "1300",
    "at least": "30175",
    "pays %": "80",
}
SOURCES = {
    "Bond B": BOND,
    "E-Rate": E_RATE,
    "General fund": {"What there is": "520k"},
    "Developer fees": {"What there is": "450k", "Hard": TICK},
}
"""What is typed for each funding source, in the order of its fields."""
NEEDED = {
    "Import milestones…": {"code", "title", "due", "depends_on"},
    "Import scope…": {"space", "system", "action", "accountable", "needs"},
    "Import budget…": {"department", "description", "likely", "scope", "sources"},
}
TABLES = (
    ("Import milestones…", "alder_creek_milestones.csv", "15"),
    ("Import scope…", "alder_creek_scope.csv", "55"),
    ("Import budget…", "alder_creek_budget_facilities.csv", "30"),
    ("Import budget…", "alder_creek_budget_technology.csv", "21"),
)
CABLING, ADDRESS = (
    "Data cabling, 36 classrooms is budgeted twice",
    "Public address and clocks is budgeted twice",
)
DISPLAYS, DOORS = "Displays, mounts and backing is budgeted twice", "B-008 and B-059 may be the same"
CAMERAS, NOBODY = "E-Rate may not pay B-052", "Staff training on displays: nobody is accountable"
CARE, TRAINING = "Entrance cameras: no maintenance", "No money for Staff training on displays"
COOLING = "No money for Network closets, cooling"
PLANTED = {
    CABLING,
    ADDRESS,
    DISPLAYS,
    DOORS,
    CAMERAS,
    NOBODY,
    COOLING,
    "E-Rate is $236,459 over its cap",
    "Bond B is $161,000 over what it holds",
    CARE,
    TRAINING,
}


def answer_the_needs(sitting: Sitting) -> Script:
    """Most needs are adopted, some wait for money, what stands outside the needs is declined with its reason."""
    yield from press("Ctrl+4")
    yield from seen(sitting.page.isVisible, "Plan")
    tab = sitting.page.part
    assert isinstance(tab, DispositionsTab)
    yield from seen(lambda: tab.unanswered == WAITING, "what waits")
    yield from seen(has_keyboard("Answers"), "the answers with the keyboard")
    yield from press("Ctrl+Home", *["Down"] * 10, "Shift+Down", "D")
    yield from dialog_titled("Defer needs N-011 and N-012")
    yield from write("After the musts are paid")
    yield from seen(lambda: tab.unanswered == WAITING - 2, "two that wait for money")
    yield from press("Down", "Down", "D")
    yield from dialog_titled("Defer need N-016")
    yield from write("After the musts are paid")
    yield from seen(lambda: tab.unanswered == WAITING - 3, "a third")
    yield from press("Ctrl+Home", *["Shift+Down"] * 14, "A")
    yield from seen(lambda: tab.unanswered == LOOSE, "every need answered")
    yield from press("Ctrl+A", "X")
    yield from dialog_titled(f"Decline {LOOSE} cards")
    yield from write("For another day, or another house")
    yield from seen(lambda: not tab.unanswered, "everything answered")
    became = {need.code: sitting.answer(need) for need in sitting.snapshot.open_needs}
    assert {code for code, answer in became.items() if answer is Disposition.DEFERRED} == LATER
    assert {code for code, answer in became.items() if answer is Disposition.ADOPTED} == became.keys() - LATER


def name_the_money(sitting: Sitting) -> Script:
    """The four funding sources with what each may pay for, typed into their dialog."""
    yield from press("Alt+2")
    yield from from_lists("Funding sources…")
    yield from dialog_titled("Funding sources of the district")
    for name, fields in SOURCES.items():
        yield from seen(has_keyboard("Name"), "an empty source")
        yield from write_source(name, fields)
        yield from seen(_in(name, sitting), f"{name} kept")
        yield from tab_to("New source")
        yield from press("Space")
    yield from press("Esc")
    bond, rate = (sitting.sources[name] for name in ("Bond B", "E-Rate"))
    assert (bond.amount, bond.projects) == (3_000_000_00, ("Alder Creek Middle School",))
    assert (rate.per_student, rate.students, rate.discount) == (201_57, 1300, 80)


def _in(name: str, sitting: Sitting) -> Callable[[], bool]:
    return lambda: name in sitting.sources


def from_lists(command: str) -> Script:
    """A command of the menu with lists and imports."""
    yield from tab_to("Lists")
    yield from press("Space")
    yield from seen(lambda: isinstance(QApplication.activePopupWidget(), QMenu), "the menu")
    for _ in range(12):
        menu = QApplication.activePopupWidget()
        if isinstance(menu, QMenu) and menu.activeAction() and menu.activeAction().text() == command:
            break
        yield from press("Down")
    yield from press("Return")


def write_source(name: str, fields: dict[str, str]) -> Script:
    """The fields of a source, kept."""
    yield from letters(name)
    for field, words in fields.items():
        yield from tab_to(field)
        if words == TICK:
            yield from press("Space")
        else:
            yield from letters(words)
    yield from tab_to("Keep")
    yield from press("Space")


def import_the_tables(sitting: Sitting) -> Script:
    """Milestones, scope and the budget of each department, each seen before it is taken in."""
    for command, name, found in TABLES:
        yield from from_lists(command)
        yield from write(str(resource(f"sample/{name}")))
        yield from dialog_titled(f"Import from {name}")
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, PlanImportDialog)
        assert dialog.mapping().keys() >= NEEDED[command], dialog.mapping()
        assert dialog.told.text().startswith(found), dialog.told.text()
        yield from tab_to(dialog.keep.text())
        yield from press("Space")
        yield from seen(lambda: not QApplication.activeModalWidget(), f"{name} taken in")
    assert (len(sitting.plan.milestones), len(sitting.plan.scope), len(sitting.plan.lines)) == (15, 55, 51)


def see_what_overlaps(sitting: Sitting) -> Script:
    """What was planted is found: paid twice, over the caps, not eligible, without owner or money, and a look-alike."""
    yield from press("Alt+3")
    yield from seen(lambda: set(sitting.open) == PLANTED, f"the findings, not {set(sitting.open)}")
    assert "Sign off: settle 6 findings" in sitting.page.signs.sign_button.text()
    passed: set[str] = set()
    for _ in PLANTED:
        yield from press("F8")
        finding = sitting.page.findings.finding
        assert finding is not None
        passed.add(finding.title)
        yield from seen(_at_hand(finding, sitting), f"the row of {finding.items}")
    assert passed == PLANTED


def _at_hand(finding: Finding, sitting: Sitting) -> Callable[[], object]:
    return lambda: set(finding.items) & sitting.codes_at_hand


def settle(sitting: Sitting, title: str, choice: str, reason: str = "") -> Script:
    """With F8 to a finding, with Ctrl+F8 to its choices, and one of them taken."""
    yield from to_the_choices(sitting, title)
    if not has_keyboard(choice)():
        yield from tab_to(choice)
    yield from press("Space")
    if reason:
        yield from dialog_titled(title)
        yield from letters(reason)
        yield from press("Ctrl+Return")
    yield from seen(lambda: title not in sitting.open, f"{title!r} settled")


def to_the_choices(sitting: Sitting, title: str) -> Script:
    """With F8 to a finding, and into what can be done about it."""
    pane = sitting.page.findings
    for _ in PLANTED:
        if pane.finding is not None and pane.finding.title == title:
            break
        yield from press("F8")
    yield from press("Ctrl+F8")


def settle_what_is_a_choice(sitting: Sitting) -> Script:
    """Each overlap by one of its choices; the money that is freed by it is the sum of what is released."""
    yield from settle(sitting, CABLING, "Keep Facilities, release $198,000")
    yield from settle(sitting, ADDRESS, "Keep Facilities, release $78,000")
    yield from settle(sitting, DISPLAYS, "Keep Technology, release $41,000")
    yield from settle(sitting, DOORS, "Keep Facilities, release $39,000")
    yield from settle(sitting, CAMERAS, "Take E-Rate off B-052")
    yield from settle(sitting, CARE, "No maintenance is needed, with a reason", "In the care of the doors")
    yield from settle(sitting, TRAINING, "Costs nothing, with a reason", "Technology trains its own")
    yield from seen(lambda: sitting.page.findings.freed.text() == f"{FREED} freed by what was decided", FREED)
    assert sum(each.freed for each in sitting.plan.settlements) == 356_000_00


def mend_what_is_no_choice(sitting: Sitting) -> Script:
    """Payers, an amount for work that had none, and an owner, typed into the tables; nothing is open any more."""
    yield from to_the_row(sitting, "Nothing pays B-052 yet", "B-052")
    yield from type_payer("Bond B")
    yield from seen(lambda: "Nothing pays B-052 yet" not in sitting.open, "B-052 paid")
    yield from press("Ctrl+F")
    yield from write("B-060")
    yield from type_payer("Bond B")
    yield from seen(lambda: not [each for each in sitting.open if "E-Rate" in each], "E-Rate within its cap")
    yield from press("Ctrl+F", "Ctrl+A", "Del", "Return")
    yield from to_the_row(sitting, COOLING, "S-015")
    yield from press("Home", "Right", "Right")
    yield from letters("30k")
    yield from press("Return")
    yield from seen(lambda: len(sitting.plan.lines) == 48, "a line for the cooling")
    yield from type_payer("Developer fees")
    yield from seen(
        lambda: not [each for each in sitting.open if "cooling" in each.casefold()], "cooling paid"
    )
    yield from press("Alt+2")
    yield from to_the_row(sitting, NOBODY, "S-025")
    scope = sitting.page.part
    assert isinstance(scope, ScopeTab)
    for _ in range(14):
        if scope.grid.currentIndex().column() == Col.ACCOUNTABLE:
            break
        yield from press("Right")
    yield from letters("Technology")
    yield from press("Return")
    yield from seen(lambda: not sitting.open, f"nothing open, not {[*sitting.open]}")


def to_the_row(sitting: Sitting, title: str, code: str) -> Script:
    """To a finding, and by the code on it to what it is about."""
    yield from to_the_choices(sitting, title)
    yield from tab_to(code, "Shift+Tab")
    yield from press("Space")


def type_payer(name: str) -> Script:
    """Who pays the line of the current row."""
    yield from press("End", "Left")
    yield from write(name)


ACTS = (
    answer_the_needs,
    name_the_money,
    import_the_tables,
    see_what_overlaps,
    settle_what_is_a_choice,
    mend_what_is_no_choice,
)
