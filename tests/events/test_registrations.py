"""Registering on the public page: confirmed by mail, cancelled by link, closed in time, full when it is full."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from accede.core.dates import Moment
from accede.events.actions import registrations as actions
from accede.events.actions.registrations import LinkIsOver, RegistrationClosed
from accede.events.models import Guest, Registration, Venue
from accede.kit.mail.private import is_private
from accede.kit.models import OutgoingMail

NOW = datetime(2004, 1, 30, 10, tzinfo=UTC)
SITE = "https://campaign.example"


@pytest.fixture
def open_panel(panel):
    """The panel, to come, with a public page on which people register."""
    panel.starts, panel.ends = Moment.parse("2004-03-01"), Moment.unknown()
    panel.public_page = panel.registration = True
    panel.save()
    return panel


def ask(event, name="Ana Pérez", email="ana@people.example", at=NOW, **more):
    values = {"name": name, "email": email, "affiliation": "", "group": "public", "language": "en", "needs": "", **more}
    actions.register(event=event, values=values, at=at, site=SITE)
    return Registration.objects.filter(email=email.lower()).last()


def confirmed(row, at=NOW):
    return actions.confirm(registration=row, at=at, site=SITE)


def test_who_asks_gets_a_letter_and_stands_on_no_list_before_she_confirms(open_panel):
    row = ask(open_panel)

    letter = OutgoingMail.objects.get()
    assert (letter.to, letter.subject) == ("ana@people.example", "Please confirm: High-level panel")
    assert f"{SITE}/i/register/{actions.token_of(row)}/" in letter.body
    assert not Guest.objects.exists()


def test_the_link_that_confirms_is_shown_to_nobody_in_the_workspace(open_panel):
    confirmed(ask(open_panel))

    assert [is_private(letter) for letter in OutgoingMail.objects.all()] == [True, True]


def test_who_confirms_stands_on_the_list_once(open_panel):
    row = ask(open_panel, needs="a ramp")
    for _time in range(2):
        confirmed(row)

    guest = Guest.objects.get()
    assert (guest.name, guest.origin, guest.needs) == ("Ana Pérez", "registration", "a ramp")
    assert [each.subject for each in OutgoingMail.objects.order_by("pk")] == [
        "Please confirm: High-level panel", "You are registered: High-level panel",
    ]  # fmt: skip


def test_who_is_on_the_list_already_is_not_put_there_again(open_panel, officer):
    guest = Guest.objects.create(event=open_panel, name="ANA PEREZ", group="ngos", origin="by_hand", added_at=NOW)

    assert confirmed(ask(open_panel)).pk == guest.pk
    assert Guest.objects.count() == 1


def test_who_cancels_is_off_the_list_and_may_register_again(open_panel):
    row = ask(open_panel)
    confirmed(row)
    for _time in range(2):
        actions.cancel(registration=row, at=NOW)
    assert Guest.objects.get().left_out_words == "cancelled by link"

    confirmed(ask(open_panel, at=NOW + timedelta(hours=1)))
    assert [guest.left_out_date for guest in Guest.objects.all()] == [None]


def test_a_cancelled_link_confirms_nothing(open_panel):
    row = ask(open_panel)
    actions.cancel(registration=row, at=NOW)

    with pytest.raises(LinkIsOver):
        confirmed(row)


def test_a_link_is_good_for_three_days(open_panel):
    row = ask(open_panel)

    with pytest.raises(LinkIsOver):
        confirmed(row, at=NOW + timedelta(days=3, minutes=1))


def test_an_address_that_asks_again_at_once_gets_one_letter_and_later_another(open_panel):
    for minutes in (0, 5, 20):
        ask(open_panel, at=NOW + timedelta(minutes=minutes))

    assert (Registration.objects.count(), OutgoingMail.objects.count()) == (1, 2)


def test_registration_closes_at_its_moment(open_panel):
    open_panel.registration_closes_at = NOW
    open_panel.save()

    with pytest.raises(RegistrationClosed, match="Registration is closed"):
        ask(open_panel)


def test_the_last_seat_goes_to_who_confirms_first(open_panel, campaign):
    open_panel.held_at = Venue.objects.create(campaign=campaign, key="room", name="Room", seats=1, source="Tests")
    open_panel.save()
    first, second = ask(open_panel), ask(open_panel, "Bo", "bo@people.example")
    confirmed(second)

    with pytest.raises(RegistrationClosed, match="All seats are taken"):
        confirmed(first)


def test_who_was_noted_at_the_door_does_not_cancel(open_panel, officer):
    from accede.events.actions.door import check_in

    row = ask(open_panel)
    confirmed(row)
    open_panel.starts = Moment.parse("2004-01-30")
    open_panel.save()
    check_in(guest=Guest.objects.get(), way="door", slip="", by=officer, at=NOW)

    with pytest.raises(LinkIsOver):
        actions.cancel(registration=row, at=NOW)


@pytest.fixture
def coming(open_panel):
    """The same on a day after the clock of the machine, for pages."""
    open_panel.starts = Moment.parse(str(timezone.localdate() + timedelta(days=30)))
    open_panel.save()
    return open_panel


PAGE = "/i/{}/register/test-campaign/panel/"
SENT = {"name": "Ana Pérez", "email": "ana@people.example", "group": "public"}


def test_the_page_answers_the_same_whether_an_address_is_registered(client, coming):
    answers = [client.post(PAGE.format("en"), SENT, follow=True).content for _time in range(2)]

    assert "Look into your mailbox" in answers[0].decode()
    assert answers[0] == answers[1]


def test_who_asks_again_and_again_is_told_the_same_and_fills_no_letter_boxes(client, coming, monkeypatch):
    from django.core.cache import cache

    from accede.events.views import registering

    cache.clear()
    monkeypatch.setattr(registering, "FROM_ONE_PLACE", 2)
    told = {
        client.post(PAGE.format("en"), {**SENT, "email": f"x{number}@people.example"}).status_code
        for number in range(4)
    }  # fmt: skip

    assert told == {302}
    assert OutgoingMail.objects.count() == 2


def test_a_program_that_fills_in_every_field_registers_nobody(client, coming):
    client.post(PAGE.format("en"), {**SENT, "website": "https://spam.example"})

    assert not Registration.objects.exists()


@pytest.mark.parametrize(("lang", "direction"), [("ar", ' dir="rtl"'), ("fr", "")])
def test_the_page_speaks_the_language_of_its_address(lang, direction, client, coming):
    page = client.get(PAGE.format(lang)).content.decode()

    assert f'<html lang="{lang}"{direction}>' in page


@pytest.mark.parametrize("field", ["public_page", "registration"])
def test_there_is_no_page_where_nobody_registers(field, client, coming):
    setattr(coming, field, False)
    coming.save()

    assert client.get(PAGE.format("en")).status_code == 404


def test_the_page_of_an_event_kept_to_members_is_not_there(client, coming):
    coming.shared_with = "members"
    coming.save()

    assert client.get(PAGE.format("en")).status_code == 404


def test_opening_the_link_of_the_letter_changes_nothing_and_its_button_confirms(client, coming):
    row = ask(coming, at=timezone.now())
    address = f"/i/register/{actions.token_of(row)}/"
    assert "You are not registered yet" in client.get(address).content.decode()
    assert not Guest.objects.exists()

    client.post(address, {"what": "confirm"})
    assert "You are registered." in client.get(address).content.decode()
    client.post(address, {"what": "cancel"})
    assert "Your registration is cancelled." in client.get(address).content.decode()


def test_a_forged_link_leads_nowhere(client, coming):
    row = ask(coming, at=timezone.now())

    assert client.get(f"/i/register/{row.key}:forged/").status_code == 404


def test_in_a_full_house_the_page_says_so_and_takes_nothing(client, coming, campaign):
    coming.held_at = Venue.objects.create(campaign=campaign, key="room", name="Room", seats=0, source="Tests")
    coming.save()

    assert "All seats are taken" in client.get(PAGE.format("en")).content.decode()
    assert client.post(PAGE.format("en"), SENT).status_code == 422


def test_who_never_confirmed_is_forgotten_after_a_month(open_panel):
    ask(open_panel)
    ask(open_panel, "Bo", "bo@people.example", at=NOW + timedelta(days=30, minutes=1))

    assert list(Registration.objects.values_list("email", flat=True)) == ["bo@people.example"]


def test_who_confirmed_takes_the_day_into_her_calendar_and_who_cancelled_is_led_back(client, coming):
    row = ask(coming, at=timezone.now(), language="fr")
    address, page = f"/i/register/{actions.token_of(row)}/", "/fr/events/test-campaign/panel/"
    entry = f'href="{page}entry.ics"'
    assert entry not in client.get(address).content.decode()

    client.post(address, {"what": "confirm"})
    confirmed_page = client.get(address).content.decode()
    client.post(address, {"what": "cancel"})
    cancelled_page = client.get(address).content.decode()

    assert [entry in text for text in (confirmed_page, cancelled_page)] == [True, False]
    assert [f'href="{page}"' in text for text in (confirmed_page, cancelled_page)] == [True, True]
    assert client.get(f"{page}entry.ics").headers["Content-Type"].startswith("text/calendar")
    assert client.get(page).status_code == 200


def test_the_six_languages_stand_in_one_order_on_every_page_without_an_account(client, coming):
    pages = ("/en/events/", PAGE.format("en"), "/i/r/none/", "/m/lists/")
    orders = [re.findall(r'hreflang="(\w+)"[ >a]', _languages(client.get(page))) for page in pages]

    assert orders == [["en", "fr", "es", "ar", "zh", "ru"]] * 4


def _languages(answer):
    """What stands in the list of languages of a page."""
    return answer.content.decode().split('aria-label="Languages"')[1].split("</nav>")[0]
