"""The pages of events."""

from datetime import date

import pytest
from django.urls import reverse

from accede.accounts.models import Grant
from accede.core.dates import Moment
from accede.events import queries
from accede.events.models import Evaluation, Event, Party, ProgrammeEntry, Session
from accede.kit import offers

LIST = reverse("events:list", args=["test-campaign"])
SESSIONS = reverse("events:sessions", args=["test-campaign"])


def _url(name, *args):
    return reverse(f"events:{name}", args=["test-campaign", *args])


def _more(campaign, number, iom):
    session = Session.objects.create(campaign=campaign, key=f"s{number}", name="Session", body="Body", source="R")
    for index in range(number):
        event = Event.objects.create(
            campaign=campaign, key=f"more-{index}", title=f"More {index}", kind="rally", session=session,
            starts=Moment.parse("2002"), source="R",
        )  # fmt: skip
        Party.objects.create(event=event, organisation=iom)
        ProgrammeEntry.objects.create(event=event, position=1, name="Speaker", source="R")
        Evaluation.objects.create(event=event, source="R")


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("url", "queries"), [(LIST, 9), (SESSIONS, 7)])
def test_lists_cost_the_same_queries_however_many_rows(
    client, officer, campaign, iom, rows, url, queries, django_assert_num_queries
):
    _more(campaign, rows, iom)
    client.force_login(officer)
    client.get(url)  # the first visit remembers which campaign was entered

    with offers.only(), django_assert_num_queries(queries):
        response = client.get(url)

    assert response.status_code == 200


@pytest.mark.parametrize("rows", [1, 3])
def test_an_event_costs_the_same_queries_however_many_speakers(
    client, officer, panel, gabriela, iom, rows, django_assert_num_queries
):
    for position in range(1, rows + 1):
        entry = ProgrammeEntry.objects.create(event=panel, position=position, person=gabriela, name="G", source="R")
        entry.organisations.add(iom)
    client.force_login(officer)
    client.get(panel.get_absolute_url())  # the first visit remembers which campaign was entered

    with offers.only(), django_assert_num_queries(26):
        response = client.get(panel.get_absolute_url())

    assert len(response.context["event"].programme_in_order) == rows


def test_an_event_that_is_to_come_is_told_as_planned_until_its_day(panel):
    panel.starts = Moment.parse("2003-07-02")

    assert "planned for 2 July 2003" in queries.lede(panel, today=date(2003, 7, 1))
    assert "took place on 2 July 2003" in queries.lede(panel, today=date(2003, 7, 2))


def test_events_stand_in_order_of_time_as_well_as_it_is_known(client, ines, panel, reception, parallel, campaign):
    Event.objects.create(
        campaign=campaign,
        key="marches",
        title="Marches",
        kind="march",
        starts=Moment.parse("2003"),
        source="R",
    )
    client.force_login(ines)

    rows = client.get(LIST).context["page"].object_list

    assert [event.key for event in rows] == ["parallel", "panel", "reception", "marches"]


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ({"q": "rodriguez"}, ["parallel"]),
        ({"q": "universal"}, ["parallel"]),
        ({"kind": "panel"}, ["panel"]),
        ({"held_by": "members"}, []),
        ({"year": "2002"}, []),
        ({"sort": "-date"}, ["panel", "parallel"]),
        ({"kind": "nonsense", "year": "soon", "sort": "password", "held_by": "x"}, ["parallel", "panel"]),
    ],
)
def test_the_filter_finds_events_and_speakers(client, ines, panel, parallel, speech, query, keys):
    client.force_login(ines)

    response = client.get(LIST, query)

    assert [event.key for event in response.context["page"]] == keys


def test_filters_in_use_are_named(client, ines, panel):
    client.force_login(ines)

    response = client.get(LIST, {"q": "x", "kind": "panel", "year": "2003", "held_by": "alliance"})

    assert [(each.param, each.value) for each in response.context["applied"]] == [
        ("q", "x"), ("kind", "panel"), ("held_by", "The alliance"), ("year", "2003"),
    ]  # fmt: skip


def test_an_event_shows_the_name_and_title_of_that_time(client, ines, parallel, speech):
    client.force_login(ines)

    content = client.get(parallel.get_absolute_url()).content.decode()

    assert ">Ms. Gabriela Rodriguez</a>" in content
    assert "UN Special Rapporteur" in content
    assert "before 1 July 2003" in content


def test_strangers_get_the_page_of_what_does_not_exist(client, sam, panel, session):
    client.force_login(sam)

    urls = [LIST, SESSIONS, panel.get_absolute_url(), session.get_absolute_url(), _url("history", "panel")]
    assert [client.get(url).status_code for url in urls] == [404] * 5


def test_an_observer_cannot_open_any_form(client, ines, panel, session, speech):
    client.force_login(ines)
    urls = [
        _url("add"), _url("change", "panel"), _url("remove", "panel"), _url("evaluate", "panel"),
        _url("add_entry", "panel"), _url("change_entry", "parallel", 1), _url("add_part", "panel", "party"),
        _url("add_session"), _url("change_session", "chr-59"), _url("remove_session", "chr-59"),
    ]  # fmt: skip

    assert [client.get(url).status_code for url in urls] == [404] * 10


def test_a_member_posts_a_march_in_one_form(client, mateo, campaign):
    client.force_login(mateo)
    facts = {
        "title": "March in Ghent",
        "kind": "march",
        "starts": "2003-12-18",
        "place": "Ghent",
        "source": "Us",
    }

    response = client.post(_url("add"), facts)

    event = Event.objects.get()
    assert response.url == event.get_absolute_url()
    assert (event.title, str(event.starts), event.place) == ("March in Ghent", "2003-12-18", "Ghent")


def test_a_last_day_before_the_first_is_answered_in_words(client, mateo, campaign):
    client.force_login(mateo)
    facts = {"title": "X", "kind": "march", "starts": "2003-12-18", "ends": "2003-11", "source": "Us"}

    response = client.post(_url("add"), facts)

    assert response.context["form"].errors == {"ends": ["The last day lies before the first day. Correct one of them."]}
    assert Event.objects.count() == 0


def test_the_evaluation_is_written_and_read(client, mateo, panel):
    client.force_login(mateo)
    facts = {"verdict": "varying degrees of success", "why": "No interest", "source": "Meeting"}

    client.post(_url("evaluate", "panel"), facts)

    assert client.get(panel.get_absolute_url()).context["evaluation"] == [
        ("In one line", "varying degrees of success"),
        ("Why", "No interest"),
    ]


def test_the_programme_is_corrected_and_moved(client, mateo, parallel, speech):
    ProgrammeEntry.objects.create(event=parallel, position=2, name="Second", source="R")
    client.force_login(mateo)

    facts = {"role": "moderator", "name": "Ms. G. Rodriguez", "source": "R"}
    client.post(_url("change_entry", "parallel", 1), facts)
    client.post(_url("move_entry", "parallel", 2), {"to": "1"})

    assert list(parallel.programme.order_by("position").values_list("name", "role")) == [
        ("Second", "speaker"),
        ("Ms. G. Rodriguez", "moderator"),
    ]


@pytest.mark.parametrize("part", ["party", "link", "handout", "attendance"])
def test_the_forms_of_the_parts_open(client, mateo, panel, part):
    client.force_login(mateo)

    assert client.get(_url("add_part", "panel", part)).status_code == 200


def test_an_unknown_part_is_not_found(client, mateo, panel):
    client.force_login(mateo)

    assert [client.get(_url("add_part", "panel", "x")).status_code] == [404]
    assert client.post(_url("remove_part", "panel", "party", 999)).status_code == 404


def test_a_group_counted_twice_is_answered_in_the_form(client, mateo, panel):
    client.force_login(mateo)
    url = _url("add_part", "panel", "attendance")

    client.post(url, {"group": "ngos", "heads": "3"})
    response = client.post(url, {"group": "ngos", "heads": "4"})

    assert response.context["form"].non_field_errors() == ["This group is recorded already. Remove it first."]
    assert [row.heads for row in panel.attendance.all()] == [3]


def test_removing_is_asked_first_and_done_by_post(client, mateo, reception, panel):
    client.force_login(mateo)

    asked = client.get(_url("remove", "reception"))
    refused = client.post(_url("remove", "panel"))
    done = client.post(_url("remove", "reception"))

    assert (asked.status_code, refused.url, done.url) == (200, panel.get_absolute_url(), LIST)
    assert [event.key for event in Event.objects.all()] == ["panel"]


def test_history_is_told_in_words_to_who_may_read_the_log(client, nora, ines, mateo, panel):
    client.force_login(mateo)
    client.post(_url("evaluate", "panel"), {"verdict": "good", "source": "Meeting"})
    client.force_login(nora)

    lines = client.get(_url("history", "panel")).context["log"]

    assert [(line.words, line.who) for line in lines] == [("Event evaluated", "Mateo")]
    client.force_login(ines)
    assert client.get(_url("history", "panel")).status_code == 404
    tabs = client.get(panel.get_absolute_url()).context["tabs"]
    assert "History" not in [tab.label for tab in tabs]


@pytest.mark.parametrize("name", ["move_entry", "remove_entry"])
def test_looking_never_acts(client, mateo, speech, name):
    client.force_login(mateo)

    assert client.get(_url(name, "parallel", 1)).status_code == 405


def _page_of(client, reader, event):
    client.force_login(reader)
    return client.get(event.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({}, "Who came is not known."),
        ({"starts": "2999-07-01", "ends": ""}, "The event is on 1 July 2999: nobody can have come yet."),
        ({"starts": "2999-07", "ends": ""}, "To come"),
        ({"cancelled_date": date(2003, 6, 1)}, "The event was cancelled."),
    ],
)
def test_of_who_came_to_an_event_still_to_come_nothing_is_missing(client, officer, panel, facts, words):
    Event.objects.filter(pk=panel.pk).update(attendance_note="", **facts)

    part = _page_of(client, officer, panel).split('id="attendance"')[1].split("</section>")[0]

    assert words in part
    assert ("not known" in part) == (not facts)


@pytest.mark.parametrize(
    ("slug", "shared", "words"),
    [
        ("training", "alliance", "Training campaign: everything in it is invented."),
        ("test-campaign", "members", "Shared with members."),
    ],
)
def test_a_page_that_nobody_is_shown_is_promised_to_nobody(client, officer, panel, slug, shared, words):
    type(panel.campaign).objects.update(slug=slug)
    Grant.objects.update(campaign=slug)
    Event.objects.update(public_page=True, shared_with=shared)
    panel.refresh_from_db()

    facts = _page_of(client, officer, panel).split("Public page</dt>")[1].split("</dd>")[0]

    assert ("open to everybody" in facts, words in facts) == (False, True)


def test_who_saves_the_public_page_is_told_who_reads_it_and_led_there(client, officer, panel):
    client.force_login(officer)
    page, sent = "/en/events/test-campaign/panel/", {"public_page": "on", "public_text": "Come."}

    told = [
        client.post(_url("publish", "panel"), values, follow=True).content.decode()
        for values in (sent, {"public_text": "Come."})
    ]

    link = f'Everybody can read the page from now on, without signing in. <a href="{page}">Open the public page</a>'
    assert [link in text for text in told] == [True, False]
    assert "Saved. Public page: none." in told[1]
    assert client.get(page).status_code == 404
