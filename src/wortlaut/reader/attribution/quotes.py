"""Statements: who said it, with which word, to whom, and exactly what.

The mechanisms stand in modules of their own (``cued``, ``evidentials``, ``carried``, ``direct``)
and yield ``Found``; so does the learned tagger.  ``joining`` makes one list of both, and here it
becomes Statements.
"""

from __future__ import annotations

from wortlaut.lexicon import Lexicon
from wortlaut.model import Certainty, Form, Medium, Stance, Statement
from wortlaut.reader.analysis import language
from wortlaut.reader.analysis.tokens import Analysis
from wortlaut.reader.attribution import tagger
from wortlaut.reader.attribution.carried import carried
from wortlaut.reader.attribution.cued import cued
from wortlaut.reader.attribution.cues import book
from wortlaut.reader.attribution.direct import nested, uncued
from wortlaut.reader.attribution.evidentials import evidential
from wortlaut.reader.attribution.features import Named, features
from wortlaut.reader.attribution.found import Found
from wortlaut.reader.attribution.hearsay import hearsay
from wortlaut.reader.attribution.joining import joined
from wortlaut.reader.attribution.nouns import nominal
from wortlaut.reader.attribution.reported import reported
from wortlaut.reader.attribution.syntax import Syntax


def find(
    analysis: Analysis, named: Named, lexicon: Lexicon, *, learned: bool = False
) -> tuple[Statement, ...]:
    """Return the statements of a text in order of their quotes.

    ``named`` are the text's mentions and actors.  With ``learned`` the tagger joins the rules, if
    the language has weights.
    """
    syntax = Syntax(analysis, language.of(lexicon))
    found = ruled(syntax, lexicon)
    weights = tagger.weights(lexicon.code) if learned else None
    if weights is not None and analysis.tokens:
        known = book(lexicon)
        table = features(syntax, known, found, named)
        found = joined(syntax, known, found, tagger.tagged(syntax, table, found, weights))
    statements = {_statement(analysis, one) for one in found}
    return tuple(sorted(statements, key=lambda s: (s.quote[0], -s.quote[-1].end, s.id)))


def ruled(syntax: Syntax, lexicon: Lexicon) -> list[Found]:
    """Return what the rules find: with a cue, carried on, inside another quote, and without."""
    known = book(lexicon)
    told = nominal(syntax, known, cued(syntax, known))
    told = _settled(told + evidential(syntax, known))
    told += reported(syntax, known, told)
    told += hearsay(syntax, told)
    told += carried(syntax, told, known)
    told += nested(syntax, told)
    return told + uncued(syntax, told)


def _settled(found: list[Found]) -> list[Found]:
    """Drop a statement with the same quote as an earlier one."""
    kept: dict[tuple[int, ...], Found] = {}
    for statement in found:
        kept.setdefault(statement.quote, statement)
    return list(kept.values())


def _statement(analysis: Analysis, found: Found) -> Statement:
    return Statement(
        quote=analysis.spans(found.quote),
        form=found.form,
        stance=Stance(Certainty.ASSERTED if found.form is Form.DIRECT else Certainty.REPORTED),
        because=found.because,
        speaker=analysis.spans(found.speaker),
        cue=analysis.spans(found.cue),
        addressee=analysis.spans(found.addressee),
        frame=analysis.spans(found.frame),
        medium=Medium(found.medium),
        nested=found.nested,
        confidence=found.confidence,
    )
