"""Fields that rooms offer to letters: what each says of a State, a mission, the alliance, in the letter's language."""

from __future__ import annotations

from datetime import date

import pytest

from accede.core.dates import Moment
from accede.governments.models import Argument, ArgumentText, Citation, Obstacle, ObstacleMove
from accede.kit.offers import Addressed, RunTo
from accede.mailings.queries.fields import ALLIANCE_EYES, field_kinds
from tests.mailings.conftest import TODAY


@pytest.fixture
def say(campaign):
    """What the rooms say for one field in a letter to a State's mission."""
    from accede.kit.offers import ask

    def say(name, state="", language="en", addressee="mission:x", as_of=TODAY):
        letter = Addressed(addressee, language, getattr(state, "code", state))
        to = RunTo(campaign.slug, "run", as_of, frozenset({name}), (letter,))
        found = ask("run_fields", subject=to, on=TODAY, reader=ALLIANCE_EYES)
        return next((each.text, each.ready, each.note) for each in found if each.name == name)

    return say


@pytest.fixture
def answered(campaign, arcadia):
    """Arcadia was heard to say that its law suffices; the bank has a reviewed answer to that in English."""
    argument = Argument.objects.create(
        treaty=campaign.treaty, campaign=campaign, key="own-law", kind="law_suffices", source="Made for the tests"
    )
    Citation.objects.create(argument=argument, number=1, treaty=campaign.treaty, article="79")
    ArgumentText.objects.create(
        argument=argument, language="en", text="Article 79 leaves it to you.", state="reviewed", written_date=TODAY,
        reviewed_date=TODAY,
    )  # fmt: skip
    return Obstacle.objects.create(
        campaign=campaign, state=arcadia, kind="law_suffices", said=Moment.on(date(2026, 1, 5)),
        learned_date=date(2026, 1, 5), source="Made for the tests", shared_with="alliance",
    )  # fmt: skip


@pytest.mark.django_db
def test_every_field_is_offered_once_with_its_label_and_type(campaign, alliance):
    kinds = field_kinds(campaign, on=TODAY)

    assert all(each.label and each.group and each.type for each in kinds.values())
    wanted = {"state.name", "treaty.name", "mission.name", "head.salutation", "obstacle.answer", "alliance.name",
              "run.date", "event.title", "reply.link"}  # fmt: skip
    assert wanted <= kinds.keys()


@pytest.mark.django_db
def test_the_record_says_what_a_state_did_and_nothing_where_it_did_nothing(say, bound, boeotia, arcadia, corinthia):
    bound(boeotia)

    assert say("state.bound", boeotia) == ("15 January 2025", True, "")
    assert say("state.bound", boeotia, "fr") == ("15 janvier 2025", True, "")
    assert say("state.act", boeotia, "es") == ("adhesión", True, "")
    assert say("state.signed", corinthia, "ar") == ("1 آذار/مارس 2024", True, "")
    assert say("state.signed", arcadia) == ("", True, "")
    assert say("treaty.bound_number") == ("1", True, "")


@pytest.mark.django_db
def test_the_record_answers_for_the_day_of_the_run(say, bound, boeotia):
    bound(boeotia)

    assert say("state.bound", boeotia, as_of=date(2025, 1, 14)) == ("", True, "")


@pytest.mark.django_db
def test_a_letter_to_no_state_has_a_gap_where_it_speaks_of_one(say):
    assert say("state.name") == ("", False, "The letter goes to no State.")


@pytest.mark.django_db
def test_the_answer_to_the_obstacle_heard_comes_from_the_bank(say, answered, arcadia):
    assert say("obstacle.said", arcadia) == ("existing law suffices", True, "")
    assert say("obstacle.answer", arcadia) == ("Article 79 leaves it to you.", True, "")
    assert say("obstacle.articles", arcadia) == ("article 79", True, "")
    assert say("argument.own-law", arcadia) == ("Article 79 leaves it to you.", True, "")


@pytest.mark.django_db
def test_an_answer_that_is_not_there_in_the_language_blocks_and_says_so(say, answered, arcadia):
    _text, ready, note = say("obstacle.answer", arcadia, "fr")

    assert (ready, bool(note)) == (False, True)


@pytest.mark.django_db
def test_why_a_letter_in_another_language_is_blocked_is_told_in_the_language_of_who_asks(say, answered, arcadia):
    ArgumentText.objects.all().delete()

    found = say("obstacle.answer", arcadia, "ru")

    assert found == ("", False, "The argument bank has no answer yet to: existing law suffices.")


@pytest.mark.django_db
def test_an_answer_that_nobody_reviewed_blocks(say, answered, arcadia):
    ArgumentText.objects.update(state="review", reviewed_date=None)

    assert say("obstacle.answer", arcadia)[1:] == (False, "Nobody has reviewed this text yet.")


@pytest.mark.django_db
def test_an_obstacle_that_is_gone_or_kept_to_one_organisation_is_not_spoken_of(say, answered, arcadia, alpha):
    ObstacleMove.objects.create(obstacle=answered, number=1, day=date(2026, 2, 1), effect="gone")
    assert say("obstacle.said", arcadia) == ("", True, "")

    ObstacleMove.objects.all().delete()
    Obstacle.objects.update(shared_with="own", owner=alpha)
    assert say("obstacle.said", arcadia) == ("", True, "")


@pytest.mark.django_db
def test_the_alliance_says_its_name_or_that_it_has_none(say, campaign):
    campaign.alliance = ""
    campaign.save()
    assert say("alliance.name") == ("", False, "The campaign has not said it yet.")

    campaign.alliance, campaign.names = "The Alliance", {"fr": "Campagne d’essai"}
    campaign.save()

    assert say("alliance.name") == ("The Alliance", True, "")
    assert say("campaign.name", language="fr") == ("Campagne d’essai", True, "")


@pytest.mark.django_db
def test_the_directory_says_the_name_of_the_mission(say, missions, arcadia):
    assert say("mission.name", arcadia, addressee="mission:aaa-geneva")[0] == missions["arcadia"].name
    assert say("mission.name", arcadia, addressee="organisation:x") == ("", False, "The letter goes to no mission.")
