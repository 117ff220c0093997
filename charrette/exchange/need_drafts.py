"""Needs as a table has them, before they are made: read all or nothing."""

import re
from dataclasses import dataclass
from decimal import Decimal

from charrette.domain.money import exponent
from charrette.domain.needs import LONGEST_SHORT_NAME, NeedStatus, Priority, short_name_from
from charrette.exchange.problems import Problems
from charrette.exchange.read_rows import ReadRow
from charrette.exchange.tables import Table, columns_called, plain

NAMES = {
    "short_name": ("short_name", "name", "need", "title", "nombre", "necesidad"),
    "statement": ("statement", "description", "text", "declaración", "descripción", "texto"),
    "category": ("category", "theme", "categoría", "tema"),
    "department": ("department", "departamento"),
    "space_type": ("space_type", "space", "espacio"),
    "priority": ("priority", "prioridad"),
    "required": ("required", "obligatorio"),
    "required_reference": ("required_reference", "reference", "referencia"),
    "cost_low": ("cost_low", "low"),
    "cost_likely": ("cost_likely", "likely", "cost", "costo"),
    "cost_high": ("cost_high", "high"),
    "currency": ("currency", "moneda"),
    "rationale": ("rationale", "why", "razón"),
    "acceptance": ("acceptance", "acceptance_criteria"),
    "status": ("status", "estado"),
}
"""The header names each field is known by."""


@dataclass(frozen=True, slots=True)
class NeedDraft:
    """A need as the file has it; ``row`` is its row there. Costs are amounts (not minor units), or unknown."""

    short_name: str
    statement: str
    category: str
    department: str
    space_type: str
    rationale: str
    acceptance: str
    priority: Priority | None
    required: bool
    required_reference: str
    cost_low: Decimal | None
    cost_likely: Decimal | None
    cost_high: Decimal | None
    currency: str
    status: NeedStatus
    row: int


def drafts_of(table: Table) -> list[NeedDraft]:
    """The needs of a table with a column for the short name or the statement.

    Needs that a Charrette merged into others are passed over. Raises ``InvalidInputError`` naming rows and columns.
    """
    columns = {field: found[0] for field, names in NAMES.items() if (found := columns_called(table, names))}
    problems = Problems(table.name)
    if not {"short_name", "statement"} & columns.keys():
        problems.add(1, "", "there is no column called “short_name” or “statement”. Name one of them so.")
        problems.stop_if_any()
    drafts = [_draft(ReadRow(table, columns, index, problems)) for index in range(len(table.rows))]
    problems.stop_if_any()
    return [draft for draft in drafts if draft.status is not NeedStatus.MERGED]


def _draft(row: ReadRow) -> NeedDraft:
    reference = row.text("required_reference")
    currency = row.text("currency").upper()
    if currency and not re.fullmatch(r"[A-Z]{3}", currency):
        row.refuse("currency", f"“{currency}” is no currency code. Write three letters, such as USD.")
        currency = ""
    low, likely, high = (
        row.read(field, lambda text: amount(text, currency or "USD"), None)
        for field in ("cost_low", "cost_likely", "cost_high")
    )
    known = [cost for cost in (low, likely, high) if cost is not None]
    if known != sorted(known):
        row.refuse("cost_low", "the costs do not rise from low to high. Put them in order.")
    return NeedDraft(
        _short_name(row), row.text("statement"), row.text("category"), row.text("department"),
        row.text("space_type"), row.text("rationale"), row.text("acceptance"),
        row.read("priority", _priority, None), row.read("required", _yes, bool(reference)), reference,
        low, likely, high, currency, row.read("status", _status, NeedStatus.OPEN), row.row.number,
    )  # fmt: skip


def _short_name(row: ReadRow) -> str:
    name = " ".join(row.text("short_name").split())
    if len(name) > LONGEST_SHORT_NAME:
        most = f"at most {LONGEST_SHORT_NAME}. Move the rest to the statement"
        what = f"the short name has {len(name)} characters; {most}."
        row.refuse("short_name", what)
    if not name and not (name := short_name_from(row.text("statement"))):
        row.refuse(
            "short_name", "the need has neither short name nor statement. Write one, or empty the row."
        )
    return name


def amount(text: str, currency: str) -> Decimal:
    """``"$84,000.50"`` as a number; raises ``ValueError`` in plain words where it is not clearly one."""
    sign = r"(?:[A-Z]{3}|[^\w.,+-])"
    digits = re.sub(rf"^\s*{sign}|[\s\u00a0\u202f]|{sign}\s*$", "", text)
    places = exponent(currency)
    if not re.fullmatch(rf"(\d+|\d{{1,3}}(,\d{{3}})+)(\.\d{{1,{max(places, 1)}}})?", digits):
        raise ValueError(f"“{text}” is no amount of {currency}. Write it like 84000 or 84,000.50.")
    return Decimal(digits.replace(",", ""))


def _priority(text: str) -> Priority | None:
    word = plain(text)
    for each in Priority:
        if word in {each.value, plain(each.words), each.value[0]}:
            return each
    if word in {"notset", "none"}:
        return None
    raise ValueError(f"“{text}” is no priority. Write Must, Should, Could or Won’t this time.")


def _yes(text: str) -> bool:
    word = plain(text)
    if word in {"yes", "y", "true", "1", "x", "si", "required"}:
        return True
    if word in {"no", "n", "false", "0"}:
        return False
    raise ValueError(f"“{text}” is neither yes nor no.")


def _status(text: str) -> NeedStatus:
    try:
        return NeedStatus(plain(text))
    except ValueError:
        known = ", ".join(each.value for each in NeedStatus)
        raise ValueError(f"“{text}” is no status. Write one of {known}.") from None
