"""The argument bank: what is used in which language, who reviews, and what happens to what came with the treaty."""

from __future__ import annotations

from datetime import date

import pytest

from accede.accounts.rules import NotAllowed
from accede.coalition.models import Campaign
from accede.governments.actions import arguments as actions
from accede.governments.models import Argument, ArgumentText, Citation
from accede.governments.queries.arguments import answers, argument_of
from accede.governments.queries.bank_pages import in_six, shipped_news
from tests.governments.conftest import TODAY

pytestmark = pytest.mark.django_db
WRITTEN = date(2026, 1, 5)


@pytest.fixture
def shipped(campaign):
    """An answer that came with the treaty, in English and French, waiting for review."""
    row = Argument.objects.create(treaty=campaign.treaty, key="criteria", kind="entry", order=10, source="Article 79")
    Citation.objects.create(argument=row, number=1, treaty=campaign.treaty, article="79")
    texts = {"en": ("Each State keeps its criteria.", "", None), "fr": ("Chaque État garde ses critères.", "en", 1)}
    for language, (text, origin, version) in texts.items():
        ArgumentText.objects.create(
            argument=row, language=language, text=text, state="review", from_language=origin, from_version=version,
            written_date=WRITTEN,
        )  # fmt: skip
    return row


def write(campaign, row, text, by, language="en", **more):
    return actions.write_text(
        campaign=campaign, argument=row, language=language, text=text, draft=more.pop("draft", False), by=by, on=TODAY,
        **more,
    )  # fmt: skip


def review(campaign, row, by, language="en", version=1):
    return actions.review_text(campaign=campaign, argument=row, language=language, version=version, by=by, on=TODAY)


def own(campaign):
    return Argument.objects.get(campaign=campaign)


def test_a_text_that_is_not_there_is_given_in_another_language_and_that_is_said(alliance, campaign, shipped):
    (french,) = answers(campaign, kind="entry", language="fr")
    assert (french.text, french.language, french.state, french.fallback_words) == (
        "Chaque État garde ses critères.", "fr", "review", "",
    )  # fmt: skip
    (russian,) = answers(campaign, kind="entry", language="ru")
    assert (russian.language, russian.fallback_words) == ("en", "Not there in Russian yet; shown in English.")
    assert [each.words for each in russian.citations] == ["article 79"]
    assert answers(campaign, kind="pull", language="ru") == []


def test_a_text_is_reviewed_by_another_person_than_who_wrote_it(alliance, campaign, shipped, nora, mateo):
    write(campaign, shipped, "Each State decides whom it admits.", nora)
    with pytest.raises(actions.CannotReview):
        review(campaign, own(campaign), nora, version=2)
    made = review(campaign, own(campaign), mateo, version=2)
    assert (made.state, made.reviewed_by, made.reviewed_date) == ("reviewed", mateo, TODAY)
    (answer,) = answers(campaign, language="en")
    assert (answer.text, answer.state_words) == ("Each State decides whom it admits.", "reviewed")


def test_a_draft_is_used_nowhere_and_cannot_be_reviewed(alliance, campaign, shipped, nora, mateo):
    write(campaign, shipped, "Half a thought", nora, draft=True)
    (answer,) = answers(campaign, language="en")
    assert answer.text == "Each State keeps its criteria."
    with pytest.raises(actions.CannotReview):
        review(campaign, own(campaign), mateo, version=2)


def test_a_translation_is_stale_when_its_source_has_a_later_version(alliance, campaign, shipped, nora, mateo):
    write(campaign, shipped, "Each State decides whom it admits.", nora)
    (french,) = answers(campaign, language="fr")
    assert (french.stale, french.state) == (True, "review")
    newer = "Chaque État décide qui il admet."
    write(campaign, own(campaign), newer, mateo, "fr", from_language="en", from_version=2)
    (french,) = answers(campaign, language="fr")
    assert (french.stale, french.text) == (False, newer)


def test_two_people_who_write_one_text_at_once_are_both_kept(alliance, campaign, shipped, nora, mateo):
    first = write(campaign, shipped, "As Nora puts it.", nora)
    second = write(campaign, shipped, "As Mateo puts it.", mateo)
    assert (first.version, second.version, first.argument_id) == (2, 3, second.argument_id)
    texts = own(campaign).texts.filter(language="en").order_by("version").values_list("text", flat=True)
    assert list(texts) == ["Each State keeps its criteria.", "As Nora puts it.", "As Mateo puts it."]
    with pytest.raises(actions.NothingWritten):
        write(campaign, shipped, "As Mateo puts it.", nora)


def test_what_came_with_the_treaty_is_taken_over_and_stays_for_other_campaigns(alliance, campaign, shipped, nora):
    other = Campaign.objects.create(
        slug="other", name="Other", short_name="Other", treaty=campaign.treaty, alliance="O", alliance_short="O"
    )
    write(campaign, shipped, "Our words.", nora)
    actions.retire_answer(campaign=campaign, argument=own(campaign), by=nora, on=TODAY)
    assert answers(campaign, language="en", on=TODAY) == []
    (theirs,) = answers(other, language="en", on=TODAY)
    assert (theirs.text, theirs.is_shipped) == ("Each State keeps its criteria.", True)
    actions.use_again(campaign=campaign, argument=own(campaign), by=nora, on=TODAY)
    (ours,) = answers(campaign, language="en", on=TODAY)
    assert (ours.text, ours.is_shipped, ours.key) == ("Our words.", False, "criteria")
    assert list(own(campaign).citations.values_list("article", flat=True)) == ["79"]


def test_news_of_the_shipped_answer_is_told_where_it_was_taken_over(alliance, campaign, shipped, nora):
    write(campaign, shipped, "Our words.", nora)
    assert shipped_news(argument_of(campaign, "criteria"), campaign) == []
    ArgumentText.objects.create(
        argument=shipped, language="en", version=2, text="Shipped anew.", state="review", written_date=TODAY
    )
    assert [each.text for each in shipped_news(argument_of(campaign, "criteria"), campaign)] == ["Shipped anew."]


def test_an_answer_of_the_campaigns_own_stands_beside_those_shipped(alliance, campaign, shipped, mateo):
    made = actions.add_answer(
        campaign=campaign, kind="entry", articles=["68", "69(1)"], source="Hearing", language="es",
        text="El artículo 68 pide cooperar.", draft=False, by=mateo, on=TODAY,
    )  # fmt: skip
    found = answers(campaign, kind="entry", language="es")
    assert [(each.key, each.language) for each in found] == [("criteria", "en"), (made.key, "es")]
    assert found[1].citation_words == "article 68, article 69(1)"
    changed = actions.change_answer(
        campaign=campaign, argument=made, kind="pull", articles=["69"], source="Hearing", by=mateo, on=TODAY
    )
    assert (changed.kind, list(changed.citations.values_list("article", flat=True))) == ("pull", ["69"])


def test_who_may_not_write_in_the_bank_is_refused(alliance, campaign, shipped, ines):
    with pytest.raises(NotAllowed):
        write(campaign, shipped, "An observer's words", ines)
    with pytest.raises(NotAllowed):
        review(campaign, shipped, ines)
    assert not Argument.objects.filter(campaign=campaign).exists()


def test_an_answer_in_six_languages_says_what_may_be_reviewed(alliance, campaign, shipped, nora):
    write(campaign, shipped, "Our words.", nora)
    found = {each.language: each for each in in_six(argument_of(campaign, "criteria"), user=nora)}
    assert [(found[code].reviewable, found[code].stale) for code in ("en", "fr")] == [(False, False), (True, True)]
    assert found["ru"].last is None and len(found) == 6
    assert [text.version for text in found["en"].earlier] == [1]


@pytest.mark.parametrize("count", [1, 3])
def test_the_bank_costs_the_same_however_many(alliance, campaign, shipped, count, django_assert_num_queries):
    for number in range(count - 1):
        row = Argument.objects.create(treaty=campaign.treaty, key=f"more-{number}", kind="pull", source="Article 69")
        ArgumentText.objects.create(argument=row, language="en", text="More", state="review", written_date=WRITTEN)
    with django_assert_num_queries(3):
        assert len(answers(campaign, language="es")) == count
