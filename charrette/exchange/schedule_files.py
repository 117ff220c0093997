"""Schedule templates: plain JSON files (``docs/milestones.md``), each named as its file."""

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, cast

from charrette.domain.errors import InvalidInputError
from charrette.domain.plan.backward import Line, ScheduleTemplate
from charrette.domain.plan.phases import Phase
from charrette.exchange.text_files import read_text

SCHEMA = "charrette-schedule/1"


def read_schedule(path: Path) -> ScheduleTemplate:
    """The schedule template of a file, with the lines of the one it is built ``on`` (a file beside it) before its own.

    ``also`` is what those lines wait for besides, by key.
    Raises ``InvalidInputError`` with the file and what cannot be taken.
    """
    try:
        content = cast("dict[str, Any]", json.loads(read_text(path)[0]))
        on = read_schedule(path.with_name(f"{content['on']}.json")).lines if content.get("on") else ()
        also = {key: _waits(more) for key, more in content.get("also", {}).items()}
        on = (replace(line, waits_for={**line.waits_for, **also.get(line.key, {})}) for line in on)
        lines = (*on, *(_line(each) for each in content["lines"]))
        template = ScheduleTemplate(path.stem, content["title"], content["summary"], lines)
        _check(content["schema"], template)
    except KeyError as fault:
        raise InvalidInputError(f"{path.name}: {fault} is missing.") from fault
    except (ValueError, TypeError, AttributeError) as fault:
        raise InvalidInputError(f"{path.name}: {fault}.") from fault
    return template


_FIELDS = {"key", "title", "phase", "department", "weeks_before", "month_day", "waits_for", "gate", "note"}


def _line(content: dict[str, Any]) -> Line:
    unknown = content.keys() - _FIELDS
    if unknown:
        raise ValueError(f"“{content['key']}” has the unknown field “{min(unknown)}”")
    phase = content.get("phase")
    return Line(
        content["key"],
        content["title"],
        Phase(phase) if phase else None,
        content.get("department", ""),
        int(content["weeks_before"]),
        content.get("month_day", ""),
        _waits(content.get("waits_for", ())),
        bool(content.get("gate", False)),
        content.get("note", ""),
    )


def _waits(content: Iterable[dict[str, Any]]) -> dict[str, int]:
    return {each["key"]: int(each.get("lag_days", 0)) for each in content}


def _check(schema: str, template: ScheduleTemplate) -> None:
    """Refuses what no schedule can be: a key twice, a wait for what is not there, a day no year has, a circle."""
    if schema != SCHEMA:
        raise ValueError(f"the schema is not “{SCHEMA}”")
    keys = [line.key for line in template.lines]
    for line in template.lines:
        if keys.count(line.key) > 1:
            raise ValueError(f"the key “{line.key}” is there twice")
        for key, lag in line.waits_for.items():
            if key not in keys:
                raise ValueError(f"“{line.key}” waits for “{key}”, which is not there")
            if lag < 0:
                raise ValueError(f"“{line.key}” waits {lag} days for “{key}”; 0 is the least")
        if line.month_day:
            date.fromisoformat(f"2027-{line.month_day}")
    _ = template.order
