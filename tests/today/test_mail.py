"""Outgoing mail on the desk: seen by those who may settle it, settled by a person, once."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils import timezone

from accede.kit import mail
from accede.kit.models import OutgoingMail
from tests.conftest import CAMPAIGN


@pytest.fixture
def letter(db) -> OutgoingMail:
    return mail.queue_text("Invitation", "Excellency,", to="mission@ghana.example", campaign=CAMPAIGN)


@pytest.fixture
def doubtful(letter) -> OutgoingMail:
    OutgoingMail.objects.filter(pk=letter.pk).update(state="doubtful", handing_over_at=timezone.now())
    letter.refresh_from_db()
    return letter


def test_the_officer_sees_the_letters_of_her_campaign(client, officer, letter):
    client.force_login(officer)

    page = client.get(reverse("today:mail")).content.decode()

    assert "Invitation" in page
    assert "waits to be sent" in page


@pytest.mark.parametrize("person", ["mateo", "ines", "sam"])
def test_nobody_else_sees_a_letter(client, request, letter, person):
    client.force_login(request.getfixturevalue(person))

    assert client.get(reverse("today:mail")).status_code == 404
    assert client.get(reverse("today:letter", args=[letter.pk])).status_code == 404
    assert client.post(reverse("today:settle", args=[letter.pk]), {"sent": "yes"}).status_code == 404


def test_letters_of_another_campaign_stay_hidden(client, officer, letter):
    OutgoingMail.objects.update(campaign="another")
    client.force_login(officer)

    assert "Invitation" not in client.get(reverse("today:mail")).content.decode()
    assert client.get(reverse("today:letter", args=[letter.pk])).status_code == 404


@pytest.mark.parametrize(("answer", "state"), [("yes", "sent"), ("no", "queued")])
def test_a_person_settles_a_doubtful_letter(client, officer, doubtful, answer, state):
    client.force_login(officer)

    client.post(reverse("today:settle", args=[doubtful.pk]), {"sent": answer})

    doubtful.refresh_from_db()
    assert (doubtful.state, doubtful.resolved_by) == (state, "officer")


def test_a_letter_that_is_settled_cannot_be_settled_again(client, officer, doubtful):
    client.force_login(officer)
    client.post(reverse("today:settle", args=[doubtful.pk]), {"sent": "yes"})

    client.post(reverse("today:settle", args=[doubtful.pk]), {"sent": "no"})

    doubtful.refresh_from_db()
    assert doubtful.state == "sent"


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_however_many_letters(client, officer, rows, django_assert_num_queries):
    for number in range(rows):
        mail.queue_text(f"Letter {number}", "Text", to=f"m{number}@accede.example", campaign=CAMPAIGN)
    client.force_login(officer)

    with django_assert_num_queries(14):
        client.get(reverse("today:mail"))
