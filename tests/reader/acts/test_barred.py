"""What looks like an act and is none."""

from __future__ import annotations

import datetime as dt

import pytest

from wortlaut.lexicon import load
from wortlaut.model import Act, Document, Interval, wording
from wortlaut.reader import read

DAY = dt.date(2025, 3, 19)


def acts(text: str) -> tuple[Act, ...]:
    return read(Document(text, published=Interval(DAY, DAY)), load("de")).acts


@pytest.mark.parametrize(
    "text",
    [
        "Die Stadt hätte dem Verkauf zugestimmt.",
        "Laut der Umfrage lehnen 72 Prozent der Briten die Reform ab.",
        "Die Tagung findet jährlich im Mai statt.",
        "In dem Land werden Feiern normalerweise getrennt abgehalten.",
        "Nur mit Zustimmung ist eine Veröffentlichung erlaubt.",
        "Dabei wurden mehrere Geräte zu niedrigen Preisen angeboten.",
        "Für den Film steht genügend Platz bereit.",
        "Es gibt weitere Pläne für die nähere Zukunft.",
        "Das Gericht befand, dass er sich des Aufrufs zu Straftaten schuldig gemacht hat.",
        "Flutwarnungen wurden für acht Provinzen ausgesprochen.",
        "Roth engagierte sich vor allem für den Umweltschutz.",
        "Die Regierung räumt der Sicherheit hohe Priorität ein.",
        "Ein Fahrer hielt an und wollte die Unfallstelle absichern.",
        "Er hat mit dieser Entscheidung gezeigt, ein Politiker zu sein.",
        "Das Amt bestätigte auf Anfrage, dass der Name auf der Liste steht.",
        "Nach Meinung vieler Kenner wird die Partei die Wahl gewinnen.",
        "Der Stürmer verwarf einen Siebenmeter.",
        "Das musste der Minister am Ende der Debatte einräumen.",
        "Damals durfte das Schloss noch nicht besucht werden.",
        "Lange hatte es dort keine Genehmigungen mehr gegeben.",
        "Es bestehen folgende Alternativen: ein Bündnis mit drei Parteien.",
        "Die Ministerin gab bekannt, dass der Fund eine Attrappe gewesen sei.",
        "Das Programm wird von einem Verein gepflegt, der kostenlos eingesetzt werden kann.",
        "Im nächsten Jahr erwartet die Bank Überweisungen von zwei Milliarden Euro.",
        "Die Firma hat die Version 2.0 freigegeben.",
        "Frauen müssen bisher oft auf Kinder verzichten, sagte die Forscherin.",
    ],
)
def test_nobody_moved(text: str) -> None:
    assert acts(text) == ()


def test_a_person_does_not_bind_another() -> None:
    text = "Angela Merkel sagte, Wladimir Putin werde die Steuern erhöhen."
    assert "commitment" not in [act.kind.value for act in acts(text)]


def test_its_own_thing_is_not_the_subject() -> None:
    text = "Panetta forderte, dass die NATO ihre Mission fortsetzen solle."
    assert wording(acts(text)[0].debtor, text) == "die NATO"


def test_who_grants_in_a_noun_phrase_does_not_restrict() -> None:
    text = "Die Gewährung von Krediten durch die Zentralbank soll im Mai eingeschränkt werden."
    (act,) = acts(text)
    assert not act.debtor
    assert not act.place


def test_the_end_of_a_month_ends_nothing() -> None:
    (act,) = acts("Der Test der Anlage soll Ende des Monats beginnen.")
    assert act.polarity.value == "do"


def test_who_summons_is_not_the_one_bound() -> None:
    text = "Der Minister hat den Botschafter einbestellt."
    (act,) = acts(text)
    assert wording(act.party, text) == "Der Minister"
    assert not act.debtor


def test_one_more_owner_is_no_demand_of_its_own() -> None:
    text = "Die Bauern forderten den Rücktritt des Ministers und seiner Regierung."
    (act,) = acts(text)
    assert wording(act.action, text) == "den Rücktritt des Ministers und seiner Regierung"


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("Überraschend will die Stadt die Brücke sanieren.", "die Brücke sanieren"),
        (
            "Die Brücke wird saniert und soll im Mai eröffnet werden.",
            "Die Brücke … eröffnet werden",
        ),
    ],
)
def test_an_action_is_whole_and_no_more(text: str, action: str) -> None:
    assert action in [wording(act.action, text) for act in acts(text)]


def test_whom_an_act_is_towards_is_not_all_of_it() -> None:
    text = "Hunderte Angehörige der Bewegung demonstrierten für einen unabhängigen Staat."
    assert all(not act.creditor for act in acts(text))


def test_an_infinitive_behind_a_quotation_belongs_to_its_helper() -> None:
    text = "Das Land werde sich „mit aller Kraft“ verteidigen, sagte der Minister."
    (act,) = acts(text)
    assert (act.kind.value, wording(act.debtor, text)) == ("commitment", "Das Land")


def test_what_is_refused_in_a_clause_behind() -> None:
    text = "Die Grünen forderten einen Ausstieg bis 2030, was die FDP strikt ablehnt."
    assert [act.kind.value for act in acts(text)] == ["demand", "refusal"]


def test_a_demand_behind_an_amount_is_its_own() -> None:
    text = "Die Täter fordern Geld in Höhe von zwei Millionen Dollar und die Freilassung von Roth."
    assert len(acts(text)) == 2


def test_a_determiner_that_is_no_genitive_leads_an_object() -> None:
    text = "Er berichtete, dass die Bahn diesen Umbau nicht angehen werde."
    (act,) = acts(text)
    assert wording(act.debtor, text) == "die Bahn"


def test_a_series_stays_whole() -> None:
    text = "Die Minister wollen die Entsendung von 200 Ärzten, Richtern und Lehrern beschließen."
    (act,) = acts(text)
    assert wording(act.action, text) == "die Entsendung von 200 Ärzten, Richtern und Lehrern"
