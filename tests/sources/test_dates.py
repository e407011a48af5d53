from datetime import date

import pytest

from wortlaut.errors import InputError
from wortlaut.model import Interval
from wortlaut.sources.dates import is_iso, parse_date, read_date


def days(first: str, last: str | None = None) -> Interval:
    return Interval(date.fromisoformat(first), date.fromisoformat(last or first))


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("2025", days("2025-01-01", "2025-12-31")),
        ("2025-03", days("2025-03-01", "2025-03-31")),
        ("2024-02", days("2024-02-01", "2024-02-29")),
        (" 2025-03-18 ", days("2025-03-18")),
    ],
)
def test_a_typed_date_is_as_wide_as_it_is_written(typed, expected):
    assert parse_date(typed) == expected


@pytest.mark.parametrize(
    "typed", ["", "gestern", "18.3.", "2025-13", "2025-02-30", "25-03", "0000"]
)
def test_a_typed_date_that_is_none_says_how_to_write_it(typed):
    with pytest.raises(InputError, match="2025-03-18, 2025-03 or 2025"):
        parse_date(typed)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("18. März 2025", days("2025-03-18")),
        ("18.3.2025", days("2025-03-18")),
        ("18. 03. 2025", days("2025-03-18")),
        ("18.03.25", days("2025-03-18")),
        ("18.03.98", days("1998-03-18")),
        ("18.03.2025, 21:14 Uhr", days("2025-03-18")),
        ("März 2025", days("2025-03-01", "2025-03-31")),
        ("2025-03-18 21:14 Uhr", days("2025-03-18")),
        ("2025-03-18T21:14:00+01:00", days("2025-03-18")),
        ("2025-03-18T23:30:00Z", days("2025-03-19")),  # half past midnight in Berlin
        ("2025-03-25 11:00:25-04:00", days("2025-03-25")),
        ("18. März", None),
        ("31.02.2025", None),
        ("demnächst", None),
        ("in 18. März 2025", None),
    ],
)
def test_a_date_as_a_report_writes_it(written, expected):
    assert read_date(written, "de") == expected


@pytest.mark.parametrize(("written", "yes"), [("2025-03", True), ("März 2025", False), ("", False)])
def test_iso_form_is_told_apart(written, yes):
    assert is_iso(written) is yes
