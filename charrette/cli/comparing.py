"""``charrette ahp``."""

import argparse

from charrette.cli.exact import text_table
from charrette.cli.run import print_json
from charrette.domain.ahp import ahp_weights
from charrette.exchange.matrix_file import read_matrix


def ahp(chosen: argparse.Namespace) -> None:
    """Prints weights from comparisons, and how well these fit together."""
    matrix = read_matrix(chosen.file)
    found = ahp_weights(matrix.names, matrix.entries)
    criteria = list(zip(found.names, found.weights, strict=True))
    if not chosen.json:
        print(
            text_table(
                [("criterion", "weight"), *((name, f"{weight:.4f}") for name, weight in criteria)], _LEFT
            )
        )
        print(found.words)
        return
    worst = found.worst
    print_json(
        {
            "file": chosen.file.name,
            "criteria": [{"name": name, "weight": weight} for name, weight in criteria],
            "weights": list(found.weights),
            "lambda_max": found.largest,
            "consistency_index": found.index,
            "consistency_ratio": found.ratio,
            "consistent": found.consistent,
            "worst": worst
            and {
                "criteria": [found.names[each] for each in (worst.first, worst.second, worst.third)],
                "size": worst.size,
                "words": worst.words,
            },
            "words": found.words,
        }
    )


_LEFT = frozenset((0,))
