"""What-if: which needs fit which budget, kept to be compared; nothing changes until a scenario is made the plan."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from uuid import UUID

from charrette.domain.errors import InvalidInputError
from charrette.domain.money import money_words
from charrette.domain.needs import Need
from charrette.domain.plan.answers import Answer, Disposition
from charrette.domain.plan.scenarios import Scenario
from charrette.domain.project import Project
from charrette.domain.rounds import Round
from charrette.domain.selections import Chosen, selection_named
from charrette.domain.selections.from_round import candidates_from, funds_of
from charrette.domain.snapshot import ProjectSnapshot
from charrette.domain.wording import counted, quoted
from charrette.services.answers import GiveAnswer, give_answer
from charrette.services.plan_checks import one_line

if TYPE_CHECKING:
    from charrette.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class KeepScenario:
    """A choice of needs to keep: by one selection (its name), under a budget in minor units, with departments' caps."""

    project_id: UUID
    title: str
    rule: str
    budget: int
    need_ids: tuple[UUID, ...]
    caps: Mapping[UUID, int] = field(default_factory=dict[UUID, int])
    round_code: str = ""
    note: str = ""


def selected(
    snapshot: ProjectSnapshot,
    budget: int,
    rule: str,
    caps: Mapping[UUID, int] | None = None,
    round_code: str = "",
    options: Mapping[str, int] | None = None,
) -> Chosen:
    """What a selection buys with a budget (minor units), by the ballots of a round (empty: the named one).

    ``options`` are those of the selection's fields; what is not given is as it proposes.

    Raises ``NotFoundError`` for an unknown rule, ``InvalidInputError`` where no closed round ranks the needs.
    """
    candidates, votes = candidates_from(snapshot, round_of(snapshot, round_code))
    return selection_named(rule).select(candidates, funds_of(snapshot, budget, caps), votes, options)


def round_of(snapshot: ProjectSnapshot, code: str = "") -> Round:
    """The round of a code such as R-2; for none, the one whose rank stands beside the priorities."""
    if not code:
        if snapshot.named_round is None:
            raise InvalidInputError("No closed round ranks the needs yet.", "", "Vote first, then plan.")
        return snapshot.named_round
    found = next((each for each in snapshot.rounds if each.code.casefold() == code.casefold()), None)
    if found is None:
        raise InvalidInputError(f"There is no round {code} in this project.")
    return found


def keep_scenario(work: "UnitOfWork", command: KeepScenario) -> Scenario:
    """Keeps a scenario. Raises ``InvalidInputError`` for one without a need, and for a title that is taken."""
    project = work.get(Project, command.project_id)
    if not command.need_ids:
        raise InvalidInputError("The scenario holds no need.", "Nothing was changed.", "Raise the budget.")
    number = work.next_numbers(project.id, "scenario")[0]
    title = one_line(command.title) or f"Scenario {number}"
    taken = {each.title.casefold() for each in work.queries.of_project(Scenario, project.id)}
    if title.casefold() in taken:
        raise InvalidInputError(f"There is a scenario {quoted(title)} already.", "Nothing was changed.")
    for need_id in command.need_ids:
        work.get(Need, need_id)
    scenario = Scenario(
        work.ids.new(),
        project.id,
        number,
        title,
        selection_named(command.rule).name,
        command.budget,
        command.need_ids,
        work.clock.now(),
        command.caps,
        command.round_code,
        one_line(command.note),
    )
    money = money_words(command.budget, project.currency)
    needs = counted(len(command.need_ids), "need")
    work.describe(f"Kept the scenario {quoted(title)}: {needs} for {money}", project.id)
    work.add(scenario)
    return scenario


def rename_scenario(work: "UnitOfWork", scenario: Scenario) -> Scenario:
    """Keeps a scenario's title and note; what it chose stays."""
    before = work.get(Scenario, scenario.id)
    after = replace(before, title=one_line(scenario.title) or before.title, note=one_line(scenario.note))
    if after == before:
        raise InvalidInputError("The scenario is the same as before.")
    work.describe(f"Edited the scenario {quoted(after.title)}", before.project_id)
    work.change(before, title=after.title, note=after.note)
    return after


def remove_scenario(work: "UnitOfWork", scenario: Scenario) -> None:
    """Removes a scenario; the plan stays as it is."""
    before = work.get(Scenario, scenario.id)
    work.describe(f"Removed the scenario {quoted(before.title)}", before.project_id)
    work.remove(before)


@dataclass(frozen=True, slots=True)
class Adoption:
    """What making a choice the plan does: needs that are adopted, deferred, and those that keep their answer."""

    adopted: tuple[UUID, ...]
    deferred: tuple[UUID, ...]
    kept: tuple[UUID, ...]


def adoption_of(snapshot: ProjectSnapshot, need_ids: Collection[UUID]) -> Adoption:
    """What making a choice of needs the plan would do; the snapshot is one with its plan."""
    settled = {Disposition.MERGED, Disposition.DECLINED, Disposition.OTHER_PROJECT}
    answers = snapshot.planned.answer_of_need
    free = [each.id for each in snapshot.open_needs if _disposition(answers.get(each.id)) not in settled]
    return Adoption(
        tuple(each for each in free if each in need_ids),
        tuple(each for each in free if each not in need_ids),
        tuple(each.id for each in snapshot.open_needs if each.id not in free),
    )


def keep_and_adopt(work: "UnitOfWork", command: KeepScenario) -> Scenario:
    """Keeps a choice as a scenario and makes it the plan, in one step."""
    scenario = keep_scenario(work, command)
    adopt_scenario(work, scenario)
    return scenario


def adopt_scenario(work: "UnitOfWork", scenario: Scenario) -> tuple[Answer, ...]:
    """Makes a scenario the plan: its needs are adopted, the other open ones deferred with the reason, in one step.

    A need that was merged, declined or given to another project keeps its answer.
    """
    kept = work.get(Scenario, scenario.id)
    snapshot = work.queries.snapshot(kept.project_id, planned=True)
    assert snapshot is not None
    does = adoption_of(snapshot, kept.need_ids)
    money = money_words(kept.budget, snapshot.project.currency)
    given: tuple[Answer, ...] = ()
    if does.adopted:
        why = f"In the plan {quoted(kept.title)}"
        given += give_answer(work, GiveAnswer(kept.project_id, Disposition.ADOPTED, does.adopted, reason=why))
    if does.deferred:
        why = f"Not within {money} in the plan {quoted(kept.title)}"
        given += give_answer(
            work, GiveAnswer(kept.project_id, Disposition.DEFERRED, does.deferred, reason=why)
        )
    if not given:
        raise InvalidInputError("Every need has another answer already.", "Nothing was changed.")
    counts = f"{counted(len(does.adopted), 'need')} adopted, {len(does.deferred)} deferred"
    work.describe(f"Made the scenario {quoted(kept.title)} the plan: {counts}", kept.project_id)
    return given


def _disposition(answer: Answer | None) -> Disposition | None:
    return answer.disposition if answer else None
