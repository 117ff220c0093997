"""The guide to the methods: what each is good for, what it cannot tell, and how long it takes. Simple ones first.

The time is a plain estimate, the same for every method: explaining, then reading every need (``READING`` seconds),
then each decision, all people at once; and afterwards keying the ballots that were filled on paper, one by one.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import ceil

from charrette.domain.methods import METHODS, method_named
from charrette.domain.pair_plan import pairs_asked
from charrette.domain.wording import counted

READING = 5
"""Seconds to read a need on a ballot."""
COLLECTING = 60
"""Seconds to hand ballots out and take them in."""
KEYING, KEYING_EACH = 6, 0.8
"""Seconds to key a paper ballot, and for each answer on it."""

Decisions = Callable[[int, Mapping[str, int]], int]
"""How many decisions one person takes, by the number of needs and the options."""


@dataclass(frozen=True, slots=True)
class Guide:
    """What a facilitator should know before choosing; ``explaining`` and ``deciding`` are seconds."""

    good_for: str
    cannot: str
    explaining: int
    deciding: float
    decisions: Decisions
    simple: bool = False


def _each(needs: int, options: Mapping[str, int]) -> int:
    del options
    return needs


def _chosen(needs: int, options: Mapping[str, int]) -> int:
    return min(options.get("dots") or options.get("choose") or options.get("votes") or needs, needs)


def _half(needs: int, options: Mapping[str, int]) -> int:
    return ceil(needs / options.get("part", 2))


def _criteria(needs: int, options: Mapping[str, int]) -> int:
    return needs * options.get("criteria", 5)


GUIDES: dict[str, Guide] = {
    "dots": Guide(
        "A quick picture of what matters most; everybody knows it.",
        "how strongly people are against a need, and whether a need without dots is unwanted or only not first.",
        90, 8, _chosen, simple=True,
    ),
    "approval": Guide(
        "Which needs have support at all: mark as many as you like.",
        "what matters most to a person: every mark counts the same.",
        60, 3, _each, simple=True,
    ),
    "ngt": Guide(
        "A careful ranking of the few that matter most, first to fifth.",
        "anything about needs that nobody put among the first: they all have no points.",
        150, 12, _chosen, simple=True,
    ),
    "moscow": Guide(
        "Sorts a list into Must, Should, Could and Won’t this time.",
        "the order within a class; and without costs in sight a room calls too much a Must.",
        180, 6, _each, simple=True,
    ),
    "score": Guide(
        "How much each need is worth, 1 to 5, one by one.",
        "what to leave out: people who like everything give fives to everything.",
        90, 5, _each, simple=True,
    ),
    "impact-effort": Guide(
        "Finds quick wins: what does much for little effort.",
        "a real cost: people guess the effort, and those who do the work guess otherwise.",
        180, 5, lambda needs, _: 2 * needs, simple=True,
    ),
    "multivote": Guide(
        "Shortens a long list in rounds; what is dropped is kept.",
        "an order of what is left: rank the short list in another round.",
        90, 3, _half,
    ),
    "borda": Guide(
        "A full ranking in which every place counts; finds what most can live with.",
        "what a first place is worth: a need that everybody puts second can win.",
        150, 10, _each,
    ),
    "copeland": Guide(
        "Full rankings: which need beats the most others, two by two.",
        "how clearly a need wins, and it leaves many ties.",
        180, 10, _each,
    ),
    "schulze": Guide(
        "Full rankings: when one need beats every other it is first, and clones of a need do no harm.",
        "by how much one need is ahead: it gives an order, no distance.",
        210, 10, _each,
    ),
    "ranked-pairs": Guide(
        "Full rankings: keeps the clearest wins two by two, and can show each step.",
        "by how much one need is ahead; and narrow wins may be passed over where they go in a circle.",
        210, 10, _each,
    ),
    "pairwise": Guide(
        "Two needs at a time: easy for children and for long lists, on a laptop best.",
        "much from few ballots: with many needs each person sees only some of the pairs.",
        60, 7, lambda needs, _: pairs_asked(needs),
    ),
    "criteria": Guide(
        "Needs judged one criterion at a time, where money must be argued for.",
        "whether the criteria are the right ones: settle them and their weights first.",
        300, 5, _criteria,
    ),
    "fist": Guide(
        "Do we agree? A show of hands on one or a few proposals.",
        "an order of needs, and what quiet people think when all hands are seen.",
        60, 20, _each,
    ),
    "gradients": Guide(
        "How far do we agree? Eight levels from endorsing to veto.",
        "an order of needs; say first which level is enough.",
        180, 20, _each,
    ),
    "delphi": Guide(
        "Experts judge in rounds, 1 to 9, until in or out.",
        "what the room wants: it asks what experts hold to be right, and takes up to three rounds.",
        180, 10, _each,
    ),
}  # fmt: skip
"""By the name of the method, the simple ones first."""


def guided(*, simple: bool) -> tuple[str, ...]:
    """The names of the simple methods, or of the others, in the order they are offered."""
    known = [name for name in GUIDES if name in METHODS] + [name for name in METHODS if name not in GUIDES]
    return tuple(name for name in known if (name in GUIDES and GUIDES[name].simple) is simple)


def minutes(name: str, needs: int, options: Mapping[str, int] | None = None) -> int:
    """Whole minutes in the room, up: explaining, reading and deciding, handing out and in. All decide at once."""
    guide = GUIDES[name]
    rules = method_named(name).defaults(max(needs, 1)) if options is None else options
    seconds = guide.explaining + COLLECTING + needs * READING
    return ceil((seconds + guide.decisions(needs, rules) * guide.deciding) / 60)


def minutes_keying(name: str, needs: int, people: int, options: Mapping[str, int] | None = None) -> int:
    """Whole minutes, up, to key so many paper ballots."""
    rules = method_named(name).defaults(max(needs, 1)) if options is None else options
    each = KEYING + KEYING_EACH * GUIDES[name].decisions(needs, rules)
    return ceil(people * each / 60)


def time_words(name: str, needs: int, people: int, options: Mapping[str, int] | None = None) -> str:
    """``"About 6 minutes in the room with 16 needs; keying 38 paper ballots takes about 7 more."``"""
    room = counted(minutes(name, needs, options), "minute")
    said = f"About {room} in the room with {counted(needs, 'need')}"
    if not people:
        return f"{said}."
    ballots = counted(people, "paper ballot")
    return f"{said}; keying {ballots} takes about {minutes_keying(name, needs, people, options)} more."
