"""The training campaign goes in one act; no other does."""

from __future__ import annotations

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from accede.coalition.actions.removing import NotForTraining, remove_training
from accede.coalition.models import Campaign, Organisation, Purpose
from accede.kit.models import LogEntry
from accede.record.models import Treaty

TODAY = date(2026, 11, 26)


@pytest.fixture
def both(db):
    """The training campaign and another one, each with an organisation and a purpose."""
    treaty = Treaty.objects.create(slug="made-up", titles={"en": "Made up"}, source="Tests")
    found = {}
    for slug in ("training", "real-one"):
        found[slug] = Campaign.objects.create(slug=slug, treaty=treaty, name=slug, short_name=slug)
        Organisation.objects.create(campaign=found[slug], key="alpha", name=f"Alpha of {slug}")
        Purpose.objects.create(campaign=found[slug], key="one", text="A purpose", order=1)
    return found


def test_the_training_campaign_goes_with_all_that_belongs_to_it_and_nothing_else(both, operator):
    gone = remove_training(campaign=both["training"], by=operator, on=TODAY)

    assert gone >= 3
    assert list(Campaign.objects.values_list("slug", flat=True)) == ["real-one"]
    assert list(Organisation.objects.values_list("name", flat=True)) == ["Alpha of real-one"]
    assert Purpose.objects.get().campaign.slug == "real-one"
    assert LogEntry.objects.filter(act="coalition.remove_training", campaign="training").count() == 1


def test_no_other_campaign_is_taken_away(both, operator, nora):
    with pytest.raises(NotForTraining):
        remove_training(campaign=both["real-one"], by=operator, on=TODAY)
    with pytest.raises(NotForTraining):
        remove_training(campaign=both["training"], by=nora, on=TODAY)

    assert Campaign.objects.filter(slug__in=both).count() == 2


@pytest.mark.parametrize("words", [["real-one", "--yes"], ["nothing-here", "--yes"]])
def test_the_command_refuses_with_2_what_is_no_training(both, words):
    with pytest.raises(CommandError) as refusal:
        call_command("remove_training", *words, stdout=StringIO())

    assert refusal.value.returncode == 2


def test_the_command_asks_before_it_does_it(both, monkeypatch):
    monkeypatch.setattr("builtins.input", lambda _words: "no")
    with pytest.raises(CommandError, match="Not confirmed"):
        call_command("remove_training", "training", stdout=StringIO())

    monkeypatch.setattr("builtins.input", lambda _words: "training")
    call_command("remove_training", "training", stdout=StringIO())
    assert not Campaign.objects.filter(slug="training").exists()
