"""Acts after the reveal, by keys: a merge seen before it is made, priorities, a minority report, files, documents."""

import json
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pypdfium2
from PySide6.QtWidgets import QApplication, QMenu

from charrette.domain.needs import NeedStatus, Priority
from charrette.system.pdfium import PDFIUM
from charrette.ui.needs.merge import MergeDialog
from charrette.ui.needs.pane import NeedsPane
from charrette.ui.prioritise.consensus_reports import ReportDialog
from charrette.ui.prioritise.page import CONSENSUS
from tests.e2e import recount
from tests.e2e.hands import Script, dialog_titled, has_keyboard, letters, press, seen, tab_to, write
from tests.e2e.prioritise_acts import explained, on_top, typed
from tests.e2e.prioritise_room import Vote, words_in

REASON = "The fire code asks for it"
MINORITY = "We clean every floor by hand, and a vote of many does not dry them."


def preview_a_merge(vote: Vote) -> Script:
    """The new votes and ranks are read before; then the merge is made, and undone."""
    yield from press("Ctrl+2")
    stack = vote.session.window.page("run").stack
    yield from tab_to("Needs", "Shift+Tab")
    yield from press("Space")
    yield from seen(lambda: isinstance(stack.currentWidget(), NeedsPane), "the needs")
    pane = stack.currentWidget()
    assert isinstance(pane, NeedsPane)
    yield from seen(pane.table.hasFocus, "the table with the keyboard")
    yield from press("Ctrl+Home")
    yield from press("Shift+Down")
    before = {each.code: each.status for each in vote.snapshot.needs}
    yield from press("G")
    yield from dialog_titled("Merge 2 needs")
    dialog = on_top(MergeDialog)
    assert isinstance(dialog, MergeDialog)
    yield from seen(lambda: dialog.effects.words, "what the votes become")
    chosen = [vote.snapshot.need_by_id[each].code for each in pane.chosen_needs()]
    check_preview(vote, chosen, dialog.effects.words)
    assert {each.code: each.status for each in vote.snapshot.needs} == before
    yield from press("Return")
    merged = dict.fromkeys(chosen[1:], NeedStatus.MERGED)
    yield from seen(
        lambda: {each.code: each.status for each in vote.snapshot.needs} == before | merged, "the merge"
    )
    yield from press("Ctrl+Z")
    yield from seen(lambda: {each.code: each.status for each in vote.snapshot.needs} == before, "it undone")


def check_preview(vote: Vote, chosen: list[str], told: str) -> None:
    """Votes and place of the merged needs are those of the typed ballots with the best position of each."""
    into, *gone = chosen
    left = [code for code in vote.codes.values() if code not in gone]
    cast = [(1, _merged(order, into, gone)) for _, order in typed(vote)]
    rank, voters = recount.ranks(left, cast)[into], sum(into in order for _, order in cast)
    found = re.search(r"(N-\d+) \+ (N-\d+): .* from (\d+) voters, =?(\d+)\w\w instead of", told)
    assert found, told
    assert {found[1], found[2]} == {*chosen}
    assert (int(found[3]), int(found[4])) == (voters, rank)
    assert "derived result, the round’s own stays beside it" in told
    assert "Rule: each voter once; the best position of a ballot counts." in told


def _merged(order: Any, into: str, gone: list[str]) -> list[str]:
    return list(dict.fromkeys(into if each in gone else each for each in order))


def decide(vote: Vote) -> Script:
    """Priorities by keys; one against the vote asks why, and the reason is kept."""
    yield from press("Ctrl+3")
    yield from tab_to("Parts of the round", "Shift+Tab")
    yield from press("Right")
    tab = vote.page.consensus
    yield from seen(lambda: vote.page.tabs.currentIndex() == CONSENSUS and tab.view, "the tab")
    yield from tab_to("Needs, with agreement and priority")
    yield from press("Ctrl+Home")
    first, second, *_, last = (code for _, code in vote.on_screen)
    yield from press("1")
    yield from seen(lambda: _priority(vote, first) is Priority.MUST, "a Must")
    yield from press("Down", "2")
    yield from seen(lambda: _priority(vote, second) is Priority.SHOULD, "a Should")
    assert tab.reason.isHidden()
    yield from press("Ctrl+End", "1")
    yield from seen(lambda: _priority(vote, last) is Priority.MUST, "a Must against the vote")
    yield from seen(tab.reason.field.hasFocus, "the question why")
    assert tab.reason.field.accessibleName().endswith("Must departs from it: say why.")
    assert "1 decision departs from the vote, 1 without a reason" in tab.told.text()
    yield from write(REASON)
    yield from seen(
        lambda: _need(vote, last).priority_reason == REASON and tab.list.hasFocus(), "the reason kept"
    )
    yield from seen(lambda: "without a reason" not in tab.told.text(), "no reason missing")


def _need(vote: Vote, code: str) -> Any:
    return next(each for each in vote.snapshot.needs if each.code == code)


def _priority(vote: Vote, code: str) -> Priority | None:
    return _need(vote, code).priority


def keep_a_minority_report(vote: Vote) -> Script:
    """What stands alone says why, beside the need."""
    table = vote.page.consensus.list
    yield from press("Ctrl+Home")
    for line in table.consensus.lines:
        if line.line.need.code == vote.codes[9]:
            break
        yield from press("Down")
    yield from press("M")
    yield from dialog_titled(f"Minority report on {vote.codes[9]}")
    dialog = on_top(ReportDialog)
    assert isinstance(dialog, ReportDialog)
    assert "Prepared from the numbers" in words_in(dialog)
    assert "Custodial" in dialog.text()
    yield from press("Ctrl+A")
    yield from letters(MINORITY)
    yield from press("Ctrl+Return")
    yield from seen(lambda: vote.snapshot.minority_reports, "the report")
    (report,) = vote.snapshot.minority_reports
    assert (report.text, report.by) == (MINORITY, "Custodial")
    yield from seen(
        lambda: table.current and table.current.reports == (report,), "the report beside the need"
    )


def export_the_ballots(vote: Vote) -> Script:
    """As PrefLib from the account, as Pabulib from the menu; complete orders are refused, for they are not complete."""
    yield from tab_to("Parts of the round", "Shift+Tab")
    yield from press("Left")
    yield from tab_to("Prioritised needs")
    yield from press("H")
    yield from dialog_titled(f"How {vote.round.title} came about")
    yield from tab_to("Export ballots…")
    yield from press("Space")
    yield from save_as(vote, "votes.soi")
    yield from dialog_titled(f"How {vote.round.title} came about")
    yield from press("Esc")
    yield from from_examine("Export ballots…")
    yield from save_as(vote, "votes.pb")
    yield from from_examine("Export ballots…")
    yield from save_as(vote, "votes.soc", there=False)
    refused = "Not every ballot ranks all needs: a .soc file ranks all. Write .soi."
    yield from seen(lambda: refused in words_in(vote.session.window), "why not")
    assert [each.name for each in vote.written("votes.*")] == ["votes.pb", "votes.soi"]


def from_examine(command: str) -> Script:
    """A command of the menu over the result."""
    yield from tab_to("Examine", "Shift+Tab")
    yield from press("Space")
    yield from seen(lambda: isinstance(QApplication.activePopupWidget(), QMenu), "the menu")
    for _ in range(8):
        menu = QApplication.activePopupWidget()
        if isinstance(menu, QMenu) and menu.activeAction() and menu.activeAction().text() == command:
            break
        yield from press("Down")
    yield from press("Return")


def save_as(vote: Vote, name: str, *, there: bool = True) -> Script:
    """Agrees that single ballots leave the library, and names the file."""
    yield from dialog_titled(f"Export the ballots of {vote.round.title}?")
    yield from press("Return")
    yield from dialog_titled("Export ballots")
    yield from press("Ctrl+A")
    yield from write(str(vote.exports / name))
    if there:
        yield from seen((vote.exports / name).exists, name)


def count_it_again(vote: Vote) -> Script:
    """The command line and a program of one's own count both files to the order of the screen."""
    labels = {code: label.lstrip("=") for label, code in vote.on_screen}
    for name, read in (("votes.soi", recount.read_preflib), ("votes.pb", recount.read_pabulib)):
        path = vote.exports / name
        told = headless(path)
        of_file = {str(place): code for place, code in vote.codes.items()} | {
            code: code for code in vote.codes.values()
        }
        assert [of_file[each["id"]] for each in told["needs"]] == [code for _, code in vote.on_screen]
        own = recount.ranks(*read(path))
        assert own == {each["id"]: each["rank"] for each in told["needs"]}
        voted = {of_file[need]: str(rank) for need, rank in own.items() if labels[of_file[need]] != "–"}
        assert voted == {code: label for code, label in labels.items() if label != "–"}
    yield from press("Ctrl+5")


def headless(path: Path) -> Mapping[str, Any]:
    """What ``charrette tally`` says of a file."""
    command = [sys.executable, "-m", "charrette", "tally", str(path), "--method", "schulze", "--json"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    return json.loads(done.stdout)


def print_them(vote: Vote) -> Script:
    """The account has every rank with its explanation; the brief names the reason and the minority report."""
    for name, file in (("result", "*result*.pdf"), ("brief", "*brief*.pdf")):
        yield from seen(has_keyboard("Documents"), "the documents with the keyboard")
        yield from press("Home")
        for _ in range(40):
            if vote.publish.choice.name == name:
                break
            yield from press("Down")
        yield from press("Ctrl+E")
        yield from seen(lambda file=file: vote.written(file), f"the {name} as a PDF")
    account, brief = (pages(vote.written(file)[0]) for file in ("*result*.pdf", "*brief*.pdf"))
    _, every = account.rsplit("Need by need", 1)
    for rank, code in vote.on_screen:
        _, found, every = every.partition(f" {rank} {code} ")
        assert found, f"{rank} {code} in the order of the screen"
        assert explained(vote, code) in every, code
    last = vote.on_screen[-1][1]
    for text in (account, brief):
        assert f"Must departs from it: {REASON}." in text
        assert MINORITY in text
        assert last in text


def pages(path: Path) -> str:
    """The words of a PDF in one line. The preview may be drawn meanwhile: one reads at a time."""
    with PDFIUM:
        document = pypdfium2.PdfDocument(path)
        text = " ".join(page.get_textpage().get_text_range() for page in document)
        document.close()
    return " ".join(text.split())


AFTER = (preview_a_merge, decide, keep_a_minority_report, export_the_ballots, count_it_again, print_them)
