"""Aliases: how people are known without their names; always so for minors."""

from collections.abc import Collection


def alias_key(alias: str) -> str:
    """What two spellings of one alias have in common: case and spaces do not matter."""
    return " ".join(alias.split()).casefold()


def next_aliases(label: str, count: int, taken: Collection[str]) -> tuple[str, ...]:
    """``count`` aliases made of a group's label and a number (``"ST-01"``) that nobody in ``taken`` has."""
    used = {alias_key(each) for each in taken}
    found: list[str] = []
    number = 0
    while len(found) < count:
        number += 1
        alias = f"{label}-{number:02d}"
        if alias_key(alias) not in used:
            found.append(alias)
    return tuple(found)


def reads_like_a_name(alias: str) -> bool:
    """Whether an alias has two words or more that begin with a capital, as names of people do."""
    return sum(word[:1].isupper() for word in alias.replace("-", " ").split() if word.isalpha()) > 1
