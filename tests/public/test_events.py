"""The public page of an event: what its editors put there, in six languages, and nothing besides."""

from datetime import UTC, date, datetime, timedelta

import icalendar
import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone

from accede.events.models import EntryPhoto, Event, ProgrammeEntry, Registration
from accede.kit.door import Door, Watch
from tests.public.test_short_way import connection_kept

LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")


@pytest.fixture
def panel(db):
    from accede.coalition.models import Campaign
    from accede.record.models import Treaty

    treaty = Treaty.objects.create(slug="test-treaty", titles={"en": "Test Treaty"}, source="Tests")
    campaign = Campaign.objects.create(
        slug="test-campaign", name="Campaign", short_name="Test", treaty=treaty, alliance_short="Committee"
    )
    return Event.objects.create(
        campaign=campaign, key="panel", title="Open panel", kind="panel", starts="2030-07-01", place="Geneva",
        begins_at=datetime(2030, 7, 1, 13, tzinfo=UTC), time_zone="Europe/Zurich", public_page=True,
        public_text="Come and listen.\n\nTea is served.", attendance_note="a secret guest", invitations="to a secret",
        source="a secret source",
    )  # fmt: skip


def _url(name, lang="en", *more):
    return reverse(f"public:{name}", args=[lang, "test-campaign", "panel", *more])


def _voice(panel, position, name, **values):
    return ProgrammeEntry.objects.create(event=panel, position=position, name=name, source="R", **values)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_stands_in_six_languages_and_in_the_list(client, panel, lang):
    page, listing = client.get(_url("event", lang)), client.get(reverse("public:events", args=[lang]))

    assert [each.status_code for each in (page, listing)] == [200, 200]
    text = page.content.decode()
    assert ("15:00" in text, "Tea is served." in text, "secret" in text) == (True, True, False)
    assert (page["Content-Language"], "Open panel" in listing.content.decode()) == (lang, True)
    assert ('dir="rtl"' in text) == (lang == "ar")


def test_the_page_is_stored_and_a_change_is_seen_at_once(client, panel, django_assert_max_num_queries):
    first = client.get(_url("event"))
    with django_assert_max_num_queries(12):
        assert client.get(_url("event"), headers={"If-None-Match": first["ETag"]}).status_code == 304
    Event.objects.update(cancelled_date=date(2030, 6, 1), cancelled_words="The hall is closed")

    again = client.get(_url("event")).content.decode()

    assert all(words in again for words in ("This event is cancelled", "The hall is closed"))


def _through_the_door(path):
    """Asks as a server does, through the front door, which keeps what it may for as long as the record stands."""
    environ = {**RequestFactory()._base_environ(PATH_INFO=path), "HTTP_HOST": "testserver"}
    with connection_kept():
        return b"".join(_DOOR(environ, lambda status, headers: None)).decode()


_DOOR = Door(WSGIHandler(), Watch(lambda: "the record does not move"))


def test_the_front_door_never_hands_out_an_event_as_it_was(panel):
    listing, page = reverse("public:events", args=["en"]), _url("event")
    before = [_through_the_door(path) for path in (listing, page)]
    Event.objects.update(cancelled_date=date(2030, 6, 1), title="Closed panel")

    after = [_through_the_door(path) for path in (listing, page)]

    assert ["Open panel" in text for text in before] == [True, True]
    assert [("Closed panel" in text, "cancelled" in text) for text in after] == [(True, True), (True, True)]


def test_only_who_agreed_is_named_and_only_what_may_be_quoted_is_quoted(client, panel):
    _voice(panel, 1, "Ms. Shown", public=True, said="hoped for the best", may_be_quoted=False)
    _voice(panel, 2, "Mr. Hidden")
    _voice(panel, 3, "Ms. Declined", public=True, standing="declined")
    quoted = _voice(panel, 4, "Ms. Quoted", public=True, said="spoke up", may_be_quoted=True)
    for public in (False, True):
        EntryPhoto.objects.filter(entry=quoted).delete()
        EntryPhoto.objects.create(
            entry=quoted, content=b"PNG", content_type="image/png", credit="A. Example", consent="mail", public=public
        )
        assert client.get(_url("event_photo", "en", 4)).status_code == (200 if public else 404)

    text = client.get(_url("event")).content.decode()

    names = ("Ms. Shown", "Mr. Hidden", "Ms. Declined", "hoped for", "spoke up", "A. Example")
    assert [each in text for each in names] == [True, False, False, False, True, True]


def test_what_was_written_for_the_alliance_is_never_shown_in_place_of_a_public_text(client, panel):
    Event.objects.update(public_text="", summary="The ambassador may not be named.")

    page, entry = client.get(_url("event")).content.decode(), client.get(_url("event_entry")).content.decode()

    assert [words in page for words in ("Open panel", "Geneva", "15:00")] == [True] * 3
    assert ["may not be named" in text for text in (page, entry)] == [False] * 2


@pytest.mark.parametrize(
    "hide", [{"public_page": False}, {"shared_with": "own"}, {"shared_with": "members"}, {"key": "elsewhere"}]
)
def test_what_is_not_open_looks_as_if_it_were_not_there(client, panel, hide):
    Event.objects.update(**hide)

    assert {client.get(_url(name)).status_code for name in ("event", "event_entry")} == {404}
    missing = client.get(reverse("public:event", args=["en", "test-campaign", "nothing"]))
    assert missing.content == client.get(reverse("public:event", args=["en", "no-campaign", "panel"])).content
    if "key" not in hide:
        assert "Open panel" not in client.get(reverse("public:events", args=["en"])).content.decode()


def test_what_the_training_campaign_invents_is_shown_to_nobody(client, panel):
    from accede.kit.shell import TRAINING

    type(panel.campaign).objects.update(slug=TRAINING)

    assert client.get(reverse("public:event", args=["en", TRAINING, "panel"])).status_code == 404


def test_people_are_led_to_the_registration_while_it_is_open(client, panel):
    address = reverse("invited:register", args=["en", "test-campaign", "panel"])
    assert address not in client.get(_url("event")).content.decode()
    Event.objects.update(registration=True)
    assert address in client.get(_url("event")).content.decode()
    Event.objects.update(registration_closes_at=timezone.now() - timedelta(hours=1))

    assert address not in client.get(_url("event")).content.decode()
    assert Registration.objects.count() == 0


def test_a_text_with_a_script_is_shown_as_text(client, panel):
    Event.objects.update(public_text="<script>alert(1)</script>")

    assert "<script>alert" not in client.get(_url("event")).content.decode()


def test_the_entry_for_calendars_names_the_page(client, panel):
    answer = client.get(_url("event_entry", "fr"))

    [entry] = icalendar.Calendar.from_ical(answer.content).events
    assert (str(entry["URL"]).endswith("/fr/events/test-campaign/panel/"), str(entry["SUMMARY"])) == (
        True,
        "Open panel",
    )
