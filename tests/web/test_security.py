"""Nobody enters who may not, and no other site's page writes."""

from __future__ import annotations

import json
import os
import stat

import pytest
from web.asking import token

from wortlaut.errors import InputError
from wortlaut.web.doors import FileDoor, Role, TokenDoor, User, add_user
from wortlaut.web.gate import HEADERS
from wortlaut.web.pages.entry import inside
from wortlaut.web.settings import Limits

SECRET = "ein langes Passwort"
TOKEN = "0123456789abcdefghij"


@pytest.fixture
def users(tmp_path):
    path = tmp_path / "users.toml"
    add_user(path, User("mira", Role.REVIEWER), SECRET)
    add_user(path, User("ben", Role.READER), SECRET)
    return path


@pytest.fixture
def guarded(ledger, serve, users):
    return serve(ledger, FileDoor(users), hosts=None)


def enter(client, name, secret=SECRET):
    return client.post(
        "/login", data={"token": token(client, "/login"), "name": name, "secret": secret}
    )


def test_who_is_not_logged_in_sees_nothing(guarded):
    for page in ("/", "/board", "/reports", "/add", "/log", "/export/csv", "/search?q=a"):
        answer = guarded.get(page)
        assert answer.status_code == 303, page
        assert answer.headers["location"].startswith("/login")
    assert "Energie" not in guarded.get("/login").text


def test_the_right_password_lets_in_and_out_again(guarded):
    assert enter(guarded, "mira", "falsch").status_code == 403
    assert enter(guarded, "niemand").status_code == 403
    assert enter(guarded, "mira").headers["location"] == "/"
    assert guarded.get("/board").status_code == 200
    guarded.post("/logout", data={"token": token(guarded)})
    assert guarded.get("/board").status_code == 303


def test_a_reader_may_look_and_not_write(guarded):
    enter(guarded, "ben")
    assert "/add" not in guarded.get("/board").text
    answer = guarded.post("/add", data={"token": token(guarded), "text": "Ein Text."})
    assert answer.status_code == 403


def test_who_is_taken_out_of_the_file_is_out_at_once(guarded, users):
    enter(guarded, "mira")
    assert guarded.get("/board").status_code == 200
    users.write_text("")
    os.utime(users, (1, 1))
    assert guarded.get("/board").status_code == 303


def test_passwords_are_argon2_hashes_in_a_file_of_its_owner(users):
    text = users.read_text()
    assert SECRET not in text
    assert text.count("$argon2id$") == 2
    assert stat.S_IMODE(users.stat().st_mode) == 0o600


def test_a_malformed_user_file_is_said_to_be_one(tmp_path):
    path = tmp_path / "users.toml"
    path.write_text("[[user]]\nname = 'x'\nrole = 'king'\npassword = ''\n")
    with pytest.raises(InputError, match=r"malformed.*wortlaut user"):
        FileDoor(path)


def test_guessing_is_slowed_down(ledger, serve, users):
    client = serve(ledger, FileDoor(users), limits=Limits(logins=3))
    statuses = [enter(client, "mira", "falsch").status_code for _ in range(5)]
    assert statuses == [403, 403, 403, 429, 429]


def test_a_token_lets_in_who_knows_it(ledger, serve):
    client = serve(ledger, TokenDoor(TOKEN, User("mira", Role.REVIEWER)))
    assert enter(client, "", "falsch").status_code == 403
    assert enter(client, "", TOKEN).status_code == 303
    assert client.get("/board").status_code == 200
    with pytest.raises(InputError, match="shorter"):
        TokenDoor("kurz", User("mira", Role.REVIEWER))


@pytest.mark.parametrize("sent", [{}, {"token": "0" * 64}, {"token": "ü"}])
def test_a_form_without_our_token_changes_nothing(client, sent):
    for page in ("/add", "/dossiers", "/settings", "/logout"):
        assert client.post(page, data=sent | {"name": "x", "text": "x"}).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [{"origin": "https://evil.example"}, {"sec-fetch-site": "cross-site"}, {"origin": "null"}],
)
def test_a_form_of_another_site_changes_nothing(client, headers):
    data = {"token": token(client), "name": "x"}
    assert client.post("/dossiers", data=data, headers=headers).status_code == 403


def test_only_this_machine_s_own_names_are_answered(client):
    assert client.get("/board", headers={"host": "evil.example"}).status_code == 421
    assert client.get("/board", headers={"host": "localhost:8383"}).status_code == 200
    assert client.get("/board", headers={"host": "[::1]:8383"}).status_code == 200


@pytest.mark.parametrize("page", ["/board", "/nowhere", "/static/x/desk.css", "/export/csv"])
def test_every_answer_carries_the_policy(client, page):
    answer = client.get(page)
    for name, value in HEADERS.items():
        assert answer.headers[name] == value
    assert "unsafe" not in answer.headers["content-security-policy"]


def test_no_page_needs_what_the_policy_forbids(client):
    for page in ("/board", "/reports", "/add", "/actors", "/dossiers", "/log", "/login"):
        text = client.get(page).text
        assert "<style" not in text
        assert " style=" not in text
        assert " onclick" not in text
        assert text.count("<script") == text.count('<script type="module" src="/static/')


def test_too_much_at_once_is_refused(ledger, serve):
    client = serve(ledger, limits=Limits(body=1000))
    data = {"token": token(client), "text": "x" * 2000}
    assert client.post("/add", data=data).status_code == 413
    chunks = (b"x" * 500 for _ in range(4))
    form = {"content-type": "application/x-www-form-urlencoded"}
    assert client.post("/add", content=chunks, headers=form).status_code == 413


def test_too_many_requests_are_refused(ledger, serve):
    client = serve(ledger, limits=Limits(requests=5))
    statuses = [client.get("/login").status_code for _ in range(7)]
    assert statuses[-1] == 429


@pytest.mark.parametrize(
    "address", ["/etc/passwd", "file:///etc/passwd", "ftp://example.org/", "javascript:alert(1)"]
)
def test_an_address_is_a_web_address_or_refused(client, address):
    answer = client.post("/add", data={"token": token(client), "address": address})
    assert answer.status_code == 400
    assert "ist keine Adresse" in answer.text


@pytest.mark.parametrize(
    "target",
    ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:x", "/a\nb"],
)
def test_a_way_back_stays_inside(target):
    assert inside(target) == "/"


def test_every_write_is_logged_with_its_user(client, ledger):
    client.post("/dossiers", data={"token": token(client), "name": "Neu"})
    lines = (ledger.parent / f"{ledger.name}.audit.jsonl").read_text().splitlines()
    entry = json.loads(lines[-1])
    assert (entry["user"], entry["action"], entry["what"]) == ("mira", "dossier", "Neu")
    assert "Neu" in client.get("/log").text


def test_a_program_subscribes_with_a_key_that_a_new_password_makes_void(guarded, users):
    enter(guarded, "ben")
    page = guarded.get("/reports").text
    address = page.split('href="/subscribe/desk.ics?')[1].split('"')[0]
    guarded.cookies.clear()
    assert guarded.get(f"/subscribe/desk.ics?{address}").status_code == 200
    assert guarded.get("/subscribe/desk.ics").status_code == 303
    assert guarded.get("/subscribe/desk.ics?key=ben:0000").status_code == 303
    add_user(users, User("ben", Role.READER), "noch ein Passwort")
    os.utime(users, (1, 1))
    guarded.get("/login")
    assert guarded.get(f"/subscribe/desk.ics?{address}").status_code == 303
