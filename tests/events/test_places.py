"""Days that come back, venues, and what must begin now."""

from datetime import UTC, date, datetime
from urllib.parse import parse_qs, urlsplit

import pytest
from django.urls import reverse

from accede.accounts.rules import NotAllowed
from accede.coalition.actions import open_task
from accede.coalition.queries import Reference
from accede.events import actions, queries
from accede.events.models import Event, Series, Venue
from accede.kit import offers
from tests.events.conftest import TODAY

OCTOBER = date(2004, 10, 20)
LEADS = [{"days": 60, "what": "Ask members for their plans"}, {"days": 7, "what": "Send the statement"}]


@pytest.fixture
def observed(campaign, officer):
    values = {"name": "Migrants Day", "observance": True, "month": 12, "day": 18, "lead_times": LEADS, "source": "R"}
    return actions.add_series(campaign=campaign, values=values, by=officer, on=TODAY)


@pytest.fixture
def palais(campaign, officer):
    values = {"name": "Palais", "place": "Geneva", "source": "R"}
    hall = actions.add_venue(campaign=campaign, values=values, by=officer, on=TODAY)
    for kind, words, hours in (
        ("guest_list", "List 48 hours before", 48),
        ("catering", "Catering ordered", 72),
        ("interpretation", "No interpretation is provided", None),
    ):
        rule = {"kind": kind, "words": words, "hours_before": hours}
        actions.add_rule(venue=hall, values=rule, by=officer, on=TODAY)
    return hall


@pytest.fixture
def briefing(campaign, palais, officer):
    """On 6 February 2004 at three in Zurich."""
    values = {
        "title": "Briefing", "kind": "briefing", "starts": "2004-02-06", "held_at": palais, "venue": "Palais",
        "begins_at": datetime(2004, 2, 6, 14, tzinfo=UTC), "time_zone": "Europe/Zurich", "source": "R",
    }  # fmt: skip
    return actions.add_event(campaign=campaign, values=values, by=officer, on=TODAY)


def _work(reader, on):
    return offers.ask("work", subject="test-campaign", on=on, reader=reader)


def test_a_yearly_day_brings_its_work_on_its_day_until_a_task_takes_it_over(observed, campaign, officer):
    [line] = _work(officer, OCTOBER)
    assert (line.title, line.due) == ("Migrants Day: Ask members for their plans", date(2004, 12, 18))
    asked = parse_qs(urlsplit(line.url).query)
    assert asked == {"about": ["events.series:migrants-day"], "title": [line.title]}

    about = Reference("events.series", observed.key)
    open_task(campaign=campaign, title=line.title, about=about, by=officer, on=OCTOBER)

    assert [each.title for each in _work(officer, OCTOBER) if "Migrants Day" in each.url] == []
    assert "Migrants Day: Ask members for their plans" in [each.title for each in _work(officer, date(2005, 10, 20))]


def test_nobody_is_told_to_begin_before_the_day(observed, officer, ines):
    assert _work(officer, date(2004, 10, 18)) == []
    assert _work(ines, OCTOBER) == []


def test_a_yearly_day_stands_in_the_calendar_until_an_event_of_it_does(observed, campaign, officer):
    def days():
        found = offers.ask("dates", subject="test-campaign", on=OCTOBER, reader=officer)
        return [(each.day, each.title) for each in found]

    assert days() == [(date(2004, 12, 18), "Migrants Day")]
    values = {"title": "March", "kind": "march", "starts": "2004-12-18", "series": observed, "source": "R"}
    actions.add_event(campaign=campaign, values=values, by=officer, on=OCTOBER)

    assert days() == [(date(2004, 12, 18), "March")]


def test_a_house_is_heard_in_time_and_the_guest_list_has_its_own_alarm(briefing, officer):
    told = [
        (each.title, each.due, each.late) for each in queries.venue_lines(briefing.campaign, reader=officer, on=TODAY)
    ]

    assert told == [("Briefing: Catering ordered", date(2004, 2, 3), False)]
    assert [f"{alarm.until:%d %H:%M}" for alarm in queries.alarms_of(briefing)] == ["03 15:00", "04 15:00"]
    late = queries.venue_lines(briefing.campaign, reader=officer, on=date(2004, 2, 5))
    assert [each.late for each in late] == [True]
    assert queries.venue_lines(briefing.campaign, reader=officer, on=date(2004, 2, 7)) == []


def test_what_is_cancelled_wants_nothing_any_more(briefing, officer):
    actions.cancel_event(event=briefing, words="the speaker is ill", by=officer, on=TODAY)

    assert queries.venue_lines(briefing.campaign, reader=officer, on=TODAY) == []


@pytest.mark.parametrize("rows", [1, 3])
def test_alarms_cost_the_same_however_many_events(rows, campaign, palais, officer, django_assert_max_num_queries):
    for number in range(rows):
        values = {"title": f"E{number}", "kind": "panel", "starts": "2004-02-06", "held_at": palais, "source": "R"}
        actions.add_event(campaign=campaign, values=values, by=officer, on=TODAY)

    with django_assert_max_num_queries(30):
        lines = queries.venue_lines(campaign, reader=officer, on=TODAY)

    assert len(lines) == rows


def test_who_may_not_edit_events_adds_neither_series_nor_venue(campaign, ines):
    for act in (actions.add_series, actions.add_venue):
        with pytest.raises(NotAllowed):
            act(campaign=campaign, values={"name": "X", "source": "R"}, by=ines, on=TODAY)

    assert (Series.objects.count(), Venue.objects.count()) == (0, 0)


def test_a_venue_in_which_something_is_held_stays(briefing, palais, officer):
    with pytest.raises(actions.StillNeeded):
        actions.remove_venue(venue=palais, by=officer, on=TODAY)


def test_series_and_venues_are_entered_on_their_pages(client, campaign, officer):
    client.force_login(officer)
    home = [campaign.slug]
    sent = {"name": "The day", "observance": "on", "month": "12", "day": "18", "source": "R"}
    told = client.post(reverse("events:add_series", args=home), {**sent, "lead_times": "7: Send\n60 Ask members"})
    assert told.status_code == 302
    assert Series.objects.get().lead_times == [{"days": 60, "what": "Ask members"}, {"days": 7, "what": "Send"}]
    refused = client.post(reverse("events:add_series", args=home), {**sent, "lead_times": "soon: Ask"})
    assert (refused.status_code, "begin each line with a number of days" in refused.content.decode()) == (422, True)
    undated = client.post(reverse("events:add_series", args=home), {"name": "X", "observance": "on", "source": "R"})
    assert "needs its month and its day" in undated.content.decode()

    client.post(reverse("events:add_venue", args=home), {"name": "Hall", "languages": ["fr"], "source": "R"})
    rule = {"kind": "catering", "words": "Order it", "hours_before": "72"}
    client.post(reverse("events:add_rule", args=[*home, "hall"]), rule)
    hall = Venue.objects.get()
    assert (hall.languages, [each.hours_before for each in hall.rules.all()]) == (["fr"], [72])
    for name in ("series", "venues"):
        assert client.get(reverse(f"events:{name}", args=home)).status_code == 200
    assert "Order it" in client.get(hall.get_absolute_url()).content.decode()
    client.post(reverse("events:remove_rule", args=[*home, "hall", 1]))
    assert hall.rules.count() == 0


def test_the_event_takes_name_and_place_from_the_venue_and_times_from_the_wall(client, palais, officer):
    client.force_login(officer)
    sent = {
        "title": "Panel", "kind": "panel", "starts": "2004-07-01", "from_time": "15:00", "until_time": "17:00",
        "time_zone": "Europe/Zurich", "held_at": palais.pk, "languages": ["en", "fr"], "source": "R",
    }  # fmt: skip

    client.post(reverse("events:add", args=["test-campaign"]), sent)

    event = Event.objects.get()
    assert (event.venue, event.place, event.languages) == ("Palais", "Geneva", ["en", "fr"])
    assert event.begins_at == datetime(2004, 7, 1, 13, tzinfo=UTC)
    page = client.get(event.get_absolute_url()).content.decode()
    assert "15:00–17:00" in page
    form = client.get(reverse("events:change", args=["test-campaign", event.key])).context["form"]
    assert (str(form["from_time"].value()), str(form["until_time"].value())) == ("15:00:00", "17:00:00")


@pytest.mark.parametrize(
    ("times", "words"),
    [
        ({"starts": "2004-07", "from_time": "15:00"}, "A time needs its day"),
        ({"starts": "2004-07-01", "from_time": "15:00", "until_time": "14:00"}, "It ends before it begins"),
        ({"starts": "2004-07-01", "until_time": "14:00"}, "Enter when it begins as well"),
        ({"starts": "2004-03-28", "from_time": "02:30", "time_zone": "Europe/Zurich"}, "that time does not come"),
        ({"starts": "2004-07-01", "from_time": "15:00", "time_zone": "Geneva"}, "is not a time zone we know"),
    ],
)
def test_times_that_cannot_be_are_refused_in_words(client, campaign, officer, times, words):
    client.force_login(officer)

    told = client.post(
        reverse("events:add", args=["test-campaign"]), {"title": "P", "kind": "panel", "source": "R", **times}
    )

    assert (told.status_code, words in told.content.decode()) == (422, True)
    assert Event.objects.count() == 0


def test_a_day_that_cannot_be_read_is_told_once(client, campaign, officer):
    client.force_login(officer)

    told = client.post(
        reverse("events:add", args=["test-campaign"]),
        {"title": "P", "kind": "panel", "source": "R", "starts": "the first of July", "from_time": "15:00"},
    )

    assert [len(told.context["form"].errors[name]) for name in told.context["form"].errors] == [1]
    assert "A time needs its day" not in told.content.decode()


@pytest.mark.parametrize("mark", [":", "：", "،", "、", " –", ""])
def test_what_begins_how_many_days_before_is_read_with_the_marks_of_six_languages(mark):
    from accede.events.forms.places import LeadField

    assert LeadField().clean(f"60{mark} Ask members") == [{"days": 60, "what": "Ask members"}]


def test_lead_times_are_written_with_the_colon_of_the_reader_s_language():
    from django.utils.translation import override

    from accede.events.forms.places import LeadField

    leads = [{"days": 60, "what": "Ask members"}]
    shown = {}
    for code in ("en", "fr", "zh-hans"):
        with override(code):
            shown[code] = LeadField().prepare_value(leads)

    assert shown == {"en": "60: Ask members", "fr": "60\xa0: Ask members", "zh-hans": "60：Ask members"}
