"""The documents that can be exported: what each is for, and what can be chosen for it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from charrette.domain.editions import Edition
from charrette.domain.errors import NotFoundError

if TYPE_CHECKING:
    from charrette.domain.snapshot import ProjectSnapshot

BOTH = (Edition.PUBLIC, Edition.FULL)


@dataclass(frozen=True, slots=True)
class Document:
    """What can be exported: its name on the command line, what it is for, and the formats it comes in.

    ``moment`` is when it is used; ``editions`` are those it is made in, the usual one first; ``options`` name the
    fields of ``SheetOptions`` that it heeds; ``restricted`` says why there is a full edition only.
    """

    name: str
    title: str
    purpose: str
    audience: str
    formats: tuple[str, ...]
    moment: str = "After"
    editions: tuple[Edition, ...] = BOTH
    options: tuple[str, ...] = ()
    restricted: str = ""
    of_plan: bool = False
    """Whether it is made from the plan alone: it is empty while nothing of its kind was planned."""

    @property
    def sheets(self) -> bool:
        """Whether it is printed for the room, as often as paper is needed."""
        return self.moment == "Before"


def _paper(
    name: str,
    title: str,
    purpose: str,
    audience: str,
    editions: tuple[Edition, ...],
    options: tuple[str, ...],
    restricted: str = "",
) -> Document:
    return Document(name, title, purpose, audience, ("pdf",), "Before", editions, options, restricted)


_PUBLIC, _FULL = (Edition.PUBLIC,), (Edition.FULL,)


def _planned(
    name: str,
    title: str,
    purpose: str,
    audience: str,
    formats: tuple[str, ...] = ("pdf", "xlsx"),
    moment: str = "For departments",
) -> Document:
    return Document(name, title, purpose, audience, formats, moment, of_plan=True)


DOCUMENTS = (
    _paper(
        "agenda",
        "Agenda",
        "What happens when; the full edition is your script",
        "Everybody",
        BOTH,
        ("session",),
    ),
    _paper(
        "sign-in",
        "Sign-in sheets",
        "Who is expected, by group, with lines for those who walk in",
        "The door",
        _FULL,
        ("session", "languages"),
        "It holds aliases and what people asked for: full edition, restricted. Keep it with the host.",
    ),
    _paper(
        "tents",
        "Name tents",
        "Names to fold and put on the tables",
        "The tables",
        _FULL,
        ("count", "languages"),
        "It holds aliases: full edition, restricted. Collect the tents at the end.",
    ),
    _paper(
        "cards",
        "Card sheets",
        "Numbered cards to write on, cut apart and sort",
        "The tables",
        _PUBLIC,
        ("per_page", "count", "session", "languages"),
    ),
    _paper(
        "grids",
        "Brainwriting grids",
        "6-3-5 for any number of people",
        "The tables",
        _PUBLIC,
        ("people", "count", "session", "languages"),
    ),
    _paper(
        "ballots",
        "Ballots",
        "Numbered ballots of the open round",
        "Everybody who votes on paper",
        _PUBLIC,
        ("round", "count", "large_print", "languages"),
    ),
    _paper(
        "wall",
        "Wall and count sheets",
        "Needs by groups for coloured dots, and a count for each table",
        "The wall and the tables",
        _PUBLIC,
        ("round", "session", "languages"),
    ),
    _paper(
        "kit",
        "Table kit",
        "All sheets for the tables, with a cover that says what goes where; the full edition adds sign-in and tents",
        "Whoever lays the tables",
        BOTH,
        ("session", "per_page", "people", "round", "large_print", "languages"),
    ),
    Document(
        "brief",
        "Project brief",
        "Seeds the school project: needs, ranks, reasons, sources",
        "Architects and departments",
        ("pdf",),
    ),
    Document(
        "handout", "Handout", "One sheet: the top needs and what happens next", "Stakeholders", ("pdf",)
    ),
    _planned(
        "answers",
        "You said, we decided, why",
        "The answer to every need and card, by group; by alias in the full edition",
        "Everybody who came",
        moment="After",
    ),
    Document(
        "needs",
        "Needs files",
        "The prioritised needs, to print and for other tools",
        "Departments",
        ("pdf", "csv", "xlsx", "json"),
        "For departments",
    ),
    Document(
        "result",
        "How the result came about",
        "Rules, who voted, ranks, and for every need how its number was counted",
        "Whoever asks",
        ("pdf",),
    ),
    _planned(
        "budget",
        "Cross-department budget",
        "Who pays what from which source; every line traced to voices in the room",
        "The board and the departments",
        ("pdf", "xlsx", "csv"),
    ),
    _planned(
        "scope",
        "Scope",
        "Every piece of work in the standard columns, to edit and read in again",
        "Departments",
        ("xlsx", "csv"),
    ),
    _planned(
        "matrix",
        "Responsibility matrix",
        "Who is accountable, responsible, consulted and informed; leads in the full edition",
        "Departments and partners",
    ),
    _planned(
        "milestones",
        "Milestone plan",
        "Timeline, table, critical chain and what waits for what",
        "Departments and partners",
        ("pdf", "xlsx", "csv", "ics"),
    ),
    _planned(
        "guard",
        "Overlap and gap log",
        "What is open, what was decided and why, and the money that was freed",
        "The board and the departments",
    ),
    _planned(
        "weekly",
        "Weekly page",
        "One page: decided, due, late, overlaps",
        "Departments",
    ),
    Document(
        "meeting",
        "Minutes of a meeting",
        "A coordination meeting: who was there, outcomes, decisions, actions",
        "Departments",
        ("pdf",),
        "For departments",
        _FULL,
        ("meeting",),
        "It names who was there and what was said: full edition, restricted.",
        of_plan=True,
    ),
)


def document_named(name: str) -> Document:
    """The document of that name; raises ``NotFoundError`` naming those there are."""
    found = next((each for each in DOCUMENTS if each.name == name), None)
    if found is None:
        raise NotFoundError(
            f"There is no document “{name}”. There are: {', '.join(each.name for each in DOCUMENTS)}."
        )
    return found


def holds_something(document: Document, snapshot: "ProjectSnapshot | None") -> bool:
    """Whether a document has anything to say: what is of the plan or of a vote can be empty."""
    plan = snapshot.plan if snapshot else None
    if document.name == "result":
        return snapshot is not None and snapshot.named_round is not None
    if not document.of_plan:
        return True
    if plan is None:
        return False
    work = plan.scope or plan.lines
    days = plan.milestones or plan.district.calendar
    held: dict[str, object] = {
        "budget": plan.lines,
        "scope": plan.scope,
        "matrix": plan.scope,
        "milestones": days,
        "guard": work or plan.settlements,
        "answers": plan.answers,
        "weekly": work or days or plan.questions,
        "meeting": plan.meetings,
    }
    return bool(held[document.name])
