"""What can be done with needs from any page: make, merge, split off, park, decline, open again."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from charrette.domain.needs import LONGEST_SHORT_NAME, Need, NeedStatus
from charrette.domain.wording import counted
from charrette.services.needs import (
    MakeNeed,
    MergeNeeds,
    SetStatus,
    make_need,
    merge_needs,
    set_status,
    unmerge_need,
)
from charrette.ui.desk import Desk
from charrette.ui.needs.effects import agrees_to_split
from charrette.ui.needs.merge import MergeDialog
from charrette.ui.theme import Theme
from charrette.ui.widgets.ask import ask_text, pick


class NeedActs(QObject):
    """Each act asks what it must, then writes one step."""

    made = Signal(object)
    """The id of a need that was just made."""

    def __init__(self, desk: Desk, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._theme, self._window = desk, theme, window

    def make(self) -> None:
        """A need without a card, for what is required or known."""
        name = ask_text(
            self._window,
            self._theme,
            self.tr("New need"),
            self.tr("Short name"),
            help=self.tr("At most {n} characters: tables, ballots and the projector show it.").format(
                n=LONGEST_SHORT_NAME
            ),
            accept=self.tr("Make"),
        )
        if name:
            command = MakeNeed(self._desk.snapshot.project.id, short_name=name)
            self._desk.do(make_need, command, lambda need: self.made.emit(need.id), owner=self)

    def merge(self, need_ids: Sequence[UUID]) -> None:
        """Merges needs into one; asks which one lives on and shows what each brings."""
        needs = [self._desk.snapshot.need_by_id[each] for each in need_ids]
        standing = [need for need in needs if need.status is not NeedStatus.MERGED]
        if len(standing) == 1:
            other = self._ask_other(standing[0])
            standing += [other] if other else []
        if len(standing) < 2:
            return
        dialog = MergeDialog(self._desk, self._theme, standing, self._window)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            into = dialog.into()
            others = tuple(need.id for need in standing if need.id != into)
            self._desk.do(merge_needs, MergeNeeds(into, others), owner=self)
        dialog.deleteLater()

    def unmerge(self, need_ids: Sequence[UUID]) -> None:
        """Splits merged needs off again, each as it was; says first what that does to votes that were cast."""
        snapshot = self._desk.snapshot
        merged = [each for each in need_ids if snapshot.need_by_id[each].status is NeedStatus.MERGED]
        if not merged or not agrees_to_split(self._window, self._theme, snapshot, merged):
            return
        for need_id in merged:
            self._desk.do(unmerge_need, need_id, owner=self)

    def park(self, need_ids: Sequence[UUID]) -> None:
        """Asks for the reason and keeps the needs for later."""
        self._end(need_ids, NeedStatus.PARKED, self.tr("Park {needs}"), self.tr("Park"))

    def decline(self, need_ids: Sequence[UUID]) -> None:
        """Asks for the reason and declines the needs."""
        self._end(need_ids, NeedStatus.DECLINED, self.tr("Decline {needs}"), self.tr("Decline"))

    def reopen(self, need_ids: Sequence[UUID]) -> None:
        """Parked and declined needs stand again; merged ones are split off again."""
        needs = [self._desk.snapshot.need_by_id[each] for each in need_ids]
        ids = tuple(need.id for need in needs if need.status in {NeedStatus.PARKED, NeedStatus.DECLINED})
        if ids:
            self._desk.do(set_status, SetStatus(ids, NeedStatus.OPEN), owner=self)
        self.unmerge(need_ids)

    def _end(self, need_ids: Sequence[UUID], status: NeedStatus, title: str, accept: str) -> None:
        ids = tuple(need_ids)
        if not ids:
            return
        reason = ask_text(
            self._window,
            self._theme,
            title.format(needs=counted(len(ids), "need")),
            self.tr("Reason"),
            help=self.tr("It is shown with the need. Its cards stay linked."),
            accept=accept,
        )
        if reason:
            self._desk.do(set_status, SetStatus(ids, status, reason), owner=self)

    def _ask_other(self, need: Need) -> Need | None:
        snapshot = self._desk.snapshot
        others: list[tuple[str, object]] = [
            (f"{each.code}  {each.short_name}", each.id) for each in snapshot.open_needs if each.id != need.id
        ]
        title = self.tr("Merge {code} with").format(code=need.code)
        found = pick(self._window, self._theme, title, self.tr("The other need"), others)
        return snapshot.need_by_id[found] if isinstance(found, UUID) else None
