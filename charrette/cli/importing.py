"""``charrette import``."""

import argparse
from dataclasses import replace

from charrette.cli.run import library_place, print_json
from charrette.domain.errors import InvalidInputError
from charrette.domain.marks import MARKS
from charrette.domain.project import STANDARD_GROUPS, Project, StandardGroup
from charrette.domain.snapshot import ProjectSnapshot
from charrette.domain.wording import counted
from charrette.exchange.cards_file import CardDrafts, column_named, open_table, read_cards, suggest_columns
from charrette.exchange.needs_files import read_needs
from charrette.exchange.tables import Table
from charrette.services.adopted_plan import adoption_words
from charrette.services.importing import (
    AdoptProject,
    ImportCards,
    ImportNeeds,
    adopt_project,
    drafts_from,
    import_cards,
    import_needs,
    labels_for,
)
from charrette.services.projects import NewProject, create_project
from charrette.store.library import Library
from charrette.store.unit_of_work import UnitOfWork


def import_file(chosen: argparse.Namespace) -> None:
    """Imports cards, needs, sorted paper or tables of the plan; all or nothing, the new project included."""
    if chosen.what == "needs":
        _import_needs(chosen)
    elif chosen.what == "sorted":
        from charrette.cli.merging import merge_file

        merge_file(chosen)
    elif chosen.what in {"scope", "budget", "milestones"}:
        from charrette.cli.planning import import_plan_file

        import_plan_file(chosen)
    else:
        _import_cards(chosen)


def _import_cards(chosen: argparse.Namespace) -> None:
    table = open_table(chosen.file)
    mapping = suggest_columns(table)
    if chosen.text:
        mapping = replace(mapping, text=column_named(table, chosen.text))
    mapping = replace(mapping, group=column_named(table, chosen.group) if chosen.group else mapping.group)
    library = Library(library_place(chosen))
    try:
        with library.unit_of_work("import_cards") as work:
            project = work.queries.project_named(chosen.project)
            groups = _groups(work, project, table, mapping.group)
            drafts = read_cards(table, mapping, [(group.label, group.name) for group in groups])
            if not chosen.dry_run:
                project = project or create_project(work, NewProject(chosen.project, groups=groups))
                import_cards(work, ImportCards(project.id, drafts, chosen.file.name))
                work.commit()
    finally:
        library.close()
    _say_cards(chosen, drafts)


def _groups(
    work: UnitOfWork, project: Project | None, table: Table, column: int | None
) -> tuple[StandardGroup, ...]:
    """The project's groups; a new project has the standard ones, and those that its file names."""
    if project is not None:
        return tuple(
            StandardGroup(group.label, group.name, group.mark, group.invited)
            for group in work.queries.groups(project.id)
        )
    known = {name.casefold() for group in STANDARD_GROUPS for name in (group.name, group.label)}
    named = dict.fromkeys(row.cells[column].strip() for row in table.rows) if column is not None else {}
    new = [name for name in named if name and name.casefold() not in known]
    labels = labels_for(new, (group.label for group in STANDARD_GROUPS))
    more = (
        StandardGroup(label, name, mark % len(MARKS), 0)
        for mark, (name, label) in enumerate(labels.items(), start=len(STANDARD_GROUPS))
    )
    return (*STANDARD_GROUPS, *more)


def _say_cards(chosen: argparse.Namespace, drafts: CardDrafts) -> None:
    count = len(drafts.drafts)
    if chosen.json:
        print_json(
            {"cards": count, "skipped": drafts.skipped, "dry_run": chosen.dry_run, "project": chosen.project}
        )
        return
    verb = "Would import" if chosen.dry_run else "Imported"
    skipped = f"; {counted(drafts.skipped, 'row')} without words passed over" if drafts.skipped else ""
    print(f"{verb} {counted(count, 'card')} into {chosen.project}{skipped}.")


def _import_needs(chosen: argparse.Namespace) -> None:
    found, words = read_needs(chosen.file), tuple[str, ...]()
    library = Library(library_place(chosen))
    try:
        with library.unit_of_work("import_needs") as work:
            project = work.queries.project_named(chosen.project)
            if isinstance(found, ProjectSnapshot) and project is None:
                words = adoption_words(work.queries, found)
                adopt_project(work, AdoptProject(found, chosen.file.name, chosen.project))
                counts = {"needs": len(found.needs), "cards": len(found.cards)}
            else:
                drafts = drafts_from(found) if isinstance(found, ProjectSnapshot) else found
                project = project or create_project(work, NewProject(chosen.project))
                counts = {"needs": import_needs(work, ImportNeeds(project.id, drafts, chosen.file.name))}
            if not chosen.dry_run:
                work.commit()
    finally:
        library.close()
    if not counts["needs"] and not counts.get("cards"):
        raise InvalidInputError(f"{chosen.file.name} holds no needs.")
    if chosen.json:
        print_json({**counts, "dry_run": chosen.dry_run, "project": chosen.project, "said": list(words)})
        return
    verb = "Would import" if chosen.dry_run else "Imported"
    cards = f" and {counted(counts['cards'], 'card')}" if counts.get("cards") else ""
    print(f"{verb} {counted(counts['needs'], 'need')}{cards} into {chosen.project}.")
    for line in words:
        print(f"  {line}")
