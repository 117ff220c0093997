"""``charrette similar``."""

import argparse

from charrette.cli.run import print_json
from charrette.domain.errors import InvalidInputError
from charrette.domain.similarity import ALIKE  # fmt: skip
from charrette.domain.similarity import similar as alike
from charrette.domain.wording import counted, quoted
from charrette.exchange.cards_file import column_named, open_table, suggest_columns
from charrette.exchange.tables import Table, columns_called

_IDS = ("id", "comment-id", "code", "card", "number")


def similar(chosen: argparse.Namespace) -> None:
    """Prints the texts of a file that say the same."""
    table = open_table(chosen.file)
    threshold = ALIKE if chosen.threshold is None else chosen.threshold
    if not 0 < threshold <= 1:
        raise InvalidInputError("--threshold is a number above 0, and 1 at most.")
    column = column_named(table, chosen.text) if chosen.text else suggest_columns(table).text
    texts = _texts(table, column)
    found = alike(texts, threshold)
    if not chosen.json:
        for pair in found:
            ask = "  (only one of them says no: ask)" if pair.opposed else ""
            print(f"{pair.score:.2f}  {pair.first}: {quoted(texts[pair.first])}{ask}")
            print(f"      {pair.second}: {quoted(texts[pair.second])}")
            print(f"      {', '.join(pair.words)}")
        print(f"{counted(len(found), 'pair')} among {counted(len(texts), 'text')}.")
        return
    print_json(
        {
            "file": table.name,
            "column": table.header[column],
            "threshold": threshold,
            "texts": len(texts),
            "pairs": [
                {
                    "first": pair.first,
                    "second": pair.second,
                    "score": pair.score,
                    "words": list(pair.words),
                    "opposed": pair.opposed,
                    "texts": [texts[pair.first], texts[pair.second]],
                }
                for pair in found
            ],
        }
    )


def _texts(table: Table, column: int) -> dict[str, str]:
    """Texts by the file's own ids, else by the number of their row; rows without a text are passed over."""
    ids = [each for each in columns_called(table, _IDS) if each != column]
    own = [row.cells[ids[0]].strip() for row in table.rows] if ids else []
    unique = bool(own) and all(own) and len(set(own)) == len(own)
    return {
        own[place] if unique else str(row.number): row.cells[column].strip()
        for place, row in enumerate(table.rows)
        if row.cells[column].strip()
    }
