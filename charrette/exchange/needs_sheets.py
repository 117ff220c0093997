"""The sheets beside the needs: cards, themes, ballots by group, rules."""

from collections import Counter
from datetime import UTC, datetime

from charrette.domain.cards import Card
from charrette.domain.editions import Edition
from charrette.domain.methods import method_named
from charrette.domain.needs import NeedStatus
from charrette.domain.needs_list import NeedsList
from charrette.domain.rounds import Round
from charrette.domain.snapshot import ProjectSnapshot
from charrette.exchange.public_edition import group_labels, number
from charrette.exchange.written_books import Value

Rows = tuple[tuple[str, ...], list[tuple[Value, ...]]]
"""A header and its rows."""


def cards_sheet(snapshot: ProjectSnapshot, edition: Edition) -> Rows:
    """Every card; the full edition adds what was first said, who by alias, how it came and when (UTC)."""
    labels = group_labels(snapshot, edition)
    aliases = {each.id: each.alias for each in snapshot.participants}
    header: tuple[str, ...] = ("code", "text", "group", "theme", "language", "status", "reason", "needs")
    rows: list[tuple[Value, ...]] = []
    for card in snapshot.cards:
        needs = " ".join(need.code for need in snapshot.needs_of_card.get(card.id, ()))
        row: tuple[Value, ...] = (
            card.code, card.text, labels.get(card.group_id, ""), snapshot.theme_name(card.theme_id),
            card.language, card.status.value, card.reason, needs,
        )  # fmt: skip
        rows.append(
            row
            if edition is Edition.PUBLIC
            else row + _restricted(card, aliases.get(card.participant_id or card.id, ""))
        )
    return (header if edition is Edition.PUBLIC else (*header, "original", "alias", "channel", "at")), rows


def _restricted(card: Card, alias: str) -> tuple[Value, ...]:
    at = card.created_at.astimezone(UTC).isoformat(" ", "seconds").removesuffix("+00:00")
    return (card.original if card.corrections else "", alias, card.channel.value, f"{at} UTC")


def themes_sheet(snapshot: ProjectSnapshot, edition: Edition) -> Rows:
    """Every theme with how many cards and standing needs it has; what is not sorted yet comes last."""
    del edition
    cards = Counter(card.theme_id for card in snapshot.cards)
    needs = Counter(need.theme_id for need in snapshot.needs if need.status is NeedStatus.OPEN)
    rows: list[tuple[Value, ...]] = [
        (theme.name, cards[theme.id], needs[theme.id]) for theme in snapshot.themes
    ]
    if cards[None] or needs[None]:
        rows.append(("Not sorted yet", cards[None], needs[None]))
    return ("theme", "cards", "needs"), rows


def ballots_sheet(listed: NeedsList) -> Rows:
    """Dots per ballot by group for each need of the round, in the order of the ballot; small groups joined."""
    columns = listed.view.columns
    header = ("code", "short_name", "dots", "voters", *(f"mean {each.label}" for each in columns))
    if listed.result is None:
        return ("code", "short_name", "dots", "voters"), []
    rows: list[tuple[Value, ...]] = [
        (
            standing.need.code,
            standing.need.short_name,
            number(standing.score),
            number(standing.voters),
            *(number(mean) for mean in listed.view.means(standing)),
        )
        for standing in sorted(listed.result.standings, key=lambda each: each.need.position)
    ]
    if columns:
        totals = (number(listed.result.points), number(listed.result.ballots))
        rows.append(("", "Ballots", *totals, *(number(column.ballots) for column in columns)))
    return header, rows


def rules_sheet(
    snapshot: ProjectSnapshot, edition: Edition, exported_at: datetime, listed: NeedsList
) -> Rows:
    """What the numbers mean: project, edition, round, method, rules, who is in which column."""
    at = exported_at.astimezone(UTC).isoformat(" ", "minutes").removesuffix("+00:00")
    rows: list[tuple[Value, ...]] = [
        ("Project", snapshot.project.name),
        ("Edition", edition.words),
        ("Exported", f"{at} UTC"),
    ]
    rows += _round_rows(listed)
    rows.append(("Costs", f"In {snapshot.project.currency}; low, likely and high estimates."))
    return ("rule", "value"), rows


def _round_rows(listed: NeedsList) -> list[tuple[Value, ...]]:
    round_: Round | None = listed.round
    if round_ is None:
        return [("Round", "No round has been closed yet.")]
    method = method_named(round_.rules.method)
    closed = (
        f"{round_.closed_at.astimezone(UTC).isoformat(' ', 'minutes').removesuffix('+00:00')} UTC"
        if round_.closed_at
        else ""
    )
    rows: list[tuple[Value, ...]] = [
        ("Round", round_.title),
        ("Closed", closed),
        ("Method", method.title),
        ("Rules", method.rules_in_words(round_.rules)),
        (
            "Rank by",
            "every ballot the same"
            if round_.rules.headline == "raw"
            else "groups balanced by their influence",
        ),
        ("Ballots", _ballots(listed)),
        (
            "Ties",
            "Needs with the same number share a rank. A need without a dot has no rank and stays on the list.",
        ),
        ("mean XX", "Dots per ballot of the group with the label XX."),
    ]
    rows += [(f"Group {each.label}", each.name) for each in listed.view.columns]
    note = listed.view.hidden or listed.view.note
    return [*rows, ("By group", note)] if note else rows


def _ballots(listed: NeedsList) -> Value:
    if listed.result is None:
        return "not shown"
    return number(listed.result.ballots) if listed.result.ballots is not None else "not known (wall count)"
