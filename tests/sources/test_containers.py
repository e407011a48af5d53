import io
import json
import tarfile
import zipfile
from datetime import date

import pyarrow
import pytest
from pyarrow import parquet
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from wortlaut.errors import InputError
from wortlaut.model import Document
from wortlaut.sources import Failure, gather

BODY = "Der Kreml hat zugesagt, dreißig Tage lang keine Kraftwerke anzugreifen. Nummer {}.\n"
ROW = {"text": BODY.format(1), "date": "2025-03-18", "publisher": "taz", "url": "https://x.org/1"}


def taken(path):
    return list(gather(str(path)))


def documents(path):
    return [one for one in taken(path) if isinstance(one, Document)]


def tarred(path, members, mode="w:gz"):
    with tarfile.open(path, mode) as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return path


def test_a_tar_archive_gives_its_reports_and_says_what_it_skips(tmp_path):
    members = {"a.txt": BODY.encode(), "../../b.md": BODY.encode(), "c.png": b"x", "d.txt": b""}
    first, second, *rest = taken(tarred(tmp_path / "a.tar.gz", members))
    assert (first.text, second.text) == (BODY, BODY)
    assert [one.skipped for one in rest] == [True, False]
    assert rest[1].path.endswith("a.tar.gz!d.txt")


def test_a_zip_archive_with_a_locked_and_a_huge_member(tmp_path):
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", BODY)
        archive.writestr("bomb.txt", b" " * 11_000_000)
        archive.writestr("__MACOSX/a.txt", BODY)
    good, bomb, hidden = taken(path)
    assert good.text == BODY
    assert "more than the 10 MB" in bomb.reason
    assert hidden.skipped


def test_an_archive_that_swells_beyond_measure_is_given_up(tmp_path):
    path = tarred(tmp_path / "a.tar.gz", {f"{n}.txt": b" " * 9_000_000 for n in range(9)})
    failures = [one for one in taken(path) if "unpacks to more than 200 times" in one.reason]
    assert len(failures) == 1


@pytest.mark.parametrize("name", ["a.zip", "a.tar.gz", "a.tar", "a.warc.gz", "a.parquet"])
def test_a_broken_file_is_one_failure_with_its_name(tmp_path, name):
    path = tmp_path / name
    path.write_bytes(b"PK\x03\x04 no archive at all")
    (failure,) = taken(path)
    assert name in failure.reason


def test_a_tar_archive_that_was_cut_gives_what_came_before(tmp_path):
    path = tarred(tmp_path / "a.tar.gz", {f"{n}.txt": BODY.format(n).encode() for n in range(99)})
    path.write_bytes(path.read_bytes()[:-40])
    *good, last = taken(path)
    assert len(good) >= 50
    assert "cannot be read to its end" in last.reason


def test_rows_of_json_with_their_fields(tmp_path):
    path = tmp_path / "a.jsonl"
    lines = [json.dumps(ROW), "{broken", json.dumps({"title": "leer"}), "[1]", "", json.dumps(ROW)]
    path.write_text("\n".join(lines), "utf-8")
    first, broken, empty, listed, _ = taken(path)
    assert (first.publisher, first.url, first.published.latest) == (
        "taz",
        "https://x.org/1",
        date(2025, 3, 18),
    )
    assert "no JSON object" in broken.reason
    assert "no field with a text" in empty.reason
    assert isinstance(listed, Failure)


def test_rows_of_a_parquet_table(tmp_path):
    rows = [{"Body": BODY.format(n), "published": date(2025, 3, n + 1)} for n in range(9)]
    parquet.write_table(pyarrow.Table.from_pylist(rows), tmp_path / "a.parquet")
    found = documents(tmp_path / "a.parquet")
    assert [one.published.earliest.day for one in found] == list(range(1, 10))


def crawled(path, pages):
    with path.open("wb") as out:
        writer = WARCWriter(out, gzip=True)
        for url, status, kind, body in pages:
            head = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
            record = writer.create_warc_record(
                url,
                "response",
                payload=io.BytesIO(body),
                http_headers=head,
                warc_headers_dict={"WARC-Date": "2025-03-19T08:00:00Z"},
            )
            writer.write_record(record)
    return path


def test_a_warc_file_gives_its_pages_with_address_and_day(tmp_path):
    page = f"<html><body><article><p>{BODY * 3}</p></article></body></html>".encode("latin-1")
    html = "text/html; charset=iso-8859-1"
    path = crawled(
        tmp_path / "a.warc.gz",
        [
            ("https://x.org/1", "200 OK", html, page),
            ("https://x.org/2", "404 Not Found", html, page),
            ("https://x.org/3", "200 OK", "image/png", b"x"),
            ("https://x.org/4", "200 OK", "text/plain", BODY.encode()),
        ],
    )
    first, gone, image, last = taken(path)
    assert (first.url, first.retrieved) == ("https://x.org/1", date(2025, 3, 19))
    assert "dreißig" in first.text
    assert (gone.skipped, image.skipped, last.text) == (True, True, BODY)


def test_a_folder_with_an_archive_in_it(tmp_path):
    tarred(tmp_path / "b.tgz", {"x.txt": BODY.encode(), "y.txt": BODY.encode()})
    (tmp_path / "a.txt").write_text(BODY, "utf-8")
    assert len(documents(tmp_path)) == 3


def test_only_an_archive_that_is_there(tmp_path):
    with pytest.raises(InputError, match="no such file"):
        list(gather(str(tmp_path / "none.zip")))
