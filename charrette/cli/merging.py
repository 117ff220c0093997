"""``charrette import sorted``."""

import argparse
from dataclasses import asdict

from charrette.cli.run import library_place, print_json
from charrette.domain.errors import NotFoundError
from charrette.domain.snapshot import ProjectSnapshot
from charrette.domain.sorted_paper import SortedPlan, plan_sorted, preview_lines
from charrette.domain.wording import quoted
from charrette.exchange.sorted_file import open_sorted, read_sorted
from charrette.services.sorted_paper import MergeSorted, merge_sorted
from charrette.store.library import Library


def merge_file(chosen: argparse.Namespace) -> None:
    """Merges a file of sorted paper into a project that is there; a dry run says the same and keeps nothing."""
    table = open_sorted(chosen.file)
    library = Library(library_place(chosen))
    try:
        with library.unit_of_work("merge_sorted") as work:
            project = work.queries.project_named(chosen.project)
            snapshot = work.queries.snapshot(project.id) if project else None
            if snapshot is None:
                raise NotFoundError(f"There is no project {quoted(chosen.project)}.")
            drafts = read_sorted(table, snapshot)
            plan = plan_sorted(drafts, snapshot)
            if not chosen.dry_run:
                merge_sorted(work, MergeSorted(snapshot.project.id, drafts, chosen.file.name, plan))
                work.commit()
    finally:
        library.close()
    _say(chosen, plan, snapshot)


def _say(chosen: argparse.Namespace, plan: SortedPlan, snapshot: ProjectSnapshot) -> None:
    lines = preview_lines(plan, snapshot)
    if chosen.json:
        told = [{"what": what, "which": which} for what, which in lines]
        rows = [asdict(draft) for draft in plan.new]
        print_json({"dry_run": chosen.dry_run, "new": rows, "left": list(plan.left), "lines": told})
        return
    verb = "Would merge" if chosen.dry_run else "Merged"
    print(f"{verb} into {chosen.project}: {plan.sentence}.")
    for what, which in lines:
        print(f"  {what}: {which}")
