"""The room opens for who may read, and looks absent to anybody else; an embargo ends by itself."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from accede.coalition.rules import THE_ALLIANCE, reading_of, sees, visible
from accede.governments.models import Contact, ContactSource
from tests.governments.conftest import TODAY

pytestmark = pytest.mark.django_db


def test_the_table_leads_to_the_files_and_is_absent_for_a_stranger(client, mateo, sam, alliance, arcadia, campaign):
    client.force_login(mateo)
    assert "Arcadia" in client.get(f"/c/{campaign.slug}/states/AAA/").content.decode()
    assert client.get(f"/c/{campaign.slug}/states/").status_code == 200
    client.force_login(sam)
    assert client.get(f"/c/{campaign.slug}/states/AAA/").status_code == 404
    assert client.get(f"/c/{campaign.slug}/states/ZZZ/").status_code == 404


@pytest.fixture
def embargoed(campaign, arcadia, beta):
    """Beta's entry, for all of the alliance after an hour."""
    return Contact.objects.create(
        campaign=campaign, state=arcadia, owner=beta, office_kind="foreign", day=TODAY, logged_date=TODAY,
        embargo_until=timezone.now() + timedelta(hours=1), embargo_zone="Europe/Zurich",
    )  # fmt: skip


def _seen_by(row, reading):
    found = visible(Contact.objects.all(), reading).filter(pk=row.pk).exists()
    assert found == sees(row, reading)
    return found


def test_under_an_embargo_a_row_is_its_owners_alone_until_the_instant(embargoed, campaign, mateo, nora, officer):
    readers = {user.username: reading_of(user, campaign.slug, on=TODAY) for user in (mateo, nora, officer)}
    assert {name: _seen_by(embargoed, each) for name, each in readers.items()} == {
        "mateo": True, "nora": False, "officer": False,
    }  # fmt: skip
    assert not _seen_by(embargoed, THE_ALLIANCE)
    embargoed.embargo_open = True
    embargoed.save()
    assert _seen_by(embargoed, readers["officer"])
    embargoed.embargo_until = timezone.now() - timedelta(seconds=1)
    embargoed.save()
    assert all(_seen_by(embargoed, each) for each in (*readers.values(), THE_ALLIANCE))


def test_a_source_is_not_in_the_database_as_it_was_typed(embargoed, beta, settings):
    from django.db import connection

    from accede.kit.fields import SealedField

    made = ContactSource.objects.create(contact=embargoed, owner=beta, shared_with="own", name="The night porter")
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM governments_contactsource")
        (stored,) = cursor.fetchone()
    assert stored.startswith("sealed:1:") and "porter" not in stored
    assert ContactSource.objects.get(pk=made.pk).name == "The night porter"
    settings.SEALING_KEYS = ["a newer key " * 6, *settings.SEALING_KEYS]
    assert ContactSource.objects.get(pk=made.pk).name == "The night porter"
    settings.SEALING_KEYS = ["another key altogether " * 4]
    assert ContactSource.objects.get(pk=made.pk).name == SealedField.LOST
