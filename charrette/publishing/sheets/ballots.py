"""Ballots made from the list of an open round, numbered P-001 and on, for every way to answer."""

from datetime import date

from charrette.domain.criteria import Criterion
from charrette.domain.editions import Edition
from charrette.domain.errors import InvalidInputError
from charrette.domain.levels import Level
from charrette.domain.methods import BallotKind, method_named
from charrette.domain.pair_plan import pairs_for
from charrette.domain.rounds import Round, RoundState
from charrette.domain.snapshot import ProjectSnapshot
from charrette.publishing.paper import Paper
from charrette.publishing.report import Report
from charrette.publishing.sheets.carried import carried
from charrette.publishing.sheets.options import SheetOptions, room_size, round_code, round_of, specimen_of
from charrette.publishing.sheets.parts import Answers, BallotForm, Choice, NeedLine, Tick
from charrette.publishing.sheets.report import sheets_report
from charrette.publishing.sheets.words import phrase, phrases, said, translated

MOST_CIRCLES = 8
"""More dots than these on one need are written as a number."""


def no_round_words() -> str:
    """Why there are no ballots."""
    return "No round is open. Open a round in Prioritise; its ballots are made from its list of needs."


def the_round(snapshot: ProjectSnapshot, options: SheetOptions) -> Round:
    """The open round, else the last one closed, as a specimen; raises ``InvalidInputError`` where there is none."""
    found = round_of(snapshot, options) or specimen_of(snapshot, options)
    if found is None:
        raise InvalidInputError(no_round_words())
    return found


def ballots_wanted(snapshot: ProjectSnapshot, options: SheetOptions) -> int:
    """How many ballots are printed: as asked, else one for each person."""
    return options.count or room_size(snapshot)


def need_lines(round_: Round) -> tuple[NeedLine, ...]:
    """The needs as they stand on the ballot, with the numbers people write."""
    ordered = sorted(round_.needs, key=lambda need: need.position)
    return tuple(NeedLine(str(need.position), need.short_name) for need in ordered)


def asked_lines(round_: Round, ballot: int) -> tuple[NeedLine, ...]:
    """What the ballot of that number asks about: the needs, or where they are compared its pairs of them."""
    if method_named(round_.rules.method).ballot_kind is not BallotKind.PAIRS:
        return need_lines(round_)
    return tuple(
        NeedLine("", "\n".join(f"{need.position}  {need.short_name}" for need in pair))
        for pair in pairs_for(round_.needs, ballot)
    )


def voting_ticks(round_: Round) -> tuple[Tick, ...]:
    """The groups whose ballots are taken."""
    return tuple(Tick(each.mark, each.label, each.name) for each in round_.rules.groups if each.votes)


def ballot_forms(
    snapshot: ProjectSnapshot, options: SheetOptions, round_: Round, first: int, count: int, where: str = ""
) -> tuple[BallotForm, ...]:
    """Ballots numbered from ``first`` on; ``where`` says which table they go to."""
    languages = options.languages
    answers, guidance = answers_of(round_, languages)
    head = phrases("ballot", languages)
    title = f"{head} {round_code(round_)}" + (f": {round_.title}" if round_.title else "")
    if round_.state is not RoundState.OPEN:
        title = f"{phrases('specimen', languages)}: {title}"
    both = said(("secret", "hand in"), languages)
    told = tuple(
        type(each)(each.language, (line, *each.lines)) for each, line in zip(both, guidance, strict=True)
    )
    pages = phrases("page", languages, page="{page}", pages="{pages}")
    return tuple(
        BallotForm(
            carried(snapshot, f"P-{number:03d}", "P", f"{number:03d}", round_=round_, note=where),
            title,
            told,
            phrases("your group", languages),
            voting_ticks(round_),
            answers,
            asked_lines(round_, number),
            "{page} / {pages}" if options.large_print else pages,
            options.large_print,
        )
        for number in range(first, first + count)
    )


def answers_of(round_: Round, languages: tuple[str, ...]) -> tuple[Answers, tuple[str, ...]]:
    """How a need is answered on paper, and the sentence that says so in each language."""
    method = method_named(round_.rules.method)
    kind = str(method.ballot_kind)
    options = round_.rules.options
    if kind == "dots":
        return _dots(options.get("dots"), options.get("cap"), languages)
    if kind == "approval":
        votes = options.get("votes")
        key = "votes" if votes else "approval"
        return Answers("tick"), tuple(phrase(key, each, votes=votes) for each in languages)
    if kind == "ranking":
        choose = options.get("choose")
        key = "ranking" if choose else "ranking all"
        return Answers("box"), tuple(phrase(key, each, choose=choose) for each in languages)
    if kind == "impact-effort":
        one_to_five = tuple(Choice(str(value), ()) for value in range(1, 6))
        banks = tuple(phrases(key, languages) for key in ("impact", "effort"))
        return Answers("choices", choices=one_to_five, banks=banks), _plain("impact-effort", languages)
    if kind == "pairs":
        keys = tuple(Choice(key, ()) for key in "1=2")
        return Answers("choices", choices=keys), _plain("pairs", languages)
    if kind == "criteria":
        lettered = zip("ABCDEFGH", round_.rules.criteria, strict=False)
        letters = tuple(Choice(key, _anchors(each, languages)) for key, each in lettered)
        return Answers("boxes", choices=letters), _plain("criteria", languages)
    choices = tuple(Choice(level.key, _meaning(level, languages)) for level in method.levels)
    return Answers("choices", choices=choices), _plain("levels", languages)


def _meaning(level: Level, languages: tuple[str, ...]) -> tuple[str, ...]:
    """What an answer means, once for each language; nothing where the key says it all."""
    words = level.words.removeprefix(f"{level.key}, ")
    if words == level.key:
        return ()
    return tuple(dict.fromkeys(translated(words, each) for each in languages))


def _anchors(criterion: Criterion, languages: tuple[str, ...]) -> tuple[str, ...]:
    """What a criterion is and what its ends mean."""
    low, high = criterion.low or "–", criterion.high or "–"
    words = (phrase("criterion", each, name=criterion.name, low=low, high=high) for each in languages)
    return tuple(dict.fromkeys(words))


def _plain(key: str, languages: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(phrase(key, each) for each in languages)


def _dots(dots: int | None, cap: int | None, languages: tuple[str, ...]) -> tuple[Answers, tuple[str, ...]]:
    """Circles to fill, as many as one need may have; a box where that would be too many."""
    most = cap or dots or MOST_CIRCLES
    if dots is None:
        return Answers("circles", circles=min(most, MOST_CIRCLES)), _plain("dots free", languages)
    if most > MOST_CIRCLES:
        key, answers = "dots written", Answers("box")
    else:
        key, answers = "dots once" if most == 1 else "dots", Answers("circles", circles=most)
    return answers, tuple(phrase(key, each, dots=dots, cap=most) for each in languages)


def compose_ballots(
    snapshot: ProjectSnapshot, edition: Edition, issued: date, paper: Paper, options: SheetOptions
) -> Report:
    """Ballots as a report, numbered from ``options.first_ballot`` on. Raises where no round is open."""
    del edition, issued
    round_ = the_round(snapshot, options)
    count = ballots_wanted(snapshot, options)
    forms = ballot_forms(snapshot, options, round_, options.first_ballot, count)
    return sheets_report(snapshot, "Ballots", paper, forms, language=options.languages[0])
