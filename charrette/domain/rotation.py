"""The plan of a rotating recorder: which topic lies on which table in each rotation."""

from dataclasses import dataclass

from charrette.domain.activities.rotating_recorder import DEFAULTS
from charrette.domain.agenda import Block


@dataclass(frozen=True, slots=True)
class RotationPlan:
    """Topics and tables, each from 1. There are as many rotations as topics: every table meets every topic once.

    With more tables than topics several tables work on one topic, each with a recorder of its own; with fewer, the
    topics that lie on no table rest in that rotation.
    """

    topics: int
    tables: int

    @property
    def rotations(self) -> int:
        """How many there are; the last one puts the topics in order."""
        return self.topics

    def topic(self, table: int, rotation: int) -> int:
        """The topic on a table: each goes on to the next table in every rotation."""
        return (table - rotation) % self.topics + 1

    def tables_of(self, topic: int, rotation: int) -> tuple[int, ...]:
        """The tables that work on a topic; none where it rests."""
        return tuple(each for each in range(1, self.tables + 1) if self.topic(each, rotation) == topic)

    def puts_in_order(self, rotation: int) -> bool:
        """Whether this is the rotation that puts in order what the others gathered."""
        return rotation >= self.rotations

    def row(self, rotation: int) -> tuple[int, ...]:
        """The topics of all tables in a rotation."""
        return tuple(self.topic(table, rotation) for table in range(1, self.tables + 1))


def plan_of(block: Block) -> RotationPlan:
    """The plan of a block, by its frozen rules; as many tables as topics where they name none."""
    rules = {**DEFAULTS, **block.rules}
    return RotationPlan(rules["topics"], rules["tables"] or rules["topics"])


def rotation_of(block: Block) -> int:
    """Which rotation the tables are in, from 1."""
    return min(max(1, block.progress.get("rotation", 1)), plan_of(block).rotations)


def topics_of(block: Block) -> tuple[str, ...]:
    """The names of the topics: the lines of the block's prompt, one each; "Topic 3" where there is none."""
    lines = [line.strip() for line in block.prompt.splitlines() if line.strip()]
    topics = plan_of(block).topics
    named = lines[:topics] if len(lines) > 1 else []
    return (*named, *(f"Topic {number}" for number in range(len(named) + 1, topics + 1)))
