"""The sample as it is in the room: a round is open, people have seats, the agenda is planned; and its hard cases."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

from charrette.domain.agenda import Block
from charrette.domain.criteria_set import SCHOOL_CRITERIA
from charrette.domain.editions import Edition
from charrette.domain.methods import method_named
from charrette.domain.project import StakeholderGroup
from charrette.domain.rounds import RoundGroup, RoundState
from charrette.domain.snapshot import ProjectSnapshot
from charrette.publishing.draw import draw_pdf
from charrette.publishing.paper import Paper
from charrette.publishing.sheets.compose import compose_sheets
from charrette.publishing.sheets.options import SheetOptions
from tests.publishing.measured import Page, pages
from tests.publishing.sample import sample

ISSUED = date(2027, 2, 20)
LONG = "A name of sixty letters that is longer than short names are."
ARABIC = "غرفة هادئة للقراءة بجانب كل صف"
NOTES = "Watch the quiet table; never say this aloud."


def room(method: str = "dots") -> ProjectSnapshot:
    """An open round R-2 of a method on sixteen needs, and an agenda with notes."""
    found = sample()
    vote = found.rounds[1]
    needs = len(vote.needs)
    way = method_named(method)
    options = dict(way.frozen(way.defaults(needs), needs))
    rules = replace(vote.rules, method=method, options=options)
    if method == "criteria":
        rules = replace(rules, criteria=SCHOOL_CRITERIA)
    open_ = replace(vote, state=RoundState.OPEN, closed_at=None, code="R-2", rules=rules)
    session = replace(found.sessions[1], starts_at=datetime(2027, 2, 27, 1, 30, tzinfo=UTC), tables=3)
    people = tuple(
        replace(each, table=place % 3 + 1, role="Council", accommodation="Large print" if not place else "")
        for place, each in enumerate(found.participants)
    )
    return replace(
        found,
        rounds=(open_,),
        ballots=(),
        participants=people,
        sessions=(found.sessions[0], session),
        blocks=blocks(session.id),
    )


def blocks(session_id: UUID) -> tuple[Block, ...]:
    """A welcome with notes, brainwriting, and a protected meal."""
    return (
        Block(UUID(int=801), session_id, 0, "Welcome", "talk", 10, outcome="All know why", notes=NOTES),
        Block(
            UUID(int=802),
            session_id,
            1,
            "Write",
            "brainwriting",
            30,
            prompt="What would help?",
            owner="Dana R",
        ),
        Block(UUID(int=803), session_id, 2, "Supper", "meal", 40, protected=True, fixed_start="18:30"),
    )


def hard() -> ProjectSnapshot:
    """Fourteen groups, needs of sixty letters, names in Arabic, six dots on one need."""
    found = room()
    groups = found.groups + tuple(
        replace(
            each,
            id=UUID(int=900 + n),
            label=f"{each.label[0]}X",
            name=f"{each.name} of the other side",
            mark=7 + n,
        )
        for n, each in enumerate(found.groups)
    )
    names = (LONG, ARABIC, "Übergrößenwürdigkeitsüberprüfungsstelle ohne Ende")
    vote = found.rounds[0]
    needs = tuple(replace(each, short_name=names[n % 3]) for n, each in enumerate(vote.needs))
    rules = replace(vote.rules, groups=tuple(map(_voting, groups)), options={"dots": 12, "cap": 6})
    people = list(found.participants)
    people[0] = replace(people[0], alias="نور الهدى عبد الرحمن", role="Student council of the whole district")
    people[1] = replace(people[1], alias="Donaudampfschifffahrtsgesellschaftskapitän")
    return replace(
        found,
        project=replace(found.project, name="مدرسة جدول ألدر المتوسطة"),
        groups=groups,
        participants=tuple(people),
        rounds=(replace(vote, needs=needs, rules=rules),),
    )


def _voting(group: StakeholderGroup) -> RoundGroup:
    return RoundGroup(group.id, group.label, group.name, group.mark)


def printed(
    folder: Path,
    document: str,
    snapshot: ProjectSnapshot,
    paper: Paper = Paper.LETTER,
    edition: Edition = Edition.PUBLIC,
    options: SheetOptions | None = None,
) -> list[Page]:
    """The pages of a document, drawn and read back."""
    report = compose_sheets(document, snapshot, edition, ISSUED, paper, options or SheetOptions())
    path = folder / f"{document}.pdf"
    draw_pdf(report, path, invariant=True)
    return pages(path)
