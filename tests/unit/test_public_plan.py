"""What everybody may read of settled findings: who decided is nobody's business, and nothing looks reopened by it."""

from dataclasses import replace

from charrette.domain.editions import Edition
from charrette.domain.guard import guard
from charrette.domain.plan.answers import Answer, Disposition
from charrette.domain.plan.people import Person
from charrette.domain.plan.plan import District
from charrette.domain.plan.settlements import Settlement, Way
from charrette.domain.public_words import snapshot_for
from tests.unit.two_departments import PROJECT, TWICE, id_of


def test_a_decision_that_holds_holds_in_the_public_edition_and_names_nobody() -> None:
    lines = tuple(replace(each, description=f"{each.description}, see Rosa Diaz") for each in TWICE.lines)
    bench = replace(TWICE, lines=lines)
    (finding,) = bench.of_rule(2).values()
    now = bench.made().project.created_at
    seen = f"{finding.seen}\nas Rosa Diaz said"
    settlement = Settlement(
        id_of("N-001"),
        PROJECT,
        finding.id,
        2,
        finding.title,
        finding.items,
        Way.KEEP_BOTH,
        seen,
        now,
        "Ben Ito",
    )
    answer = Answer(
        id_of("N-002"), PROJECT, Disposition.DECLINED, id_of("N-003"), None, "Ben Ito has none", "Ben Ito"
    )
    people = District(people=(Person(id_of("N-004"), "Rosa Diaz"),))
    plan = {"settlements": (settlement,), "answers": (answer,), "district": people}
    public = snapshot_for(replace(bench, plan=plan).made(), Edition.PUBLIC)
    told = repr(guard(public)) + repr(public.planned.answers)
    assert "as [name] said" in told
    assert "Rosa Diaz" not in told
    assert "Ben Ito" not in told
