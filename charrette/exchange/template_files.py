"""Template and prompt deck files: plain JSON (``docs/templates.md``); what is wrong is named by its place."""

import json
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import Any, cast

from charrette.domain.errors import CharretteError, InvalidInputError
from charrette.domain.templates import Deck, Template, TemplateBlock, TemplateSession, minute_of
from charrette.domain.wording import listed, quoted
from charrette.exchange.text_files import read_text

TEMPLATE_SCHEMA, DECK_SCHEMA = "charrette-template/1", "charrette-prompts/1"
LONGEST_DAY = 24 * 60


def read_template(path: Path, kinds: Collection[str], *, own: bool = False) -> Template:
    """The template of a file, named as the file. ``kinds`` are the activities a block may be.

    Raises ``InvalidInputError`` with the file, the place in it and what to do.
    """
    return _read(path, lambda place: _template(place, path.stem, kinds, own=own))


def read_deck(path: Path, *, own: bool = False) -> Deck:
    """The deck of prompts of a file, named as the file. Raises as ``read_template`` does."""
    return _read(path, lambda place: _deck(place, path.stem, own=own))


def _read(path: Path, make: "Callable[[_Object], Any]") -> Any:
    text = read_text(path)[0]
    try:
        return make(_Object("", json.loads(text)))
    except json.JSONDecodeError as fault:
        raise _refused(
            path, f"line {fault.lineno}, column {fault.colno}", "this is not JSON from here on"
        ) from fault
    except _FaultError as fault:
        raise _refused(path, fault.place, fault.what) from fault


def _refused(path: Path, place: str, what: str) -> InvalidInputError:
    where = f"{path.name}: {place}: " if place else f"{path.name}: "
    return InvalidInputError(
        f"{where}{what}.", "The other templates are there.", f"Mend the file ({path}) or take it away."
    )


class _FaultError(Exception):
    """Something in the file that cannot be taken."""

    def __init__(self, place: str, what: str) -> None:
        super().__init__(what)
        self.place, self.what = place, what


class _Object:
    """One object of the file with the words for its place; reads its fields and refuses what it does not know."""

    def __init__(self, place: str, content: Any) -> None:
        self.place = place
        if not isinstance(content, dict):
            raise _FaultError(place, "an object in { } belongs here")
        self._content = cast("dict[str, Any]", content)
        self._known: set[str] = set()

    def refuse(self, name: str, what: str) -> _FaultError:
        """The fault of one field."""
        return _FaultError(", ".join(part for part in (self.place, f"“{name}”") if part), what)

    def text(self, name: str, *, needed: bool = False) -> str:
        """A text; empty where it is not given and not needed."""
        value = self._given(name, "")
        if not isinstance(value, str):
            raise self.refuse(name, "a text in quotation marks belongs here")
        if needed and not value.strip():
            raise self.refuse(name, "is missing")
        return value.strip()

    def number(self, name: str, default: int, least: int, most: int) -> int:
        """A whole number."""
        value = self._given(name, default)
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise self.refuse(name, f"a whole number from {least} to {most} belongs here")
        return value

    def flag(self, name: str) -> bool:
        """true or false; false where it is not given."""
        value = self._given(name, False)
        if not isinstance(value, bool):
            raise self.refuse(name, "true or false belongs here")
        return value

    def time(self, name: str, *, needed: bool = False) -> str:
        """A time of day such as "09:00"."""
        words = self.text(name, needed=needed)
        try:
            return words and f"{minute_of(words) // 60:02d}:{minute_of(words) % 60:02d}"
        except CharretteError as fault:
            raise self.refuse(name, f"{quoted(words)} is no time of day; write it as 15:10") from fault

    def texts(self, name: str, *, needed: bool = False) -> tuple[str, ...]:
        """A list of texts."""
        items = self.items(name, needed=needed)
        for n, item in enumerate(items, 1):
            if not isinstance(item, str) or not item.strip():
                raise self.refuse(name, f"number {n} is no text")
        return tuple(str(item).strip() for item in items)

    def items(self, name: str, *, needed: bool = False) -> list[Any]:
        """A list of anything."""
        value = self._given(name, [])
        if not isinstance(value, list):
            raise self.refuse(name, "a list in [ ] belongs here")
        if needed and not value:
            raise self.refuse(name, "is missing or empty")
        return cast("list[Any]", value)

    def numbers(self, name: str) -> dict[str, int]:
        """Whole numbers by name."""
        value = self._given(name, {})
        entries = cast("Mapping[str, Any]", value) if isinstance(value, dict) else {"": None}
        if any(isinstance(each, bool) or not isinstance(each, int) for each in entries.values()):
            raise self.refuse(name, 'whole numbers by name belong here, such as {"dots": 5}')
        return dict(entries)

    def done(self) -> None:
        """Refuses fields that nobody asked for: they are misspelt."""
        unknown = sorted(self._content.keys() - self._known)
        if unknown:
            raise self.refuse(unknown[0], f"is not known here; known are {listed(sorted(self._known))}")

    def _given(self, name: str, default: Any) -> Any:
        self._known.add(name)
        return self._content.get(name, default)


def _template(top: _Object, name: str, kinds: Collection[str], *, own: bool) -> Template:
    _check_schema(top, TEMPLATE_SCHEMA)
    made = Template(
        name,
        top.text("title", needed=True),
        top.text("purpose"),
        tuple(
            _session(_Object(f"session {n}", item), kinds)
            for n, item in enumerate(top.items("sessions", needed=True), 1)
        ),
        top.text("people"),
        top.texts("ground_rules"),
        own,
    )
    top.done()
    return made


def _check_schema(top: _Object, schema: str) -> None:
    if top.text("schema") != schema:
        raise top.refuse("schema", f"{quoted(schema)} belongs here")


def _session(at: _Object, kinds: Collection[str]) -> TemplateSession:
    made = TemplateSession(
        at.text("title", needed=True),
        at.time("start", needed=True),
        at.time("end", needed=True),
        tuple(
            _block(_Object(f"{at.place}, block {n}", item), kinds, first=n == 1)
            for n, item in enumerate(at.items("blocks", needed=True), 1)
        ),
        at.number("day", 1, 1, 99),
        at.text("prompt"),
        at.number("writing_minutes", 12, 1, 600),
        at.number("tables", 0, 0, 99),
    )
    at.done()
    return made


def _block(at: _Object, kinds: Collection[str], *, first: bool) -> TemplateBlock:
    title = at.text("title", needed=True)
    at.place += f" {quoted(title)}"
    kind = at.text("kind") or "talk"
    if kind not in kinds:
        raise at.refuse("kind", f"{quoted(kind)} is no kind of activity; there are {listed(sorted(kinds))}")
    minutes = at.number("minutes", 10, 1, LONGEST_DAY)
    beside = at.flag("beside")
    if beside and first:
        raise at.refuse("beside", "the first block has nothing to stand beside")
    texts = {name: at.text(name) for name in ("outcome", "notes", "prompt", "owner", "materials", "tables")}
    made = TemplateBlock(
        title,
        kind,
        minutes,
        at.number("least", minutes, 1, minutes),
        protected=at.flag("protected"),
        fixed_start=at.time("fixed_start"),
        beside=beside,
        rules=at.numbers("rules"),
        **texts,
    )
    at.done()
    return made


def _deck(top: _Object, name: str, *, own: bool) -> Deck:
    _check_schema(top, DECK_SCHEMA)
    made = Deck(
        name, top.text("title", needed=True), top.text("about"), top.texts("prompts", needed=True), own
    )
    top.done()
    return made
