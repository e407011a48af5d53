import io
import sys
from datetime import date
from pathlib import Path

import pytest

from wortlaut.errors import InputError
from wortlaut.model import Document
from wortlaut.sources import LIMIT, Failure, Hints, gather
from wortlaut.sources.dates import parse_date

BODY = "Der Kreml hat zugesagt, dreißig Tage lang keine Kraftwerke anzugreifen.\n"


def write(path: Path, text: str = BODY) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def only(where: str | Path, hints: Hints = Hints()) -> Document:  # noqa: B008
    (document,) = gather(str(where), hints)
    assert isinstance(document, Document)
    return document


def test_a_file(tmp_path):
    document = only(write(tmp_path / "a.txt"), Hints(parse_date("2025-03"), "taz"))
    assert (document.text, document.publisher, document.retrieved) == (BODY, "taz", None)


def test_a_file_of_any_ending_is_read_when_it_is_named(tmp_path):
    assert only(write(tmp_path / "a.article")).text == BODY


def test_standard_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(BODY.encode())))
    assert only("-").text == BODY


def test_an_address(reply):
    url = reply(BODY.encode(), headers=("Content-Type: text/plain; charset=utf-8",))
    document = only(url)
    assert (document.text, document.url, document.retrieved) == (BODY, url, date.today())


def test_a_folder_is_read_in_order_with_one_bad_among_hundred(tmp_path):
    for number in range(100):
        write(tmp_path / f"{number:03}.txt", f"Bericht {number}. {BODY}")
    bad = tmp_path / "050.txt"
    bad.write_bytes(b"%PDF-1.7")
    write(tmp_path / "unten" / "z.md")
    write(tmp_path / ".hidden.txt")
    write(tmp_path / ".git" / "x.txt")
    write(tmp_path / "bild.png")
    gathering = gather(str(tmp_path))
    assert len(gathering) == 102
    outcomes = list(gathering)
    failures = [outcome for outcome in outcomes if isinstance(outcome, Failure)]
    assert [(Path(f.path).name, f.skipped) for f in failures] == [
        ("050.txt", False),
        ("bild.png", True),
    ]
    assert failures[0].reason.startswith(f"{bad}: it is no text but a PDF file")
    read = [outcome.text for outcome in outcomes if isinstance(outcome, Document)]
    assert len(read) == 100
    assert read[:2] == [f"Bericht 0. {BODY}", f"Bericht 1. {BODY}"]
    assert read[-1] == BODY
    assert [place.name for place in gathering.places] == sorted(
        place.name for place in gathering.places
    )


def test_links_that_loop_dangle_or_lead_out(tmp_path):
    folder = tmp_path / "folder"
    write(folder / "a.txt")
    (folder / "loop").symlink_to(folder, target_is_directory=True)
    (folder / "self.txt").symlink_to(folder / "self.txt")
    (folder / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    (folder / "good.txt").symlink_to(write(tmp_path / "elsewhere" / "b.txt"))
    outcomes = list(gather(str(folder)))
    failed = {Path(f.path).name: f.skipped for f in outcomes if isinstance(f, Failure)}
    assert failed == {"gone.txt": False, "loop": True, "self.txt": False}
    assert sum(isinstance(outcome, Document) for outcome in outcomes) == 2


def test_a_folder_without_a_report(tmp_path):
    write(tmp_path / "bild.png")
    with pytest.raises(InputError, match="holds no report"):
        gather(str(tmp_path))


@pytest.mark.parametrize(
    "where", ["", "  ", "nowhere.txt", "ftp://host/a.txt", "file:///etc/hosts"]
)
def test_nothing_is_there(where):
    with pytest.raises(InputError, match=r"no report was named|no such file|only http and https"):
        list(gather(where))


def test_a_file_without_permission(tmp_path, monkeypatch):
    path = write(tmp_path / "a.txt")

    def refuse(*_, **__):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(InputError, match="no permission; change its rights"):
        list(gather(str(path)))


def test_fifty_megabytes_are_refused_without_being_read(tmp_path, monkeypatch):
    path = tmp_path / "large.txt"
    with path.open("wb") as stream:
        stream.truncate(50_000_000)

    def opened(*_, **__):
        raise AssertionError("it was opened")

    monkeypatch.setattr(Path, "open", opened)
    with pytest.raises(InputError, match=r"has 50 MB, more than the 10 MB .* split it"):
        list(gather(str(path)))


def test_standard_input_is_read_no_further_than_the_limit(monkeypatch):
    class Endless(io.RawIOBase):
        def readable(self):
            return True

        def readinto(self, buffer):
            buffer[:] = b"x" * len(buffer)
            return len(buffer)

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(Endless())))
    with pytest.raises(InputError, match="standard input is larger"):
        list(gather("-"))


def test_a_report_at_the_limit_is_taken(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes((BODY.encode() * (LIMIT // len(BODY.encode()) + 1))[:LIMIT])
    assert len(only(path).text) > 9_000_000


def test_a_folder_whose_subfolder_cannot_be_listed(tmp_path, monkeypatch):
    import os

    write(tmp_path / "a.txt")
    write(tmp_path / "locked" / "b.txt")
    real = os.scandir

    def refuse(path):
        if Path(path).name == "locked":
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(os, "scandir", refuse)
    kinds = [type(outcome) for outcome in gather(str(tmp_path))]
    assert kinds == [Document, Failure]
