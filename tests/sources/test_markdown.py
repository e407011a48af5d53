import pytest

from wortlaut.errors import InputError
from wortlaut.sources.draft import Draft
from wortlaut.sources.markdown import read_text


@pytest.mark.parametrize(
    ("text", "draft"),
    [
        ("Nur Text.\n", Draft("Nur Text.\n")),
        ("# Ein Anruf\n\n**Fett** bleibt.", Draft("# Ein Anruf\n\n**Fett** bleibt.", "Ein Anruf")),
        (
            "---\ntitle: Anruf\ndate: 2025-03\n---\n\nText.",
            Draft("Text.", "Anruf", None, "2025-03"),
        ),
        ("---\ndate: 2025\nsource: taz\n---\nText.", Draft("Text.", None, "taz", "2025")),
        (
            "---\npublisher: taz\nsource: https://taz.example/1\nlang: de\nplace: Kiew\n...\nText.",
            Draft("Text.", None, "taz", None, "https://taz.example/1", "Kiew", "de"),
        ),
        (
            "---\nDatum: 18. März 2025\n---\n# Titel\nText.",
            Draft("# Titel\nText.", "Titel", None, "18. März 2025"),
        ),
        ("---\ntags: [a, b]\ntitle: ''\n---\nText.", Draft("Text.")),
        (
            "---\nKein Vorspann, nur ein Strich.\n---\nText.",
            Draft("---\nKein Vorspann, nur ein Strich.\n---\nText."),
        ),
        ("---\ntitle: ohne Ende\n\nText.", Draft("---\ntitle: ohne Ende\n\nText.")),
    ],
)
def test_a_front_matter_is_read_and_the_rest_stays_as_written(text, draft):
    assert read_text(text) == draft


def test_a_broken_front_matter_is_refused_with_its_line():
    with pytest.raises(InputError, match=r"line 3.*quotes"):
        read_text("---\ndate: 2025-03\ntitle: Putin: Ja\n---\nText.")


def test_a_head_of_fields_without_marks_is_a_front_matter():
    draft = read_text(
        "source_url: https://example.org/1\ndate: 2025-03-18\ntitle: Ein Anruf: kurz\n\nText."
    )
    assert (draft.url, draft.date, draft.title) == (
        "https://example.org/1", "2025-03-18", "Ein Anruf: kurz",
    )  # fmt: skip
    assert draft.text == "Text."


def test_speakers_and_lone_lines_are_no_front_matter():
    for text in ("Berg: Wir kommen.\nRoth: Wir auch.\n\nText.", "title: Ein Anruf\n\nText."):
        assert read_text(text).text == text
