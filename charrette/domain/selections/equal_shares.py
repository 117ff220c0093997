"""Equal shares: every ballot holds the same part of the budget, and supporters pay together for what they support."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING
from uuid import UUID

from charrette.domain.errors import InvalidInputError
from charrette.domain.methods.method import RuleField
from charrette.domain.selections.account import Account, cost_of
from charrette.domain.selections.selection import (
    Candidate,
    Chosen,
    Funds,
    Payment,
    Tie,
    Votes,
    Why,
    checked_options,
)
from charrette.domain.selections.ties import Order, tie_words
from charrette.domain.wording import counted

if TYPE_CHECKING:
    from charrette.domain.selections.market import Market, Outcome, Purchase
    from charrette.domain.selections.purses import Purses
    from charrette.domain.selections.quick_purses import QuickPurses

UTILITIES = ("cost", "one", "points")


class EqualShares:
    """The method of equal shares, completed by raising all shares (``add1``)."""

    name = "equal-shares"
    title = "Equal shares"
    explanation = (
        "Gives every ballot the same part of the money. A need is bought when those who support it can pay for it "
        "together; the need that costs its supporters least for what it gives them comes first, and they have that "
        "much less for the next. Then all shares are raised, as long as the whole stays within the budget. "
        "It favours fairness between groups: a third of the room decides about a third of the money, so nobody is "
        "outvoted on everything. It cannot tell how urgent a need is, a large need with thin support is rarely "
        "bought, and some of the budget may be left over."
    )
    fields: tuple[RuleField, ...] = (
        RuleField(
            "utility",
            "What a supporter gets from a need",
            "By cost, 1,000 spent on my needs count the same whatever they are; the usual choice.",
            0,
            2,
            (
                (0, "as much as it costs"),
                (1, "the same from every need"),
                (2, "as many points as the ballot gave"),
            ),
        ),
        RuleField(
            "raise",
            "Money that is left over",
            "Raised shares spend more of the budget; without, some of it often stays.",
            0,
            1,
            ((1, "raise all shares"), (0, "leave it")),
        ),
    )

    def defaults(self) -> dict[str, int]:
        """By cost; shares are raised."""
        return {"utility": 0, "raise": 1}

    def select(
        self,
        candidates: Sequence[Candidate],
        funds: Funds,
        votes: Votes,
        options: Mapping[str, int] | None = None,
    ) -> Chosen:
        """Buys what supporters cover; raises ``InvalidInputError`` where single ballots are not known."""
        if votes.totals:
            raise InvalidInputError(
                "Equal shares needs single ballots; this round has hand counts, where nobody knows who gave what.",
                way_on="Use another selection, or enter the ballots one by one.",
            )
        from charrette.domain.selections.share_runs import completed, outcome

        chosen_options = checked_options(self.fields, self.defaults(), options)
        account = Account(candidates, funds)
        needs = {need.id: need for need in account.hopefuls}
        for need in account.hopefuls:
            if not account.fits(need):
                account.pass_over(needs.pop(need.id))
        chain = _Chain(needs, votes)
        market = _market(account, needs, votes, UTILITIES[chosen_options["utility"]], chain)
        if market.electorate.wanted:
            found = (
                completed(market, funds.unit) if chosen_options["raise"] else outcome(market, market.share)
            )
            assert found is not None, "shares of the budget never spend more than the budget"
            _tell(account, market, found, chain)
        else:
            for need in needs.values():
                account.leave(need, Why.SHARES, "No single ballot supports it.")
        return account.chosen(self.name)


def _market(
    account: Account, needs: Mapping[UUID, Candidate], votes: Votes, utility: str, chain: "_Chain"
) -> "Market":
    from charrette.domain.selections.electorate import electorate_of
    from charrette.domain.selections.given import given_by
    from charrette.domain.selections.market import Market

    costs = {need.id: cost_of(need) for need in needs.values()}
    departments = {need.id: need.department for need in needs.values()}
    electorate = electorate_of(costs, given_by(votes), utility)
    return Market(electorate, account.left, {**account.caps}, departments, chain.first)


class _Chain:
    """Chooses among needs of the same price by the chain of ties; remembers, as runs ask again and again."""

    def __init__(self, needs: Mapping[UUID, Candidate], votes: Votes) -> None:
        self.needs, self.votes = needs, votes
        self._orders: dict[frozenset[UUID], Order] = {}

    def order(self, equals: frozenset[UUID]) -> Order:
        """The needs in the order of the chain alone."""
        if equals not in self._orders:
            tied = [need for need in self.needs.values() if need.id in equals]
            self._orders[equals] = Order(tied, self.votes, lambda _: 0)
        return self._orders[equals]

    def first(self, equals: frozenset[UUID]) -> UUID:
        """The need that comes first."""
        return self.order(equals).needs[0].id

    def told(self, purchase: "Purchase", bought: frozenset[UUID]) -> tuple[str, Tie | None]:
        """A sentence where a need of the same price was not bought in the end."""
        lost = [self.needs[each] for each in purchase.equals if each not in bought]
        if not lost:
            return "", None
        order = self.order(frozenset((purchase.need.id, *purchase.equals)))
        other = next(need for need in order.needs if need in lost)
        tie = order.decided(self.needs[purchase.need.id], other)
        return " " + tie_words(tie, self.needs[purchase.need.id], other, self.votes), tie


def _tell(account: Account, market: "Market", found: "Outcome", chain: _Chain) -> None:
    """Puts an outcome into the account: the shares, who paid what for each need, and what nobody could cover."""
    from charrette.domain.selections.share_runs import purses_of, rounded, step_of

    say = account.funds.words
    ballots = counted(market.electorate.weight, "ballot")
    account.tell(f"{say(account.left)} is shared: {ballots}, {say(market.share)} each.")
    if found.each > market.share:
        end = "all that can be bought is bought" if found.complete else "the next raise would spend too much"
        step = say(step_of(market, account.funds.unit))
        account.tell(
            f"Money was left over, so all shares were raised on paper, {step} at a time, to {say(found.each)}: {end}."
        )
    if rounded(market):
        account.tell(
            "There are so many ballots that prices are worked out to nine digits; what is closer is a tie."
        )
    purses = purses_of(market, found.each)
    bought = frozenset(each.need.id for each in found.purchases)
    for purchase in found.purchases:
        need = chain.needs[purchase.need.id]
        rho = purses.rho(purchase.need)
        assert rho is not None, "what was bought in the run can be paid for again"
        payments = purses.payments(purchase.need, rho)
        purses.pay(purchase.need, rho)
        tie_said, tie = chain.told(purchase, bought)
        words = f"{_payment_words(payments, account.funds)}, together {say(cost_of(need))}.{tie_said}"
        account.take(need, words, rho=rho, payments=payments, tie=tie)
    _tell_left_out(account, market, chain, bought, purses)


def _tell_left_out(
    account: Account, market: "Market", chain: _Chain, bought: frozenset[UUID], purses: "Purses | QuickPurses"
) -> None:
    together = {need.id: purses.together(need) for need in market.electorate.wanted}
    for need in chain.needs.values():
        if need.id in bought:
            continue
        if need.id not in together:
            account.leave(need, Why.SHARES, "No single ballot supports it.")
        elif not account.within_cap(need):
            account.pass_over(need)
        else:
            have, cost = account.funds.words(together[need.id]), account.funds.words(cost_of(need))
            account.leave(
                need, Why.SHARES, f"Its supporters have {have} of their shares left; it costs {cost}."
            )


def _payment_words(payments: Sequence[Payment], funds: Funds) -> str:
    """``"9 ballots pay $350 each, 3 ballots give all they have left, $120 to $200 each"``.

    Who has nothing left is passed over. By weight: where groups are balanced, the number of ballots may be a fraction.
    """
    able = [each for each in payments if not each.all_they_had]
    poor = [each for each in payments if each.all_they_had and each.amount]
    parts = [_amounts(able, "pays", "pay", funds), _amounts(poor, "gives all it has left,", MORE_POOR, funds)]
    return ", ".join(part for part in parts if part) or "Nobody has to pay for it"


MORE_POOR = "give all they have left,"


def _amounts(payments: Sequence[Payment], one: str, several: str, funds: Funds) -> str:
    if not payments:
        return ""
    ballots = sum((each.ballots for each in payments), Fraction(0))
    most, least = (funds.words(each.amount) for each in (payments[0], payments[-1]))
    amounts = most if most == least else f"{least} to {most}"
    if ballots == 1:
        return f"{counted(ballots, 'ballot')} {one} {amounts}"
    return f"{counted(ballots, 'ballot')} {several} {amounts} each"
