"""An index of texts that follows what there is, edit by edit."""

from collections.abc import Hashable, Mapping
from typing import Generic

from charrette.domain.similarity.index import SimilarTexts
from charrette.domain.similarity.pair import Key


class KeptTexts(Generic[Key]):
    """``index`` holds the texts that were last followed; what stays is not read again."""

    def __init__(self) -> None:
        self.index = SimilarTexts[Key]()
        self._known: dict[Key, tuple[str, Hashable]] = {}

    def follow(self, now: Mapping[Key, tuple[str, Hashable]]) -> None:
        """The texts of now, each with its side; the index is made afresh where hardly anything of it would stay."""
        changed = [key for key, value in now.items() if self._known.get(key) != value]
        if 2 * len(changed) > len(now):
            texts = {key: text for key, (text, _) in now.items()}
            self.index = SimilarTexts(texts, {key: side for key, (_, side) in now.items()})
        else:
            for key in self._known.keys() - now.keys():
                self.index.drop(key)
            for key in changed:
                self.index.put(key, *now[key])
        self._known = dict(now)

    def text(self, key: Key) -> str:
        """The words of a text as they were last followed."""
        return self._known[key][0]
