"""Evidence: whose word counts as an independent origin."""

from datetime import date

import pytest

from wortlaut.model import Interval
from wortlaut.reckoning.evidence import DESCRIBED, standing
from wortlaut.reckoning.types import Bearing, Evidence, Standing


def told(number: int, origin: str) -> Evidence:
    day = date(2025, 4, 16)
    return Evidence(
        id=f"doc-{number}/act",
        bearing=Bearing.BREACH,
        source="own",
        record=f"act {number}",
        when=Interval(None, day),
        known=day,
        happening="one",
        origin=origin,
    )


@pytest.mark.parametrize(
    ("origins", "level"),
    [
        (["state/UA"], Standing.ALLEGED),
        (["state/UA", "state/UA"], Standing.ALLEGED),
        (["state/UA", "report/a"], Standing.CORROBORATED),
        (["report/a", "report/b"], Standing.CORROBORATED),
        ([DESCRIBED, DESCRIBED], Standing.ALLEGED),
        (["state/UA", DESCRIBED], Standing.ALLEGED),
    ],
)
def test_only_independent_origins_corroborate(origins: list[str], level: Standing) -> None:
    group = [told(number, origin) for number, origin in enumerate(origins)]
    assert standing(group) is level
