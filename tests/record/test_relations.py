"""How a reservation stands between its State and others, in words with their articles."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.urls import reverse

from accede.record import actions, queries
from accede.record.models import Act

from .conftest import SOURCE, TODAY, moment

LATER = date(2026, 1, 1)
SILENCE = "(Vienna Convention on the Law of Treaties, article 20(5))."


@pytest.fixture
def by(officer):
    return {"source": SOURCE, "by": officer, "on": LATER}


@pytest.fixture
def reserve(treaty, by):
    """Egypt's reservation of 1 February 2024, as the depositary told the other States on 1 March 2024."""

    def act(**more):
        facts = {"deposited": moment("2024-02-01"), "notified_date": date(2024, 3, 1), "article": "9"} | by | more
        return actions.declare(treaty=treaty, state="EGY", kind="reservation", **facts)

    return act


@pytest.fixture
def join(enter):
    def act(state: str, day: str):
        return enter(state, "accession", day, on=LATER)

    return act


def said(act: Act, state: str, as_of: str = "2026-01-01") -> str:
    day = date.fromisoformat(as_of)
    found = queries.relations(queries.declared(act, as_of=day), [state], as_of=day)
    [one] = [each for each in found if each.state == state]
    return " ".join(queries.relation_sentences(one))


def test_silence_accepts_twelve_months_after_notification(reserve, join):
    join("MEX", "1999-03-08")
    made = reserve()

    assert said(made, "MEX", "2025-02-28") == (
        "Pending until 1 March 2025: unless it objects before, it accepts the reservation by silence on that day "
        f"{SILENCE}"
    )
    assert said(made, "MEX", "2025-03-01") == f"It accepted the reservation by silence on 1 March 2025 {SILENCE}"


def test_a_state_that_joins_later_accepts_with_its_own_consent(reserve, join):
    made = reserve()
    join("MLI", "2025-06-01")

    assert said(made, "MLI", "2025-05-31").startswith("Pending: it is not bound on this day.")
    assert said(made, "MLI", "2025-06-01") == f"It accepted the reservation by silence on 1 June 2025 {SILENCE}"


def test_an_objection_alone_does_not_stop_the_treaty_and_what_is_not_stated_is_said(reserve, join, by):
    join("MEX", "1999-03-08")
    made = reserve()
    actions.object_to(act=made, state="MEX", deposited=moment("2024-09-01"), **by)

    assert said(made, "MEX", "2024-08-31").startswith("Pending until 1 March 2025")
    assert said(made, "MEX") == (
        "It objected on 1 September 2024. Whether it definitely said that the treaty shall not be in force between the "
        "two is not stated on record; an objection alone does not stop it (Vienna Convention on the Law of Treaties, "
        "article 20(4)(b))."
    )


@pytest.mark.parametrize(
    ("opposes", "end"),
    [
        (True, "the treaty is not in force between them (Vienna Convention on the Law of Treaties, article 20(4)(b))."),
        (
            False,
            "The objection does not keep the treaty from being in force between the two (Vienna Convention on the Law "
            "of Treaties, article 20(4)(b)).",
        ),
    ],
)
def test_what_the_objection_says_of_the_treaty_decides(reserve, join, by, opposes, end):
    join("MEX", "1999-03-08")
    made = reserve()
    actions.object_to(act=made, state="MEX", deposited=moment("2024-09-01"), opposes_entry=opposes, **by)

    assert said(made, "MEX").startswith("It objected on 1 September 2024.")
    assert said(made, "MEX").endswith(end)


def test_an_objection_after_acceptance_is_too_late(reserve, join, by):
    join("MEX", "1999-03-08")
    made = reserve()
    actions.object_to(act=made, state="MEX", deposited=moment("2025-03-02"), opposes_entry=True, **by)

    assert said(made, "MEX") == (
        "It objected on 2 March 2025, after it had accepted the reservation by silence on 1 March 2025: the objection "
        f"came too late {SILENCE}"
    )


def test_without_the_day_of_notification_it_says_that_nothing_can_be_computed(reserve, join, by):
    join("MEX", "1999-03-08")
    join("MLI", "1999-03-08")
    made = reserve(notified_date=None)
    actions.object_to(act=made, state="MLI", deposited=moment("2024-09-01"), opposes_entry=True, **by)
    lacks = "The day on which the depositary told the other States of the reservation is not on record."

    assert said(made, "MEX") == f"{lacks} So the day of acceptance by silence cannot be computed."
    assert said(made, "MLI") == (
        f"It objected on 1 September 2024. {lacks} So it cannot be computed whether the objection came in time. It "
        "definitely said that the treaty shall not be in force between the two; if the objection came in time, the "
        "treaty is not in force between them (Vienna Convention on the Law of Treaties, article 20(4)(b))."
    )


def test_a_consent_whose_day_is_not_known_decides_only_after_the_twelve_months(reserve, enter):
    enter("MEX", "accession", "2024-05", on=LATER)
    enter("MLI", "accession", "2025-06", on=LATER)
    made = reserve()

    assert said(made, "MEX") == f"It accepted the reservation by silence on 1 March 2025 {SILENCE}"
    assert said(made, "MLI") == (
        "The day of its own consent to be bound is not known to the day. So the day of acceptance by silence cannot be "
        "computed."
    )


def test_objections_and_reservations_taken_back_are_said_so(reserve, join, by):
    join("MEX", "1999-03-08")
    made = reserve()
    objection = actions.object_to(act=made, state="MEX", deposited=moment("2024-09-01"), opposes_entry=True, **by)
    actions.withdraw_statement(act=objection, deposited=moment("2025-09-01"), **by)

    assert said(made, "MEX") == (
        "It objected on 1 September 2024 and withdrew its objection on 1 September 2025; no objection of it stands "
        "(Vienna Convention on the Law of Treaties, article 22(2))."
    )
    actions.withdraw_statement(act=made, deposited=moment("2025-10-01"), **by)
    assert said(made, "MEX") == "The reservation was withdrawn on 1 October 2025 and no longer stands between the two."
    assert said(made, "EGY") == "It made the reservation itself."


def test_a_withdrawn_reservation_leaves_its_objections_nothing_to_oppose(reserve, join, by):
    join("MEX", "1999-03-08")
    made = reserve()
    actions.object_to(act=made, state="MEX", deposited=moment("2024-09-01"), opposes_entry=True, **by)
    actions.withdraw_statement(act=made, deposited=moment("2025-10-01"), **by)

    assert said(made, "MEX", "2025-09-30").endswith("article 20(4)(b)).")
    assert said(made, "MEX") == "The reservation was withdrawn on 1 October 2025 and no longer stands between the two."


def test_only_an_objection_says_so_and_the_database_keeps_it(reserve, by):
    with pytest.raises(actions.ActRefused, match="Only an objection says whether the treaty"):
        reserve(opposes_entry=True)
    made = reserve()
    objection = actions.object_to(act=made, state="MEX", deposited=moment("2024-09-01"), **by)

    for change in (f"opposes_entry = true WHERE id = {made.pk}", f"opposes_entry = false WHERE id = {objection.pk}"):
        with pytest.raises((DatabaseError, IntegrityError)), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"UPDATE record_act SET {change}")  # noqa: S608 -- two fixed phrases


@pytest.mark.parametrize("rows", [1, 3])
def test_it_costs_the_same_queries_however_many_objected(rows, reserve, by, django_assert_num_queries):
    made = reserve()
    for state in ("MEX", "MLI", "TUR")[:rows]:
        actions.object_to(act=made, state=state, deposited=moment("2024-09-01"), **by)
    one = queries.declared(made, as_of=LATER)
    queries.relations(one, as_of=LATER)

    with django_assert_num_queries(1):
        assert len(queries.relations(one, ["EUE"], as_of=LATER)) == rows + 1


@pytest.fixture
def desk(client, officer, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: LATER)
    client.force_login(officer)
    return client


def test_the_form_asks_whether_it_opposes_and_a_correction_may_say_it_later(desk, reserve):
    made = reserve()
    facts = {"state": "MEX", "deposited": "2024-09-01", "source": SOURCE, "language": "en", "article": "9"}
    desk.post(reverse("record:object_to", args=[made.pk]), facts | {"opposes_entry": ""})
    objection = Act.objects.get(kind="objection")
    assert objection.opposes_entry is None

    correction = reverse("record:correct", args=[objection.pk])
    more = {"kind": "objection", "reason": "Its words say so.", "opposes_entry": "yes"}
    desk.post(correction, facts | more)

    right = Act.objects.get(replaces=objection)
    assert right.opposes_entry is True
    page = desk.get(right.get_absolute_url()).content.decode()
    assert "It definitely says that the treaty shall not be in force between the two States" in page


def test_the_page_of_a_reservation_answers_for_the_state_that_is_asked(desk, reserve, join, by):
    join("MLI", "2025-06-01")
    made = reserve()
    actions.object_to(act=made, state="MEX", deposited=moment("2024-09-01"), opposes_entry=True, **by)
    public = reverse("public:act", args=["en", "small", made.key])

    for address in (made.get_absolute_url(), public):
        shown = desk.get(address).content.decode()
        asked = desk.get(address, {"between": "Mali"}).content.decode()
        assert "the treaty is not in force between them" in shown
        assert ("on 1 June 2025" in shown, "on 1 June 2025" in asked) == (False, True)
        assert "No State is known as" in desk.get(address, {"between": "Atlantis"}).content.decode()


def test_a_day_before_it_was_made_is_another_question(reserve):
    assert queries.relations(queries.declared(reserve(), as_of=TODAY), as_of=TODAY) == []


@pytest.mark.parametrize(("cell", "held"), [(",yes", True), (",no", False), (",", None), (None, None)])
def test_our_own_files_may_say_it_and_older_ones_need_not(cell, held):
    from accede.record.readers.depositary import read_depositary

    head, row = "id,state,kind,deposited,about,source", "o-1,MEX,objection,2024-09-01,r-1,Test"
    text = f"{head},opposes_entry\n{row}{cell}\n" if cell else f"{head}\n{row}\n"

    file = read_depositary(text.encode(), filename="acts.csv")

    assert [(act.id, act.opposes_entry) for act in file.acts] == [("o-1", held)]
