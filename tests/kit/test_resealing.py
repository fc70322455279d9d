"""A new sealing key: everything is sealed anew, once, and only then may the old key go."""

from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from accede.governments.models import Contact, ContactSource
from accede.kit import checks, sealing, undo
from accede.kit.models import Removed
from tests.everywhere import columns_with
from tests.governments.conftest import TODAY, a_state
from tests.meetings.conftest import beta, campaign, joined

__all__ = ["beta", "campaign", "joined"]
pytestmark = pytest.mark.django_db
OLD, NEW = "the old key of the tests " * 3, "the new key of the tests " * 3


@pytest.fixture
def source(campaign, beta, settings):
    settings.SEALING_KEYS = [OLD]
    contact = Contact.objects.create(
        campaign=campaign, state=a_state("AAA", "Arcadia"), owner=beta, shared_with="own", office_kind="foreign",
        day=TODAY, logged_date=TODAY,
    )  # fmt: skip
    facts = {"owner": beta, "shared_with": "own", "name": "The night porter", "note": "Never by telephone"}
    return ContactSource.objects.create(contact=contact, **facts)


def run(*options):
    from io import StringIO

    out = StringIO()
    call_command("seal_again", *options, stdout=out)
    return out.getvalue().strip()


def test_after_it_the_old_key_is_needed_no_more(source, settings):
    settings.SEALING_KEYS = [NEW, OLD]
    assert run("--dry-run") == "0 sealed with the newest key already, 2 would be sealed again."
    assert run() == "0 sealed with the newest key already, 2 sealed again."
    assert run() == "2 sealed with the newest key already, 0 sealed again."
    settings.SEALING_KEYS = [NEW]
    assert ContactSource.objects.get().name == "The night porter"
    assert ContactSource.objects.get().note == "Never by telephone"


def test_a_text_without_its_key_is_told_and_left_as_it_is(source, settings):
    settings.SEALING_KEYS = [NEW]
    with pytest.raises(CommandError, match="2 cannot be opened"):
        run()
    assert [each.id for each in checks.what_is_sealed_opens(databases=["default"])] == ["kit.E002"]
    with pytest.raises(sealing.NoKey), transaction.atomic():
        ContactSource.objects.get().save()
    settings.SEALING_KEYS = [NEW, OLD]
    assert ContactSource.objects.get().name == "The night porter"
    assert checks.what_is_sealed_opens(databases=["default"]) == []


def test_what_was_removed_stays_sealed_and_is_sealed_anew_as_well(source, mateo, settings):
    undo.remove(source.contact, "governments.remove_contact", by=mateo, on=TODAY)
    assert columns_with(["night porter", "never by telephone"]) == set()
    settings.SEALING_KEYS = [NEW, OLD]
    assert run().endswith("2 sealed again.")
    settings.SEALING_KEYS = [NEW]
    undo._restore(undo.LogEntry.objects.get(pk=Removed.objects.get().entry), by=mateo, on=TODAY)
    assert ContactSource.objects.get().name == "The night porter"


def test_the_database_never_holds_what_was_typed(source):
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, note FROM governments_contactsource")
        assert all(text.startswith(sealing.PREFIX) for text in cursor.fetchone())
    assert columns_with(["night porter", "never by telephone"]) == set()
