"""Territorial applications as a person enters, corrects and ends them, and what pages show as covered."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from accede.accounts.rules import NotAllowed
from accede.kit.models import LogEntry
from accede.record import actions, queries
from accede.record.models import Alias, AppendOnly, State, TerritorialApplication

from .conftest import SOURCE, TODAY, moment


@pytest.fixture
def bound(enter):
    return enter("EGY", "accession", "1993-02-19")


@pytest.fixture
def extend(bound, officer):
    """Extends the treaty to a territory: extend("Bermuda", "1994-01-02")."""

    def act(territory: str, received: str, **more):
        more = {"act": bound, "source": SOURCE, "by": officer, "on": TODAY} | more
        return actions.record_territory(territory=territory, received=moment(received), **more)

    return act


@pytest.fixture
def plain(officer):
    return {"source": SOURCE, "by": officer, "on": TODAY}


def covered(day: str) -> list[tuple[str, str]]:
    found = queries.territories("small", as_of=date.fromisoformat(day))
    return [(one.territory, str(one.since)) for one in found]


def history(day: str) -> list[tuple[str, str, str]]:
    found = queries.territorial_history("small", as_of=date.fromisoformat(day))
    return [(one.territory, str(one.since), queries.covered_until(one)) for one in found]


def test_a_territory_is_covered_from_its_day_and_the_log_says_who_entered_it(extend):
    row = extend("Bermuda", "1994-01-02", text="Extended to Bermuda.")

    assert (covered("1994-01-01"), covered("1994-01-02")) == ([], [("Bermuda", "1994-01-02")])
    assert (row.key, row.origin, row.entered_by, row.note) == (
        "bermuda-1994-01-02",
        "person",
        "officer",
        "Extended to Bermuda.",
    )
    entry = LogEntry.objects.get(act="record.record_territory")
    assert (entry.by, entry.on, entry.after["territory"]) == ("officer", TODAY, "Bermuda")


def test_a_stated_day_of_effect_is_the_day_that_counts(extend):
    extend("Bermuda", "1994-01-02", effective_date=date(1994, 4, 1))

    assert (covered("1994-03-31"), covered("1994-04-01")) == ([], [("Bermuda", "1994-04-01")])


def test_who_may_not_record_acts_may_do_none_of_the_three(extend, bound, ines, plain):
    row = extend("Bermuda", "1994-01-02")
    refused = plain | {"by": ines}

    with pytest.raises(NotAllowed):
        actions.record_territory(act=bound, territory="Jersey", received=moment("1994-01-02"), **refused)
    with pytest.raises(NotAllowed):
        actions.correct_territory(row=row, reason="A slip.", territory="Jersey", by=ines, on=TODAY)
    with pytest.raises(NotAllowed):
        actions.end_territory(row=row, received=moment("1997-07-01"), **refused)
    assert TerritorialApplication.objects.count() == 1


def test_its_end_is_a_row_that_removes_it_from_a_day(extend, plain):
    row = extend("Hong Kong", "1994-01-02")

    ending = actions.end_territory(row=row, received=moment("1997-06-10"), effective_date=date(1997, 7, 1), **plain)

    assert (ending.adds, ending.act, ending.key) == (False, row.act, "hong-kong-1997-06-10-ended")
    assert (covered("1997-06-30"), covered("1997-07-01")) == ([("Hong Kong", "1994-01-02")], [])
    assert history("1997-07-01") == [("Hong Kong", "1994-01-02", "no longer from 1 July 1997 on")]
    assert LogEntry.objects.filter(act="record.end_territory", by="officer").count() == 1
    with pytest.raises(actions.NothingToDo):
        actions.end_territory(row=row, received=moment("1999-01-01"), **plain)
    with pytest.raises(actions.ActRefused, match="no longer extends"):
        actions.end_territory(row=ending, received=moment("1999-01-01"), **plain)


def test_what_ended_may_be_extended_again(extend, plain):
    row = extend("Aruba", "1994-01-02")
    actions.end_territory(row=row, received=moment("1997-07-01"), **plain)
    extend("Aruba", "2000-01-01")

    assert (covered("1999-12-31"), covered("2000-01-01")) == ([], [("Aruba", "2000-01-01")])


def test_a_correction_is_a_new_row_that_names_the_old_one_and_why(extend, plain, officer):
    row = extend("Bermuda", "1994-01-02")
    by = {"by": officer, "on": TODAY}

    right = actions.correct_territory(row=row, reason="Misread.", received=moment("1994-02-01"), **by)

    row.refresh_from_db()
    assert (str(row.received), right.replaces, right.reason) == ("1994-01-02", row, "Misread.")
    assert (covered("1994-01-31"), covered("1994-02-01")) == ([], [("Bermuda", "1994-02-01")])
    entry = LogEntry.objects.get(act="record.correct_territory")
    assert (entry.before["received"], entry.after["received"]) == ("1994-01-02", "1994-02-01")
    with pytest.raises(actions.AlreadyReplaced):
        actions.correct_territory(row=row, reason="Again.", territory="Jersey", **by)
    with pytest.raises(actions.AlreadyReplaced):
        actions.end_territory(row=row, received=moment("1999-01-01"), **plain)
    with pytest.raises(actions.NothingToDo):
        actions.correct_territory(row=right, reason="Again.", territory="Bermuda ", **by)
    with pytest.raises(AppendOnly):
        right.save()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"territory": " "}, "Name the territory."),
        ({"source": " "}, "Name the source"),
        ({"received": ""}, "Give the day on which the depositary received it"),
        ({"received": "2004-01-31"}, "The date 31 January 2004 lies in the future."),
        ({"received": "1990-12-17"}, "A day lies before the treaty was adopted, on 18 December 1990."),
        ({"effective_date": date(1990, 1, 1)}, "A day lies before the treaty was adopted"),
        ({"territory": "Bermuda"}, "This is on record already."),
    ],
)
def test_what_cannot_be_is_refused_in_words_and_nothing_is_written(extend, change, said):
    extend("Bermuda", "1994-01-02")

    with pytest.raises(actions.Refused, match=said):
        extend(**({"territory": "Jersey", "received": "1994-01-02"} | change))

    assert TerritorialApplication.objects.count() == 1


def test_it_attaches_only_to_an_act_that_binds_and_stands(enter, extend, bound, officer):
    signature = enter("MEX", "signature", "1991-05-22")
    actions.correct_act(act=bound, note="Seen.", reason="A note.", by=officer, on=TODAY)

    for act in (signature, bound):
        with pytest.raises(actions.ActRefused, match="Choose the act by which the State is bound"):
            extend("Jersey", "1994-01-02", act=act)


def test_it_cannot_end_before_it_began(extend, plain):
    row = extend("Bermuda", "1994-01-02")

    with pytest.raises(actions.ActRefused, match="from 2 January 1994 on; it cannot end before"):
        actions.end_territory(row=row, received=moment("1994-01-01"), **plain)


def test_a_territory_that_became_a_state_is_shown_as_covered_until_then(extend, states):
    palau = State.objects.create(code="PLW", from_date=date(1994, 10, 1), source=SOURCE)
    Alias.objects.create(text="Belau", state=palau, source=SOURCE)
    Alias.objects.create(text="The Two Egypts", state=states["EGY"], source=SOURCE)
    for name in ("Belau", "Belau and Dependencies", "The Two Egypts"):
        extend(name, "1993-03-01")

    others = [("Belau and Dependencies", "1993-03-01", ""), ("The Two Egypts", "1993-03-01", "")]
    assert history("1994-09-30") == [("Belau", "1993-03-01", ""), *others]
    assert history("1994-10-01") == [("Belau", "1993-03-01", "until it became a State on 1 October 1994"), *others]
    assert [name for name, _since in covered("1994-10-01")] == ["Belau and Dependencies", "The Two Egypts"]
    assert TerritorialApplication.objects.filter(adds=False).count() == 0


def test_an_end_on_record_before_it_became_a_state_is_the_one_that_is_shown(extend, plain):
    palau = State.objects.create(code="PLW", from_date=date(1994, 10, 1), source=SOURCE)
    Alias.objects.create(text="Belau", state=palau, source=SOURCE)
    row = extend("Belau", "1993-03-01")
    actions.end_territory(row=row, received=moment("1994-05-01"), **plain)

    assert history("2000-01-01") == [("Belau", "1993-03-01", "no longer from 1 May 1994 on")]


@pytest.fixture
def desk(client, officer, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: TODAY)
    client.force_login(officer)
    return client


def test_the_forms_record_correct_and_end(desk, bound):
    page = reverse("record:territories", args=["small"])
    facts = {"received": "1994-01-02", "source": SOURCE, "text": "Extended."}
    add = reverse("record:territory_add", args=["small"])
    answer = desk.post(add, facts | {"act": bound.key, "territory": "Bermudas", "adds": "adds"})
    assert (answer.status_code, answer["Location"]) == (302, page)

    row = TerritorialApplication.objects.get()
    again = facts | {"territory": "Bermuda", "adds": "adds", "reason": "A slip."}
    desk.post(reverse("record:territory_correct", args=[row.pk]), again)
    right = TerritorialApplication.objects.get(replaces=row)
    desk.post(reverse("record:territory_end", args=[right.pk]), {"received": "1999-01-01", "source": SOURCE})

    assert history("2004-01-30") == [("Bermuda", "1994-01-02", "no longer from 1 January 1999 on")]
    shown = desk.get(page).content.decode()
    assert "Before, entered by officer: Bermudas, received 2 January 1994." in shown
    assert page in desk.get(reverse("record:declarations", args=["small"])).content.decode()


def test_a_form_says_what_is_wrong_and_keeps_what_was_typed(desk, bound):
    typed = {"act": bound.key, "territory": "Bermuda", "adds": "adds", "received": "2030-01-01", "source": ""}

    answer = desk.post(reverse("record:territory_add", args=["small"]), typed)

    shown = answer.content.decode()
    assert (answer.status_code, "This day lies in the future" in shown, "Bermuda" in shown) == (422, True, True)
    assert "Name the source: what has none cannot be checked." in shown


def test_the_public_page_shows_them_on_the_day_asked(desk, extend, plain):
    row = extend("Hong Kong", "1994-01-02")
    actions.end_territory(row=row, received=moment("1997-07-01"), **plain)

    pages = [desk.get(f"/en/status/small/on/{day}/declarations/") for day in ("1994-01-01", "1997-06-30", "1997-07-01")]

    texts = [page.content.decode() for page in pages]
    assert ["Hong Kong" in text for text in texts] == [False, True, True]
    assert ["no longer from 1 July 1997 on" in text for text in texts] == [False, False, True]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_pages_cost_the_same_queries_however_many(rows, desk, extend, plain, django_assert_num_queries):
    for number in range(rows):
        actions.end_territory(row=extend(f"Island {number}", "1994-01-02"), received=moment("1999-01-01"), **plain)
    queries.territorial_history("small", as_of=TODAY)

    with django_assert_num_queries(5):
        queries.territorial_history("small", as_of=TODAY)
    with django_assert_num_queries(3):
        queries.territory_rows("small", as_of=TODAY)


def test_a_file_that_says_the_old_words_again_says_nothing_new(extend, officer, treaty):
    row = extend("Bermudas", "1994-01-02")
    actions.correct_territory(row=row, reason="A slip.", territory="Bermuda", by=officer, on=TODAY)

    assert [one.territory for one in queries.known_territories(treaty)] == ["Bermudas", "Bermuda"]
