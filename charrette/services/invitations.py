"""The invitation list: people from a file, expected until they check in; all or nothing, one step of the journal."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from charrette.domain.aliases import alias_key, next_aliases
from charrette.domain.errors import InvalidInputError
from charrette.domain.project import Participant
from charrette.domain.wording import counted, quoted
from charrette.exchange.people_file import PeopleDrafts, PersonDraft

if TYPE_CHECKING:
    from charrette.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class ImportPeople:
    """People read from a file, for a project; ``came_from`` is the file's name.

    ``set_seats``: the seats offered to each group on the list become what the list has of it.
    """

    project_id: UUID
    drafts: PeopleDrafts
    came_from: str
    set_seats: bool = False


def import_people(work: "UnitOfWork", command: ImportPeople) -> int:
    """Puts everybody on the list; minors, and whoever has no name there, are given an alias of their group.

    Raises ``InvalidInputError`` where an alias has been taken since the file was read. Returns the number of people.
    """
    drafts = command.drafts.drafts
    if not drafts:
        raise InvalidInputError(f"{command.came_from} holds nobody.")
    groups = {group.label: group for group in work.queries.groups(command.project_id)}
    _refuse_unknown(drafts, groups.keys(), command.came_from)
    taken = [each.alias for each in work.queries.participants(command.project_id)]
    people = [
        Participant(
            work.ids.new(),
            command.project_id,
            groups[draft.group].id,
            alias,
            draft.minor,
            draft.grade_band,
            draft.role,
            draft.language,
            draft.accommodation,
            draft.consent,
            came=False,
        )
        for draft, alias in zip(drafts, _aliases(drafts, taken), strict=True)
    ]
    words = f"Imported {counted(len(people), 'person', 'people')} from {command.came_from}"
    seats = command.drafts.seats() if command.set_seats else {}
    work.describe(f"{words} and set the seats of their groups" if seats else words, command.project_id)
    work.add(*people)
    for label, count in seats.items():
        if groups[label].invited != count:
            work.change(groups[label], invited=count)
    return len(people)


def _aliases(drafts: tuple[PersonDraft, ...], taken: list[str]) -> list[str]:
    """An alias for each: their own where they have one, else the group's next."""
    known = {alias_key(each) for each in taken}
    for draft in drafts:
        if draft.alias and alias_key(draft.alias) in known:
            raise InvalidInputError(
                f"Row {draft.row}: {quoted(draft.alias)} is on the list already.", "Nothing was imported."
            )
        known |= {alias_key(draft.alias)} if draft.alias else set()
    found: list[str] = []
    for draft in drafts:
        alias = draft.alias or next_aliases(draft.group, 1, known)[0]
        known.add(alias_key(alias))
        found.append(alias)
    return found


def _refuse_unknown(drafts: tuple[PersonDraft, ...], labels: Collection[str], name: str) -> None:
    gone = next((each for each in drafts if each.group not in labels), None)
    if gone is not None:
        raise InvalidInputError(
            f"{name}, row {gone.row}: there is no group {quoted(gone.group)} any more.",
            "Nothing was imported.",
        )
