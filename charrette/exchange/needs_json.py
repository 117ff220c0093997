"""The needs JSON: the full edition is lossless, the public one tells no person apart.

The shape is published in ``resources/schemas/charrette-needs-3.json`` and explained in ``docs/needs-files.md``. Files
of earlier versions are read by the schema of their own.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from functools import cache, partial
from pathlib import Path
from typing import Any

from charrette.domain.agenda import Block, SessionClock
from charrette.domain.cards import Card
from charrette.domain.editions import Edition
from charrette.domain.errors import InvalidInputError
from charrette.domain.log import LogEntry
from charrette.domain.methods import method_named
from charrette.domain.minority_report import MinorityReport
from charrette.domain.needs import Need, Source
from charrette.domain.photos import Photo, PhotoCard
from charrette.domain.progress import Progress, unwatched
from charrette.domain.project import Charrette, Department, Participant, Project, Session, StakeholderGroup
from charrette.domain.public_words import snapshot_for
from charrette.domain.rounds import Ballot, Round
from charrette.domain.similar_verdict import SimilarVerdict
from charrette.domain.snapshot import ProjectSnapshot
from charrette.domain.themes import Theme
from charrette.domain.value_codec import decoded, encoded
from charrette.exchange.pictures_json import decoded_pictures, encoded_picture
from charrette.exchange.planned_json import Items, full_parts, public_parts, read_plan
from charrette.exchange.public_edition import group_labels, list_for, means_of, needs_for, number
from charrette.exchange.references import faults
from charrette.exchange.text_files import read_bytes
from charrette.exchange.writing import exported
from charrette.system.resources import resource

NEWEST = 3
SCHEMA = f"charrette-needs/{NEWEST}"
_FULL: dict[str, type[Any]] = {
    "groups": StakeholderGroup,
    "departments": Department,
    "participants": Participant,
    "charrettes": Charrette,
    "sessions": Session,
    "themes": Theme,
    "cards": Card,
    "needs": Need,
    "sources": Source,
    "rounds": Round,
    "ballots": Ballot,
    "blocks": Block,
    "clocks": SessionClock,
    "entries": LogEntry,
    "photos": Photo,
    "photo_cards": PhotoCard,
    "verdicts": SimilarVerdict,
    "minority_reports": MinorityReport,
}
"""The lists of a snapshot in the order of the file, each with the kind of its entries."""
_PUBLIC = ("groups", "departments", "charrettes", "sessions", "themes")
_BATCH = 500


def write_needs_json(
    snapshot: ProjectSnapshot,
    edition: Edition,
    exported_at: datetime,
    path: Path,
    progress: Progress = unwatched,
) -> None:
    """Writes the file as a whole. Raises ``ExportError``, or ``CancelledError`` from ``progress``."""
    with exported(path) as beside, beside.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(_pieces(snapshot, edition, exported_at, progress))


def _pieces(
    snapshot: ProjectSnapshot, edition: Edition, exported_at: datetime, progress: Progress
) -> Iterator[str]:
    """The text, entity by entity (one a line), so that a long file shows progress and can be cancelled."""
    snapshot = snapshot_for(snapshot, edition)
    parts, plan, shared = _parts(snapshot, edition), *_plan(snapshot, edition)
    count = _Count(sum(map(len, (*parts.values(), *plan.values(), *shared.values()))), progress)
    head = {"schema": SCHEMA, "edition": edition, "exported_at": exported_at, "project": snapshot.project}
    yield "{\n" + ",\n".join(f' "{key}": {_line(encoded(value))}' for key, value in head.items())
    yield from _lists(parts, 1, count)
    if snapshot.plan is not None:
        yield ',\n "plan": {'
        yield from _lists(plan, 2, count)
        if shared:
            yield ',\n  "district": {'
            yield from _lists(shared, 3, count)
            yield "\n  }"
        yield "\n }"
    if (vote := _vote(snapshot, edition)) is not None:
        yield f',\n "vote": {_line(vote)}'
    progress(count.of, count.of)
    yield "\n}\n"


class _Count:
    """How many entities are written, told now and then."""

    def __init__(self, of: int, progress: Progress) -> None:
        self.of, self._done, self._progress = of, 0, progress

    def one_more(self) -> None:
        """Counts an entity; raises ``CancelledError`` when it was cancelled."""
        if self._done % _BATCH == 0:
            self._progress(self._done, self.of)
        self._done += 1


def _lists(parts: Mapping[str, Items], depth: int, count: _Count) -> Iterator[str]:
    """Lists by name, an entity a line; in an object that has just begun (``depth`` over 1) no comma stands first."""
    blank = "\n" + " " * depth
    for place, (name, items) in enumerate(parts.items()):
        yield f'{"," if place or depth == 1 else ""}{blank}"{name}": ['
        for index, item in enumerate(items):
            count.one_more()
            yield ("," if index else "") + f"{blank} {_line(item())}"
        yield f"{blank}]" if items else "]"


def _plan(snapshot: ProjectSnapshot, edition: Edition) -> tuple[dict[str, Items], dict[str, Items]]:
    if snapshot.plan is None:
        return {}, {}
    return full_parts(snapshot) if edition is Edition.FULL else (public_parts(snapshot), {})


def _parts(snapshot: ProjectSnapshot, edition: Edition) -> dict[str, Items]:
    names = _FULL if edition is Edition.FULL else _PUBLIC
    if snapshot.plan is None:
        unplanned = tuple(replace(each, milestone_id=None) for each in snapshot.entries)
        snapshot = replace(snapshot, entries=unplanned)
    parts: dict[str, Items] = {
        name: [partial(encoded, each) for each in getattr(snapshot, name)] for name in names
    }
    if edition is Edition.PUBLIC:
        labels = group_labels(snapshot, edition)
        parts["cards"] = [partial(_public_card, snapshot, each.id, labels) for each in snapshot.cards]
        parts["needs"] = [partial(encoded, each) for each in needs_for(snapshot, edition)]
    elif snapshot.pictures:
        kept = sorted(snapshot.pictures.items())
        parts["pictures"] = [partial(encoded_picture, *each) for each in kept]
    return parts


def _public_card(snapshot: ProjectSnapshot, card_id: Any, labels: dict[Any, str]) -> dict[str, Any]:
    card = snapshot.card_by_id[card_id]
    return {
        "code": card.code,
        "text": card.text,
        "language": card.language,
        "group": labels.get(card.group_id, ""),
        "theme": snapshot.theme_name(card.theme_id),
        "status": card.status.value,
        "reason": card.reason,
        "needs": [need.code for need in snapshot.needs_of_card.get(card.id, ())],
    }


def _vote(snapshot: ProjectSnapshot, edition: Edition) -> dict[str, Any] | None:
    """The named round's result by need: computed anew at each writing, passed over at reading."""
    listed = list_for(snapshot, edition)
    if listed.round is None:
        return None
    rules = listed.round.rules
    return {
        "round": listed.round.title,
        "method": rules.method,
        "rules": method_named(rules.method).rules_in_words(rules),
        "headline": rules.headline.value,
        "ballots": number(listed.result.ballots) if listed.result else None,
        "by_group": [
            {"label": each.label, "name": each.name, "ballots": number(each.ballots)}
            for each in listed.view.columns
        ],
        "note": listed.view.hidden or listed.view.note,
        "results": [
            {
                "need": line.need.code,
                "rank": line.standing.rank if line.standing.voted else None,
                "rank_label": line.standing.rank_label,
                "dots": number(line.standing.score),
                "balanced": number(line.standing.balanced),
                "voters": number(line.standing.voters),
                "means": list(means_of(listed, line)),
                "flags": [flag.sentence for flag in line.flags],
            }
            for line in listed.lines
            if line.standing is not None
        ],
    }


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def read_needs_json(path: Path) -> ProjectSnapshot:
    """Reads either edition; of a public file what it has: project, groups, departments, themes and needs.

    Raises ``InvalidInputError`` naming file and place when it is damaged, newer, or does not hang together.
    """
    content = _loaded(path)
    _check_shape(path.name, content, _version(path.name, content))
    names = _FULL if content["edition"] == Edition.FULL else (*_PUBLIC, "needs")
    try:
        project = decoded(Project, content["project"], "project")
        lists: dict[str, Any] = {
            name: tuple(
                decoded(_FULL[name], item, f"{name}[{index}]")
                for index, item in enumerate(content.get(name, ()))
            )
            for name in names
        }
        if content["edition"] == Edition.FULL:
            lists["plan"] = read_plan(content["plan"]) if "plan" in content else None
            papers = lists["plan"].papers if lists["plan"] else ()
            owners = (*lists["photos"], *papers)
            lists["pictures"] = decoded_pictures(content.get("pictures", ()), owners)
    except ValueError as fault:
        raise InvalidInputError(f"{path.name}, {fault}", "Nothing was imported.") from fault
    snapshot = ProjectSnapshot(project, **lists)
    if fault := next(faults(snapshot), None):
        raise InvalidInputError(f"{path.name}, {fault}", "Nothing was imported.")
    return snapshot


def _loaded(path: Path) -> dict[str, Any]:
    def refuse(constant: str) -> float:
        raise ValueError(f"{constant} is not a number in JSON")

    data = read_bytes(path)
    try:
        content: Any = json.loads(data.decode("utf-8-sig"), parse_constant=refuse)
    except json.JSONDecodeError as fault:
        place = f"line {fault.lineno}, column {fault.colno}"
        raise InvalidInputError(f"{path.name} is damaged at {place}: it is not complete JSON.") from fault
    except (ValueError, RecursionError) as fault:
        raise InvalidInputError(f"{path.name} is damaged: it is not JSON in UTF-8.") from fault
    if not isinstance(content, dict):
        raise InvalidInputError(f"{path.name} is not a needs file of Charrette.")
    return content  # pyright: ignore[reportUnknownVariableType]  # its shape is checked next


def _version(name: str, content: dict[str, Any]) -> int:
    match = re.fullmatch(r"charrette-needs/([1-9][0-9]{0,5})", str(content.get("schema")))
    if match is None:
        raise InvalidInputError(
            f"{name} is not a needs file of Charrette.",
            way_on=f"A needs file begins with “schema”: “{SCHEMA}”.",
        )
    if int(match[1]) > NEWEST:
        raise InvalidInputError(
            f"{name} was written by a newer version of Charrette ({match[0]}); this one reads {SCHEMA}.",
            way_on="Install the newer version, or export the file again from there as CSV.",
        )
    return int(match[1])


@cache
def _validator(version: int) -> Callable[[Any], Any]:
    import fastjsonschema

    schema = json.loads(resource(f"schemas/charrette-needs-{version}.json").read_text(encoding="utf-8"))
    return fastjsonschema.compile(schema, use_default=False)


def _check_shape(name: str, content: dict[str, Any], version: int) -> None:
    from fastjsonschema import JsonSchemaValueException

    try:
        _validator(version)(content)
    except JsonSchemaValueException as fault:
        place, _, what = str(fault.message).removeprefix("data").removeprefix(".").partition(" ")
        where = f"{name}, {place}:" if place else f"{name}:"
        raise InvalidInputError(f"{where} {what}.", "Nothing was imported.") from fault
