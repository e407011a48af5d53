"""The API says what the pages say, in pages, with lasting ids, and never fails."""

from __future__ import annotations

import base64
import re

import pytest
from web.asking import wait_for

from wortlaut.web.doors import FileDoor, Role, TokenDoor, User, add_user

SECRET = "ein langes Passwort"
TOKEN = "0123456789abcdefghij"
JSON = {"content-type": "application/json"}


def items(client, address):
    """Return every item of a list, page after page."""
    found = []
    while address:
        answer = client.get(address)
        assert answer.status_code == 200, answer.text
        found += answer.json()["items"]
        address = answer.json()["next"]
    return found


def test_every_report_of_the_list_is_there_with_its_records(client):
    reports = items(client, "/api/v1/reports")
    assert len(reports) == 3
    for report in reports:
        whole = client.get(f"/api/v1/reports/{report['id']}").json()
        assert len(whole["acts"]) == report["acts"]
        for act in whole["acts"]:
            one = client.get(f"/api/v1/reports/{report['id']}/records/{act['id']}").json()
            assert one["act"] == act


@pytest.mark.parametrize("name", ["reports", "board", "actors", "search?q=Energie", "log"])
def test_a_list_in_pages_is_the_whole_list(client, name):
    glue = "&" if "?" in name else "?"
    whole = items(client, f"/api/v1/{name}{glue}size=200")
    assert items(client, f"/api/v1/{name}{glue}size=2") == whole
    assert client.get(f"/api/v1/{name}{glue}page=9999").json()["next"] is None


def test_a_row_of_the_board_has_its_promise_with_tellings_and_verdict(client):
    rows = items(client, "/api/v1/board?dossier=Energie&stage=binding")
    assert rows
    assert {row["stage"] for row in rows} == {"binding"}
    for row in rows:
        page = client.get(f"/api/v1/promises/{row['id']}?dossier=Energie").json()
        assert len(page["promise"]["tellings"]) == row["tellings"]
        assert page["reckoned"]["promise"] == row["id"]
        assert page["reckoned"]["verdicts"][0]["explanation"]["de"]


def test_the_day_turns_every_answer_back(client):
    then, now = (items(client, f"/api/v1/board?{day}") for day in ("day=2025-03-20", ""))
    assert len(then) < len(now)


def test_an_actor_has_its_parts(client):
    actor = client.get("/api/v1/actors/state/RU").json()
    assert actor["actor"]["id"] == "state/RU"
    assert {"promised"} <= {part["part"] for part in actor["parts"]}


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/api/v1/reports/ffff0000ffff0000", 404),
        ("/api/v1/promises/ffff0000", 404),
        ("/api/v1/actors/nobody", 404),
        ("/api/v1/jobs/ffff0000ffff0000", 404),
        ("/api/v1/nothing", 404),
        ("/api/v1/board?dossier=Nichts", 404),
        ("/api/v1/reports?page=0", 422),
        ("/api/v1/reports?day=gestern", 422),
        ("/api/v1/search?q=%22", 400),
    ],
)
def test_what_cannot_be_answered_says_why(client, address, status):
    answer = client.get(address)
    assert answer.status_code == status, answer.text
    assert answer.json()["error"]


def test_a_report_is_handed_in_read_and_found_again(empty):
    with empty:
        made = empty.post("/api/v1/dossiers", json={"name": "Neu"})
        assert made.status_code == 201
        text = "Der Minister sagte zu, die Straße bis Ostern 2025 zu bauen."
        given = {"text": text, "date": "2025-03-01", "publisher": "Bote", "dossier": "Neu"}
        job = empty.post("/api/v1/reports", json=given)
        assert job.status_code == 202
        done = wait_for(lambda: empty.get(f"/api/v1/jobs/{job.json()['id']}").json(), "done")
        report = empty.get(f"/api/v1/reports/{done['reports'][0]['document']}").json()
    assert report["document"]["text"] == text
    assert report["document"]["publisher"] == "Bote"
    assert [row["who"] for row in items(empty, "/api/v1/board?dossier=Neu")]


@pytest.mark.parametrize(
    ("given", "status"),
    [
        ({}, 400),
        ({"address": "file:///etc/passwd"}, 400),
        ({"text": "x", "date": "gestern"}, 400),
        ({"text": "x", "dossier": "Nichts"}, 404),
        ({"text": 7}, 422),
    ],
)
def test_what_cannot_be_handed_in_is_refused(client, given, status):
    assert client.post("/api/v1/reports", json=given).status_code == status


def test_only_json_of_our_own_site_is_taken(client):
    given = b'{"name": "x"}'
    plain = client.post("/api/v1/dossiers", content=given, headers={"content-type": "text/plain"})
    assert plain.status_code in (403, 422)
    foreign = client.post(
        "/api/v1/dossiers", content=given, headers=JSON | {"origin": "https://evil.example"}
    )
    assert foreign.status_code == 403
    assert items(client, "/api/v1/dossiers")[0]["name"] == "Energie"


def basic(name, secret):
    return {"authorization": "Basic " + base64.b64encode(f"{name}:{secret}".encode()).decode()}


def test_a_name_and_a_password_open_the_api(ledger, serve, tmp_path):
    users = tmp_path / "users.toml"
    add_user(users, User("ben", Role.READER), SECRET)
    client = serve(ledger, FileDoor(users))
    assert client.get("/api/v1/reports").status_code == 401
    assert client.get("/api/v1/reports", headers=basic("ben", "falsch")).status_code == 401
    assert client.get("/api/v1/reports", headers={"authorization": "Basic ???"}).status_code == 401
    for _ in range(30):
        assert client.get("/api/v1/reports", headers=basic("ben", SECRET)).status_code == 200
    written = client.post("/api/v1/dossiers", json={"name": "x"}, headers=basic("ben", SECRET))
    assert written.status_code == 403


def test_a_token_opens_the_api(ledger, serve):
    client = serve(ledger, TokenDoor(TOKEN, User("mira", Role.REVIEWER)))
    bearer = {"authorization": f"Bearer {TOKEN}"}
    assert client.get("/api/v1/reports").status_code == 401
    assert client.get("/api/v1/reports", headers=bearer).status_code == 200
    assert client.post("/api/v1/dossiers", json={"name": "x"}, headers=bearer).status_code == 201


def test_the_description_names_every_shape(client):
    described = client.get("/api/v1/openapi.json").json()
    text = client.get("/api/v1/openapi.json").text
    for reference in set(re.findall(r'"#/components/schemas/([^"]+)"', text)):
        assert reference in described["components"]["schemas"]
    page = client.get("/api").text
    for path in described["paths"]:
        assert path in page
