"""The page of an act tells what became of it, by whom and why."""

from __future__ import annotations

import pytest

from accede.record import actions

from .conftest import TODAY, moment


@pytest.fixture
def page(client, officer):
    client.force_login(officer)
    return lambda act: client.get(act.get_absolute_url()).content.decode()


def test_an_act_that_was_struck_out_says_so_with_who_and_why(enter, page, nora, officer):
    act = enter("MEX", "accession", "1999-03-08")
    struck = actions.strike_act(act=act, reason="It was another State.", by=officer, on=TODAY)

    shown = page(act)

    notice = shown[shown.index("Struck out") :].split("</div>")[0]
    assert ("It was another State." in notice, "officer, <time" in notice) == (True, True)
    assert "A later row replaces it" not in shown
    assert "This row strikes an act out" in page(struck)
    assert [words for words in ("Correct this act", "Strike it out") if words in shown + page(struck)] == []


def test_the_history_names_who_entered_each_row(enter, page, officer):
    act = enter("MEX", "accession", "1999-03-08")
    right = actions.correct_act(act=act, deposited=moment("1999-03-09"), reason="Misread.", by=officer, on=TODAY)

    assert ("entered by operator</span>" in page(right), "entered by officer: Misread.</span>" in page(right)) == (
        True,
        True,
    )
    assert "A later row replaces it" in page(act)


def test_times_of_day_name_their_zone(enter, page, settings):
    settings.TIME_ZONE = "Europe/Zurich"

    assert "Times of day are those of Europe/Zurich." in page(enter("MEX", "accession", "1999-03-08"))


def test_the_form_that_strikes_an_act_out_names_the_act(enter, client, officer):
    act = enter("MEX", "accession", "1999-03-08")
    client.force_login(officer)

    body = client.get(f"{act.get_absolute_url()}strike/").content.decode()

    assert "Mexico: accession" in body


def test_an_act_page_tells_what_followed_and_leads_to_its_public_page(enter, page):
    enter("EGY", "accession", "1993-02-19")
    act = enter("MEX", "accession", "1999-03-08")

    shown = page(act)

    assert "It is one of the instruments that brought the treaty into force, on 1 July 1999." in shown
    assert f"/en/acts/small/{act.key}/" in shown
