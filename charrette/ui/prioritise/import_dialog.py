"""Ballots from a file: its codes and groups are matched with those of the round before anything is kept."""

import re
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtWidgets import QComboBox, QGridLayout, QScrollArea, QWidget

from charrette.domain.rounds import BallotChannel, Round
from charrette.domain.wording import counted, listed
from charrette.exchange.ballots_csv import BallotFile
from charrette.services.ballots import CastBallot, ImportBallots
from charrette.services.entering import content_of
from charrette.ui.prioritise.choices import place_of
from charrette.ui.theme import Theme
from charrette.ui.widgets.ask import Question
from charrette.ui.widgets.labels import give_role, label

_NO_GROUP = "none"


@dataclass(frozen=True, slots=True)
class Matching:
    """The file's need columns as needs of the round; ``unknown`` are codes that no need has."""

    needs: dict[str, UUID]
    unknown: tuple[str, ...]


def match_needs(file: BallotFile, round_: Round) -> Matching:
    """By code, else by short name, without regard to capitals."""
    known = {need.code.casefold(): need.need_id for need in round_.needs}
    known |= {need.short_name.casefold(): need.need_id for need in round_.needs}
    found = {code: known[code.casefold()] for code in file.codes if code.casefold() in known}
    return Matching(found, tuple(code for code in file.codes if code not in found))


def match_group(name: str, round_: Round) -> UUID | None:
    """By label or name, without regard to capitals."""
    for group in round_.rules.groups:
        if group.votes and name.strip().casefold() in {group.label.casefold(), group.name.casefold()}:
            return group.id
    return None


def commands(
    file: BallotFile, round_: Round, needs: dict[str, UUID], groups: dict[str, UUID | None]
) -> ImportBallots:
    """The ballots to enter. They keep the numbers of the file where every one ends in a number of its own."""
    numbers = [re.search(r"(\d{1,9})$", row.ballot) for row in file.rows]
    own = [int(found[1]) for found in numbers if found]
    ids = [needs[code] for code in file.codes]
    keep = len(own) == len(file.rows) == len(set(own)) and all(own)
    return ImportBallots(
        round_.id,
        tuple(
            CastBallot(
                round_.id,
                groups.get(row.group) if row.group else None,
                content_of(round_, row, ids),
                BallotChannel.IMPORT,
                own[place] if keep else None,
                row.weight,
            )
            for place, row in enumerate(file.rows)
        ),
    )


class ImportDialog(Question):
    """Shows what the file holds and asks which group of the round each of its groups is."""

    def __init__(self, parent: QWidget | None, theme: Theme, file: BallotFile, round_: Round) -> None:
        super().__init__(parent, theme, "Import ballots", "Import all or none")
        self._file, self._round = file, round_
        self.matching = match_needs(file, round_)
        self.groups: dict[str, QComboBox] = {}
        self.told = label("", "small", wraps=True)
        rows = counted(len(file.rows), "ballot")
        needs = f"{len(self.matching.needs)} of the {len(round_.needs)} needs on the ballot have a column"
        self.body.addWidget(label(f"{file.name}: {rows}; {needs}.", "body", wraps=True))
        if file.groups:
            self.body.addWidget(label(self.tr("Groups in the file, and in this round"), "label"))
            self.body.addWidget(self._group_rows())
        self.body.addWidget(self.told)
        self._on_chosen()

    def command(self) -> ImportBallots:
        """What is to be entered."""
        chosen = {name: box.currentData() for name, box in self.groups.items()}
        mapped = {name: None if data == _NO_GROUP else data for name, data in chosen.items()}
        return commands(self._file, self._round, self.matching.needs, mapped)

    def _group_rows(self) -> QWidget:
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setColumnStretch(1, 1)
        for row, name in enumerate(self._file.groups):
            box = QComboBox()
            box.setAccessibleName(self.tr("Group in this round for {name}").format(name=name))
            box.addItem(self.tr("Choose a group"), None)
            for group in self._round.rules.groups:
                if group.votes:
                    box.addItem(f"{group.label} {group.name}", group.id)
            box.addItem(self.tr("No group"), _NO_GROUP)
            box.setCurrentIndex(max(0, place_of(box, match_group(name, self._round))))
            box.currentIndexChanged.connect(self._on_chosen)
            self.groups[name] = box
            grid.addWidget(label(name), row, 0)
            grid.addWidget(box, row, 1)
        scroll = QScrollArea()
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setMinimumHeight(self.theme.px(min(len(self._file.groups), 7) * 40 + 16))
        scroll.setProperty("bare", "true")
        return scroll

    def _on_chosen(self) -> None:
        open_groups = [name for name, box in self.groups.items() if box.currentData() is None]
        wrong = ""
        if self.matching.unknown:
            several = "needs" if len(self.matching.unknown) > 1 else "need"
            names = listed(self.matching.unknown[:6])
            wrong = f"No {several} on this ballot called {names}. Rename the column or leave it out."
        elif open_groups:
            wrong = f"Choose a group for {listed(open_groups[:6])}."
        give_role(self.told, "error" if wrong else "small")
        self.told.setText(
            wrong or self.tr("Every ballot is checked against the round’s rules; one fault and none is kept.")
        )
        self.keep.setEnabled(not wrong)
