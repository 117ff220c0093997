"""The rest of a brief: needs by theme, where support differs, parking lot, method and rules, traceability."""

from collections.abc import Iterable

from charrette.domain.cards import Card, CardStatus
from charrette.domain.methods import method_named
from charrette.domain.money import cost_words
from charrette.domain.needs import Need, NeedStatus, musts_share
from charrette.domain.needs_list import ListedNeed
from charrette.domain.result import Result
from charrette.domain.rounds import Headline, Round
from charrette.domain.wording import counted, in_a_sentence, listed
from charrette.publishing.audience import Audience
from charrette.publishing.report import (
    Cell,
    Column,
    Fact,
    Facts,
    Heading,
    Pairs,
    Paragraph,
    Part,
    Quote,
    Quotes,
    Row,
    Table,
    Tone,
)

_MOST_QUOTES = 3
_LONGEST_QUOTE = 280
"""Characters; a longer card is quoted only when a need has no shorter one. The appendix holds every word."""


def needs_by_theme(audience: Audience) -> list[Part]:
    """Every open need in full, under its theme, in the order of the list."""
    themes = [theme.name for theme in audience.snapshot.themes]
    by_theme: dict[str, list[ListedNeed]] = {name: [] for name in (*themes, "")}
    for line in audience.needs.lines:
        by_theme.setdefault(line.theme, []).append(line)
    parts: list[Part] = []
    for name, lines in by_theme.items():
        if lines:
            parts.append(Heading(2, name or "Without a theme"))
            parts += [part for line in lines for part in _need(line, audience)]
    return [Heading(1, "Needs by theme", runs_on=True), *parts] if parts else []


def _need(line: ListedNeed, audience: Audience) -> list[Part]:
    need = line.need
    facts = [
        Fact("Required by", (need.required_reference or "code, policy or standard") if need.required else ""),
        Fact("Why", need.rationale),
        Fact("Met when", need.acceptance),
        Fact("Priority", need.priority_reason),
    ]
    parts: list[Part] = [Heading(3, f"{need.code}  {need.short_name}")]
    if need.statement:
        parts.append(Paragraph(need.statement))
    parts.append(Paragraph(_in_short(line, audience), Tone.NOTE))
    parts.append(Facts(tuple(fact for fact in facts if fact.words)))
    quotes = _quotes(line.cards, audience)
    return [*parts, Quotes(quotes)] if quotes else parts


def _in_short(line: ListedNeed, audience: Audience) -> str:
    """Rank, priority, space, department, cost and number of cards in one line."""
    need, round_ = line.need, audience.needs.round
    ranked = line.standing is not None and line.standing.voted and not need.required
    said = [
        f"Rank {line.rank_label} in round {round_.number}" if round_ and ranked else "",
        need.priority.words if need.priority else "",
        f"Space: {need.space_type}" if need.space_type else "",
        f"Department: {line.department}" if line.department else "",
        cost_words(need.cost, audience.snapshot.project.currency),
        f"Made from {counted(len(line.cards), 'card')}" if line.cards else "No card",
    ]
    return "\u00a0· ".join(each.replace(" ", "\u00a0") for each in said if each)


def _quotes(cards: Iterable[Card], audience: Audience) -> tuple[Quote, ...]:
    """A few cards word for word: of different groups first, the short ones before the long."""
    seen: dict[str, int] = {}
    order: list[tuple[bool, int, int, Card]] = []
    for card in (each for each in cards if each.text.strip()):
        who = audience.who(card)
        order.append((len(card.text) > _LONGEST_QUOTE, seen.get(who, 0), card.number, card))
        seen[who] = seen.get(who, 0) + 1
    order.sort(key=lambda each: each[:3])
    short = [card for long, _, _, card in order if not long]
    chosen = short[:_MOST_QUOTES] or [card for *_, card in order[:1]]
    return tuple(Quote(card.text, audience.who(card), card.language) for card in chosen)


def where_support_differs(audience: Audience) -> list[Part]:
    """What is critical to one group and where support is uneven."""
    needs = audience.needs
    if not (needs.round and needs.result):
        return []
    parts: list[Part] = [Heading(1, "Where support differs", runs_on=True)]
    flagged = [line for line in needs.lines if line.flags]
    if needs.view.hidden:
        return [*parts, Paragraph(needs.view.hidden)]
    if not flagged:
        words = (
            "No need is critical to one group while low on the list, and no group stands far from another."
        )
        return [*parts, Paragraph(words)]
    lead = _differs_words(needs.result)
    columns = (Column("Rank", 1), Column("Need", 6), Column("What the ballots say", 6))
    rows = tuple(
        Row(
            (
                Cell(line.rank_label, bold=True),
                Cell(f"{line.need.short_name} ({line.need.code})", bold=True),
                Cell("\n".join(flag.sentence for flag in line.flags)),
            )
        )
        for line in flagged
    )
    return [*parts, Paragraph(lead, Tone.LEAD), Table(columns, rows)]


def parking_lot(audience: Audience) -> list[Part]:
    """Cards and needs that were parked or declined, each with its reason."""
    snapshot = audience.snapshot
    parts: list[Part] = [Heading(1, "Parking lot", runs_on=True)]
    for title, card_status, need_status in (
        ("Kept for later", CardStatus.PARKED, NeedStatus.PARKED),
        ("Declined, with the reason", CardStatus.DECLINED, NeedStatus.DECLINED),
    ):
        cards = [card for card in snapshot.cards if card.status is card_status]
        needs = [need for need in snapshot.needs if need.status is need_status]
        rows = [_parked_need(need) for need in needs] + [_parked_card(card, audience) for card in cards]
        if rows:
            columns = (Column("", 2), Column("What it says", 8), Column("Why", 5))
            parts += [Heading(2, title, outline=False), Table(columns, tuple(rows))]
    if len(parts) == 1:
        parts.append(Paragraph("Nothing was parked and nothing was declined."))
    return parts


def _parked_need(need: Need) -> Row:
    words = f"{need.short_name}. {need.statement}" if need.statement else need.short_name
    return Row((Cell(need.code, bold=True), Cell(words), Cell(need.reason or "No reason given")))


def _parked_card(card: Card, audience: Audience) -> Row:
    return Row(
        (
            Cell(card.code, audience.mark(card), bold=True),
            Cell(card.text, quoted=True, language=card.language),
            Cell(card.reason or "No reason given"),
        )
    )


def method_and_rules(audience: Audience) -> list[Part]:
    """How the numbers came about, and what share of the money the Musts take."""
    needs = audience.needs
    parts: list[Part] = [Heading(1, "Method and rules", runs_on=True)]
    if needs.round and needs.result:
        parts += [Paragraph(words) for words in rules_in_full(needs.round, needs.result)]
        first = next((line.standing for line in needs.lines if line.standing and line.standing.voted), None)
        if first:
            example = method_named(needs.round.rules.method).explain(needs.result, first)
            parts += [Heading(3, "For example", outline=False), Paragraph(example)]
    else:
        why = needs.withheld or "No round has been closed yet."
        parts.append(Paragraph(f"{why} The needs have no rank."))
    parts += _small_groups(audience)
    parts += _musts(audience)
    return [*parts, *_merges(audience)]


def _differs_words(result: Result) -> str:
    """What the flags of the method mean."""
    if result.levels:
        return (
            "A need divides the room when two groups stand far from each other, or the answers stand at both ends. "
            "It is worth a talk before anything rests on its place in the list."
        )
    unit = result.unit
    return (
        f"A need is critical to a group when at least half of its ballots and at least "
        f"{float(result.rules.critical_share):.0%} of its {unit} are on it, and it is outside the top quarter of "
        f"the list. It stays in the brief whatever its rank. {unit.capitalize()} cannot oppose, so uneven support is "
        f"not a vote against."
    )


def rules_in_full(round_: Round, result: Result) -> list[str]:
    """The rules of a round as paragraphs: method, who votes, what the rank follows, ties, influences."""
    method = method_named(round_.rules.method)
    voting = [group.name for group in round_.rules.groups if group.votes]
    who = f" Who may vote: {listed(voting)}." if voting else ""
    balanced = round_.rules.headline is Headline.BALANCED
    ranks = "each group counts by its influence" if balanced else "every ballot counts the same"
    found = [
        (
            f"Round {round_.number} used {in_a_sentence(method.title)}: {method.rules_in_words(round_.rules)}. "
            f"The rules were frozen when the round opened.{who}"
        ),
        (
            f"The rank follows the result in which {ranks}; the other result stands beside it. Balanced means that "
            "every group has the same say, or the influence agreed before the vote, whatever its number of ballots."
        ),
        (
            f"Equal numbers share a rank (=3). A need without {result.unit} stays on the list. Required needs stand "
            "first and are never voted on."
        ),
    ]
    influences = [f"{each.name} {each.influence}" for each in round_.rules.groups if each.influence != 1]
    if influences:
        found.append(f"Influence in the balanced result, 1 for all others: {', '.join(influences)}.")
    if result.bounded:
        limit = "No ballot counts more than three times the average"
        found.append(f"{limit}; this limit binds for {listed(list(result.bounded))}.")
    return found


def _small_groups(audience: Audience) -> list[Part]:
    if not audience.public:
        words = "This edition is restricted: it shows who wrote which card, by alias. Ballots stay secret."
        return [Paragraph(words)]
    words = (
        f"This edition is public. Groups with fewer than {audience.least} ballots stand together as Others, names of "
        f"people are taken out of the cards where they were marked, and nobody's ballot is shown."
    )
    return [Paragraph(words)]


def _musts(audience: Audience) -> list[Part]:
    snapshot = audience.snapshot
    if not any(need.priority for need in snapshot.open_needs):
        return []
    share = musts_share(snapshot.open_needs, snapshot.project.target_budget)
    warning = " That is over 60 %: little room is left for what turns up later." if share.warns else ""
    undecided = sum(1 for need in snapshot.open_needs if not need.priority and not need.required)
    open_words = f" {counted(undecided, 'need has', 'needs have')} no priority yet." if undecided else ""
    decided = "Must, Should, Could and Won’t are decided by people, beside the rank."
    return [
        Heading(2, "Priorities", outline=False),
        Paragraph(f"{decided}{open_words} {share.sentence}{warning}"),
    ]


def _merges(audience: Audience) -> list[Part]:
    """Needs that live on in another; their cards moved with them."""
    snapshot = audience.snapshot
    merged = [need for need in snapshot.needs if need.status is NeedStatus.MERGED]
    if not merged:
        return []
    pairs = [
        Fact(need.code, f"in {snapshot.need_by_id[snapshot.standing_need(need.id)].code}") for need in merged
    ]
    return [Heading(2, "Merged needs", outline=False), Pairs(tuple(pairs))]


def traceability(audience: Audience) -> list[Part]:
    """From each need to its cards, word for word, and from every card to where it went."""
    snapshot = audience.snapshot
    if not snapshot.cards and not audience.needs.lines:
        return []
    parts: list[Part] = [Heading(1, "From needs to cards and back")]
    rows = [row for line in audience.needs.lines for row in rows_of_need(line, audience)]
    if rows:
        parts.append(Table((Column("Card", 2), Column("Word for word", 9), Column("Who", 3)), tuple(rows)))
    if snapshot.unanswered:
        unanswered = tuple(_card_row(card, audience) for card in snapshot.unanswered)
        parts += [
            Heading(2, f"Not answered yet: {counted(len(unanswered), 'card')}"),
            Table((Column("Card", 2), Column("Word for word", 9), Column("Who", 3)), unanswered),
        ]
    if snapshot.cards:
        pairs = tuple(Fact(card.code, _where(card, audience)) for card in snapshot.cards)
        parts += [Heading(2, "Where each card went"), Pairs(pairs)]
    return parts


def rows_of_need(line: ListedNeed, audience: Audience) -> Iterable[Row]:
    """A need as the head of a group, and its cards word for word in the columns card, words and who."""
    head = f"{line.need.code}  {line.need.short_name}"
    yield Row((Cell(head, bold=True),), group=True)
    if not line.cards:
        yield Row((Cell(""), Cell("No card: it came from code, policy, standard or the team."), Cell("")))
    for card in line.cards:
        yield _card_row(card, audience)


def _card_row(card: Card, audience: Audience) -> Row:
    return Row(
        (
            Cell(card.code, audience.mark(card), bold=True),
            Cell(card.text, quoted=True, language=card.language),
            Cell(audience.who(card)),
        )
    )


def _where(card: Card, audience: Audience) -> str:
    snapshot = audience.snapshot
    needs = snapshot.needs_of_card.get(card.id, ())
    if needs:
        return ", ".join(need.code for need in needs)
    if card.status is CardStatus.PARKED:
        return "parking lot"
    if card.status is CardStatus.DECLINED:
        return "declined"
    if card.duplicate_of and (original := snapshot.card_by_id.get(card.duplicate_of)):
        return f"same as {original.code}"
    return "not answered"
