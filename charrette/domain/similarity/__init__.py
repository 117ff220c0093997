"""Similarity of texts: which say the same in like words, and what speaks for it."""

from charrette.domain.similarity.index import SimilarTexts, similar_pairs
from charrette.domain.similarity.kept import KeptTexts
from charrette.domain.similarity.listed import Alike, similar
from charrette.domain.similarity.pair import ALIKE, Evidence, Pair, amounts_near, by_place

__all__ = [
    "ALIKE",
    "Alike",
    "Evidence",
    "KeptTexts",
    "Pair",
    "SimilarTexts",
    "amounts_near",
    "by_place",
    "similar",
    "similar_pairs",
]
