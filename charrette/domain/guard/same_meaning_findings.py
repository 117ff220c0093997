"""The words of rule 7: a pair that may mean the same, as a finding with its evidence and its choices."""

from dataclasses import dataclass

from charrette.domain.guard.facts import LineFacts, departments_of
from charrette.domain.guard.finding import Choice, Finding, Severity
from charrette.domain.guard.line_choices import keeps, merged, share
from charrette.domain.needs import Need
from charrette.domain.plan.settlements import Way
from charrette.domain.wording import listed


@dataclass(frozen=True, slots=True)
class Like:
    """Two lines in like words: shared words, what speaks against them, whether the amounts are near (None: unknown)."""

    first: LineFacts
    second: LineFacts
    score: float
    words: tuple[str, ...]
    against: tuple[str, ...]
    near: bool | None
    opposed: bool


@dataclass(frozen=True, slots=True)
class LikeNeed:
    """Two needs of two departments in like words; ``apart``: for other types of space."""

    first: Need
    second: Need
    departments: tuple[str, str]
    score: float
    words: tuple[str, ...]
    apart: bool
    opposed: bool


def finding_of_lines(like: Like) -> Finding:
    """Two lines for a person to look at."""
    first, second = like.first, like.second
    near = {True: ("amounts within 20 %",), False: ("amounts differ by more than 20 %",), None: ()}[like.near]
    evidence = (*_words(like.score, like.words), *near, *like.against, *_opposed(opposed=like.opposed))
    return Finding(
        f"7:{first.code}+{second.code}",
        7,
        Severity.REVIEW,
        f"{first.code} and {second.code} may be the same",
        f"{first.owner} “{first.description}” {first.money}, {second.owner} “{second.description}” {second.money}: "
        f"{'; '.join(evidence)}.",
        (first.code, second.code),
        (first.id, second.id),
        (first.side, second.side),
        (first.amount or 0) + (second.amount or 0),
        evidence,
        (
            *keeps(first, second, tuple(item.id for line in (first, second) for item in line.scope)),
            merged(first, second),
            share(first, second),
            *_apart_or_both(),
        ),
        departments_of((first, second)),
        "\n".join(map(_seen, (first, second))),
    )


def _seen(line: LineFacts) -> str:
    """A line with its words and what it serves."""
    served = listed([item.words for item in line.scope]) or "no scope"
    return f"{line.code} {line.owner} {line.money} {line.description} ({served})"


def finding_of_needs(like: LikeNeed) -> Finding:
    """Two needs for a person to look at."""
    first, second = like.first, like.second
    apart = (f"other spaces: {first.space_type} and {second.space_type}",) if like.apart else ()
    evidence = (*_words(like.score, like.words), *apart, *_opposed(opposed=like.opposed))
    sides = [
        f"{need.code}, {name}: {need.statement or need.short_name}"
        for need, name in zip((first, second), like.departments, strict=True)
    ]
    return Finding(
        f"7:{first.code}+{second.code}",
        7,
        Severity.REVIEW,
        f"{first.code} and {second.code} may be the same need",
        f"{like.departments[0]} “{first.short_name}”, {like.departments[1]} “{second.short_name}”: "
        f"{'; '.join(evidence)}.",
        (first.code, second.code),
        (first.id, second.id),
        tuple(sides),
        evidence=evidence,
        choices=(_merge(first, second), _merge(second, first), *_apart_or_both()),
        departments=tuple(each.department_id for each in (first, second) if each.department_id),
        seen="\n".join(sides),
    )


def _merge(into: Need, need: Need) -> Choice:
    return Choice(Way.MERGE, f"Merge {need.code} into {into.code}", into.id, drops=(need.id,))


def _apart_or_both() -> tuple[Choice, Choice]:
    return (
        Choice(Way.NOT_THE_SAME, "Not the same, with a reason", asks="reason"),
        Choice(Way.KEEP_BOTH, "Keep both, with a reason", asks="reason"),
    )


def _words(score: float, words: tuple[str, ...]) -> tuple[str, ...]:
    said = f": {', '.join(words)}" if words else ""
    return (f"like words ({score:.2f}){said}",)


def _opposed(*, opposed: bool) -> tuple[str, ...]:
    return ("one of them says “not”: are they opposites?",) if opposed else ()
