"""The starter set: six letters of which each State that there can be gets exactly one, in six languages."""

from __future__ import annotations

import pytest

from accede.core.letter_texts import parse
from accede.core.variants import condition, left_open, means_nobody, meetings
from accede.mailings.actions.starting import KEY, AlreadyThere, conditions, sets, use_starter_set
from accede.mailings.models import Block, BlockText, Run, Template, VariantText
from accede.mailings.queries.coverage import coverage_of
from accede.mailings.queries.dimensions import RULES
from accede.mailings.queries.texts import problems_of
from accede.materials.queries.languages import SIX
from tests.mailings.conftest import NOW, TODAY

VARIANTS = {letter: condition(data) for letter, data in conditions().items()}


def test_each_state_that_there_can_be_gets_exactly_one_of_the_six():
    assert sorted(VARIANTS) == ["A", "B", "C", "D", "E", "F"]
    assert left_open(VARIANTS.values(), RULES).regions == ()
    assert meetings(VARIANTS, RULES) == []
    assert [letter for letter, each in VARIANTS.items() if means_nobody(each, RULES)] == []


@pytest.mark.parametrize("language", SIX)
def test_every_language_has_every_variant_and_block_with_the_same_fields(language):
    english, own = sets()["en"], sets()[language]

    assert own["variants"].keys() == english["variants"].keys() == conditions().keys()
    assert own["blocks"].keys() == english["blocks"].keys()
    for letter, text in own["variants"].items():
        parsed, like = parse(text["body"]), parse(english["variants"][letter]["body"])
        assert (letter, parsed.names, parsed.blocks, parsed.faults) == (letter, like.names, like.blocks, ())
        assert own["name"] and text["name"] and parse(text["subject"]).names == {"event.title"}


@pytest.mark.parametrize("language", sorted(set(SIX) - {"zh"}))
def test_every_block_says_the_same_fields_in_every_language(language):
    for key, told in sets()[language]["blocks"].items():
        assert (key, parse(told["body"]).names) == (key, parse(sets()["en"]["blocks"][key]["body"]).names)


@pytest.mark.django_db
def test_it_is_taken_once_without_any_problem_and_says_that_nobody_reviewed_it(officer, campaign, alliance):
    template = use_starter_set(campaign=campaign, by=officer, at=NOW, on=TODAY)

    assert problems_of(template, on=TODAY) == []
    assert (template.key, template.variants.count(), VariantText.objects.count()) == (KEY, 6, 36)
    assert "No person has reviewed its texts" in template.note
    assert not VariantText.objects.exclude(reviewed_at=None).exists()
    assert not BlockText.objects.exclude(reviewed_at=None).exists()
    with pytest.raises(AlreadyThere):
        use_starter_set(campaign=campaign, by=officer, at=NOW, on=TODAY)


@pytest.mark.django_db
def test_a_block_that_the_campaign_wrote_itself_is_kept(officer, campaign, alliance):
    own = Block.objects.create(campaign=campaign, key="closing", name="Our closing")
    BlockText.objects.create(block=own, language="en", body="Yours")

    use_starter_set(campaign=campaign, by=officer, at=NOW, on=TODAY)

    assert own.texts.get(language="en").body == "Yours"
    assert own.texts.count() == 6


@pytest.mark.django_db
def test_its_letters_reach_three_missions_in_their_languages_and_nothing_is_missing(officer, run, campaign):
    template = use_starter_set(campaign=campaign, by=officer, at=NOW, on=TODAY)
    campaign.alliance = "Alliance made for the tests"
    campaign.save()
    without_link(template)
    facts = {"event.title": "Briefing", "event.day": "2026-06-01", "event.place": "Room 1"}
    Run.objects.filter(pk=run.pk).update(template=template, facts=facts)

    found = coverage_of(Run.objects.get(pk=run.pk), on=TODAY)

    assert found.proved
    told = {line.state: (line.variant, line.language) for line in found.lines}
    assert told == {"AAA": ("E", "en"), "BBB": ("A", "fr"), "CCC": ("C", "ar")}
    assert {line.state: [each.words for each in line.problems] for line in found.lines} == {
        "AAA": [], "BBB": [], "CCC": [],
    }  # fmt: skip


def without_link(template: Template) -> None:
    """Takes the reply link out: the run of these tests invites to no event."""
    for text in VariantText.objects.filter(variant__template=template):
        text.body = text.body.replace("{block:link}\n\n", "")
        text.save()
