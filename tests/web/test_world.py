"""A promise's map shows the countries that it is about, and no other."""

from __future__ import annotations

import re

import pytest

from wortlaut.model import (
    ActKind,
    ActRef,
    Certainty,
    Polarity,
    Promise,
    Said,
    Stage,
    Telling,
)
from wortlaut.web.world import outlines, world_map


def promise(debtor=(), creditor=(), place=""):
    telling = Telling(
        ActRef("d" * 16, "a" * 16),
        "r" * 16,
        ActKind.COMMITMENT,
        Polarity.DO,
        Certainty.ASSERTED,
        (Said("action", "liefern"), Said("place", place)),
        ("rule/acts.modal",),
    )
    return Promise(
        Stage.BINDING, Polarity.DO, (telling,), ("rule/matching.single",), debtor, creditor
    )


def test_every_outline_is_a_path_of_whole_numbers():
    assert len(outlines()) > 200
    for code, path in outlines().items():
        assert re.fullmatch(r"(M-?\d+ ?-?\d+l[-\d ]+z)+", path), code


def test_sides_and_places_have_their_roles():
    found = world_map(promise(("state/RU",), ("state/UA",), "in der Region Krasnodar"))
    roles = {one.code: one.role for one in found.shown}
    assert roles == {"RU": "debtor", "UA": "creditor"}
    places = {one.code: one.places for one in found.shown}
    assert len(places["RU"]) == 1


@pytest.mark.parametrize("code", ["DE", "LU", "MT", "US", "RU"])
def test_the_country_is_in_view(code):
    found = world_map(promise((f"state/{code}",)))
    left, top, wide, high = map(float, found.view.split())
    west, north, east, _ = found.box
    assert wide > 0 < high
    assert (left, top) == (round(west * found.stretch), north)
    assert east - west >= 150 or code in ("MT", "LU")
    assert {one.code for one in found.shown} == {code}


def test_without_a_country_there_is_no_map():
    assert world_map(promise(("person/somebody",))) is None
