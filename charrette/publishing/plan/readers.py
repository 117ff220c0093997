"""Who reads a document of the plan: the audience of the room's words, with the plan they may see."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from charrette.domain.editions import Edition
from charrette.domain.money import money_words, to_decimal
from charrette.domain.needs_list import ListedNeed
from charrette.domain.plan.plan import Plan
from charrette.domain.shown_plan import ShownPlan
from charrette.domain.snapshot import ProjectSnapshot
from charrette.publishing.audience import Audience
from charrette.publishing.paper import Paper
from charrette.publishing.phrases import day_words
from charrette.publishing.report import Part, Report

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True)
class Readers:
    """The readers of one edition on the day a document is issued."""

    audience: Audience
    shown: ShownPlan
    issued: date

    @classmethod
    def of(cls, snapshot: ProjectSnapshot, edition: Edition, issued: date) -> "Readers":
        """The readers of an edition, before a project as the library holds it (read with its plan or without)."""
        shown = ShownPlan.of(snapshot, edition, issued.isoformat())
        return cls(Audience(shown.snapshot, edition), shown, issued)

    @property
    def snapshot(self) -> ProjectSnapshot:
        """The project as they may read it."""
        return self.shown.snapshot

    @property
    def plan(self) -> Plan:
        """The plan as they may read it."""
        return self.shown.plan

    @property
    def public(self) -> bool:
        """Whether everybody may read it."""
        return self.shown.public

    @property
    def today(self) -> str:
        """The day the document is issued, such as "2027-03-14"."""
        return self.shown.today

    @cached_property
    def need_lines(self) -> dict[str, ListedNeed]:
        """The lines of the prioritised list by the need's code."""
        return {line.need.code: line for line in self.audience.needs.lines}

    def money(self, minor: int | None) -> str:
        """An amount with its currency; a dash for none."""
        return "–" if minor is None else money_words(minor, self.shown.currency)

    def figure(self, minor: int | None) -> str:
        """An amount without its currency, for a column whose head names it; a dash for none."""
        if minor is None:
            return "–"
        amount = to_decimal(minor, self.shown.currency)
        return f"{amount:,.0f}" if amount == amount.to_integral_value() else f"{amount:,.2f}"

    @property
    def unit(self) -> str:
        """The sign of the currency: ``"$"``, else its three letters."""
        return money_words(0, self.shown.currency).rstrip("0").strip()

    def report(
        self,
        title: str,
        kind: str,
        parts: tuple[Part, ...],
        paper: Paper,
        *,
        foot: str = "",
        wide: bool = False,
    ) -> Report:
        """A document of the plan: the project above each page, what it is beside it, ``foot`` below with the day."""
        name = self.snapshot.project.name
        day = day_words(self.issued)
        return Report(
            title=f"{name}: {title}",
            head=name,
            kind=kind,
            foot=f"{foot}, issued {day}" if foot else f"Issued {day}",
            edition=self.shown.edition,
            paper=paper,
            language="en",
            parts=parts,
            wide=wide,
        )


def date_words(day: str) -> str:
    """``"March 14, 2027"`` of "2027-03-14"; a dash for none."""
    return day_words(date.fromisoformat(day)) if day else "–"


def short_day(day: str) -> str:
    """``"Mar 14, 2027"`` of "2027-03-14", for narrow columns; a dash for none."""
    if not day:
        return "–"
    found = date.fromisoformat(day)
    return f"{MONTHS[found.month - 1]} {found.day}, {found.year}".replace(" ", "\u00a0")


def codes_words(codes: tuple[str, ...] | list[str], most: int = 4) -> str:
    """Codes in a row; of many the first ones, and how many more there are."""
    if len(codes) <= most:
        return ", ".join(codes)
    return f"{', '.join(codes[: most - 1])} and {len(codes) - most + 1} more"
