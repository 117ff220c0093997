"""The guard on the planted plan of two departments: how much it finds, how long it takes, and how that grows."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from benchmarks.planted_plan import Planted, planted
from charrette.domain.guard import Guard, guard
from charrette.domain.guard.facts import PlanFacts
from charrette.domain.guard.same_meaning import weighed_score
from charrette.domain.money import CostRange
from charrette.domain.plan.plan import Plan
from charrette.domain.similarity import similar_pairs
from charrette.domain.snapshot import ProjectSnapshot, renewed

SIZES = (500, 5_000)
EDITS = 20


@dataclass(frozen=True, slots=True)
class Judged:
    """Pairs that were suggested, and how many of these are overlaps, of all planted ones."""

    name: str
    found: int
    true: int
    planted: int

    @property
    def precision(self) -> float:
        """The share of suggestions that are overlaps."""
        return self.true / self.found

    @property
    def recall(self) -> float:
        """The share of overlaps that were suggested."""
        return self.true / self.planted


def judged() -> tuple[Judged, Judged, Judged]:
    """By like words alone, by all of rule 7's evidence (lines of one work not left out), and by rules 2 and 7."""
    plan = planted()
    overlaps = {frozenset((each.first, each.second)) for each in plan.truth.overlaps}
    facts = PlanFacts(plan.snapshot)
    texts = {line.id: line.description for line in facts.lines.values()}
    pairs = similar_pairs(texts, {line.id: line.department_id for line in facts.lines.values()})
    by_text = {frozenset(facts.lines[each].code for each in (pair.first, pair.second)) for pair in pairs}
    weighed = {
        frozenset((facts.lines[pair.first].code, facts.lines[pair.second].code))
        for pair in pairs
        if weighed_score(pair.score, facts.lines[pair.first], facts.lines[pair.second]).suggested
    }
    by_guard = {frozenset(each.items) for each in guard(plan.snapshot).open if each.rule in {2, 7}}

    def of(name: str, found: set[frozenset[str]]) -> Judged:
        return Judged(name, len(found), len(found & overlaps), len(overlaps))

    return (
        of("like words alone (>= .6)", by_text),
        of("rule 7, with its evidence", weighed),
        of("the guard, rules 2 and 7", by_guard),
    )


def main() -> None:
    """Prints precision and recall, then processor time in milliseconds."""
    print(f"{'40 planted overlaps, 60 look-alikes':38}  found  true  precision  recall")
    for each in judged():
        print(f"{each.name:38}  {each.found:5}  {each.true:4}  {each.precision:9.2f}  {each.recall:6.2f}")
    print(f"\n{'lines':>5}  findings  afresh ms  an edit ms (median, most)")
    afresh = [_timed(size) for size in SIZES]
    print(f"growth: {afresh[1] / afresh[0]:.1f} times the time for {SIZES[1] // SIZES[0]} times the lines")
    _whole_way()


def _timed(size: int) -> float:
    plan = planted(size)
    afresh = min(_milliseconds(lambda: guard(plan.snapshot)) for _ in range(3))
    edits = _edits(plan)
    count = len(guard(plan.snapshot).open)
    print(f"{size:5}  {count:8}  {afresh:9.1f}  {median(edits):.1f}, {max(edits):.1f}")
    return afresh


def _edits(plan: Planted) -> list[float]:
    """Milliseconds from an edited line to the findings: the amount and the words of another line each time."""
    watching, snapshot, taken = Guard(), plan.snapshot, list[float]()
    watching.check(snapshot)
    for place in range(EDITS):
        snapshot = _edited(snapshot, place)
        taken.append(_milliseconds(partial(watching.check, snapshot)))
    return taken


def _edited(snapshot: ProjectSnapshot, place: int) -> ProjectSnapshot:
    plan: Plan = snapshot.planned
    lines = list(plan.lines)
    amount = CostRange(likely=(lines[place].amount.likely or 0) + 100)
    lines[place] = replace(lines[place], amount=amount, description=f"{lines[place].description} {place}")
    return replace(snapshot, plan=replace(plan, lines=tuple(lines)))


def _milliseconds(work: Callable[[], object]) -> float:
    begun = process_time()
    work()
    return 1000 * (process_time() - begun)


def _whole_way() -> None:
    """From the command to the findings at 500 lines, as the app goes it: disk, the patch of the plan, the rules."""
    from charrette.services.budget import EditLine, edit_line
    from charrette.services.importing import AdoptProject, adopt_project
    from charrette.store.changes import Changes
    from charrette.store.library import Library
    from charrette.ui.plan_patch import plan_patch

    with TemporaryDirectory() as folder:
        library, told = Library(Path(folder) / "library.charrette"), list[Changes]()
        library.do(adopt_project, AdoptProject(planted().snapshot, "the planted plan"))
        project_id = planted().snapshot.project.id
        with library.reading() as queries:
            snapshot = queries.snapshot(project_id, planned=True)
        assert snapshot is not None
        library.listen(told.append)
        watching, parts = Guard(), [list[float](), list[float](), list[float]()]
        watching.check(snapshot)
        for place in range(EDITS):
            line = snapshot.planned.lines[place]
            line = replace(line, description=f"{line.description} {place}")
            marks = [perf_counter()]
            library.do(edit_line, EditLine(line))
            marks.append(perf_counter())
            with library.reading() as queries:
                patch = plan_patch(queries, project_id, told[-1])
            snapshot = renewed(snapshot, plan=patch(snapshot.plan))
            marks.append(perf_counter())
            watching.check(snapshot)
            marks.append(perf_counter())
            for part, (begun, ended) in zip(parts, pairwise(marks), strict=True):
                part.append(1000 * (ended - begun))
        library.close()
    disk, patched, checked = map(median, parts)
    whole = median(map(sum, zip(*parts, strict=True)))
    print(
        f"an edit, by the clock: disk {disk:.1f}, plan {patched:.1f}, rules {checked:.1f}, all {whole:.1f} ms"
    )
