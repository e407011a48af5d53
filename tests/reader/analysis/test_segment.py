"""Words, sentences and quotation marks, on text of every kind."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wortlaut import lexicon
from wortlaut.reader.analysis import language, segment

KNOWN = language.of(lexicon.load("de"))
MARKS = "„“”»«\"‚‘’'›‹()[].,:;!?–-… \n\t"
TEXTS = st.text(
    st.one_of(st.sampled_from(MARKS + "aZäß19"), st.characters(codec="utf-8")), max_size=200
)


def _words(text: str) -> list[str]:
    return [word.text for word in segment.words(text, KNOWN)]


def _sentences(text: str) -> list[str]:
    found = segment.words(text, KNOWN)
    cuts = segment.sentences(found, KNOWN)
    return [text[found[cut.first].start : found[cut.end - 1].end] for cut, _ in cuts]


def _quotations(text: str) -> list[tuple[str, int, bool]]:
    found = segment.words(text, KNOWN)
    pairs = segment.quotations(found, segment.sentences(found, KNOWN))
    return [
        (text[found[q.range.first].start : found[q.range.end - 1].end], q.depth, q.closed)
        for q in pairs
    ]


@given(TEXTS)
def test_words_are_in_order_and_cover_every_visible_character(text: str) -> None:
    found = segment.words(text, KNOWN)
    assert all(word.text == text[word.start : word.end] and word.text for word in found)
    assert all(left.end <= right.start for left, right in pairwise(found))
    covered = {at for word in found for at in range(word.start, word.end)}
    assert not [at for at, sign in enumerate(text) if not sign.isspace() and at not in covered]


@given(TEXTS)
def test_sentences_part_the_words(text: str) -> None:
    found = segment.words(text, KNOWN)
    ranges = [cut for cut, _ in segment.sentences(found, KNOWN)]
    assert [at for cut in ranges for at in range(cut.first, cut.end)] == list(range(len(found)))
    assert all(len(cut) for cut in ranges)


@given(TEXTS)
def test_quotations_are_nested_and_lie_in_the_text(text: str) -> None:
    found = segment.words(text, KNOWN)
    pairs = segment.quotations(found, segment.sentences(found, KNOWN))
    for pair in pairs:
        assert 0 <= pair.range.first < pair.range.end <= len(found)
    for left, right in pairwise(pair for pair in pairs if pair.closed):
        apart = left.range.end <= right.range.first
        assert apart or right.range.end <= left.range.end


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Am 18. März kam er.", ["Am", "18.", "März", "kam", "er", "."]),
        ("Es waren 18.", ["Es", "waren", "18", "."]),
        ("Sie zahlt 1.250,50 Euro.", ["Sie", "zahlt", "1.250,50", "Euro", "."]),
        ("Um 14:30 Uhr, z.B. heute.", ["Um", "14:30", "Uhr", ",", "z.B.", "heute", "."]),
        ("Dr. Beck", ["Dr.", "Beck"]),
        ("Karl II. kam.", ["Karl", "II.", "kam", "."]),
        ("Er hieß Karl II.", ["Er", "hieß", "Karl", "II", "."]),
        ("U-Bahn-Hof", ["U-Bahn-Hof"]),
        ("„Nein“-Sager", ["„", "Nein", "“", "-", "Sager"]),
        ("Siehe www.beispiel.de!", ["Siehe", "www.beispiel.de", "!"]),
        (
            "Siehe (https://beispiel.de/a?b=c).",
            ["Siehe", "(", "https://beispiel.de/a?b=c", ")", "."],
        ),
        ("", []),
        (" \n\t ", []),
    ],
)
def test_words(text: str, wanted: list[str]) -> None:
    assert _words(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Er kam. Sie ging.", ["Er kam.", "Sie ging."]),
        ("Dr. Beck kam am 3. Mai. Er ging.", ["Dr. Beck kam am 3. Mai.", "Er ging."]),
        ("Das kostet ca. 5 Mio. Euro. Viel!", ["Das kostet ca. 5 Mio. Euro.", "Viel!"]),
        ("„Nein. Nie!“, sagte er. Dann kam sie.", ["„Nein.", "Nie!“, sagte er.", "Dann kam sie."]),
        ("Er rief: „Halt!“ Sie blieb.", ["Er rief: „Halt!“", "Sie blieb."]),
        ("Was nun? – Nichts.", ["Was nun?", "– Nichts."]),
        ("Die Zahl stieg um 2,5 Prozent. 12 Menschen starben.", None),
        ("Überschrift\n\nEr kam.", ["Überschrift", "Er kam."]),
        ("Er wartete … und ging.", ["Er wartete … und ging."]),
        ("Der 1. FC gewann.", ["Der 1. FC gewann."]),
        ("Papst Johannes XXIII. starb.", ["Papst Johannes XXIII. starb."]),
    ],
)
def test_sentences(text: str, wanted: list[str] | None) -> None:
    found = _sentences(text)
    assert found == wanted if wanted else len(found) == 2


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("„Nein“, sagte er.", [("„Nein“", 0, True)]),
        ("»Nein«, sagte er.", [("»Nein«", 0, True)]),
        ("«Nein», sagte er.", [("«Nein»", 0, True)]),
        ('"Nein", sagte er.', [('"Nein"', 0, True)]),
        ("“Nein”, sagte er.", [("“Nein”", 0, True)]),
        (
            "„Er rief ‚Halt‘ und lief“",
            [("„Er rief ‚Halt‘ und lief“", 0, True), ("‚Halt‘", 1, True)],
        ),
        ("„Er las „Faust“ zweimal“", [("„Er las „Faust“ zweimal“", 0, True), ("„Faust“", 1, True)]),
        ("„Er kam. Dann ging er.“", [("„Er kam. Dann ging er.“", 0, True)]),
        ("„Er kam nie. Sie ging.", [("„Er kam nie.", 0, False)]),
        ("Er kam nie“ und ging.", []),
        ("Das geht's nicht.", []),
        ("Ein 19'' Rad.", []),
    ],
)
def test_quotations(text: str, wanted: list[tuple[str, int, bool]]) -> None:
    assert _quotations(text) == wanted


def test_marks_are_paired_within_a_paragraph() -> None:
    found = _quotations("„Er kam nie.\n\nSie ging.“")
    assert not [one for one in found if one[2]]


@pytest.mark.parametrize("sign", ["„", '"', "(", ".", "a", "1.", "- ", "\n", "»"])
def test_much_of_one_sign_is_no_burden(sign: str) -> None:
    text = sign * 20_000
    found = segment.words(text, KNOWN)
    cuts = segment.sentences(found, KNOWN)
    assert len(segment.quotations(found, cuts)) <= len(found)


def test_a_list_without_a_full_stop_is_no_sentence_of_any_length() -> None:
    found = segment.words("Brot, " * 2500, KNOWN)
    cuts = [cut for cut, _ in segment.sentences(found, KNOWN)]
    assert [len(cut) for cut in cuts] == [segment.LONGEST_SENTENCE] * 5
    assert all(one.end == two.first for one, two in pairwise(cuts))
