"""What a step of an activity needs: what the facilitator works on, and what the room sees. Known to every screen."""

from enum import StrEnum


class Surface(StrEnum):
    """What the facilitator works on in a step: the screens know these, and no kind of activity by its name."""

    TALK = "talk"
    CAPTURE = "capture"
    TURNS = "turns"
    GRID = "grid"
    ROTATION = "rotation"
    SORT = "sort"
    CLARIFY = "clarify"
    VOTE = "vote"
    LOG = "log"
    PARKING = "parking"
    RULES = "rules"


class View(StrEnum):
    """What the room sees in a step."""

    PROMPT = "prompt"
    PROGRESS = "progress"
    TURN = "turn"
    GRID = "grid"
    ROTATION = "rotation"
    BOARD = "board"
    ITEM = "item"
    VOTING = "voting"
    RESULT = "result"
    LOG = "log"
    RULES = "rules"
    AGENDA = "agenda"
    THANKS = "thanks"
