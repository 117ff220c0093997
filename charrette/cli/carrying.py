"""``charrette carry-forward``."""

import argparse

from charrette.cli.run import library_place, print_json
from charrette.domain.errors import InvalidInputError, NotFoundError
from charrette.domain.plan.carried_parts import Part
from charrette.domain.wording import listed, quoted
from charrette.services.carrying import ALL_PARTS, CarryForward, carry_forward
from charrette.store.library import Library


def carry(chosen: argparse.Namespace) -> None:
    """Carries a project forward to one that is there, or to a new one."""
    parts = _parts(chosen.parts)
    library = Library(library_place(chosen), create=False)
    try:
        with library.unit_of_work("carry_forward") as work:
            origin = work.queries.project_named(chosen.origin)
            if origin is None:
                raise NotFoundError(f"There is no project {quoted(chosen.origin)}.", "Nothing was carried.")
            there = work.queries.project_named(chosen.to)
            to_id = there.id if there else None
            project = carry_forward(work, CarryForward(origin.id, chosen.to, to_id, parts))
            work.commit()
    finally:
        library.close()
    if chosen.json:
        names = [part.value for part in parts]
        told = {"from": origin.name, "to": project.name, "id": str(project.id), "new": there is None}
        print_json({**told, "parts": names})
        return
    what = "a new project" if there is None else "a project that was there"
    print(
        f"Carried {origin.name} forward to {project.name}, {what}: {listed([each.value for each in parts])}."
    )


def _parts(words: str | None) -> tuple[Part, ...]:
    """The parts that were named, divided by commas; without a word all of them."""
    if words is None:
        return ALL_PARTS
    names = [each.strip().lower() for each in words.split(",") if each.strip()]
    known = {part.value: part for part in Part}
    unknown = next((each for each in names if each not in known), None)
    if unknown is not None:
        raise InvalidInputError(
            f"There is no part {quoted(unknown)} to carry.",
            "Nothing was carried.",
            f"Parts are {listed(list(known))}.",
        )
    return tuple(known[each] for each in dict.fromkeys(names))
