"""Declarations, reservations and objections as a person enters them, and the pages that show them."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from accede.accounts.rules import NotAllowed
from accede.kit.models import LogEntry
from accede.record import actions, queries
from accede.record.models import Act

from .conftest import SOURCE, TODAY, moment


@pytest.fixture
def declare(treaty, officer):
    def act(state: str, kind: str, day: str, **more):
        more = {"source": SOURCE, "by": officer, "on": TODAY} | more
        return actions.declare(treaty=treaty, state=state, kind=kind, deposited=moment(day), **more)

    return act


def words(text: str, **more) -> actions.NewText:
    return actions.NewText(text, **more)


def remarks(act: Act, as_of: date = TODAY) -> list[str]:
    one = queries.declared(act, as_of=as_of)
    return queries.remarks(one, as_of=as_of)


def test_a_reservation_is_recorded_with_its_words_and_logged(declare):
    act = declare("EGY", "reservation", "1993-02-19", text=words("Not bound.", heading="Reservation:"), article="9")

    assert [(text.text, text.heading, text.entered_by) for text in queries.texts_of(act)] == [
        ("Not bound.", "Reservation:", "officer")
    ]
    assert [(entry.act, entry.by) for entry in LogEntry.objects.all()] == [("record.record_act", "officer")]


def test_who_may_not_record_is_refused(treaty, ines):
    facts = {"state": "EGY", "kind": "reservation", "deposited": moment("1993-02-19"), "source": SOURCE}
    with pytest.raises(NotAllowed):
        actions.declare(treaty=treaty, by=ines, on=TODAY, **facts)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"kind": "accession"}, "Choose declaration, reservation or objection."),
        ({"kind": "objection"}, "Say what it objects to."),
        ({"kind": "objection", "about": "nothing"}, "The act it is about, nothing, is not on record."),
        ({"notified_date": date(1993, 2, 18)}, "The day of notification lies before the day of receipt"),
        ({"text": words("  ")}, "The text is empty."),
    ],
)
def test_what_cannot_be_is_refused_in_words_and_nothing_is_written(declare, change, said):
    with pytest.raises(actions.Refused, match=said):
        declare(**({"state": "EGY", "kind": "reservation", "day": "1993-02-19"} | change))

    assert Act.objects.count() == 0


def test_an_objection_and_a_withdrawal_point_at_it(declare, officer):
    made = declare("EGY", "reservation", "1993-02-19", article="9")
    by = {"source": SOURCE, "by": officer, "on": TODAY}
    objection = actions.object_to(act=made, state="MEX", deposited=moment("1993-06-01"), text=words("No."), **by)
    actions.withdraw_statement(act=objection, deposited=moment("1995-01-01"), **by)

    seen = [queries.declared(made, as_of=date(year, 6, 1)) for year in (1993, 1995)]
    assert [[one.name for one in each.objections] for each in seen] == [["Mexico"], []]

    actions.withdraw_statement(act=made, deposited=moment("1999-01-01"), **by)
    assert remarks(made)[0] == "Withdrawn on 1 January 1999."
    with pytest.raises(actions.NothingToDo):
        actions.withdraw_statement(act=made, deposited=moment("1999-01-02"), **by)


def test_silence_accepts_a_reservation_twelve_months_after_its_notification(declare):
    made = declare("EGY", "reservation", "1993-02-19", notified_date=date(1993, 3, 1), article="9")

    assert "accept it by their silence on 1 March 1994" in remarks(made, date(1994, 2, 28))[0]
    assert "accepted it by their silence on 1 March 1994" in remarks(made, date(1994, 3, 1))[0]


def test_a_reservation_made_at_signature_asks_for_its_confirmation(declare, enter):
    enter("MEX", "signature", "1991-05-22")
    made = declare("MEX", "reservation", "1991-05-22", article="9", made_upon="signature")
    assert "Made at signature and not confirmed" not in " ".join(remarks(made))

    enter("MEX", "ratification", "1999-03-08")

    assert "Made at signature and not confirmed" in remarks(made)[0]
    declare("MEX", "reservation", "1999-03-08", article="9", made_upon="ratification")
    assert "Made at signature and not confirmed" not in " ".join(remarks(made))


def test_articles_that_bar_reservations_and_an_opt_out_are_named(treaty, declare):
    treaty.rules = treaty.rules | {"reservations": {"barred_by": ["88", "91(2)"], "opt_outs": ["92(2)"]}}
    treaty.save()
    actions.bump("small")

    barred = declare("EGY", "reservation", "1993-02-19", article="4")
    opted = declare("EGY", "reservation", "1993-02-19", article="92(1)")

    assert remarks(barred) == [
        "Articles 88 and 91(2) of the treaty bar some reservations; whether they bar this one: "
        "confirm with the depositary."
    ]
    assert remarks(opted) == ["Article 92(2) of the treaty offers this."]


def test_a_correction_of_the_words_keeps_the_act_and_its_objections(declare, officer):
    made = declare("EGY", "reservation", "1993-02-19", text=words("Frist."))
    by = {"by": officer, "on": TODAY}
    actions.object_to(act=made, state="MEX", deposited=moment("1993-06-01"), source=SOURCE, **by)

    right = actions.correct_act(act=made, reason="A slip.", text=words("First."), **by)

    one = queries.declared(right, as_of=TODAY)
    assert ([text.text for text in one.texts], [each.name for each in one.objections]) == (["First."], ["Mexico"])
    with pytest.raises(actions.NothingToDo):
        actions.correct_act(act=right, reason="Again.", text=words("First."), **by)


def test_other_languages_stay_when_one_is_corrected(declare, officer):
    from accede.record.actions.texts import add_text

    made = declare("EGY", "reservation", "1993-02-19", text=words("Frist."))
    add_text(made, words("تحفظ", language="ar"), source=SOURCE, origin="person", by=officer)

    right = actions.correct_act(act=made, reason="A slip.", text=words("First."), by=officer, on=TODAY)

    assert [(text.language, text.text) for text in queries.texts_of(right)] == [("ar", "تحفظ"), ("en", "First.")]


@pytest.fixture
def desk(client, officer, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: TODAY)
    client.force_login(officer)
    return client


def test_the_forms_record_object_withdraw_and_correct(desk, treaty):
    plain = {"deposited": "1993-02-19", "source": SOURCE, "language": "en", "article": "9"}
    address = reverse("record:declare", args=["small"])
    answer = desk.post(
        address, plain | {"treaty": "small", "state": "Egypt", "kind": "reservation", "text": "Not bound."}
    )
    made = Act.objects.get(kind="reservation")
    assert (answer.status_code, answer["Location"]) == (302, made.get_absolute_url())

    desk.post(
        reverse("record:object_to", args=[made.pk]), plain | {"deposited": "1994-01-01", "state": "MEX", "text": "No."}
    )
    desk.post(reverse("record:words", args=[made.pk]), {"text": "Bound.", "language": "en", "reason": "A slip."})
    right = Act.objects.get(replaces=made)
    desk.post(reverse("record:withdraw", args=[right.pk]), {"deposited": "1999-01-01", "source": SOURCE})

    one = queries.declared(right, as_of=TODAY)
    assert ([text.text for text in one.texts], [each.name for each in one.objections], str(one.withdrawn)) == (
        ["Bound."],
        ["Mexico"],
        "1999-01-01",
    )


def test_a_form_keeps_what_was_typed_and_says_what_is_wrong(desk, treaty):
    typed = {
        "treaty": "small",
        "state": "Atlantis",
        "kind": "reservation",
        "deposited": "1993-02-19",
        "text": "Kept words.",
    }

    shown = desk.post(reverse("record:declare", args=["small"]), typed | {"language": "en"}).content.decode()

    assert ("“Atlantis” is no name on record." in shown, "Kept words." in shown, Act.objects.count()) == (True, True, 0)


def test_the_list_is_cut_by_kind_article_and_state(desk, declare):
    declare("EGY", "reservation", "1993-02-19", article="18(6)", text=words("نص", language="ar"))
    declare("MEX", "declaration", "1999-03-08", article="77")
    address = reverse("record:declarations", args=["small"])

    def shown(**cut) -> list[str]:
        return [one.act.state.code for one in desk.get(address, cut).context["declarations"]]

    assert (shown(), shown(kind="declaration"), shown(article="18"), shown(state="Mexico"), shown(state="Nowhere")) == (
        ["EGY", "MEX"],
        ["MEX"],
        ["EGY"],
        ["MEX"],
        [],
    )
    assert 'lang="ar" dir="rtl"' in desk.get(address).content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_pages_cost_the_same_queries_however_long(rows, desk, declare, django_assert_max_num_queries):
    for day in range(1, rows + 1):
        declare("EGY", "reservation", f"1993-02-0{day}", text=words("Text."))
    for address in (reverse("record:declarations", args=["small"]), "/en/status/small/declarations/"):
        desk.get(address)
        with django_assert_max_num_queries(30):
            assert desk.get(address).status_code == 200


def test_the_public_page_shows_words_tally_and_territories(desk, treaty, declare, enter, officer):
    from accede.record.actions.texts import write_territory

    treaty.rules = treaty.rules | {"provisions": [{"article": "77", "count": 2}]}
    treaty.save()
    enter("EGY", "accession", "1993-02-19")
    enter("MEX", "accession", "1993-03-08")
    declare("EGY", "declaration", "1999-03-08", article="77", text=words("It <b>recognizes</b>."))
    declare("MLI", "declaration", "1999-03-09", article="77")
    facts = {"source": SOURCE, "origin": "person", "by": officer}
    write_territory(treaty=treaty, state="EGY", territory="A Territory", received=moment("1994-01-01"), **facts)
    actions.bump("small")

    shown = desk.get("/en/status/small/on/2000-01-01/declarations/").content.decode()

    assert "Article 77: 1 of 2 declarations; it has no effect yet." in shown
    assert "Declared, and not yet a party:" in shown
    assert "It &lt;b&gt;recognizes&lt;/b&gt;." in shown
    assert "A Territory" in shown
    data = desk.get("/data/status/small.json?on=2000-01-01").json()
    assert [
        (one["article"], one["declarations"], one["states"], one["not_yet_parties"]) for one in data["provisions"]
    ] == [("77", 1, ["EGY"], ["MLI"])]
    assert data["statements"] == {"reservation": 0, "declaration": 2, "objection": 0}
