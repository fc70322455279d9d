"""The data addresses: every answer fits its published shape, says where it comes from, and refuses in words."""

from __future__ import annotations

import pytest
from django.test import Client
from jsonschema import Draft202012Validator, FormatChecker

OPENAPI = "/data/v1/openapi.json"
# One address of each kind, with the path under which the document describes it.
ANSWERS = {
    "/data/v1/treaties.json?on=2004-01-30": "/data/v1/treaties.json",
    "/data/v1/status/icrmw.json?on=2004-01-30&lang=fr": "/data/v1/status/{slug}.json",
    "/data/v1/acts/icrmw.json?rows=all&lang=ar": "/data/v1/acts/{slug}.json",
    "/data/v1/timeline/icrmw.json?on=2004-01-30": "/data/v1/timeline/{slug}.json",
    "/data/v1/states.json?on=2004-01-30&lang=zh": "/data/v1/states.json",
    "/data/v1/states/bfa.json?on=2004-01-30": "/data/v1/states/{code}.json",
    "/data/v1/changes.json?from=2003-03-01&to=2003-12-31&treaty=icrmw": "/data/v1/changes.json",
}


@pytest.fixture
def shape(asked):
    """The published shape of a path's answer with a status, ready to hold an answer against."""
    document = asked(OPENAPI)

    def of(path: str, status: str = "200") -> Draft202012Validator:
        content = document["paths"][path]["get"]["responses"][status]["content"]
        schema = {**content["application/json"]["schema"], "components": document["components"]}
        Draft202012Validator.check_schema(schema)
        return Draft202012Validator(schema, format_checker=FormatChecker())

    return of


@pytest.mark.parametrize("address", ANSWERS)
def test_every_answer_fits_its_published_shape(asked, shape, address):
    assert [error.message for error in shape(ANSWERS[address]).iter_errors(asked(address))] == []


def test_every_described_path_with_json_is_tried_here(asked):
    described = {path for path in asked(OPENAPI)["paths"] if path.endswith(".json")}

    assert described == set(ANSWERS.values())


def test_a_field_that_is_not_described_would_be_found(asked, shape):
    answer = asked("/data/v1/states.json?on=2004-01-30") | {"surprise": 1}

    assert len(list(shape("/data/v1/states.json").iter_errors(answer))) == 1


@pytest.mark.parametrize("address", ANSWERS)
def test_every_answer_says_day_licence_and_citation(asked, address):
    answer = asked(address)

    assert answer["licence"]["name"] == "CC BY 4.0"
    assert answer["licence"]["url"] == "https://creativecommons.org/licenses/by/4.0/"
    assert answer["citation"].startswith("Accede")
    assert answer["documentation"].endswith("/data/")


def test_the_citation_names_treaty_day_source_and_address(asked):
    assert asked("/data/v1/status/icrmw.json?on=2004-01-30")["citation"] == (
        "Accede, status of Migrant Workers Convention on 30 January 2004, from UN Treaty Collection, status as of "
        "9 January 2018 and later notices up to November 2024, "
        "http://127.0.0.1:8000/en/status/icrmw/on/2004-01-30/"
    )


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/data/v1/status/no-such.json", 404, "No treaty “no-such” is on record"),
        ("/data/v1/acts/no-such.csv", 404, "No treaty “no-such” is on record"),
        ("/data/v1/states/zzz.json", 404, "No State with the code “ZZZ”"),
        ("/data/v1/status/icrmw.json?on=1980-01-01", 400, "before the treaty was adopted"),
        ("/data/v1/status/icrmw.json?on=2999-01-01", 400, "in the future"),
        ("/data/v1/treaties.json?on=2999-01-01", 400, "in the future"),
        ("/data/v1/status/icrmw.json?on=yesterday", 400, "is not a day"),
        ("/data/v1/status/icrmw.json?day=2004-01-30", 400, "Write on=2004-01-30 and lang=en."),
        ("/data/v1/status/icrmw.json?on=2004-01-30&on=2004-01-31", 400, "more than once"),
        ("/data/v1/status/icrmw.json?lang=de", 400, "choose one of ar, en, es, fr, ru, zh"),
        ("/data/v1/acts/icrmw.json?rows=some", 400, "choose one of standing, all"),
        ("/data/v1/changes.json", 400, "not a day"),
        ("/data/v1/states.json?on=20040130", 400, "not a day"),
        ("/data/v1/changes.json?from=2004-01-30&to=2003-01-01", 400, "lies after the last"),
        ("/data/v2/everything.json", 404, "There is no such address"),
    ],
)
def test_what_cannot_be_answered_is_refused_as_json_in_words(asked, shape, address, status, words):
    answer = asked(address, status)

    assert words in answer["error"]
    assert [e.message for e in shape("/data/v1/status/{slug}.json", "404").iter_errors(answer)] == []


def test_definitions_are_in_the_language_asked_for_whatever_the_browser_wishes(shipped, client):
    first = client.get("/data/v1/status/icrmw.json?on=2004-01-30&lang=fr", headers={"Accept-Language": "ru"}).json()
    again = client.get("/data/v1/status/icrmw.json?on=2004-01-30&lang=fr", headers={"Accept-Language": "es"}).json()

    assert first == again
    assert first["counts"]["bound"]["definition"].startswith("États")


def test_the_changes_of_2003_are_the_deposits_and_the_counts_around_them(asked):
    moved = asked("/data/v1/changes.json?from=2003-03-01&to=2003-07-01&treaty=icrmw")["treaties"][0]

    assert moved["counts"]["before"]["bound"] == 19
    assert moved["counts"]["after"] == {"bound": 22, "parties": 21, "signed_only": 10, "withdrawn": 0}
    assert [act["state"] for act in moved["acts"] if act["kind"] in {"ratification", "accession"}] == [
        "GTM", "SLV", "MLI",
    ]  # fmt: skip


def test_a_date_known_to_the_month_keeps_its_precision(asked):
    acts = asked("/data/v1/acts/icrmw.json")["acts"]
    zimbabwe = next(act for act in acts if act["state"] == "ZWE" and act["kind"] == "accession")

    assert zimbabwe["deposited"]["precision"] == "month"
    assert zimbabwe["deposited"]["earliest"] < zimbabwe["deposited"]["latest"]


def test_the_old_address_still_answers_with_its_old_fields(asked):
    old = asked("/data/status/icrmw.json?on=2004-01-30")

    assert old == asked("/data/v1/status/icrmw.json?on=2004-01-30")
    assert set(old) >= {"treaty", "as_of", "source", "record_as_of", "counts", "entry_into_force", "states"}
    assert set(old["states"][0]) >= {"iso3", "name", "class", "since"}


# ------------------------------------------------------------------------------------- how it travels
def test_pages_of_any_origin_may_read_and_nobody_is_known(shipped, client):
    response = client.get("/data/v1/treaties.json", headers={"Origin": "https://elsewhere.example"})

    assert response["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in response
    assert response["Vary"] == "Accept-Encoding"
    assert response.cookies == {}


def test_a_question_before_the_question_is_answered(shipped, client):
    response = client.options("/data/v1/treaties.json", headers={"Access-Control-Request-Headers": "if-none-match"})

    assert (response.status_code, response["Access-Control-Allow-Methods"]) == (204, "GET, HEAD")


@pytest.mark.parametrize("address", ["/data/v1/treaties.json", "/en/feeds/acts.atom", "/en/calendar/icrmw.ics"])
def test_only_reading_is_answered_to_programs_without_a_token_too(shipped, address):
    response = Client(enforce_csrf_checks=True).delete(address)

    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD, OPTIONS")
    assert response.json()["error"] == "Only GET is answered here."


def test_an_address_without_parameters_says_that_it_takes_none(asked):
    answer = asked("/en/calendar/icrmw.ics?x=1", 400)

    assert answer["error"] == "x: not understood. This address takes no parameters."


def test_changes_since_the_first_day_of_the_calendar_are_answered(asked):
    answer = asked("/data/v1/changes.json?from=0001-01-01&to=2003-12-31&treaty=icrmw")

    assert answer["treaties"][0]["counts"]["before"]["bound"] == 0


def test_what_a_program_holds_is_not_sent_again(shipped, client):
    first = client.get("/data/v1/acts/icrmw.json")

    again = client.get("/data/v1/acts/icrmw.json", headers={"If-None-Match": first["ETag"]})

    assert (again.status_code, again.content) == (304, b"")


def test_a_new_act_is_in_the_data_at_once(asked, officer):
    from datetime import date

    from accede.core.dates import Moment
    from accede.record import actions

    before = asked("/data/v1/status/icrmw.json?on=2026-01-01")["counts"]["bound"]["number"]
    actions.record_act(
        treaty="icrmw", state="JPN", kind="accession", deposited=Moment.on(date(2025, 6, 1)), source="C.N.1.2025",
        by=officer, on=date(2025, 6, 2),
    )  # fmt: skip

    assert asked("/data/v1/status/icrmw.json?on=2026-01-01")["counts"]["bound"]["number"] == before + 1
