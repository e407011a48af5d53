"""Finds temporal expressions and dates them: date, time, duration, set.

``find`` runs the grammar over the text once and reads each match from the day of publication.
Where that is known only as a span of days ("2025-03"), an expression is read from its first and
its last day: what both agree on is kept, the rest of the value is masked with X and the interval
covers both.  A bare weekday is then one of those in the span, never a guess.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from wortlaut import notation, when
from wortlaut.lexicon import Lexicon
from wortlaut.model import Interval, Span, TimeExpression
from wortlaut.reader.analysis.tokens import Analysis
from wortlaut.reader.timex import dating, lengths, years
from wortlaut.reader.timex.anchors import Anchor, Found, number
from wortlaut.reader.timex.tense import Tenses
from wortlaut.reader.timex.timewords import Match, grammar

MECHANISMS = dating.MECHANISMS | years.MECHANISMS | lengths.MECHANISMS
ANYWHEN = (date(1111, 1, 3), date(2222, 12, 24))
"""Two days that have nothing in common: what is read alike from both needs no publication day."""
NAMES = ("weekday", "season", "month")
"""Mechanisms whose words are surnames too."""
OPENING, CLOSING = '„“”»«"‚‘’›‹', '“”«»"‘’‹›'
RANGED = ("weekday", "weekday_part")
"""Mechanisms that are told from the start of a stretch: "von Montag bis Freitag"."""
STAGED = ("clock", "weekday_part")
"""Mechanisms of clock times and parts of the day: they belong to a day told just before."""
GAP = 8
SCENE = 3
"""Sentences after a day was told in which a clock time still belongs to it."""


@dataclass(slots=True)
class _Story:
    """What the text has told so far: its last day, and the year that it is in."""

    tenses: Tenses
    leans: Mapping[str, int]
    text: str
    joints: frozenset[str]
    last_end: int = -1
    told: date | None = None
    told_in: int = -1
    told_paragraph: int = -1
    year: int | None = None
    year_until: int = -1


def find(
    analysis: Analysis, published: Interval | None, lexicon: Lexicon
) -> tuple[TimeExpression, ...]:
    """Return the temporal expressions of a text, in order, with values and days.

    ``published`` is the interval of the publication day; None leaves relative expressions
    without days.  Spans are code points into ``analysis.text``.
    """
    known, found = grammar(lexicon), []
    tenses = Tenses(analysis, lexicon)
    story = _Story(tenses, known.leans, analysis.text, known.joints)
    for match in known.matches(analysis.text):
        one = None if _is_noun(match, analysis, story) else _read(match, published, story)
        if one is not None:
            found.append(_expression(match, one))
            _remember(match, one, story)
    return tuple(found)


def _read(match: Match, published: Interval | None, story: _Story) -> Found | None:
    make = MECHANISMS[match.rule.make]
    start = match.inside[0].start
    told = story.told
    if match.rule.make in STAGED and not _same_scene(story, start):
        told = None
    leaning = story.tenses.led_by(start, story.leans)
    direction = leaning or story.tenses.direction(start)
    anchor = Anchor(date.min, told, direction, _year(story, start))
    first, last = _ends(published)
    if story.told and match.rule.make in RANGED and _continues(story, match):
        first = last = story.told
        anchor = replace(anchor, direction=1)
    early = make(match, replace(anchor, day=first))
    if first == last or early is None:
        return early
    late = make(match, replace(anchor, day=last))
    return None if late is None else _merged(early, late, match, published)


def _continues(story: _Story, match: Match) -> bool:
    """Whether an expression ends a stretch that the one just before it begins."""
    gap = story.text[story.last_end : match.inside[0].start]
    return gap.strip() in story.joints and len(gap) < GAP


def _is_noun(match: Match, analysis: Analysis, story: _Story) -> bool:
    """Whether the words are no time: „Heute“ as a title, "Herr Freitag", "der Morgen"."""
    first, last = match.inside[0], match.inside[-1]
    if match.rule.make == "tomorrow":
        return not story.tenses.opens(first.start)
    text, index = analysis.text, story.tenses.token(first.start)
    around = (text[max(first.start - 1, 0) : first.start], text[last.end : last.end + 1])
    if all(around) and all(not mark.isalnum() and not mark.isspace() for mark in around):
        return around[0] in OPENING and around[1] in CLOSING
    if len(match.inside) > 1 or match.rule.make not in NAMES or index == 0:
        return False
    before = analysis.tokens[index - 1]
    return before.pos == "PROPN" or before.text.lower() in story.tenses.titles


def _merged(early: Found, late: Found, match: Match, published: Interval | None) -> Found:
    if early == late:
        return early
    value = notation.common(early.value, late.value)
    if published is None or early.interval is None or late.interval is None:
        return Found(early.type, value)
    days = when.hull((early.interval, late.interval))
    if match.rule.id == "weekday" and len(match.inside) == 1:
        days = _inside(match, published) or days
    return Found(early.type, value, days)


def _inside(match: Match, published: Interval) -> Interval | None:
    """Return the first to the last of the weekdays inside the span of publication."""
    weekday = number(match.inside[0])
    first, last = _ends(published)
    start = when.weekday_near(first, weekday, 0)
    end = when.weekday_near(when.shift_day(last, 1), weekday, -1)
    return Interval(start, end) if start <= end else None


def _ends(published: Interval | None) -> tuple[date, date]:
    if published is None or published.earliest is None or published.latest is None:
        return ANYWHEN
    return published.earliest, published.latest


def _year(story: _Story, start: int) -> int | None:
    return story.year if story.tenses.sentence(start) <= story.year_until else None


def _same_scene(story: _Story, start: int) -> bool:
    """Whether a clock time belongs to the day told last: in its sentence, or told on by a verb."""
    sentence = story.tenses.sentence(start)
    if sentence == story.told_in:
        return True
    if story.tenses.paragraph(start) != story.told_paragraph:
        return False
    return story.tenses.direction(start) != 0 and sentence <= story.told_in + SCENE


def _remember(match: Match, found: Found, story: _Story) -> None:
    """Keep the last single day told, and a year given in it until the next sentence."""
    days, story.last_end = found.interval, match.inside[-1].end
    if found.type in ("DATE", "TIME") and days and days.earliest and days.earliest == days.latest:
        start = match.inside[0].start
        story.told, story.told_in = days.earliest, story.tenses.sentence(start)
        story.told_paragraph = story.tenses.paragraph(start)
    given = match.get("year")
    if given and given in match.inside and found.type == "DATE":
        story.year = number(given)
        story.year_until = story.tenses.sentence(given.start) + 1


def _expression(match: Match, found: Found) -> TimeExpression:
    inside = match.inside
    because: tuple[str, ...] = (f"date_rules/{match.rule.id}",)
    because += tuple(
        dict.fromkeys(
            f"{'holidays' if word.kind == 'feast' else 'dates'}/{word.entry}"
            for word in inside
            if word.entry not in ("", "digits")
        )
    )
    return TimeExpression(
        Span(inside[0].start, inside[-1].end), found.type, found.value, found.interval, because
    )
