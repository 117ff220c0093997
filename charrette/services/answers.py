"""Answers: what becomes of needs, and of cards that are in no need, with reason, who and when."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import UUID

from charrette.domain.cards import Card
from charrette.domain.errors import InvalidInputError
from charrette.domain.needs import Need, NeedStatus, Source
from charrette.domain.plan.answers import Answer, Disposition
from charrette.domain.wording import listed, quoted, several
from charrette.services.plan_checks import day, one_line, today_of
from charrette.services.projects import changed_fields

if TYPE_CHECKING:
    from charrette.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class GiveAnswer:
    """The same answer to needs and to cards that are in no need. ``decided_on`` as people write days; empty: today."""

    project_id: UUID
    disposition: Disposition
    need_ids: tuple[UUID, ...] = ()
    card_ids: tuple[UUID, ...] = ()
    reason: str = ""
    into_need_id: UUID | None = None
    other_project: str = ""
    decided_on: str = ""


@dataclass(frozen=True, slots=True)
class WithdrawAnswer:
    """Answers to be taken back: their needs and cards wait for one again."""

    answer_ids: tuple[UUID, ...]


def give_answer(work: "UnitOfWork", command: GiveAnswer) -> tuple[Answer, ...]:
    """Keeps the answer of each need and card, in place of an earlier one. Raises ``InvalidInputError``.

    Declined and deferred ask for a reason, merged for the need it lives on in, other project for that project's name.
    """
    needs, cards = _asked(work, command)
    into = _into(work, command, needs)
    _check_reason(command, [each.code for each in (*needs, *cards)])
    what = _what(needs, cards)
    common = Answer(
        work.ids.new(),
        command.project_id,
        command.disposition,
        reason=one_line(command.reason),
        decided_by=work.actor,
        decided_on=day(work, command.project_id, command.decided_on) or today_of(work, command.project_id),
        into_need_id=into.id if into else None,
        other_project=_other(command),
    )
    work.describe(f"Answered {what}: {_words(common, into)}", command.project_id)
    given = [_keep(work, replace(common, need_id=need.id), "need_id", need.id) for need in needs]
    given += [_keep(work, replace(common, card_id=card.id), "card_id", card.id) for card in cards]
    return tuple(given)


def withdraw_answer(work: "UnitOfWork", command: WithdrawAnswer) -> tuple[Answer, ...]:
    """Takes answers back; gives those that were."""
    answers = work.queries.by_ids(Answer, command.answer_ids)
    if not answers:
        raise InvalidInputError("Select an answer first.")
    needs = work.queries.by_ids(Need, filter(None, (each.need_id for each in answers)))
    cards = work.queries.by_ids(Card, filter(None, (each.card_id for each in answers)))
    what = _what(needs, cards)
    work.describe(f"Took the answer to {what} back", answers[0].project_id)
    work.remove(*answers)
    return answers


def _asked(work: "UnitOfWork", command: GiveAnswer) -> tuple[list[Need], list[Card]]:
    """The needs and cards, which must be of the project, and wait for an answer of their own."""
    needs = [work.get(Need, each) for each in dict.fromkeys(command.need_ids)]
    cards = [work.get(Card, each) for each in dict.fromkeys(command.card_ids)]
    if not needs and not cards:
        raise InvalidInputError("Select a need or a card first.")
    for each in (*needs, *cards):
        if each.project_id != command.project_id:
            raise InvalidInputError(f"{each.code} belongs to another project.", "Nothing was changed.")
    for need in needs:
        _check_standing(work, need, "answer")
    linked = {
        link.card_id: link.need_id for link in work.queries.linked(Source, "card_id", (c.id for c in cards))
    }
    for card in cards:
        if card.id in linked:
            need = work.get(Need, linked[card.id])
            raise InvalidInputError(
                f"{card.code} is in {need.code} and follows its answer.",
                "Nothing was changed.",
                f"Answer {need.code}, or take the card out of it first.",
            )
    return needs, cards


def _check_standing(work: "UnitOfWork", need: Need, act: str) -> None:
    if need.status is NeedStatus.MERGED and need.merged_into:
        into = work.get(Need, need.merged_into)
        raise InvalidInputError(
            f"{need.code} is merged into {into.code}.",
            "Nothing was changed.",
            f"To {act} it apart, split it off first." if act == "answer" else f"Choose {into.code} instead.",
        )


def _into(work: "UnitOfWork", command: GiveAnswer, needs: Sequence[Need]) -> Need | None:
    """The need that the others live on in; raises ``InvalidInputError`` for none, and for a circle."""
    if command.disposition is not Disposition.MERGED:
        return None
    if command.into_need_id is None:
        raise InvalidInputError(
            "Merged into which need?", "Nothing was changed.", "Choose the need that it lives on in."
        )
    into = work.get(Need, command.into_need_id)
    if into.project_id != command.project_id:
        raise InvalidInputError(f"{into.code} belongs to another project.", "Nothing was changed.")
    _check_standing(work, into, "choose")
    asked = {need.id: need for need in needs}
    at: UUID | None = into.id
    while at is not None:
        if at in asked:
            raise InvalidInputError(
                f"{into.code} would be merged into itself by way of {asked[at].code}."
                if at != into.id
                else f"{into.code} cannot be merged into itself.",
                "Nothing was changed.",
                "Choose another need.",
            )
        further = work.queries.linked(Answer, "need_id", (at,))
        at = further[0].into_need_id if further else None
    return into


def _check_reason(command: GiveAnswer, codes: Sequence[str]) -> None:
    if command.disposition in {Disposition.DECLINED, Disposition.DEFERRED} and not command.reason.strip():
        raise InvalidInputError(
            f"Those who asked for {listed(codes[:3])} are owed a reason.",
            "Nothing was changed.",
            f"Say in a few words why it is {command.disposition.value}.",
        )
    if command.disposition is Disposition.OTHER_PROJECT and not command.other_project.strip():
        raise InvalidInputError(
            "Which project takes it up?", "Nothing was changed.", "Write the name of that project."
        )


def _other(command: GiveAnswer) -> str:
    return one_line(command.other_project) if command.disposition is Disposition.OTHER_PROJECT else ""


def _keep(work: "UnitOfWork", answer: Answer, column: str, asked_id: UUID) -> Answer:
    """Adds the answer, or changes the one there is: it keeps its id."""
    before = next(iter(work.queries.linked(Answer, column, (asked_id,))), None)
    if before is None:
        added = replace(answer, id=work.ids.new())
        work.add(added)
        return added
    after = replace(answer, id=before.id)
    if changed := changed_fields(before, after):
        work.change(before, **changed)
    return after


def _what(needs: Sequence[Need], cards: Sequence[Card]) -> str:
    """ "need N-003 “Quiet corners”", "needs N-003 and N-004 and card C-017"."""
    if len(needs) == 1 and not cards:
        return f"need {needs[0].code} {quoted(needs[0].short_name)}"
    parts = [several([need.code for need in needs], "need")] if needs else []
    parts += [several([card.code for card in cards], "card")] if cards else []
    return listed(parts)


def _words(answer: Answer, into: Need | None) -> str:
    """ "declined, no money this time", "merged into N-002 “Power within reach”"."""
    words = answer.disposition.value
    if into is not None:
        words = f"merged into {into.code} {quoted(into.short_name)}"
    if answer.other_project:
        words = f"for the project {quoted(answer.other_project)}"
    return f"{words}; {answer.reason}" if answer.reason else words
