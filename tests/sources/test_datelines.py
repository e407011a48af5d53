import json
from pathlib import Path

import pytest

from wortlaut.sources.datelines import Found, edges, read
from wortlaut.sources.draft import Raw
from wortlaut.sources.report import make_document

BODY = "Der Kreml schwieg am Abend zu allen Fragen der Reporter aus dem Ausland."


@pytest.mark.parametrize(
    ("text", "place", "outlet", "date"),
    [
        (f"Ein Anruf\n\nMoskau taz | {BODY}", "Moskau", "taz", None),
        (f"MOSKAU (dpa) - {BODY}", "MOSKAU", "dpa", None),
        (f"Berlin (Reuters) - {BODY}", "Berlin", "Reuters", None),
        (f"KIEW/MOSKAU (AFP) – {BODY}", "KIEW/MOSKAU", "AFP", None),
        (f"Kiew / Moskau (AFP/dpa) – {BODY}", "Kiew / Moskau", "AFP/dpa", None),
        (f"Halle an der Saale (dpa/sa) – {BODY}", "Halle an der Saale", "dpa", None),
        (f"**MOSKAU (dpa)** - {BODY}", None, None, None),
        (f"Stand: 14.03.2025 15:38 Uhr\n{BODY}", None, None, "2025-03-14 2025-03-14"),
        (f"date 2025-03\n\nMoskau taz | {BODY}", "Moskau", "taz", "2025-03-01 2025-03-31"),
        (f"Erschienen im März 2025\n{BODY}", None, None, "2025-03-01 2025-03-31"),
        (f"{BODY}\n\nVeröffentlicht am 14. März 2025", None, None, "2025-03-14 2025-03-14"),
        (f"Von Erna Muster, Moskau\n{BODY}", None, None, None),
        (f"{BODY} Das war am 14. März 2025.", None, None, None),
        (f"Berlin, 18. März 2025 (dpa) – {BODY}", "Berlin", "dpa", "2025-03-18 2025-03-18"),
        (
            f"Stand: 15.03.2025\nVeröffentlicht: 14.03.2025\n{BODY}",
            None,
            None,
            "2025-03-14 2025-03-14",
        ),
    ],
)
def test_what_the_lines_of_a_report_tell(text, place, outlet, date):
    found = read(edges(text), "de")
    told = f"{found.date.earliest} {found.date.latest}" if found.date else None
    assert (found.place, found.outlet, told) == (place, outlet, date)


def test_an_entry_that_contradicts_itself_says_nothing():
    chronicle = f"18. März 2025\n{BODY}\n19. März 2025\n{BODY}"
    assert read(edges(chronicle), "de") == Found()


def test_what_was_found_names_the_entries_that_found_it():
    found = read(edges(f"Stand: 14.03.2025\nMOSKAU (dpa) - {BODY}"), "de")
    assert found.because == ("datelines/place-outlet-brackets", "datelines/standing")


def test_a_line_in_the_middle_of_a_long_report_is_none_of_its_head():
    text = "\n".join([BODY] * 30 + ["Stand: 14.03.2025"] + [BODY] * 30)
    assert read(edges(text), "de").date is None


def test_the_edges_of_a_short_text_hold_each_line_once():
    assert edges("eins\n\nzwei\ndrei") == ("eins", "zwei", "drei")


HEADS = Path(__file__).with_name("data") / "heads.jsonl"


@pytest.mark.parametrize(
    "row", [json.loads(line) for line in HEADS.read_text("utf-8").splitlines()]
)
def test_day_and_publisher_stand_under_a_heading_or_in_a_dateline(row):
    found = make_document(Raw(row["text"].encode()))
    day = found.published and str(found.published.earliest)
    told = {"language": found.language, "publisher": found.publisher, "day": day}
    assert {"text": row["text"], **told} == row
