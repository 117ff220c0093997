"""Entering ballots at speed: one line a ballot, no mouse."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from charrette.domain.entry_lines import (
    BLANK,
    criteria_line,
    digits_words,
    pairs_in_words,
    pairs_line,
    read_criteria,
    read_pairs,
)
from charrette.domain.errors import InvalidInputError
from charrette.domain.methods.method import BallotKind, Method
from charrette.domain.rounds import BallotNeed

_NUMBERS = re.compile(r"\s*([^\W\d_]{2})?\s*([\d\s,;.]*)")
_LABELLED = re.compile(r"\s*([^\W\d_]{2})(?![^\W\d_])(.*)", re.DOTALL)
_NAMED = re.compile(r"(\d+)\s*=\s*(\S+)")
_NO_OPTIONS: Mapping[str, int] = {}


@dataclass(frozen=True, slots=True)
class DotsEntry:
    """A ballot as typed: the group's label, when one was typed, and what it gives to each need."""

    label: str | None
    content: Mapping[UUID, int]


BallotEntry = DotsEntry


def read_entry(
    method: Method,
    entry: str,
    needs: Sequence[BallotNeed],
    labels: set[str],
    options: Mapping[str, int] = _NO_OPTIONS,
) -> BallotEntry:
    """Reads a line as the method's ballot is typed. Raises ``InvalidInputError`` in plain words.

    dots: ``st 3 3 7``, a number for each dot; approval: ``st 3 7``; ranking: ``st 7 3 12``, the first choice first;
    levels: ``st msc-w`` or ``st 4 3 - 5``, the answers in the order of the ballot, ``-`` for none, or ``st 3=m 7=w``
    for some of them; impact and effort: the same with two digits, ``st 42 - 35``; criteria: a digit for each,
    ``st 4-5 352``; pairs: ``st 3>7 2=5``. ``options`` are the round's: of criteria they say how many.
    """
    kind = method.ballot_kind
    if kind is BallotKind.DOTS:
        return read_dots(entry, needs, labels)
    if kind is BallotKind.APPROVAL:
        return _read_marks(entry, needs, labels)
    if kind is BallotKind.RANKING:
        return _read_ranking(entry, needs, labels)
    if kind in {BallotKind.PAIRS, BallotKind.CRITERIA}:
        label, rest = _labelled(entry, labels)
        pairs = kind is BallotKind.PAIRS
        content = read_pairs(rest, needs) if pairs else read_criteria(rest, needs, options.get("criteria", 1))
        return BallotEntry(label, content)
    return _read_levels(method, entry, needs, labels)


def entry_hint(method: Method) -> str:
    """What to type, for the foot of the entry field."""
    return {
        BallotKind.DOTS: "Group’s two letters once, then one number for each dot.",
        BallotKind.APPROVAL: "Group’s two letters once, then the numbers of the marked needs.",
        BallotKind.RANKING: "Group’s two letters once, then the numbers of the needs, the first choice first.",
        BallotKind.LEVELS: "Group’s two letters and a space, then the answers in the order of the ballot: "
        f"{', '.join(level.key for level in method.levels)}; - for none.",
        BallotKind.IMPACT_EFFORT: "Group’s two letters, then impact and effort in the order of the ballot: "
        "42 is impact 4, effort 2; - for none.",
        BallotKind.PAIRS: "Group’s two letters once, then who wins: 3>7 is need 3 before 7, 3=7 neither.",
        BallotKind.CRITERIA: "Group’s two letters once, then a digit of 1 to 5 for each criterion, need by need in the "
        "order of the ballot; - for no opinion.",
    }[method.ballot_kind]


def entry_of(
    method: Method,
    content: Mapping[UUID, int],
    needs: Sequence[BallotNeed],
    options: Mapping[str, int] = _NO_OPTIONS,
) -> str:
    """The line that ``read_entry`` reads as that content: what a correction begins with."""
    if method.ballot_kind is BallotKind.PAIRS:
        return pairs_line(content, needs)
    if method.ballot_kind is BallotKind.CRITERIA:
        return criteria_line(content, needs, options.get("criteria", 1))
    if method.ballot_kind in {BallotKind.LEVELS, BallotKind.IMPACT_EFFORT}:
        keys = {level.value: level.key.lower() for level in method.levels}
        return " ".join(keys.get(content.get(need.need_id, -1), BLANK) for need in needs)
    if method.ballot_kind is BallotKind.RANKING:
        ranked = [need for need in needs if content.get(need.need_id)]
        ranked.sort(key=lambda need: content[need.need_id])
        return " ".join(str(need.position) for need in ranked)
    return " ".join(str(need.position) for need in needs for _ in range(content.get(need.need_id, 0)))


def content_in_words(
    method: Method,
    content: Mapping[UUID, int],
    needs: Sequence[BallotNeed],
    options: Mapping[str, int] = _NO_OPTIONS,
) -> str:
    """``"N-003 ×2, N-007"``, ``"1. N-007, 2. N-003"``, ``"N-003 Must, N-007 Could"``; empty for nothing."""
    if method.ballot_kind is BallotKind.PAIRS:
        return pairs_in_words(content, needs)
    if method.ballot_kind is BallotKind.CRITERIA:
        many = options.get("criteria", 1)
        judged = [(need, content[need.need_id]) for need in needs if need.need_id in content]
        return ", ".join(f"{need.code} {digits_words(value, many)}" for need, value in judged)
    if method.ballot_kind in {BallotKind.LEVELS, BallotKind.IMPACT_EFFORT}:
        words = {level.value: level.words for level in method.levels}
        given = [(need, content[need.need_id]) for need in needs if need.need_id in content]
        return ", ".join(f"{need.code} {words.get(value, value)}" for need, value in given)
    if method.ballot_kind is BallotKind.RANKING:
        ranked = sorted((content[need.need_id], need.code) for need in needs if content.get(need.need_id))
        return ", ".join(f"{position}. {code}" for position, code in ranked)
    marks = [(need.code, content[need.need_id]) for need in needs if content.get(need.need_id)]
    return ", ".join(f"{code} ×{count}" if count > 1 else code for code, count in marks)


def read_dots(entry: str, needs: Sequence[BallotNeed], labels: set[str]) -> DotsEntry:
    """Reads ``"st 3 3 7 12"`` or ``"st03030712"``: a label, then the numbers of the needs, one for each dot.

    Without spaces every number has as many digits as the last number on the ballot, so that five dots among 16 needs
    are twelve keys. Raises ``InvalidInputError`` in plain words.
    """
    label, numbers = _read_numbers(entry, needs, labels)
    content: dict[UUID, int] = {}
    for need_id in numbers:
        content[need_id] = content.get(need_id, 0) + 1
    return DotsEntry(label, content)


def _read_marks(entry: str, needs: Sequence[BallotNeed], labels: set[str]) -> BallotEntry:
    label, numbers = _read_numbers(entry, needs, labels)
    _once(numbers, needs, "marked")
    return BallotEntry(label, dict.fromkeys(numbers, 1))


def _read_ranking(entry: str, needs: Sequence[BallotNeed], labels: set[str]) -> BallotEntry:
    label, numbers = _read_numbers(entry, needs, labels)
    _once(numbers, needs, "ranked")
    return BallotEntry(label, {need_id: position for position, need_id in enumerate(numbers, start=1)})


def _once(numbers: Sequence[UUID], needs: Sequence[BallotNeed], done: str) -> None:
    twice = next((need for need in needs if numbers.count(need.need_id) > 1), None)
    if twice is not None:
        raise InvalidInputError(f"Need number {twice.position} is {done} twice; once is enough.")


def _read_numbers(entry: str, needs: Sequence[BallotNeed], labels: set[str]) -> tuple[str | None, list[UUID]]:
    match = _NUMBERS.fullmatch(entry)
    if match is None:
        raise InvalidInputError("Type the group’s two letters, then the numbers of the needs: st 3 3 7.")
    label = _label(match[1], labels)
    by_number = {need.position: need.need_id for need in needs}
    found: list[UUID] = []
    for token in re.findall(r"\d+", match[2]):
        for number in _numbers(token, len(str(max(by_number, default=1)))):
            if number not in by_number:
                raise InvalidInputError(f"There is no need number {number} on this ballot.")
            found.append(by_number[number])
    return label, found


def _label(text: str | None, labels: set[str]) -> str | None:
    label = text.upper() if text else None
    if label is not None and label not in labels:
        raise InvalidInputError(
            f"No voting group has the label {label}. There are: {', '.join(sorted(labels))}."
        )
    return label


def _labelled(entry: str, labels: set[str]) -> tuple[str | None, str]:
    """The label, and what follows it."""
    match = _LABELLED.fullmatch(entry)
    return (_label(match[1], labels), match[2].strip()) if match else (None, entry.strip())


def _numbers(token: str, width: int) -> list[int]:
    if len(token) <= width:
        return [int(token)]
    if len(token) % width:
        raise InvalidInputError(
            f"“{token}” cannot be split into numbers of {width} digits; put spaces between them."
        )
    return [int(token[start : start + width]) for start in range(0, len(token), width)]


def _read_levels(method: Method, entry: str, needs: Sequence[BallotNeed], labels: set[str]) -> BallotEntry:
    """A label stands before anything but a letter; ``ms cw`` begins with one only when there is such a group."""
    label, rest = None, entry.strip()
    match = _LABELLED.fullmatch(entry)
    if match is not None and (match[1].upper() in labels or not _are_keys(match[1], method)):
        label, rest = _label(match[1], labels), match[2].strip()
    values = {level.key.casefold(): level.value for level in method.levels}
    if "=" in rest:
        return BallotEntry(label, _by_number(rest, needs, values, method))
    width = len(method.levels[0].key)
    typed = [part for token in rest.split() for part in _keys(token, width)]
    if len(typed) > len(needs):
        raise InvalidInputError(f"{len(typed)} answers for {len(needs)} needs.")
    content = {
        need.need_id: _value(key, values, method)
        for need, key in zip(needs, typed, strict=False)
        if key != BLANK
    }
    return BallotEntry(label, content)


def _are_keys(text: str, method: Method) -> bool:
    keys = {level.key.casefold() for level in method.levels}
    return all(letter.casefold() in keys for letter in text)


def _keys(token: str, width: int) -> list[str]:
    """``"msc-w"`` as its keys: each of ``width`` letters, or a blank."""
    return re.findall(rf"-|[^-]{{1,{width}}}", token)


def _by_number(
    text: str, needs: Sequence[BallotNeed], values: Mapping[str, int], method: Method
) -> dict[UUID, int]:
    by_number = {need.position: need.need_id for need in needs}
    content: dict[UUID, int] = {}
    left = _NAMED.sub("", text)
    if left.strip(" ,;"):
        raise InvalidInputError(f"“{left.strip()}” is no answer; type number = answer: 3=4.")
    for number, key in _NAMED.findall(text):
        need_id = by_number.get(int(number))
        if need_id is None:
            raise InvalidInputError(f"There is no need number {number} on this ballot.")
        if need_id in content:
            raise InvalidInputError(f"Need number {number} is answered twice.")
        content[need_id] = _value(key.rstrip(",;"), values, method)
    return content


def _value(key: str, values: Mapping[str, int], method: Method) -> int:
    value = values.get(key.casefold())
    if value is None:
        if method.ballot_kind is BallotKind.IMPACT_EFFORT:
            raise InvalidInputError(f"“{key}” is no impact and effort: two digits from 1 to 5, such as 42.")
        keys = ", ".join(level.key for level in method.levels)
        raise InvalidInputError(f"“{key}” is no answer here. There are: {keys}, and - for none.")
    return value
