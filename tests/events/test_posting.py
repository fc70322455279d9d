"""Members post their own events; the alliance reads them; they stand on the map and in the report."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from accede.accounts.models import Grant
from accede.accounts.rules import NotAllowed
from accede.core.dates import Moment
from accede.events import actions, queries
from accede.events.models import Event, Posting
from accede.kit import offers
from tests.events.conftest import TODAY

NOW = datetime(2004, 1, 30, 12, tzinfo=UTC)
CAMPAIGN = "test-campaign"


@pytest.fixture
def country(db):
    from accede.record.models import State

    return State.objects.create(code="FRA", iso3="FRA", source="Tests")


@pytest.fixture
def poster(mateo, iom):
    """Mateo holds his role for the organisation."""
    Grant.objects.filter(user=mateo).update(organisation=iom.key)
    return mateo


@pytest.fixture
def march(campaign, poster, iom, country):
    values = {
        "title": "March of workers", "kind": "march", "starts": "2003-12-18", "place": "Paris", "country": country,
        "summary": "Many walked.",
    }  # fmt: skip
    return actions.post_event(
        campaign=campaign, organisation=iom, values=values, heads=300, by=poster, on=TODAY, at=NOW
    )


def _decide(march, verdict, by, words=""):
    posting = Posting.objects.select_related("event__campaign").get(event=march)
    return actions.decide_posting(posting=posting, verdict=verdict, words=words, by=by, on=TODAY, at=NOW)


def _told(officer, year=2003):
    passages = offers.ask("passages", subject=offers.ReportOf(CAMPAIGN, year, TODAY), on=TODAY, reader=officer)
    return " ".join(text for passage in passages for text in passage.paragraphs)


@pytest.fixture
def world(country):
    from accede.record.actions.version import bump
    from accede.record.models import State, StateName

    facts = {
        "CSK": ("former", None, date(1993, 1, 1), "Czechoslovakia"),
        "CZE": ("state", date(1993, 1, 1), None, "Czechia"),
        "EU": ("organisation", None, None, "European Union"),
        "HKG": ("territory", None, None, "Hong Kong"),
        "VAT": ("other_state", None, None, "Holy See"),
    }
    for code, (kind, begun, ended, name) in facts.items():
        row = State.objects.create(code=code, kind=kind, from_date=begun, until_date=ended, source="Tests")
        StateName.objects.create(state=row, language="en", name=name, source="Tests")
    bump()


def _offered(form, name="country"):
    return [str(label) for _pk, label in form.fields[name].choices][1:]


def test_the_countries_that_forms_offer_are_states_that_exist_on_the_day_of_the_event(world, campaign, poster, panel):
    from accede.events.forms.events import EventForm
    from accede.events.forms.guests import GuestForm
    from accede.events.forms.posting import PostForm
    from accede.events.models import Guest

    told = {"campaign": campaign, "reader": poster, "on": TODAY}
    now, then = ["Czechia", "FRA", "Holy See"], ["Czechoslovakia", "FRA", "Holy See"]
    assert _offered(PostForm(instance=Event(campaign=campaign), **told)) == now
    assert _offered(EventForm(instance=panel, **told)) == now
    assert _offered(GuestForm(instance=Guest(event=panel), event=panel, on=TODAY), "state") == now
    panel.starts = Moment.parse("1992-12-18")
    assert _offered(EventForm(instance=panel, **told)) == then


def test_a_country_that_is_no_state_of_that_day_is_refused_and_one_that_was_kept_stays(world, campaign, poster, panel):
    from accede.events.forms.events import EventForm
    from accede.record.models import State

    union = State.objects.get(code="EU")
    told = {"campaign": campaign, "reader": poster, "on": TODAY}
    form = EventForm({"country": union.pk}, instance=panel, **told)
    assert [each.code for each in form.errors["country"].as_data()] == ["invalid_choice"]

    panel.country = union
    assert "European Union" in _offered(EventForm(instance=panel, **told))


def test_what_is_posted_waits_for_the_alliance_and_members_see_it(march, officer, poster, ines, client):
    assert (march.owner.key, march.shared_with, [str(each.organisation) for each in march.parties.all()]) == (
        "iom", "members", ["Organization for Migration"],
    )  # fmt: skip
    assert [line.title for line in offers.ask("work", subject=CAMPAIGN, on=TODAY, reader=officer)] == [
        "Posted by a member: March of workers"
    ]
    assert "March of workers" not in _told(officer)
    client.force_login(ines)
    assert client.get(march.get_absolute_url()).status_code == 404


def test_shown_it_stands_for_everybody_on_the_map_and_in_the_report(march, officer, ines, client, campaign):
    assert queries.held_where(campaign, year=None, reader=officer, on=TODAY).countries == []

    _decide(march, "shown", officer)

    held = queries.held_where(campaign, year=2003, reader=ines, on=TODAY)
    assert [(each.iso3, [str(event) for event in each.events]) for each in held.countries] == [
        ("FRA", ["March of workers"])
    ]
    told = _told(officer)
    assert all(words in told for words in ("Many walked.", "IOM organised it.", "Public (300) attended."))
    client.force_login(ines)
    page = client.get(reverse("events:map", args=[CAMPAIGN])).content.decode()
    assert all(words in page for words in ("<svg", "March of workers", "one event"))
    assert offers.ask("work", subject=CAMPAIGN, on=TODAY, reader=officer) == []


def test_refused_it_is_the_members_own_with_the_reason(march, officer, poster, client):
    with pytest.raises(actions.NeedsWords):
        _decide(march, "refused", officer)
    _decide(march, "refused", officer, "It names a person at risk")

    assert Event.objects.get().shared_with == "own"
    client.force_login(poster)
    assert "It names a person at risk" in client.get(reverse("events:posted", args=[CAMPAIGN])).content.decode()


def test_only_who_acts_for_the_alliance_decides_and_only_once(march, officer, poster, ines):
    with pytest.raises(actions.Decided):
        _decide(march, "shown", poster)
    with pytest.raises(NotAllowed):
        _decide(march, "shown", ines)
    _decide(march, "shown", officer)
    with pytest.raises(actions.Decided):
        _decide(march, "shown", officer)


def test_nobody_posts_for_an_organisation_that_is_not_hers(campaign, mateo, iom):
    with pytest.raises(actions.NotYours):
        actions.post_event(
            campaign=campaign, organisation=iom, values={"title": "X", "kind": "march"}, heads=None, by=mateo, on=TODAY,
            at=NOW,
        )  # fmt: skip
    assert (Event.objects.count(), Posting.objects.count()) == (0, 0)


def test_a_march_of_a_yearly_day_is_told_under_the_heading_of_the_day(campaign, iom, poster, officer):
    facts = {"name": "Migrants Day", "observance": True, "month": 12, "day": 18, "source": "R"}
    series = actions.add_series(campaign=campaign, values=facts, by=officer, on=TODAY)
    day = {"title": "The day", "kind": "observance", "starts": "2003-12-18", "series": series, "source": "R"}
    main = actions.add_event(campaign=campaign, values=day, by=officer, on=TODAY)

    values = {"title": "Rally", "kind": "rally", "starts": "2003-12-20", "series": series}
    rally = actions.post_event(
        campaign=campaign, organisation=iom, values=values, heads=None, by=poster, on=TODAY, at=NOW
    )

    assert [link.other for link in rally.links.all()] == [main]


def test_it_is_posted_on_one_page_and_decided_on_another(client, campaign, poster, officer, iom, country):
    client.force_login(poster)
    page = client.get(reverse("events:post", args=[CAMPAIGN]))
    assert page.context["form"].initial["organisation"] == iom.pk
    sent = {
        "kind": "rally", "title": "Rally at noon", "starts": "2004-01-29", "place": "Lyon", "country": country.pk,
        "heads": "40", "organisation": iom.pk,
    }  # fmt: skip
    assert client.post(reverse("events:post", args=[CAMPAIGN]), sent).status_code == 302
    event = Event.objects.get()
    assert (event.posting.verdict, event.source) == ("waiting", "posted by Organization for Migration")
    assert client.post(reverse("events:show_posting", args=[CAMPAIGN, event.key])).status_code == 302
    assert Posting.objects.get().verdict == "waiting"

    client.force_login(officer)
    client.post(reverse("events:refuse_posting", args=[CAMPAIGN, event.key]), {"words": "Twice on record"})
    assert Posting.objects.get().verdict == "refused"
