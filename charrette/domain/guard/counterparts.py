"""What a system needs beside its installation: read by rule 4, and meant to be read and corrected by people."""

from dataclasses import dataclass
from functools import lru_cache

from charrette.domain.plan.scope import Action

NEEDED = """
wireless, wi-fi, access point                     | rough-in, data, maintenance
data cabling, structured cabling, cabling         | rough-in
network switch, switches, network equipment       | power, data, maintenance
phone, telephon, voip                             | rough-in, data, maintenance
clock, bell, public address, intercom, door intercom, video intercom, paging | rough-in, data, maintenance
mass notification                                 | rough-in, power, data, maintenance
access control, card reader                       | rough-in, power, data, maintenance
camera                                            | rough-in, data, maintenance
intrusion, fire alarm                             | rough-in, power, maintenance
display, audio-visual, audio visual, projector    | rough-in, power, data
digital signage                                   | rough-in, power, data
classroom sound, speaker                          | rough-in, power
hvac control, irrigation control                  | rough-in, power, data, maintenance
lighting control                                  | rough-in, power, maintenance
equipment room power, generator, ups              | rough-in, maintenance
lift, elevator                                    | power, data, maintenance
ev charger                                        | rough-in, power, data
kitchen point of sale, point of sale              | power, data, maintenance
radio, cell coverage                              | rough-in, power, maintenance
co2 sensor, air quality sensor                    | rough-in, data
"""
"""Words that begin a system's name, or a word of it | what its installation needs. The first row that fits counts.

Power that comes with the rough-in is only missed where there is a rough-in without it.
"""

GIVEN = """
rough-in    | pathway, conduit, backing       | rough-in, install
power       | power, electric, outlet, ups    | rough-in, install, connect
data        | cabling, network drop, data     | rough-in, install, connect
"""
"""What another system gives in the same space | words in its name | the actions by which it does.

The system's own rough-in is its rough-in, and counts as its power too where power is needed: the electrician brings
both. Its own *connect* is its data. *Maintain* of the system anywhere in the plan is its maintenance.
"""

OWN = {
    Action.ROUGH_IN: ("rough-in", "power"),
    Action.CONNECT: ("data", "power"),
    Action.MAINTAIN: ("maintenance",),
}
"""What a further scope item of the same system gives, by its action."""
ANYWHERE = frozenset({"maintenance"})
"""Given once for the whole school, wherever it is written."""
WHOLE = ("whole school", "whole building", "building", "campus", "all spaces", "all rooms")
"""Spaces that stand for all spaces."""


@dataclass(frozen=True, slots=True)
class Giver:
    """What another system gives, by words in its name and by actions."""

    what: str
    words: tuple[str, ...]
    actions: frozenset[str]


def _cells(table: str) -> list[list[tuple[str, ...]]]:
    rows = (row for row in table.strip().splitlines())
    return [[tuple(map(str.strip, cell.split(","))) for cell in row.split("|")] for row in rows]


_NEEDED = [(words, needs) for words, needs in _cells(NEEDED)]
GIVERS = tuple(Giver(what[0], words, frozenset(actions)) for what, words, actions in _cells(GIVEN))


@lru_cache(maxsize=1000)
def needed_by(system: str) -> tuple[str, ...]:
    """What the installation of a system needs; ``system`` is its name in small letters. Nothing for unknown ones."""
    return next((needs for words, needs in _NEEDED if _named(words, system)), ())


@lru_cache(maxsize=5000)
def given_by(system: str, action: str) -> tuple[str, ...]:
    """What a scope item of a system gives to the other systems of its space."""
    return tuple(giver.what for giver in GIVERS if action in giver.actions and _named(giver.words, system))


def _named(words: tuple[str, ...], system: str) -> bool:
    """Whether one of the words begins a word of the system's name."""
    return any(f" {word}" in f" {system}" for word in words)
