"""The public status page: the right answer for the day, in the reader's language, from stored bytes."""

from __future__ import annotations

import json
import re
from datetime import date
from html import unescape

import pytest

from accede.kit import stored

DAY = "/en/status/icrmw/on/2004-01-30/"


@pytest.fixture
def text_of(shipped, client):
    """Opens a public page and gives its text without tags."""
    stored.shelf.clear()

    def opened(path: str, **headers) -> str:
        response = client.get(path, headers=headers)
        assert response.status_code == 200, path
        return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", response.content.decode())))

    return opened


def test_the_answer_stands_in_the_heading(text_of):
    text = text_of(DAY)

    assert "25 States bound" in text
    assert "9 signed only" in text
    assert "In force since 1 July 2003" in text


def test_a_day_before_entry_into_force_has_states_bound_and_no_party(text_of):
    text = text_of("/en/status/icrmw/on/2003-06-01/")

    assert "21 States bound" in text
    assert re.search(r"\b0 parties on this day|parties on this day 0\b", text)


def test_the_reckoning_names_both_states_of_the_14th_of_march(text_of):
    text = text_of(DAY)

    assert "El Salvador" in text.split("Why 1 July 2003?")[1]
    assert "Guatemala" in text.split("Why 1 July 2003?")[1]


@pytest.mark.parametrize(
    ("lang", "words"),
    [("ar", "دولة"), ("zh", "缔约"), ("fr", "États"), ("ru", "государств"), ("es", "Estados")],
)
def test_the_page_speaks_the_six_languages(text_of, lang, words):
    assert words in text_of(f"/{lang}/status/icrmw/on/2004-01-30/")


def test_arabic_is_written_from_the_right(shipped, client):
    assert b'<html lang="ar" dir="rtl">' in client.get("/ar/status/icrmw/on/2004-01-30/").content


def test_the_home_page_answers_itself(text_of):
    assert "Accede" in text_of("/")


def test_a_reader_who_has_the_page_gets_nothing_again(text_of, client):
    first = client.get(DAY)

    again = client.get(DAY, headers={"If-None-Match": first["ETag"]})

    assert again.status_code == 304


def test_a_stored_page_costs_one_query(text_of, client, django_assert_num_queries):
    client.get(DAY)

    with django_assert_num_queries(1):  # the version
        client.get(DAY)


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/en/status/icrmw/on/1980-01-01/", "adopted"),
        ("/en/status/icrmw/on/2999-01-01/", "future"),
        ("/en/status/icrmw/?on=yesterday", "is not a day"),
    ],
)
def test_a_day_that_cannot_be_shown_says_why(shipped, client, path, words):
    response = client.get(path)

    assert response.status_code == 400
    assert words in response.content.decode()


def test_an_unknown_treaty_is_not_found(shipped, client):
    assert client.get("/en/status/no-such-treaty/").status_code == 404


def test_the_same_figures_come_as_data(shipped, client):
    data = json.loads(client.get("/data/status/icrmw.json?on=2004-01-30").content)

    assert {key: value["number"] for key, value in data["counts"].items()} == {
        "bound": 25, "parties": 23, "coming": 2, "signed_only": 9, "signatories": 17, "withdrawn": 0,
        "no_action": 157, "un_members": 191,
    }  # fmt: skip
    assert data["entry_into_force"] == {"computed": "2003-07-01", "official": "2003-07-01"}
    assert data["as_of"] == date(2004, 1, 30).isoformat()


def test_data_refuse_a_parameter_they_do_not_understand(shipped, client):
    response = client.get("/data/status/icrmw.json?as_of=2004-01-30")

    assert (response.status_code, json.loads(response.content)["error"]) == (
        400, "as_of: not understood. Write on=2004-01-30 and lang=en.",
    )  # fmt: skip


def test_the_page_sets_no_cookie_and_has_nothing_inline(shipped, client):
    response = client.get(DAY)
    body = response.content.decode()

    assert response.cookies == {}
    assert " style=" not in body
    assert re.findall(r"<script[^>]*>", body) == ['<script type="application/ld+json">']  # data, never run
    assert "'unsafe-inline'" not in response["Content-Security-Policy"]


def test_the_page_is_light_without_the_map(shipped, client):
    """Under 60 kB with its style sheet, compressed, the map apart."""
    import gzip
    from pathlib import Path

    from django.contrib.staticfiles import finders

    body = client.get(DAY).content.decode()
    without_map = re.sub(r'<svg class="map".*?</svg>', "", body, flags=re.S)
    sheet = Path(finders.find("kit/accede.css")).read_bytes()

    assert len(gzip.compress(without_map.encode())) + len(gzip.compress(sheet)) < 60_000
