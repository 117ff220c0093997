"""The fixed phrases of printed sheets in every language there is, from one table in the resources."""

import json
from collections.abc import Sequence
from functools import cache

from charrette.publishing.sheets.parts import Said
from charrette.system.resources import resource

LANGUAGES = {"en": "English", "es": "Español"}
"""The languages that the table is complete in."""


@cache
def _table() -> dict[str, dict[str, str]]:
    return json.loads(resource("phrases/sheets.json").read_text(encoding="utf-8"))


def phrase(key: str, language: str, **values: object) -> str:
    """One phrase in one language, its values filled in."""
    return _table()[key][language].format(**values)


def phrases(key: str, languages: Sequence[str], between: str = " / ", **values: object) -> str:
    """A phrase in each language, on one line."""
    return between.join(dict.fromkeys(phrase(key, each, **values) for each in languages))


def said(keys: Sequence[str], languages: Sequence[str], **values: object) -> tuple[Said, ...]:
    """Several phrases, once for each language."""
    return tuple(Said(each, tuple(phrase(key, each, **values) for key in keys)) for each in languages)


def translated(words: str, language: str) -> str:
    """A word of a method, such as an answer, in a language; as it is where the table does not know it."""
    return _table().get(f"= {words}", {}).get(language, words)
