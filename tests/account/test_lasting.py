"""Until a day, or for good from then on: what a day means for what is not to be done."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from wortlaut import account, desk
from wortlaut.account import Ask
from wortlaut.ledger import Ledger
from wortlaut.reckoning import Flag, Kind, Outcome, Verdict
from wortlaut.reckoning.commitments import LASTS_UNTIL, STOPS_BY

REPORTED = date(2025, 3, 18)
UNTIL = {
    "de": [
        ("Russland sagte zu, bis zum 30. April keine Energieanlagen anzugreifen.", (4, 30)),
        ("Die Regierung versprach, bis Ende Mai keine Waffen zu liefern.", (5, 31)),
        ("Russland sagte zu, die Angriffe bis zum 30. April auszusetzen.", (4, 30)),
        ("Die Parteien vereinbarten eine Waffenruhe bis zum 17. April.", (4, 17)),
        ("Moskau sagte zu, die Angriffe nicht vor dem 1. Mai wieder aufzunehmen.", (4, 30)),
    ],
    "en": [
        ("Russia pledged not to attack energy facilities until 30 April 2025.", (4, 30)),
        ("The company promised to suspend deliveries until 30 June 2025.", (6, 30)),
        ("Russia agreed to halt attacks on energy infrastructure until 17 April 2025.", (4, 17)),
    ],
    "ru": [
        (
            "Россия обязалась не наносить удары по энергетическим объектам до 30 апреля 2025 года.",
            (4, 30),
        ),
        ("Россия обещала приостановить поставки до 30 июня 2025 года.", (6, 30)),
    ],
}
BY = {
    "de": [
        ("Russland sagte zu, die Angriffe auf Energieanlagen bis zum 30. April einzustellen.", 4),
        ("Das Unternehmen sagte zu, die Lieferungen bis spätestens 30. April zu stoppen.", 4),
    ],
    "en": [("Russia pledged to stop attacking energy facilities by 30 April 2025.", 4)],
    "ru": [
        (
            "Россия обязалась прекратить удары по энергетическим объектам до 30 апреля 2025 года.",
            4,
        )
    ],
}


def verdicts(folder: Path, code: str, text: str, as_of: date = REPORTED) -> list[Verdict]:
    report = folder / "report.md"
    head = f"---\ndate: {REPORTED}\npublisher: Testblatt\nlanguage: {code}\n---\n\n"
    report.write_text(f"{head}{text}\n", "utf-8")
    for one in desk.read_all(desk.Intake([str(report)]), folder / "ledger.db"):
        assert one.state is not desk.State.FAILED
    with Ledger(folder / "ledger.db") as opened:
        found = account.account(opened, Ask(as_of))
    return [verdict for one in found.reckoned for verdict in one.verdicts]


@pytest.mark.parametrize(
    ("code", "text", "end"), [(code, *one) for code, some in UNTIL.items() for one in some]
)
def test_refraining_until_a_day_ends_on_it(
    tmp_path: Path, code: str, text: str, end: tuple[int, int]
) -> None:
    (verdict,) = verdicts(tmp_path, code, text)
    assert verdict.commitment.kind is Kind.PROHIBITION
    assert verdict.commitment.last_day == date(2025, *end)
    assert verdict.commitment.first_day == REPORTED


@pytest.mark.parametrize(
    ("code", "text", "month"), [(code, *one) for code, some in BY.items() for one in some]
)
def test_stopping_by_a_day_binds_from_then_on_and_does_not_end(
    tmp_path: Path, code: str, text: str, month: int
) -> None:
    (verdict,) = verdicts(tmp_path, code, text)
    start = verdict.commitment.window.start
    assert verdict.commitment.kind is Kind.PROHIBITION
    assert verdict.commitment.last_day is None
    assert start is not None and start.latest == date(2025, month, 30)


@pytest.mark.parametrize(
    "text",
    [
        "Das Unternehmen verpflichtete sich, bis zum 30. Juni auf Tierversuche zu verzichten.",
        "Brasilien sagte zu, bis zum 30. Juni keinen Regenwald mehr abzuholzen.",
    ],
)
def test_words_that_allow_both_are_two_ways(tmp_path: Path, text: str) -> None:
    found = {one.commitment.counting: one for one in verdicts(tmp_path, "de", text)}
    assert found[LASTS_UNTIL].commitment.last_day == date(2025, 6, 30)
    assert found[STOPS_BY].commitment.last_day is None


def test_what_is_over_is_no_longer_open(tmp_path: Path) -> None:
    code, (text, _) = "de", UNTIL["de"][0]
    (verdict,) = verdicts(tmp_path, code, text, date(2025, 5, 2))
    assert verdict.outcome is Outcome.UNDETERMINED


def test_not_to_strike_is_no_threat(tmp_path: Path) -> None:
    assert verdicts(tmp_path, "en", "Russia pledged not to attack energy facilities.")


def test_delivering_until_a_day_is_kept_up(tmp_path: Path) -> None:
    text = "Norway promised to supply gas until 30 June 2025."
    (verdict,) = verdicts(tmp_path, "en", text)
    assert verdict.commitment.kind is Kind.MAINTENANCE
    assert verdict.commitment.last_day == date(2025, 6, 30)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("de", "Die Regierung sagte zu, jedes Jahr 400.000 Wohnungen zu bauen."),
        ("de", "Der Senat sagte zu, monatlich einen Bericht vorzulegen."),
        ("en", "The government promised to build 400,000 homes every year."),
        ("ru", "Правительство обещало ежегодно строить 400 школ."),
    ],
)
def test_what_is_promised_for_every_year_recurs(tmp_path: Path, code: str, text: str) -> None:
    (verdict,) = verdicts(tmp_path, code, text)
    assert Flag.RECURRING in verdict.commitment.flags
    assert "recurring" in {one.code for one in verdict.reasons}
