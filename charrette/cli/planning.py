"""``charrette import scope|budget|milestones`` and ``charrette plan select``."""

import argparse
from decimal import Decimal, InvalidOperation
from typing import Any

from charrette.cli.projects import library_to_read, project_named
from charrette.cli.run import library_place, print_json
from charrette.domain.errors import InvalidInputError
from charrette.domain.money import money_words, to_decimal, to_minor
from charrette.domain.project import Project
from charrette.domain.snapshot import ProjectSnapshot
from charrette.domain.wording import counted, quoted
from charrette.exchange.plan_rows import read_budget, read_milestones, read_scope
from charrette.exchange.plan_tables import BUDGET, PLAN_TABLES, SCOPE, mapped, open_plan_table
from charrette.services.plan_imports import ImportPlan, Row, import_plan
from charrette.services.scenarios import round_of, selected
from charrette.store.library import Library

_TOO_MUCH = Decimal(10**15)
"""More than any budget of a district or a country; files hold no more digits either."""


def import_plan_file(chosen: argparse.Namespace) -> None:
    """Imports scope, budget or milestones; all or nothing, or with ``--dry-run`` only says what would be done."""
    library = Library(library_place(chosen), create=False)
    try:
        project = project_named(library, chosen.project)
        rows = _rows(chosen, project)
        with library.unit_of_work("import_plan") as work:
            found = import_plan(work, ImportPlan(project.id, rows, chosen.file.name))
            if not chosen.dry_run:
                work.commit()
    finally:
        library.close()
    if chosen.json:
        counts = {"new": len(found.drafts), "changed": len(found.edits), "same": found.same}
        print_json(counts | {"new_sources": list(found.new_sources), "dry_run": chosen.dry_run})
        return
    verb = "Would import" if chosen.dry_run else "Imported"
    print(f"{verb} {chosen.what} into {project.name}: {found.sentence}.")
    for change in found.changes:
        print(f"  {change}")


def _rows(chosen: argparse.Namespace, project: Project) -> tuple[Row, ...]:
    kind = PLAN_TABLES[chosen.what]
    table = open_plan_table(chosen.file, kind)
    columns = mapped(table, kind, dict(map(_pair, chosen.map or ())))
    if kind is SCOPE:
        return read_scope(table, columns)
    return (
        read_budget(table, columns, project.currency) if kind is BUDGET else read_milestones(table, columns)
    )


def _pair(written: str) -> tuple[str, str]:
    theirs, equals, ours = written.rpartition("=")
    if not equals or not theirs:
        raise InvalidInputError(f"“{written}” is no mapping.", "Nothing was imported.", "Write theirs=ours.")
    return theirs.strip(), ours.strip()


def select(chosen: argparse.Namespace) -> None:
    """Says which needs fit a budget by a rule; nothing is changed."""
    library = library_to_read(chosen)
    try:
        project = project_named(library, chosen.project)
        with library.reading() as queries:
            snapshot = queries.snapshot(project.id)
        assert snapshot is not None
        _say_selected(chosen, snapshot)
    finally:
        library.close()


def _say_selected(chosen: argparse.Namespace, snapshot: ProjectSnapshot) -> None:
    currency = snapshot.project.currency
    budget = to_minor(amount_of(chosen.budget), currency)
    found = selected(snapshot, budget, chosen.rule, round_code=chosen.round or "")
    if not chosen.json:
        for step in found.steps:
            print(step.words)
        spent, left = money_words(found.cost, currency), money_words(found.left, currency)
        print(f"{counted(len(found.needs), 'need')} for {spent}; {left} are left.")
        return

    def amount(minor: int | None) -> Any:
        return None if minor is None else str(to_decimal(minor, currency))

    print_json(
        {
            "rule": found.selection,
            "round": round_of(snapshot, chosen.round or "").code,
            "budget": amount(budget),
            "cost": amount(found.cost),
            "left": amount(found.left),
            "needs": [
                {"code": each.code, "name": each.name, "cost": amount(each.cost)} for each in found.needs
            ],
            "left_out": [{"code": each.need.code, "reason": each.reason} for each in found.left_out],
            "steps": [step.words for step in found.steps],
        }
    )


def amount_of(written: str) -> Decimal:
    """An amount that was typed, in major units; raises ``InvalidInputError`` for anything else."""
    try:
        amount = Decimal(written.replace(",", ""))
    except InvalidOperation:
        amount = Decimal("NaN")
    if not amount.is_finite() or not 0 <= amount < _TOO_MUCH:
        raise InvalidInputError(f"{quoted(written)} is no amount.", "", "Write it like 2500000.")
    return amount
