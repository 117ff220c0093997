"""Texts of a plain list that are alike, as the command line tells them."""

from collections.abc import Mapping
from typing import NamedTuple

from charrette.domain.similarity.index import SimilarTexts
from charrette.domain.similarity.pair import ALIKE


class Alike(NamedTuple):
    """Two texts of a list, the one that stands first in it first.

    ``score`` is the cosine (0 to 1), ``words`` what made them alike, the weightiest first (``"APs / access points"``
    where the texts write it in two ways); ``opposed`` when only one of them holds a negation: rather ask than suggest.
    """

    first: str
    second: str
    score: float
    words: tuple[str, ...]
    opposed: bool


def similar(texts: Mapping[str, str], at_least: float = ALIKE) -> tuple[Alike, ...]:
    """The pairs of a list (id to text) whose score is at least that, the most alike first, then in the list's order.

    Never fewer because of negations: those pairs are marked ``opposed``. For the rule see ``domain.similarity.index``.
    """
    ids = tuple(texts)
    index = SimilarTexts[int](dict(enumerate(texts.values())))
    return tuple(
        Alike(
            ids[pair.first], ids[pair.second], pair.score, index.words(pair.first, pair.second), pair.opposed
        )
        for pair in index.pairs(at_least)
    )
