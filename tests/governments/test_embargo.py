"""An embargo: what is typed is a time on a wall, what is kept is an instant; it ends by itself."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.http import QueryDict
from django.utils import timezone

from accede.accounts.models import Grant
from accede.coalition.forms import EMBARGO, SHARING, ask_sharing
from accede.coalition.portable import embargo_cells, embargo_from, sharing_cells
from accede.coalition.queries import embargo_words, shared_words
from accede.coalition.rules import reading_of
from accede.governments.models import Contact
from accede.governments.queries import contacts as queries
from accede.kit.forms import ModelForm
from tests.governments.conftest import TODAY

pytestmark = pytest.mark.django_db


class ContactForm(ModelForm):
    """A form of an embargoed row, as the rooms make them."""

    class Meta:
        model = Contact
        fields = ["office", *SHARING, *EMBARGO]

    def __init__(self, *args, campaign, reader, **kwargs):
        super().__init__(*args, **kwargs)
        ask_sharing(self, campaign=campaign, reader=reader, on=TODAY)


@pytest.fixture
def row(campaign, arcadia, beta):
    return Contact.objects.create(
        campaign=campaign, state=arcadia, owner=beta, office_kind="foreign", day=TODAY, logged_date=TODAY
    )


@pytest.fixture
def typed(row, campaign, mateo):
    """The form of Mateo's entry with an embargo typed in."""

    def form(day="", at="", zone="Europe/Zurich", **more):
        sent = {"embargo_day": day, "embargo_at": at, "embargo_zone": zone, "shared_with": "alliance", **more}
        data = QueryDict(mutable=True)
        data.update(sent)
        return ContactForm(data, instance=row, campaign=campaign, reader=mateo)

    return form


def test_who_speaks_for_no_organisation_is_offered_nothing_that_would_hide_it_from_herself(
    campaign, arcadia, alliance, sam, mateo, officer
):
    Grant.objects.create(user=sam, role="national_desk", campaign=campaign.slug, from_date=date(1990, 1, 1))

    def asked(reader):
        fresh = Contact(campaign=campaign, state=arcadia, office_kind="foreign", day=TODAY, logged_date=TODAY)
        return set(ContactForm(instance=fresh, campaign=campaign, reader=reader).fields)

    assert asked(sam) == {"office", "shared_with"}
    assert asked(mateo) & asked(officer) >= {"shared_keys", "embargo_day", "embargo_open"}


@pytest.mark.parametrize(
    ("day", "at", "zone", "instant"),
    [
        ("2099-03-15", "12:00", "Europe/Zurich", "2099-03-15T11:00"),
        ("2099-07-15", "12:00", "Europe/Zurich", "2099-07-15T10:00"),
        ("2099-07-15", "12:00", "America/Mexico_City", "2099-07-15T18:00"),
        ("2099-07-15", "00:00", "Asia/Kathmandu", "2099-07-14T18:15"),
    ],
)
def test_a_time_on_the_wall_becomes_the_instant_in_utc(typed, day, at, zone, instant):
    form = typed(day, at, zone, embargo_open="on")

    assert form.is_valid(), form.errors
    assert form.cleaned_data["embargo_until"] == datetime.fromisoformat(f"{instant}+00:00")
    assert {name: form.cleaned_data[name] for name in ("embargo_zone", "embargo_open")} == {
        "embargo_zone": zone, "embargo_open": True,
    }  # fmt: skip
    assert not {"embargo_day", "embargo_at", "embargo_fold"} & set(form.cleaned_data)


def test_a_time_that_the_clock_jumps_over_is_refused_in_words(typed):
    form = typed("2026-03-29", "02:30")

    assert form.errors["embargo_at"] == [
        "On 29 March 2026 the clock in Europe/Zurich jumps forward over 02:30: that time does not come."
    ]


def test_a_time_that_comes_twice_is_asked_about_and_both_answers_are_kept_apart(typed):
    assert "embargo_fold" not in typed("2099-10-25", "12:00").fields
    asked = typed("2099-10-25", "02:30")
    assert asked.errors["embargo_at"] == [
        "On 25 October 2099 the clock in Europe/Zurich is put back, and 02:30 comes twice. Say which is meant."
    ]
    assert "embargo_fold" in asked.fields
    first, second = (typed("2099-10-25", "02:30", embargo_fold=fold) for fold in "01")
    assert first.is_valid() and second.is_valid()
    assert first.cleaned_data["embargo_until"] == datetime(2099, 10, 25, 0, 30, tzinfo=UTC)
    assert second.cleaned_data["embargo_until"] == datetime(2099, 10, 25, 1, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "at", "zone", "field", "words"),
    [
        ("2004-03-15", "12:00", "Europe/Zurich", "embargo_day", "That instant has passed."),
        ("2099-03-15", "", "Europe/Zurich", "embargo_at", "Enter the time as well"),
        ("", "12:00", "Europe/Zurich", "embargo_day", "Enter the day as well"),
        ("2099-03-15", "12:00", "Geneva", "embargo_zone", "is not a time zone we know"),
        ("2099-03-15", "12:00", "", "embargo_zone", "Say in which time zone"),
    ],
)
def test_what_is_no_instant_to_come_is_refused_beside_its_field(typed, day, at, zone, field, words):
    assert words in typed(day, at, zone).errors[field][0]


def test_what_is_not_sent_leaves_the_embargo_and_an_empty_day_ends_it(row, campaign, mateo, typed):
    row.embargo_until, row.embargo_zone = timezone.now() + timedelta(days=1), "Asia/Kathmandu"
    row.save()
    silent = ContactForm(QueryDict("office=Desk"), instance=row, campaign=campaign, reader=mateo)
    assert silent.is_valid() and silent.save().embargo_zone == "Asia/Kathmandu" and row.embargo_until
    ended = typed("", "")
    assert ended.is_valid()
    saved = ended.save()
    assert (saved.embargo_until, saved.embargo_zone, saved.embargo_open) == (None, "", False)


def test_only_the_owners_people_are_asked(row, campaign, mateo, nora):
    hers = ContactForm(instance=row, campaign=campaign, reader=mateo)
    others = ContactForm(instance=row, campaign=campaign, reader=nora)

    assert "embargo_day" in hers.fields and hers.initial["embargo_zone"] == "Europe/Zurich"
    assert not {*EMBARGO, *SHARING, "embargo_day", "embargo_at"} & set(others.fields)


def test_the_form_shows_the_embargo_in_its_own_zone(row, campaign, mateo):
    row.embargo_until, row.embargo_zone = datetime(2099, 3, 15, 18, tzinfo=UTC), "America/Mexico_City"

    form = ContactForm(instance=row, campaign=campaign, reader=mateo)

    assert (str(form.initial["embargo_day"]), str(form.initial["embargo_at"])) == ("2099-03-15", "12:00:00")
    assert embargo_words(row) == "embargoed until 15 March 2099, 12:00 Mexico City"
    assert shared_words(row) == (
        "Embargoed until 15 March 2099, 12:00 Mexico City. Then: Shared with members and observers."
    )


def test_a_folder_holds_the_instant_and_what_it_cannot_say_stays_with_the_owner(row):
    row.embargo_until, row.embargo_zone = datetime(2099, 3, 15, 12, tzinfo=ZoneInfo("Europe/Zurich")), "Europe/Zurich"
    problems = []
    cells = embargo_cells(row)
    assert cells == {"embargo_until": "2099-03-15T11:00:00+00:00", "embargo_zone": "Europe/Zurich", "embargo_open": ""}
    assert cells.items() <= sharing_cells(row).items()
    back = embargo_from(cells, lambda *told: problems.append(told))
    assert back["embargo_until"] == row.embargo_until and not problems
    wrong = embargo_from({"embargo_until": "next spring"}, lambda *told: problems.append(told))
    assert wrong["shared_with"] == "own" and [column for column, _words in problems] == ["embargo_until"]


def test_nobody_else_puts_or_ends_an_embargo(row, nora):
    from accede.coalition.rules import CannotShare, require_sharing

    row.embargo_until = timezone.now() + timedelta(days=1)
    with pytest.raises(CannotShare):
        require_sharing(row, by=nora, on=TODAY)


def test_list_and_count_change_at_the_instant_and_nothing_else_does_it(row, campaign, arcadia, nora, monkeypatch):
    instant = timezone.now() + timedelta(days=3)
    Contact.objects.update(embargo_until=instant, embargo_zone="Europe/Zurich")
    asked = {"reader": reading_of(nora, campaign.slug, on=TODAY), "as_of": TODAY, "on": TODAY}

    def seen():
        counted = queries.last_contacts(campaign, **asked)
        return [each.pk for each in queries.contacts_of(campaign, arcadia, **asked)], counted

    assert seen() == ([], {})
    monkeypatch.setattr(timezone, "now", lambda: instant - timedelta(microseconds=1))
    assert seen() == ([], {})
    monkeypatch.setattr(timezone, "now", lambda: instant)
    assert seen() == ([row.pk], {"AAA": (1, TODAY)})
