"""The grams of all texts as numbers, each with the count of texts that hold it."""

from collections.abc import Callable
from collections.abc import Set as AbstractSet

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Numbers = npt.NDArray[np.int32]
"""Grams by their numbers: millions of them are kept."""
SCALE = 1 << 16
"""Weights are whole numbers of 1/65536, so a sum of them never depends on its order."""


class Grams:
    """Numbers for grams in use; a number whose last text went is given to another gram."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._names: list[str] = []
        self._free: list[int] = []
        self._counts: Ints = np.zeros(1024, np.int64)

    @property
    def size(self) -> int:
        """One more than the greatest number ever given."""
        return len(self._names)

    def taken(self, grams: AbstractSet[str]) -> Numbers:
        """The numbers of one text's grams, each counted once more."""
        numbers = self._numbers
        found = np.fromiter(
            (numbers[gram] if gram in numbers else self._numbered(gram) for gram in grams), np.int32
        )
        if self.size > len(self._counts):
            self._counts = np.concatenate([self._counts, np.zeros(self.size, np.int64)])
        self._counts[found] += 1
        return found

    def given_back(self, numbers: Numbers) -> None:
        """A text went: its grams are counted once less."""
        self._counts[numbers] -= 1
        for number in numbers[self._counts[numbers] == 0].tolist():
            del self._numbers[self._names[number]]
            self._free.append(number)

    def weights(self, texts: int) -> Ints:
        """The squared inverse document frequency, (ln((1 + texts) / (1 + count)) + 1)², of each number."""
        squares = (np.log((1 + texts) / np.arange(1, texts + 2)) + 1) ** 2
        return np.rint(SCALE * squares).astype(np.int64)[self._counts[: self.size]]

    def weigher(self, weights: Ints) -> Callable[[str], int]:
        """The weight of a gram by its letters, for grams in use; of the weights by number."""
        numbers = self._numbers
        return lambda gram: int(weights[numbers[gram]])

    def _numbered(self, gram: str) -> int:
        """A number for a gram that has none."""
        if self._free:
            number = self._free.pop()
            self._names[number] = gram
        else:
            number = len(self._names)
            self._names.append(gram)
        self._numbers[gram] = number
        return number
