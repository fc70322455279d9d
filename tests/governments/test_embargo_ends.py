"""An embargo ends everywhere by itself: in the search by a job at the instant, in the log by asking; and only the
owner's people set or lift one.
"""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accede.accounts.rights import Right
from accede.accounts.rules import NotAllowed
from accede.coalition.rules import CannotShare, NotTheOwners
from accede.governments.actions.writing import add, change
from accede.governments.models import Contact
from accede.kit import jobs, log, mail, search, undo
from accede.kit.history import lines
from accede.kit.models import Job, SearchEntry
from accede.today.queries.log import log_entries
from tests.governments.conftest import TODAY

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def a_contact(campaign, state, owner, **facts):
    return Contact(
        campaign=campaign, state=state, owner=owner, office_kind="foreign", office="Treaties desk", day=TODAY,
        said="The kingfisher speaks", logged_date=TODAY, **facts,
    )  # fmt: skip


def logged(row, by):
    return add(row, "governments.log_contact", right=Right.LOG_CONTACT, by=by, on=TODAY)


@pytest.fixture
def contact(campaign, arcadia, beta, alliance, mateo):
    """Mateo's entry, for all of the alliance after an hour."""
    embargo = {"embargo_until": timezone.now() + HOUR, "embargo_zone": "Europe/Zurich"}
    return logged(a_contact(campaign, arcadia, beta, **embargo), mateo)


def test_the_act_asks_for_the_index_at_the_instant_once_for_each_instant(contact, campaign, mateo):
    due = Job.objects.filter(name="kit.index", run_at=contact.embargo_until)
    assert [each.args for each in due] == [{"campaign": campaign.slug}]
    change(contact, "governments.change_contact", {"said": "No"}, right=Right.LOG_CONTACT, by=mateo, on=TODAY)
    assert due.count() == 1


def test_a_job_that_waits_for_an_embargo_keeps_nobody_from_asking_for_the_index_now(contact, campaign):
    jobs.run_pending()
    search.soon(campaign.slug)
    assert Job.objects.filter(name="kit.index", state="queued", run_at__lte=timezone.now()).count() == 1


def test_an_entry_without_an_embargo_asks_for_nothing_later(campaign, arcadia, beta, alliance, mateo):
    logged(a_contact(campaign, arcadia, beta), mateo)
    assert not Job.objects.filter(run_at__gt=timezone.now()).exists()


@pytest.fixture
def audrey(alliance):
    from tests.conftest import _person

    return _person("audrey", "auditor")


def _acts_in_the_log(campaign, user):
    found = log_entries(campaign, reader=user, on=TODAY)
    audits = user.username == "audrey"
    told = [each.words for each in lines(found, reader=user, on=TODAY, sees_personal=False, audits=audits)]
    assert len(told) == found.count()
    return [entry.act for entry in found]


def test_the_log_holds_nothing_of_it_for_others_nor_for_an_auditor_until_it_ends(
    contact, campaign, mateo, officer, audrey
):
    told = {user.username: _acts_in_the_log(campaign, user) for user in (mateo, officer, audrey)}
    assert told == {"mateo": ["governments.log_contact"], "officer": [], "audrey": []}
    Contact.objects.update(embargo_until=timezone.now() - HOUR)
    assert _acts_in_the_log(campaign, officer) == ["governments.log_contact"]


def test_an_entry_that_is_removed_under_its_embargo_stays_untold_and_then_told(contact, campaign, officer, mateo):
    until = contact.embargo_until
    undo.remove(contact, "governments.remove_contact", by=mateo, on=TODAY, campaign=campaign.slug)
    assert _acts_in_the_log(campaign, officer) == []
    kept = log_entries(campaign, reader=mateo, on=TODAY).first()
    assert kept.before["embargo_until"][:19] == until.isoformat()[:19]


def test_others_cannot_set_prolong_or_lift_an_embargo(campaign, arcadia, beta, alliance, mateo, nora):
    open_one = logged(a_contact(campaign, arcadia, beta), mateo)
    with pytest.raises(CannotShare):
        change(
            open_one, "governments.change_contact", {"embargo_until": timezone.now() + HOUR, "embargo_zone": "UTC"},
            right=Right.LOG_CONTACT, by=nora, on=TODAY,
        )  # fmt: skip


def test_others_cannot_change_an_entry_under_an_embargo_that_they_may_see(contact, officer):
    Contact.objects.update(embargo_open=True)
    with pytest.raises((NotTheOwners, NotAllowed)):
        change(contact, "governments.change_contact", {"said": "x"}, right=Right.LOG_CONTACT, by=officer, on=TODAY)


def test_setting_an_embargo_takes_the_entry_out_of_the_search_at_once(
    campaign, arcadia, beta, alliance, mateo, monkeypatch
):
    row = logged(a_contact(campaign, arcadia, beta), mateo)
    monkeypatch.setattr(Contact, "get_absolute_url", lambda self: f"/made/{self.key}/")
    SearchEntry.objects.create(
        room="governments", campaign=campaign.slug, key=row.key, language="en", url=f"/made/{row.key}/", title="x",
        digest="x",
    )  # fmt: skip
    later = {"embargo_until": timezone.now() + HOUR, "embargo_zone": "UTC"}
    change(row, "governments.change_contact", later, right=Right.LOG_CONTACT, by=mateo, on=TODAY)
    assert not SearchEntry.objects.filter(key=row.key).exists()
    assert log.entries_for(row).count() == 2


def test_a_letter_about_an_entry_that_she_may_not_see_is_not_there(contact, client, officer, campaign):
    """Else the list of letters would tell that its owner was reminded of something."""
    letter = mail.queue_text("A visit", "…", to="mateo@beta.example", campaign=campaign.slug, about=contact)
    client.force_login(officer)

    assert "A visit" not in client.get(reverse("today:mail")).content.decode()
    assert client.get(reverse("today:letter", args=[letter.pk])).status_code == 404
    Contact.objects.update(embargo_until=timezone.now() - HOUR)
    assert "A visit" in client.get(reverse("today:mail")).content.decode()
