"""The reckoning of a dossier as one HTML page that needs no network, no server and no script."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from functools import cache
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from wortlaut.account import Account
from wortlaut.exports.timeline import timeline
from wortlaut.model import Telling
from wortlaut.reckoning import Fit, Reckoned, Texts, Verdict, Weighed

MOST_EVIDENCE = 60
"""Pieces of evidence that a telling lists; context is summed up in the explanation."""


def page(account: Account, texts: Texts) -> str:
    """Return the self-contained page of an account; write it to a file as UTF-8."""
    question = account.ask.question
    style = _style()
    return (
        _environment()
        .get_template("reckoning.html")
        .render(
            account=account,
            texts=texts,
            as_of=texts("page", "as_of").format(
                as_of=texts.day(question.as_of), known_on=texts.day(question.known_on)
            ),
            timeline=timeline,
            wording=wording,
            told=told,
            listed=listed,
            doubt=doubt,
            problems=list(_problems(account)),
            style=Markup(style),
            policy=f"default-src 'none'; style-src {_hash(style)}; base-uri 'none'; "
            "form-action 'none'",
        )
    )


def wording(verdict: Verdict) -> str:
    """Return how the first telling words the conduct."""
    return verdict.commitment.tellings[0].said("action")


def told(verdict: Verdict) -> tuple[Telling, ...]:
    """Return the tellings that say exactly this."""
    return verdict.commitment.tellings


def listed(verdict: Verdict) -> list[Weighed]:
    """Return the evidence that is listed: all but context and what is of other doers or days."""
    found = [one for one in verdict.evidence if one.fit in (Fit.EXACT, Fit.POSSIBLE)]
    return found[:MOST_EVIDENCE]


def doubt(verdict: Verdict) -> str:
    """Return "?" where only a single origin says that something was done."""
    done = verdict.outcome in ("satisfied", "late", "partial")
    return "?" if done and not verdict.firm else ""


def _problems(account: Account) -> Iterator[str]:
    every: list[Reckoned] = list(account.reckoned)
    yield from (one.message for one in account.problems)
    yield from (problem.message for one in every for problem in one.problems)


def _hash(content: str) -> str:
    digest = hashlib.sha256(content.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


@cache
def _style() -> str:
    folder = resources.files("wortlaut.exports").joinpath("templates")
    return folder.joinpath("reckoning.css").read_text("utf-8").replace("\r\n", "\n")


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("wortlaut.exports", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
