"""The public pages beside the status page: matrix, acts, what if, periods, changes, States, search."""

from __future__ import annotations

import csv
import io
import re
from html import unescape

import pytest

from accede.kit import stored
from accede.record.models import ActText

CORE = "treaty=icerd&treaty=iccpr&treaty=icescr&treaty=cedaw&treaty=cat&treaty=crc&treaty=icrmw"


@pytest.fixture
def text_of(shipped, client):
    """Opens a public page and gives its text without tags."""
    stored.shelf.clear()
    stored.passing.clear()

    def opened(path: str, status: int = 200) -> str:
        response = client.get(path)
        assert response.status_code == status, path
        return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", response.content.decode())))

    return opened


def test_the_matrix_says_class_and_date_in_words(text_of):
    text = text_of("/en/matrix/on/2004-01-30/?treaty=icrmw&under=icrmw&class=signed")

    assert "9 States of" in text
    assert "Chile signed only 24 Sep 1993" in text
    assert "record as of 30 Nov 2024" in text


def test_the_sheet_is_exactly_the_view(shipped, client):
    response = client.get("/en/matrix/on/2004-01-30/?treaty=icrmw&under=icrmw&class=signed&format=csv")

    lines = list(csv.reader(io.StringIO(response.content.decode())))
    assert lines[0] == ["state", "name", "icrmw", "icrmw date", "bound", "of", "as of"]
    assert len(lines) == 10
    assert {line[2] for line in lines[1:]} == {"signed only"}


def test_the_matrix_page_of_the_core_treaties_is_small(shipped, client):
    response = client.get("/ar/matrix/on/2004-01-30/", headers={"Accept-Encoding": "gzip"})

    assert len(response.content) < 30_000


def test_a_matrix_of_all_treaties_is_paged(text_of):
    slugs = "&".join(f"treaty={slug}" for slug in ("att", "paris", "tpnw", "mine-ban", "ctbt", "kyoto"))

    assert re.search(r"1 to \d+ of \d+ States", text_of(f"/en/matrix/on/2018-01-01/?{CORE}&{slugs}"))


def test_states_not_bound_with_what_binds_them(text_of):
    text = text_of("/en/status/icrmw/not-bound/?on=2004-01-30")

    assert "169 States not bound" in text
    assert re.search(r"Chile signed only 6 of 6 .* 1971", text)


def test_the_page_of_a_deciding_instrument_says_so(text_of):
    text = text_of("/en/acts/icrmw/icrmw-0046/")

    assert "Guatemala : ratification" in text
    assert "It is one of the instruments that brought the treaty into force, on 1 July 2003." in text
    assert "UN Treaty Collection, status as of 9 January 2018" in text


def test_no_page_of_an_act_names_a_person(shipped, client):
    body = client.get("/en/acts/icrmw/icrmw-0046/").content.decode()

    assert "entered by" not in body.lower()
    assert "operator" not in body


def test_what_if_marks_everything_as_supposed(text_of):
    text = text_of("/en/status/icrmw/what-if/?state=CHL&on=2026-09-21")

    assert "Everything on this page is supposed." in text
    assert "Chile is bound already on 21 September 2026" in text


def test_what_if_asks_search_engines_to_leave_it_out(shipped, client):
    response = client.get("/en/status/ctbt/what-if/?state=IND&on=2027-01-01")

    assert response["X-Robots-Tag"] == "noindex"
    assert b'<meta name="robots" content="noindex">' in response.content


def test_free_periods_give_the_figures_of_the_report_of_2003(text_of):
    text = text_of("/en/status/icrmw/periods/?from=1993&to=1998&from=1999&on=2004-01-30")

    # Became bound; signed and still only signed; signatures made.
    assert re.findall(r"(\d+) [\d.]+ a year", text) == ["9", "16", "2", "7", "3", "12"]


def test_changes_keep_deposits_and_what_we_learned_apart(text_of):
    text = text_of("/en/status/icrmw/changes/?from=2003-01-01&to=2004-01-30")

    done, learned = text.split("What we learned in between")
    assert "entered into force on 1 July 2003" in done
    assert "Burkina Faso" in done
    assert "Nothing was entered or corrected between these days." in learned


def test_a_state_is_shown_by_its_name_on_the_day_with_its_later_one_beside(text_of):
    text = text_of("/en/states/TUR/on/2004-01-30/")

    assert text.split("As of 30 January 2004")[1].strip().startswith("Turkey")
    assert "Türkiye" in text
    assert "Bound by 6 of the 7 core human rights treaties on record" in text


@pytest.mark.parametrize("typed", ["Mexique", "المكسيك", "MEX", "mx", "墨西哥"])
def test_a_state_is_found_by_any_of_its_names(text_of, typed):
    assert "Mexico" in text_of(f"/en/states/?q={typed}")


def test_an_act_is_found_by_state_and_year(text_of):
    text = text_of("/en/search/?q=Guatemala 2003")

    assert "Guatemala: ratification, 14 March 2003" in text


def test_a_state_typed_exactly_comes_first(text_of):
    text = text_of("/en/search/?q=turkey")

    assert text.split("Search Words")[-1].index("The page of this State") > 0
    assert "found as “Turkey”" in text


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/en/status/nope/", 404, "No treaty “nope” is on record."),
        ("/en/states/ZZZ/", 404, "No State with the code “ZZZ” is on record."),
        ("/en/acts/icrmw/nope/", 404, "No act “nope” is on record"),
        ("/en/status/icrmw/on/2004-02-31/", 400, "“2004-02-31” is not a day."),
        ("/en/status/icrmw/on/yesterday/", 400, "“yesterday” is not a day."),
        ("/en/status/icrmw/on/2044-02-01/", 400, "lies in the future"),
        ("/en/status/icrmw/on/1980-02-01/", 400, "lies before the treaty was adopted"),
        ("/en/matrix/on/2044-02-01/", 400, "lies in the future"),
        ("/en/matrix/?treaty=nope", 400, "No treaty “nope” is on record."),
        ("/en/matrix/?group=nope", 400, "“nope” is none of"),
        ("/en/states/MEX/on/2044-02-01/", 400, "lies in the future"),
        ("/en/status/icrmw/what-if/?state=Atlantis&on=2027-01-01", 400, "No State is known as “Atlantis”"),
        ("/en/status/icrmw/what-if/?state=CHL&on=1980-01-01", 400, "lies before the treaty was adopted"),
        ("/en/status/icrmw/what-if/?state=CHL&on=9999-01-01", 400, "too far away"),
        ("/en/status/icrmw/changes/?from=2004-01-30&to=2003-01-01", 400, "must lie before the last"),
        ("/en/status/icrmw/periods/?from=1999&to=1998", 400, "A period ends after it begins"),
    ],
)
def test_what_cannot_be_answered_is_refused_in_words(text_of, path, status, words):
    assert words in text_of(path, status)


def test_ten_thousand_states_are_refused_in_words(text_of):
    assert "10000 States are named" in text_of("/en/status/icrmw/what-if/?state=" + "CHL," * 10_000, 400)


def test_ten_thousand_parameters_are_refused_in_words(text_of):
    assert "asks for too much at once" in text_of("/en/status/icrmw/what-if/?" + "state=CHL&" * 10_000, 400)


def test_a_state_named_twice_counts_once_and_is_said_to_be_so(text_of):
    assert "Named more than once and counted once: CHL" in text_of(
        "/en/status/icrmw/what-if/?state=CHL,Chile&on=2003-01-01"
    )


@pytest.mark.parametrize(
    "path", ["/en/matrix/on/2004-01-30/", "/en/states/MEX/on/2004-01-30/", "/en/status/icrmw/not-bound/"]
)
def test_a_stored_page_costs_few_queries_the_second_time(shipped, client, django_assert_max_num_queries, path):
    client.get(path)

    with django_assert_max_num_queries(6):
        client.get(path)


def test_changes_up_to_the_first_day_of_the_calendar_are_refused_in_words(text_of):
    assert "The first day must lie before the last" in text_of("/en/changes/?to=0001-01-01", 400)


def test_a_states_declarations_stand_once_on_its_page(shipped, client):
    page = client.get("/en/states/MEX/on/2018-01-30/").content.decode()

    assert page.count("<h2>Declarations, reservations and objections</h2>") == 1


def test_the_page_of_a_reservation_shows_its_words_and_no_clause(shipped, text_of):
    row = ActText.objects.filter(act__kind="reservation", act__treaty__slug="icrmw", language="en").first()

    page = text_of(f"/en/acts/icrmw/{row.act.key}/")

    assert " ".join(row.text.split())[:60] in page
    assert "as the treaty's clause says" not in page
