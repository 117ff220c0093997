"""What papers are about, and their rows: title, file, size, what they are attached to, when they were added."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QLocale

from charrette.domain.plan.papers import Paper
from charrette.ui.models.rows import Column, RowsTable
from charrette.ui.plan.days import moment_words

if TYPE_CHECKING:
    from charrette.domain.snapshot import ProjectSnapshot

PAPERS = "papers "
"""Before a code: the papers of what has it, as ``"papers N-003"``."""


@dataclass(frozen=True, slots=True)
class About:
    """What a paper is about: one need, scope item or milestone; none of them: the project."""

    need_id: UUID | None = None
    scope_id: UUID | None = None
    milestone_id: UUID | None = None

    @classmethod
    def of(cls, paper: Paper) -> "About":
        """What a paper is about."""
        return cls(paper.need_id, paper.scope_id, paper.milestone_id)

    def put_on(self, paper: Paper) -> Paper:
        """The paper, about this."""
        return replace(paper, need_id=self.need_id, scope_id=self.scope_id, milestone_id=self.milestone_id)


THE_PROJECT = About()


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A paper in words."""

    id: UUID
    title: str
    file: str
    size: str
    about: str
    added: str
    paper: Paper


def papers_table(parent: Any, *, writable: bool) -> RowsTable:
    """The table of papers; a title is typed into."""
    columns = (
        Column("Title", lambda row: row.title, editable=True),
        Column("Attached to", lambda row: row.about),
        Column("File", lambda row: row.file),
        Column("Size", lambda row: row.size, right=True),
        Column("Added", lambda row: row.added),
    )
    return RowsTable(columns, writable=writable, parent=parent)


def paper_rows(snapshot: "ProjectSnapshot", about: About | None, today: str) -> list[PaperRow]:
    """The papers of a project, or only those about one thing; the latest first."""
    names = dict(abouts(snapshot))
    papers = [each for each in snapshot.planned.papers if about is None or About.of(each) == about]
    return [
        PaperRow(
            paper.id,
            paper.title,
            paper.file_name,
            size_words(paper.size),
            names.get(About.of(paper)) or about_words(snapshot, About.of(paper)),
            moment_words(paper.added_at, today),
            paper,
        )
        for paper in sorted(papers, key=lambda each: -each.number)
    ]


def abouts(snapshot: "ProjectSnapshot") -> Sequence[tuple[About, str]]:
    """All that a paper can be about, with its words."""
    plan = snapshot.planned
    milestones = (*plan.milestones, *plan.district.calendar)
    return (
        (THE_PROJECT, "The project"),
        *((About(need_id=each.id), f"{each.code} {each.short_name}") for each in snapshot.open_needs),
        *((About(scope_id=each.id), f"{each.code} {each.words}") for each in plan.scope),
        *((About(milestone_id=each.id), f"{each.code} {each.title}") for each in milestones),
    )


def about_words(snapshot: "ProjectSnapshot", about: About) -> str:
    """What a paper is about, also where that is no longer open."""
    need = snapshot.need_by_id.get(about.need_id) if about.need_id else None
    if need is not None:
        return f"{need.code} {need.short_name}"
    return dict(abouts(snapshot)).get(about, "")


def about_of(snapshot: "ProjectSnapshot", code: str) -> About | None:
    """What has a code, such as S-014."""
    return next((about for about, words in abouts(snapshot) if words.partition(" ")[0] == code), None)


def size_words(size: int) -> str:
    """``"1.2 MB"``."""
    return QLocale().formattedDataSize(size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
