"""Needs from any file that holds them, by its name's ending."""

from pathlib import Path

from charrette.domain.errors import InvalidInputError
from charrette.domain.snapshot import ProjectSnapshot
from charrette.exchange.need_drafts import NeedDraft
from charrette.exchange.needs_csv import read_needs_csv
from charrette.exchange.needs_json import read_needs_json
from charrette.exchange.needs_xlsx import read_needs_xlsx

__all__ = ["NeedDraft", "read_needs"]


def read_needs(path: Path) -> list[NeedDraft] | ProjectSnapshot:
    """A whole project from ``.json``; drafts of needs from ``.csv``, ``.tsv`` or ``.xlsx``.

    Raises ``InvalidInputError`` for another ending and for what cannot be read.
    """
    match path.suffix.lower():
        case ".json":
            return read_needs_json(path)
        case ".csv" | ".tsv":
            return read_needs_csv(path)
        case ".xlsx" | ".xlsm":
            return read_needs_xlsx(path)
        case _:
            raise InvalidInputError(
                f"{path.name or path} is no needs file.",
                way_on="Choose a file that ends in .json, .csv or .xlsx.",
            )
