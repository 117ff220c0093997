"""Progress of a long job, and how it is cancelled."""

from typing import Protocol


class Progress(Protocol):
    """Called with how much is done of how much; raises ``CancelledError`` when the person has cancelled."""

    def __call__(self, done: int, of: int) -> None:
        """Reports one step."""
        ...


def unwatched(done: int, of: int) -> None:
    """The progress of a job nobody watches."""
    del done, of
