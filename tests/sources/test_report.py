from datetime import date
from pathlib import Path

import pytest

from wortlaut.errors import InputError
from wortlaut.model import Interval
from wortlaut.sources.draft import Hints, Raw
from wortlaut.sources.report import make_document

BODY = "Der Kreml hat zugesagt, dreißig Tage lang keine Kraftwerke anzugreifen.\n"
MARCH = Interval(date(2025, 3, 1), date(2025, 3, 31))
THE_18TH = Interval(date(2025, 3, 18), date(2025, 3, 18))
PAGE = (Path(__file__).parent / "data" / "hafenbote.html").read_bytes()


def test_a_dateline_stays_in_the_text_and_is_known():
    text = f"Moskau taz | {BODY}"
    document = make_document(Raw(text.encode()))
    assert document.text == text
    assert (document.dateline, document.publisher, document.language) == ("Moskau", "taz", "de")


def test_a_month_stays_a_month():
    front = f"---\ndate: 2025-03\npublisher: taz\n---\n{BODY}"
    assert make_document(Raw(front.encode())).published == MARCH
    assert make_document(Raw(f"date 2025-03\n\n{BODY}".encode())).published == MARCH


def test_hints_go_before_the_format_and_the_format_before_the_text():
    text = f"---\ndate: 2025-03\nsource: Hafenbote\n---\nKiew (dpa) - {BODY}\nStand: 14.03.2025"
    plain = make_document(Raw(text.encode()))
    assert (plain.published, plain.publisher, plain.dateline) == (MARCH, "Hafenbote", "Kiew")
    told = make_document(Raw(text.encode()), Hints(THE_18TH, "Abendblatt"))
    assert (told.published, told.publisher) == (THE_18TH, "Abendblatt")


def test_a_page_becomes_a_document():
    document = make_document(Raw(PAGE, "page"))
    assert document.published == THE_18TH
    assert (document.publisher, document.dateline) == ("Hafenbote", "Moskau/Washington")
    assert document.title == "Dreißig Tage ohne Angriffe"
    assert make_document(Raw(PAGE)) == document  # a page is known without its ending


def test_a_page_that_shows_its_date_but_does_not_mark_it_up():
    stripped = PAGE.decode().replace('"datePublished":"2025-03-18T21:14:00+01:00",', "")
    assert make_document(Raw(stripped.encode(), "page")).published == THE_18TH


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "empty"),
        ("---\ntitle: x\n---\n  \n", "empty"),
        (f"---\ndate: demnächst\n---\n{BODY}", "'demnächst' is none that I know"),
        ("Le Kremlin a promis de ne pas attaquer les centrales pendant trente jours.", "'fr'"),
    ],
)
def test_what_is_wrong_with_a_report_is_said(text, says):
    with pytest.raises(InputError, match=f"^it.*{says}"):
        make_document(Raw(text.encode()))


def test_a_date_hint_heals_a_date_that_cannot_be_read():
    text = f"---\ndate: demnächst\n---\n{BODY}"
    assert make_document(Raw(text.encode()), Hints(MARCH)).published == MARCH


@pytest.mark.parametrize("lang", ["de", "de-AT", "xx"])
def test_a_front_matter_may_name_the_language(lang):
    assert make_document(Raw(f"---\nlang: {lang}\n---\n{BODY}".encode())).language == "de"


def test_the_same_report_with_other_line_ends_is_the_same_document():
    windows = make_document(Raw(BODY.replace("\n", "\r\n").encode("cp1252")))
    assert windows.id == make_document(Raw(BODY.encode())).id
