"""Letters that recall promises and asks: when, to whom, what they say, and never twice."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from accede.governments.actions import recalling
from accede.governments.models import Ask
from accede.governments.queries.promise_reminders import stage_on
from accede.kit import mail
from accede.kit.models import OutgoingMail
from tests.governments.conftest import TODAY
from tests.governments.test_promises import happened, promised

pytestmark = pytest.mark.django_db

DUE = TODAY + timedelta(days=40)


def days_before(number: int) -> date:
    return DUE - timedelta(days=number)


def letters() -> list[tuple[str, str]]:
    return list(OutgoingMail.objects.order_by("pk").values_list("to", "subject"))


@pytest.fixture(autouse=True)
def in_english(beta, mateo):
    """Mateo reads Spanish elsewhere; the letters here are compared in English."""
    mateo.language = "en"
    mateo.save()


@pytest.fixture
def owned(campaign, alliance, arcadia, beta):
    return promised(campaign, arcadia, "To send the bill", owner=beta, due=DUE)


@pytest.mark.parametrize(
    ("left", "stage"),
    [(15, ""), (14, "14"), (4, "14"), (3, "3"), (0, "3"), (-1, "late"), (-31, "late"), (-32, "")],
)
def test_a_promise_has_a_stage_on_each_day(left, stage):
    assert stage_on(DUE, TODAY, days_before(left)) == stage


def test_what_had_passed_when_the_day_was_given_is_not_recalled():
    assert stage_on(DUE, days_before(5), days_before(5)) == ""
    assert stage_on(DUE, days_before(5), days_before(3)) == "3"


def test_a_letter_goes_to_the_people_of_its_owner_once_at_each_stage(owned):
    for left in (15, 14, 14, 6, 3, 1, 0, -1, -9):
        recalling.recall_promises(on=days_before(left))

    assert letters() == [
        ("mateo@accede.example", "A promise is due in 14 days: Arcadia"),
        ("mateo@accede.example", "A promise is due in 3 days: Arcadia"),
        ("mateo@accede.example", "A promise is late: Arcadia"),
    ]


def test_another_day_is_recalled_anew_and_what_is_closed_is_not(owned):
    recalling.recall_promises(on=days_before(3))
    happened(owned, "new_due", days_before(2), due=DUE + timedelta(days=30))
    recalling.recall_promises(on=days_before(-1))
    recalling.recall_promises(on=days_before(-16))
    happened(owned, "kept", days_before(-17))
    recalling.recall_promises(on=days_before(-40))

    assert [subject for _to, subject in letters()] == [
        "A promise is due in 3 days: Arcadia", "A promise is due in 14 days: Arcadia",
    ]  # fmt: skip


def test_what_belongs_to_the_alliance_is_recalled_to_the_secretariat_and_the_convener(
    campaign, alliance, arcadia, nora, officer
):
    promised(campaign, arcadia, due=DUE)
    recalling.recall_promises(on=days_before(14))

    assert sorted(to for to, _subject in letters()) == ["nora@accede.example", "officer@accede.example"]


def test_a_letter_names_nothing_that_is_kept_from_members(campaign, alliance, arcadia, beta, owned):
    owned.shared_with = "own"
    owned.save()
    hidden = promised(
        campaign, arcadia, "Told in confidence", owner=beta, due=DUE, shared_with="public",
        embargo_until=timezone.now() + timedelta(days=1), embargo_zone="Europe/Zurich",
    )  # fmt: skip
    recalling.recall_promises(on=days_before(14))

    sent = list(OutgoingMail.objects.order_by("pk"))
    assert [letter.subject for letter in sent] == ["A promise is due in 14 days"] * 2
    for letter in sent:
        assert mail.is_private(letter)
        assert not any(word in letter.body + letter.html for word in ("Arcadia", "confidence", "bill"))
    assert hidden.key in sent[0].body + sent[1].body


def test_an_unanswered_ask_is_recalled_until_a_promise_answers_it(campaign, alliance, arcadia, beta):
    ask = Ask.objects.create(
        campaign=campaign, state=arcadia, text="Sign", asked="2026-03-01", source="Letter", owner=beta, due=DUE
    )
    recalling.recall_promises(on=days_before(3))
    promised(campaign, arcadia, ask=ask)
    recalling.recall_promises(on=days_before(-1))

    assert letters() == [("mateo@accede.example", "An answer is due in 3 days: Arcadia")]


def test_a_crash_between_two_letters_leaves_none_out_and_sends_none_twice(
    campaign, alliance, arcadia, beta, owned, monkeypatch
):
    promised(campaign, arcadia, "Another", owner=beta, due=DUE)
    queue, asked = recalling.mail.queue, []

    def failing(*args, **kwargs):
        asked.append(kwargs["key"])
        if len(asked) == 2:
            raise RuntimeError("the line is cut")
        return queue(*args, **kwargs)

    monkeypatch.setattr(recalling.mail, "queue", failing)
    with pytest.raises(RuntimeError):
        recalling.recall_promises(on=days_before(14))
    monkeypatch.setattr(recalling.mail, "queue", queue)
    recalling.recall_promises(on=days_before(14))

    assert len(letters()) == 2 and OutgoingMail.objects.values("key").distinct().count() == 2


def test_the_letter_is_in_its_readers_language_and_leads_to_the_promise(owned, mateo):
    mateo.language = "ar"
    mateo.save()
    recalling.recall_promises(on=days_before(14))

    letter = OutgoingMail.objects.get()
    assert (letter.language, 'dir="rtl"' in letter.html) == ("ar", True)
    assert owned.get_absolute_url() in letter.body
