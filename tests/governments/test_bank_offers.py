"""What obstacles, answers and allies offer: search, tasks about them, texts for letters."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from accede.governments.models import ArgumentText
from accede.governments.offers import bank
from accede.kit import offers
from accede.kit.offers import LetterTo
from tests.governments.conftest import TODAY
from tests.governments.test_arguments import WRITTEN, shipped
from tests.governments.test_obstacles import answer, heard, moved

__all__ = ["answer", "heard", "shipped"]

pytestmark = pytest.mark.django_db


def documents(campaign):
    return {each.key: each for each in bank.documents(subject=campaign.slug, on=TODAY, reader=None)}


def test_an_obstacle_is_found_by_who_sees_it_and_under_an_embargo_by_its_owner(alliance, beta, campaign, heard, mateo):
    wide = heard("Wide words")
    own = heard("Own words", by=mateo, owner=beta, embargo_until=timezone.now() + timedelta(hours=1),
                embargo_zone="UTC")  # fmt: skip
    found = documents(campaign)
    assert found[f"obstacle-{wide.key}"].seen_by == ("of-alliance", "alliance")
    assert found[f"obstacle-{own.key}"].seen_by == ("org:beta",)


def test_an_answer_is_found_in_each_language_that_has_it(alliance, campaign, shipped):
    found = documents(campaign)
    assert {key for key in found if key.startswith("argument-")} == {"argument-criteria-en", "argument-criteria-fr"}
    assert found["argument-criteria-fr"].text == "Chaque État garde ses critères."
    assert found["argument-criteria-fr"].url == f"/c/{campaign.slug}/states/arguments/criteria/"


def test_a_task_can_be_about_an_obstacle_that_the_reader_sees(alliance, beta, campaign, heard, mateo, nora):
    row = heard("Own words", by=mateo, owner=beta, shared_with="own")
    subject = (campaign.slug, {"governments.obstacle": [row.key]})
    assert [each.title for each in bank.referenced(subject=subject, on=TODAY, reader=mateo)] == ["Own words"]
    assert bank.referenced(subject=subject, on=TODAY, reader=nora) == []


def fields(campaign, reader, language="fr", state=""):
    subject = LetterTo(campaign.slug, language, state)
    return offers.ask("letter_fields", subject=subject, on=TODAY, reader=reader)


def test_a_letter_gets_answers_with_what_must_be_known_before_they_are_used(alliance, campaign, shipped, nora, sam):
    (found,) = fields(campaign, nora)
    assert (found.key, found.text, found.language, found.ready, found.note) == (
        "governments:argument:criteria", "Chaque État garde ses critères.", "fr", False,
        "Nobody has reviewed this text yet.",
    )  # fmt: skip
    ArgumentText.objects.filter(language="fr").update(state="reviewed", reviewed_date=WRITTEN)
    assert [(each.ready, each.note) for each in fields(campaign, nora)] == [(True, "")]
    (spanish,) = fields(campaign, nora, "es")
    assert (spanish.ready, spanish.language) == (False, "en")
    assert fields(campaign, sam) == []


def test_what_the_state_was_heard_to_say_comes_first_unless_it_is_gone(alliance, campaign, shipped, heard, nora, mateo):
    row = heard(kind="entry")
    assert [each.suggested for each in fields(campaign, nora, state="AAA")] == [True]
    assert [each.suggested for each in fields(campaign, nora, state="BBB")] == [False]
    moved(row, TODAY, "gone", nora)
    assert [each.suggested for each in fields(campaign, nora, state="AAA")] == [False]
