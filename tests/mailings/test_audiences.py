"""Audiences over organisations, their people and lists: who is in, who is not and why, nobody twice."""

from __future__ import annotations

from datetime import timedelta

import pytest

from accede.accounts.rules import NotAllowed
from accede.kit import mail
from accede.mailings.actions import audiences as acts
from accede.mailings.models import Audience, MailingList, Run, Template, Variant, VariantText
from accede.mailings.queries.asked import asked
from accede.mailings.queries.audiences import addressees
from accede.mailings.queries.coverage import coverage_of
from tests.mailings.list_rows import NOW, TODAY, news, someone

__all__ = ["news"]
pytestmark = pytest.mark.django_db
ROOM = "/c/test-campaign/mailings/audiences/"


def audience(campaign, kind, query=None, except_for=None):
    return Audience.objects.create(
        campaign=campaign, key=kind, name=kind, kind=kind, query=query or {}, except_for=except_for or {}
    )


def keys(row):
    return [each.key for each in addressees(row, on=TODAY)]


# --------------------------------------------------------------------------------------------- organisations and people
def test_an_organisations_letter_goes_to_who_speaks_for_it_in_her_language(campaign, alliance):
    found = {each.key: each for each in addressees(audience(campaign, "organisations"), on=TODAY)}

    assert list(found) == ["organisation:alpha", "organisation:beta", "organisation:gamma", "organisation:watch"]
    told = found["organisation:beta"]
    assert (told.to_name, told.to_title, told.email, told.languages, told.channel) == (
        "Mateo", "Organisation BETA", "mateo@accede.example", ("es",), "mail",
    )  # fmt: skip
    assert found["organisation:gamma"].email == "gita@gamma.example"


def test_members_without_one_organisation(campaign, alliance):
    row = audience(campaign, "organisations", {"membership": ["member"]}, {"organisation": ["gamma"]})

    assert keys(row) == ["organisation:alpha", "organisation:beta"]


def test_an_organisation_that_nobody_can_be_reached_for_says_so(campaign, joined):
    joined("alpha")

    [found] = addressees(audience(campaign, "organisations"), on=TODAY)

    assert [problem.words for problem in found.problems] == [
        "No person of this organisation with a mail address is on record."
    ]


def test_of_several_people_without_a_role_none_is_chosen(campaign, joined):
    from accede.coalition.models import Affiliation, Organisation, Person
    from accede.core.dates import Moment

    joined("alpha", person="ada")
    other = Person.objects.create(campaign=campaign, key="bo", name="Bo", email="bo@alpha.example")
    Affiliation.objects.create(
        campaign=campaign, key="bo", person=other, organisation=Organisation.objects.get(), start=Moment.parse("2021")
    )

    [found] = addressees(audience(campaign, "organisations"), on=TODAY)

    assert (found.email, [problem.kind for problem in found.problems]) == ("", ["address"])


def test_people_hold_their_posts_on_the_day(campaign, alliance):
    from accede.coalition.models import Affiliation
    from accede.core.dates import Moment

    gita = Affiliation.objects.get(key="gita")
    gita.end = Moment.on(TODAY - timedelta(days=1))
    gita.save()

    assert keys(audience(campaign, "people", {"membership": ["member"]})) == ["person:mateo", "person:nora"]


@pytest.mark.parametrize("number", [1, 3])
def test_people_cost_a_fixed_number_of_queries(campaign, joined, number, django_assert_num_queries):
    for place in range(number):
        joined(f"org{place}", person=f"person{place}")
    row = audience(campaign, "people")

    with django_assert_num_queries(5):
        assert len(keys(row)) == number


# --------------------------------------------------------------------------------------------------------------- lists
def test_who_left_or_was_erased_is_not_there(campaign, news):
    someone(news)
    someone(news, "bea@press.example", left_at=NOW)
    someone(news, "")

    [found] = addressees(audience(campaign, "list", {"list": ["news"]}), on=TODAY)

    assert (found.email, found.languages, found.problems) == ("ana@press.example", ("en",), ())


def test_an_address_on_two_lists_gets_one_letter_by_the_list_that_is_asked_for(campaign, news):
    press = MailingList.objects.create(campaign=campaign, key="press", name="Press")
    someone(news)
    there = someone(press)

    both = addressees(audience(campaign, "list", {"list": ["press", "news"]}), on=TODAY)

    assert [each.key for each in both] == [f"subscription:{there.key}"]
    assert both[0].facts["list"] == {"news", "press"}


def test_one_list_without_those_of_another(campaign, news):
    press = MailingList.objects.create(campaign=campaign, key="press", name="Press")
    someone(news)
    someone(press)
    only = someone(news, "bea@press.example")

    assert keys(audience(campaign, "list", {"list": ["news"]}, {"list": ["press"]})) == [f"subscription:{only.key}"]


def test_an_address_from_which_mail_came_back_is_told(campaign, news):
    someone(news)
    mail.suppress("ANA@press.example", why="no such mailbox")

    [found] = addressees(audience(campaign, "list", {"list": ["news"]}), on=TODAY)

    assert [(problem.kind, problem.url) for problem in found.problems] == [("returned", "")]


def test_who_has_an_address_that_came_back_is_led_to_where_another_is_typed(campaign, alliance):
    mail.suppress("gita@gamma.example", why="no such mailbox")
    found = {each.email: each for each in addressees(audience(campaign, "people"), on=TODAY)}

    [problem] = found["gita@gamma.example"].problems

    person = found["gita@gamma.example"].person
    assert (problem.kind, problem.url) == ("returned", f"/c/test-campaign/coalition/people/{person.key}/change/")


@pytest.fixture
def newsletter(campaign, news):
    """A run of a newsletter to the list, in English and Arabic."""
    template = Template.objects.create(campaign=campaign, key="may", name="News of May", kind="newsletter")
    variant = Variant.objects.create(template=template, letter="A", name="Everybody")
    for language in ("en", "ar"):
        VariantText.objects.create(variant=variant, language=language, subject=f"News ({language})", body="Text.")
    return Run.objects.create(
        campaign=campaign, key="may", title="News of May", kind="news", template=template,
        audience=audience(campaign, "list", {"list": ["news"]}), classes_date=TODAY, letter_date=TODAY,
        opened_by="officer", opened_at=NOW,
    )  # fmt: skip


def test_a_list_is_covered_by_languages_as_missions_are(newsletter, news):
    someone(news)
    someone(news, "bea@press.example", language="ar")
    someone(news, "cleo@press.example", language="ru")

    found = coverage_of(newsletter, on=TODAY)

    assert found.proved
    assert [(line.email, line.variant, line.language, line.ready) for line in found.lines] == [
        ("ana@press.example", "A", "en", True), ("bea@press.example", "A", "ar", True),
        ("cleo@press.example", "A", "en", True),
    ]  # fmt: skip
    assert (found.matrix.at("A", "ar"), found.matrix.of_row("A"), found.matrix.total) == (1, 3, 3)


def test_coverage_of_a_list_costs_the_same_for_one_and_for_three(newsletter, news):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    asked_for = []
    for number in (1, 3):
        someone(news, f"a{number}@press.example")
        someone(news, f"b{number}@press.example")
        with CaptureQueriesContext(connection) as queries:
            coverage_of(newsletter, on=TODAY)
        asked_for.append(len(queries))

    assert asked_for[0] == asked_for[1]


# ------------------------------------------------------------------------------------------------------------ questions
def test_why_somebody_is_not_in_an_audience_is_said(campaign, alliance):
    row = audience(campaign, "organisations", {"membership": ["member"]}, {"organisation": ["gamma"]})

    answer = asked(row, on=TODAY)

    assert [(each.each.key, each.why) for each in answer.excepted] == [
        ("organisation:gamma", "The organisation is Organisation GAMMA")
    ]
    assert [(each.each.key, each.why) for each in answer.others] == [
        ("organisation:watch", "The organisation is not: member")
    ]


@pytest.mark.parametrize(
    ("kind", "query", "words"),
    [
        ("list", {}, "Say which list"),
        ("list", {"list": ["news"], "seat": ["geneva"]}, "is nothing by which letters may differ"),
        ("missions", {"class": ["friendly"]}, "“friendly” is not in the list"),
        ("missions", {"class": []}, "no value is chosen"),
        ("missions", {"class": ["signed"], "not": {"class": ["signed"]}}, "Nobody could ever be meant"),
    ],
)
def test_a_question_that_cannot_be_is_refused_in_words(campaign, news, nora, kind, query, words):
    with pytest.raises(acts.BadQuestion, match=words):
        acts.add_audience(
            campaign=campaign, values={"name": "Whom", "kind": kind, "query": query}, by=nora, on=TODAY
        )  # fmt: skip


def test_who_prepares_no_letters_saves_no_question(campaign, mateo):
    with pytest.raises(NotAllowed):
        acts.add_audience(campaign=campaign, values={"name": "Whom", "kind": "people"}, by=mateo, on=TODAY)


def test_a_question_is_saved_by_its_page_tried_and_changed(client, campaign, alliance, nora):
    client.force_login(nora)

    client.post(f"{ROOM}add/organisations/", {"name": "Members", "in_membership": ["member"], "not_sector": []})
    page = client.get(f"{ROOM}members/").content.decode()
    client.post(f"{ROOM}members/change/", {"name": "Members", "in_membership": ["member", "observer"],
                                           "not_organisation": ["gamma"]})  # fmt: skip

    row = Audience.objects.get()
    assert "Organisation ALPHA" in page
    assert "Organisation WATCH" not in page
    assert (row.query, row.except_for) == (
        {"membership": ["member", "observer"]}, {"organisation": ["gamma"]},
    )  # fmt: skip


@pytest.mark.parametrize("kind", ["missions", "organisations", "people", "list"])
def test_the_pages_open_for_who_prepares_letters_and_for_nobody_else(client, campaign, news, nora, mateo, kind):
    audience(campaign, kind, {"list": ["news"]} if kind == "list" else {})
    client.force_login(nora)
    mine = [client.get(ROOM + page).status_code for page in ("", f"add/{kind}/", f"{kind}/", f"{kind}/change/",
                                                             f"{kind}/?show=others", f"{kind}/remove/")]  # fmt: skip
    client.force_login(mateo)
    others = [client.get(ROOM + page).status_code for page in ("", f"add/{kind}/", f"{kind}/")]

    assert (mine, others) == ([200] * 6, [404] * 3)


def test_an_audience_that_a_run_asks_stays(client, newsletter, nora):
    client.force_login(nora)

    client.post(f"{ROOM}list/remove/")

    assert Audience.objects.filter(key="list").exists()


# -------------------------------------------------------------------------------------------------------------- leaving
def test_every_letter_to_a_list_has_its_one_click_and_no_letter_to_a_mission_has(campaign, news, settings):
    from accede.kit.models import OutgoingMail
    from accede.mailings.actions.delivery import send_out
    from accede.mailings.queries.list_links import leave_address
    from tests.mailings.released import a_letter, a_run

    row, run = someone(news), a_run(campaign, kind="news")
    letters = [a_letter(run, 1), a_letter(run, 2, addressee=f"subscription:{row.key}", email=row.email)]

    send_out(letters, by=None, at=NOW)

    assert list(OutgoingMail.objects.order_by("pk").values_list("leave_url", flat=True)) == [
        "", leave_address(row.key)
    ]  # fmt: skip


def test_an_issue_is_signed_in_the_mail_itself_unless_its_text_ends_with_the_name(campaign, news):
    from accede.kit.models import OutgoingMail
    from accede.mailings.actions.delivery import send_out
    from tests.mailings.released import a_letter, a_run

    run = a_run(campaign, kind="news", signed_by="Ada Example", signed_title="Chair")
    bodies = ("Good day.\n\nThanks", "Good day.\n\nAda Example")
    letters = [a_letter(run, number, body=body) for number, body in enumerate(bodies, 1)]

    send_out(letters, by=None, at=NOW)

    told = OutgoingMail.objects.order_by("pk").values_list("body", flat=True)
    assert [body.strip() for body in told] == ["Good day.\n\nThanks\n\nAda Example\nChair", "Good day.\n\nAda Example"]


def test_the_form_of_a_question_opens_its_exceptions_only_where_there_are_some(client, campaign, alliance, nora):
    client.force_login(nora)
    asking = audience(campaign, "organisations", {"membership": ["member"]})

    closed = client.get(f"{ROOM}{asking.key}/change/")
    asking.except_for = {"organisation": ["gamma"]}
    asking.save()
    opened = client.get(f"{ROOM}{asking.key}/change/")

    assert (closed.context["form"].leaves_out, opened.context["form"].leaves_out) == (False, True)
    form = opened.context["form"]
    names = [bound.html_name for bound in form]
    shown = [each.html_name for part in (form.own, form.wanted, form.unwanted, form.last) for each in part]
    assert sorted(shown) == sorted(names)
    assert "<details open>" in opened.content.decode()
    assert "<details open>" not in closed.content.decode()
