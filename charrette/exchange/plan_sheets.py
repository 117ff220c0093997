"""The sheets beside the standard tables: totals, sources, voices, the matrix, findings, answers, the week."""

from collections.abc import Sequence
from uuid import UUID

from charrette.domain.money import to_decimal
from charrette.domain.plan.answered import AnsweredLine, answered
from charrette.domain.plan.scope import Outsider, ScopeItem
from charrette.domain.plan.served import needs_of_line, served_needs
from charrette.domain.plan.totals import drawn_elsewhere, drawn_here, left, most_of, totals
from charrette.domain.shown_plan import ShownPlan
from charrette.domain.wording import listed
from charrette.exchange.public_edition import group_labels, list_for
from charrette.exchange.written_books import Sheet, SheetStyle, Value

_MONEY = ("low", "likely", "high", "there is", "drawn here", "drawn elsewhere", "left", "at stake", "freed")
_STYLE = SheetStyle(
    {
        "view": 14, "part": 34, "lines": 9, "source": 22, "may pay": 44, "line": 9, "description": 44, "scope": 20,
        "need": 9, "short name": 36, "rank": 9, "cards": 8, "card codes": 40, "code": 9, "space": 24, "system": 26,
        "action": 11, "title": 44, "tag": 8, "lead": 22, "backup": 22, "acting": 34, "needs": 18, "milestone": 11,
        "milestone title": 34, "waits for": 70, "rule": 7, "severity": 10, "finding": 44, "explanation": 70,
        "items": 26, "evidence": 60, "decided on": 12, "decided by": 20, "decision": 18, "split": 34, "reason": 44,
        "why": 44, "said": 60, "you said": 70, "we decided": 34, "list": 12, "what": 80, "whose": 26, "day": 12,
        "group": 9, "alias": 18, "department": 16, "state": 12, "due": 12, "agreed by": 26,
        **dict.fromkeys(_MONEY, 14),
    },
    {
        "description", "card codes", "short name", "title", "waits for", "finding", "explanation", "evidence", "split",
        "reason", "why", "you said", "we decided", "what", "may pay", "needs", "items", "scope",
    },
    _MONEY,
)  # fmt: skip
Rows = list[tuple[Value, ...]]


def _sheet(title: str, header: Sequence[str], rows: Rows) -> Sheet:
    return Sheet(title, tuple(header), rows, _STYLE)


def totals_sheet(shown: ShownPlan) -> Sheet:
    """The budget in five views; the parts of each sum to the whole."""
    found = totals(shown.snapshot)
    parts = [(name, part) for name, view in found.views.items() for part in view]
    rows: Rows = [
        (name, part.name, part.lines, *_amounts(shown, part.amount.low, part.amount.likely, part.amount.high))
        for name, part in (*parts, ("All", found.whole))
    ]
    return _sheet("Totals", ("view", "part", "lines", "low", "likely", "high"), rows)


def _amounts(shown: ShownPlan, *minor: int | None) -> tuple[Value, ...]:
    return tuple(None if each is None else to_decimal(each, shown.currency) for each in minor)


def sources_sheet(shown: ShownPlan) -> Sheet:
    """The district's funding sources with what is drawn and left; no amount: not known."""
    plan = shown.plan
    rows: Rows = []
    for source in plan.district.sources:
        figures = (
            most_of(source),
            drawn_here(source, plan),
            drawn_elsewhere(source, plan),
            left(source, plan),
        )
        limits = [each.value for each in source.classes] + list(source.systems) + list(source.projects)
        window = f"{source.opens} to {source.closes}" if source.opens or source.closes else ""
        rows.append((source.name, *_amounts(shown, *figures), "; ".join((*limits, *filter(None, (window,))))))
    return _sheet("Sources", ("source", "there is", "drawn here", "drawn elsewhere", "left", "may pay"), rows)


def voices_sheet(shown: ShownPlan) -> Sheet:
    """From every budget line to its needs, their rank and the cards of the room: one row for each line and need."""
    snapshot, plan = shown.snapshot, shown.plan
    ranks = {line.need.id: line.rank_label for line in list_for(snapshot, shown.edition).lines}
    rows: Rows = []
    for line in plan.lines:
        scope = "; ".join(plan.scope_by_id[each].code for each in plan.scope_of_line.get(line.id, ()))
        own: tuple[Value, ...] = (line.code, line.description, scope)
        needs = needs_of_line(snapshot, line.id)
        for need in needs:
            cards = [card.code for card in snapshot.cards_of_need.get(need.id, ())]
            rank = ranks.get(need.id, "")
            rows.append((*own, need.code, need.short_name, rank, len(cards), "; ".join(cards)))
        if not needs:
            rows.append((*own, "", "", "", 0, ""))
    header = ("line", "description", "scope", "need", "short name", "rank", "cards", "card codes")
    return _sheet("Voices", header, rows)


def matrix_sheet(shown: ShownPlan) -> Sheet:
    """Who answers for each piece of scope: the letters by department and partner; leads in the full edition only."""
    plan = shown.plan
    departments = {duty.department_id for item in plan.scope for duty in item.duties}
    partners = {duty.outsider for item in plan.scope for duty in item.duties}
    named = [(each.id, each.name) for each in shown.snapshot.departments if each.id in departments]
    outside = [each for each in Outsider if each in partners]
    people = () if shown.public else ("lead", "backup", "acting")
    header = (
        *("code", "space", "system", "action", "title", "tag"),
        *(name for _, name in named),
        *(each.words for each in outside),
        *people,
        *("needs", "milestone"),
    )
    rows: Rows = []
    for item in plan.scope:
        due = plan.milestone_by_id.get(item.milestone_id) if item.milestone_id else None
        letters = [_letters(item, party) for party in (*(each for each, _ in named), *outside)]
        rows.append(
            (
                *(item.code, item.space, item.system, item.action.value, item.title),
                item.responsibility.value if item.responsibility else "",
                *letters,
                *(() if shown.public else _people(item, shown)),
                "; ".join(need.code for need in served_needs(shown.snapshot, item.id)),
                due.code if due else "",
            )
        )
    return _sheet("Matrix", header, rows)


def _letters(item: ScopeItem, party: UUID | Outsider) -> str:
    """The letters of one party: "A/R"."""
    found = {duty.kind.value for duty in item.duties if (duty.department_id or duty.outsider) == party}
    return "/".join(sorted(found, key="ARCI".index))


def _people(item: ScopeItem, shown: ShownPlan) -> tuple[str, str, str]:
    people, staffing = shown.plan.district.person_by_id, item.staffing
    lead, backup = (people.get(each) if each else None for each in (staffing.lead_id, staffing.backup_id))
    acting = shown.snapshot.department_name(staffing.acting_id)
    limited = staffing.acting_from or staffing.acting_until
    span = f" ({staffing.acting_from} to {staffing.acting_until})" if acting and limited else ""
    return lead.name if lead else "", backup.name if backup else "", f"{acting}{span}"


def waits_sheet(shown: ShownPlan) -> Sheet:
    """What waits for what today, the next due first."""
    rows: Rows = [(each.milestone.code, each.milestone.due, each.words) for each in shown.waits]
    return _sheet("What waits", ("milestone", "due", "waits for"), rows)


def findings_sheets(shown: ShownPlan) -> tuple[Sheet, Sheet]:
    """The findings that wait, and what was decided about the others."""
    open_: Rows = [
        (
            *(each.rule, each.severity.value, each.title, each.explanation, "; ".join(each.items)),
            *_amounts(shown, each.amount),
            "\n".join(each.evidence),
        )
        for each in shown.findings.open
    ]
    header = ("rule", "severity", "finding", "explanation", "items", "at stake", "evidence")
    return _sheet("Open", header, open_), _settled_sheet(shown)


def _settled_sheet(shown: ShownPlan) -> Sheet:
    people = () if shown.public else ("decided by", "reason")
    header = ("rule", "finding", "items", "decision", "decided on", "freed", "split", "agreed by", *people)
    rows: Rows = []
    for settled in (each.settlement for each in shown.findings.settled):
        if settled:
            agreed = listed([shown.snapshot.department_name(each) for each in settled.confirmed])
            rows.append(
                (
                    *(settled.rule, settled.title, "; ".join(settled.items), settled.way.value),
                    shown.decided_on(settled),
                    *_amounts(shown, settled.freed),
                    *(settled.split, agreed),
                    *(() if shown.public else (settled.decided_by, settled.reason)),
                )
            )
    return _sheet("Settled", header, rows)


def answers_sheets(shown: ShownPlan) -> tuple[Sheet, Sheet]:
    """The answer to every need; and to every card by its group, by alias in the full edition."""
    found, snapshot = answered(shown.snapshot), shown.snapshot
    ranks = {line.need.id: line.rank_label for line in list_for(snapshot, shown.edition).lines}
    people = () if shown.public else ("decided by",)
    needs: Rows = []
    for line in found.lines:
        if line.need:
            cards = len(snapshot.cards_of_need.get(line.need.id, ()))
            lead: tuple[Value, ...] = (line.code, line.words, ranks.get(line.need.id, ""), cards)
            needs.append((*lead, *_decided(line), *_decider(line, shown)))
    labels = group_labels(snapshot, shown.edition)
    aliases = {each.id: each.alias for each in snapshot.participants}
    cards_: Rows = []
    for said in found.said:
        alias = () if shown.public else (aliases.get(said.card.participant_id or said.card.id, ""),)
        own: tuple[Value, ...] = (said.card.code, said.card.text, labels.get(said.card.group_id, ""), *alias)
        cards_ += [
            (*own, line.need.code if line.need else "", *_decided(line), *_decider(line, shown))
            for line in said.lines
        ]
    decided = ("we decided", "why", "decided on", *people)
    alias_head = () if shown.public else ("alias",)
    return (
        _sheet("Needs", ("need", "short name", "rank", "cards", *decided), needs),
        _sheet("Cards", ("code", "you said", "group", *alias_head, "need", *decided), cards_),
    )


def _decided(line: AnsweredLine) -> tuple[str, str, str]:
    return line.decided or "no answer yet", line.why, line.answer.decided_on if line.answer else ""


def _decider(line: AnsweredLine, shown: ShownPlan) -> tuple[str, ...]:
    return () if shown.public else (line.answer.decided_by if line.answer else "",)


def week_sheet(shown: ShownPlan) -> Sheet:
    """The weekly page without its limit: what was decided, what is due, late, and open."""
    found = shown.weekly
    rows: Rows = [
        (
            *(name, item.code, item.words),
            listed([each.name for each in shown.snapshot.departments if each.id in item.departments]),
            item.day,
        )
        for name, items in (
            ("decided", found.decided),
            ("due", found.due),
            ("late", found.late),
            ("overlaps", found.overlaps),
        )
        for item in items
    ]
    return _sheet("Week", ("list", "items", "what", "whose", "day"), rows)
