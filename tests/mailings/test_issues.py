"""Press releases, newsletters and digests: written in several languages, to audiences, on the engine of all letters."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from accede.accounts.rules import NotAllowed
from accede.core.dates import Moment
from accede.kit.offers import Addressed, News, RunTo, only
from accede.mailings.actions.issues import NothingToSend, NotToMissions, Text, begin_issue
from accede.mailings.models import Audience, Run, VariantText
from accede.mailings.queries import digest
from accede.mailings.queries.coverage import coverage_of
from accede.mailings.queries.texts import composed
from tests.mailings.list_rows import NOW, TODAY, news, someone

__all__ = ["news"]
pytestmark = pytest.mark.django_db
ENGLISH = {"en": Text("News of May", "Good day {reader.name},\n\nthis is new.")}


@pytest.fixture
def readers(campaign, news):
    """Everybody on the list, as an audience."""
    return Audience.objects.create(
        campaign=campaign, key="readers", name="Readers", kind="list", query={"list": ["news"]}
    )  # fmt: skip


def begin(campaign, audience, by, kind="newsletter", texts=ENGLISH, **values):
    said = {"audience": audience, "letter_date": TODAY, "default_language": "en", **values}
    return begin_issue(
        campaign=campaign, kind=kind, title="May", texts=texts, values=said, by=by, at=NOW, on=TODAY
    )  # fmt: skip


def letters(run):
    lines = coverage_of(run, on=TODAY).lines
    return {line.email: composed(run, lines, as_of=TODAY)[line.key] for line in lines}


def test_an_issue_is_a_template_of_one_variant_and_a_run_that_goes_the_way_of_letters(campaign, readers, news, nora):
    someone(news, name="Ana")
    texts = {**ENGLISH, "fr": Text("Nouvelles", "Voici."), "ar": Text("", "")}

    run = begin(campaign, readers, nora, texts=texts)

    assert (run.kind, run.template.kind, run.get_absolute_url()) == (
        "news", "newsletter", "/c/test-campaign/mailings/runs/may/",
    )  # fmt: skip
    assert list(VariantText.objects.order_by("language").values_list("variant__letter", "language")) == [
        ("A", "en"), ("A", "fr"),
    ]  # fmt: skip
    assert coverage_of(run, on=TODAY).proved


def test_each_reader_is_written_to_in_her_language_or_the_one_that_stands_in(campaign, readers, news, nora):
    someone(news, name="Ana")
    someone(news, "bea@press.example", language="fr")
    someone(news, "cleo@press.example", language="ru", name="Cleo")
    run = begin(campaign, readers, nora, texts={**ENGLISH, "fr": Text("Nouvelles", "Voici.")})

    found = {email: (each.language, each.subject, each.body) for email, each in letters(run).items()}

    assert found == {
        "ana@press.example": ("en", "News of May", "Good day Ana,\n\nthis is new."),
        "bea@press.example": ("fr", "Nouvelles", "Voici."),
        "cleo@press.example": ("en", "News of May", "Good day Cleo,\n\nthis is new."),
    }


def test_without_a_text_in_the_language_that_stands_in_nothing_begins(campaign, readers, nora):
    with pytest.raises(NothingToSend):
        begin(campaign, readers, nora, default_language="fr")

    assert not Run.objects.exists()


def test_missions_get_no_newsletter(campaign, nora):
    missions = Audience.objects.create(campaign=campaign, key="m", name="Missions")

    with pytest.raises(NotToMissions):
        begin(campaign, missions, nora)


def test_who_prepares_no_letters_writes_no_issue(campaign, readers, mateo):
    with pytest.raises(NotAllowed):
        begin(campaign, readers, mateo)


# -------------------------------------------------------------------------------------------------------------- digests
def an_act(campaign, state, *, day, kind="accession", **values):
    from django.utils import timezone

    from accede.record.actions import bump
    from accede.record.models import Act

    Act.objects.create(
        key=f"{state.code}-{kind}", treaty=campaign.treaty, state=state, kind=kind, deposited=Moment.on(day),
        learned_date=day, source="Made for the tests", entered_by="nora", entered_at=timezone.now(), **values,
    )  # fmt: skip
    bump(campaign.treaty.slug)


def test_a_digest_tells_what_changed_on_record_in_the_language_of_each_reader(campaign, readers, news, nora, arcadia):
    from accede.record.models import StateName

    StateName.objects.create(state=arcadia, language="fr", name="Arcadie", source="Made for the tests")
    an_act(campaign, arcadia, day=date(2026, 4, 20), origin="depositary")
    someone(news)
    someone(news, "bea@press.example", language="fr")
    said = "Until {digest.day}:\n\n{digest.news}"

    run = begin(campaign, readers, nora, "digest", {"en": Text("Digest", said), "fr": Text("Bulletin", said)})

    found = letters(run)
    assert found["ana@press.example"].body.startswith(
        "Until 4 May 2026:\n\n20 April 2026: Arcadia, accession. The number of States bound is now 1."
    )
    assert "20 avril 2026" in found["bea@press.example"].body
    assert "Arcadie" in found["bea@press.example"].body
    assert not found["ana@press.example"].gaps


def test_a_digest_with_nothing_to_tell_is_blocked(campaign, readers, news, nora):
    someone(news)

    run = begin(campaign, readers, nora, "digest", {"en": Text("Digest", "{digest.news}")})

    [gap] = letters(run)["ana@press.example"].gaps
    assert (gap.name, gap.url) == ("digest.news", run.template.get_absolute_url())


def test_an_organisation_without_an_address_is_blocked_by_one_reason(campaign, joined, nora):
    joined("alpha")
    audience = Audience.objects.create(campaign=campaign, key="members", name="Members", kind="organisations")
    run = begin(campaign, audience, nora, texts={"en": Text("News", "Good day.")})

    [line] = coverage_of(run, on=TODAY).lines

    assert [problem.words for problem in line.problems] == [
        "No person of this organisation with a mail address is on record."
    ]


def test_a_press_release_is_tried_on_those_who_may_get_it(campaign, readers, news, nora):
    from accede.mailings.queries.rule_page import audiences_of, rule_page

    Audience.objects.create(campaign=campaign, key="m", name="Missions")
    someone(news)
    template = begin(campaign, readers, nora, "press").template

    assert [each.key for each in audiences_of(template)] == ["readers"]
    rule = rule_page(template, readers, on=TODAY)
    assert (rule.marks, [(row.title, row.counts, row.total) for row in rule.rows], rule.holds) == (
        (), [("A. Everybody", (), 1)], True,
    )  # fmt: skip
    template.kind = "letter"
    assert [each.key for each in audiences_of(template)] == ["m"]


def test_pages_of_a_run_to_a_list_have_no_column_of_classes(client, campaign, readers, news, nora):
    someone(news)
    run = begin(campaign, readers, nora)
    client.force_login(nora)

    for address in (run.get_absolute_url(), f"{run.get_absolute_url()}all/"):
        page = client.get(address).content.decode()
        assert "Class</th>" not in page
        assert run.template.get_absolute_url() in page or address.endswith("all/")


def test_an_act_that_nobody_checked_yet_goes_out_to_nobody(campaign, arcadia):
    from accede.coalition.rules import EVERYBODY
    from accede.kit.offers import ask

    an_act(campaign, arcadia, day=date(2026, 4, 20), origin="person")

    assert ask("public_news", subject=campaign.slug, on=TODAY, reader=EVERYBODY) == []


def test_news_are_asked_for_once_a_language_however_many_readers():
    asked = []

    def news_of(*, subject, on, reader):
        asked.append((subject, on))
        return [News("a", date(2026, 4, 20), "Arcadia", "accession", "/")]

    to = [Addressed(f"subscription:{number}", ("en", "fr")[number % 2]) for number in range(6)]
    with only(public_news=[news_of]):
        found = digest.fields(RunTo("c", "r", TODAY, frozenset({"digest.count"}), tuple(to)))

    assert len(asked) == 2
    assert {(each.name, each.text) for each in found} == {("digest.count", "1")}
    assert len(found) == 6


# ---------------------------------------------------------------------------------------------------------------- pages
@pytest.mark.parametrize("kind", ["press", "newsletter", "digest"])
def test_an_issue_is_written_on_its_page(client, campaign, readers, nora, kind):
    client.force_login(nora)
    address = f"/c/test-campaign/mailings/write/{kind}/"
    opened = client.get(address).content.decode()

    response = client.post(
        address,
        {"title": "May", "audience": readers.pk, "letter_date": "2026-05-05", "default_language": "en",
         "subject_en": "News", "body_en": "This is new."},
    )  # fmt: skip

    assert (opened.count("{digest.news}") > 1) == (kind == "digest")
    assert response["Location"] == Run.objects.get().get_absolute_url()


def test_a_subject_without_a_text_is_told(client, campaign, readers, nora):
    client.force_login(nora)

    response = client.post(
        "/c/test-campaign/mailings/write/press/",
        {"title": "May", "audience": readers.pk, "letter_date": "2026-05-05", "default_language": "en",
         "subject_en": "News", "body_en": "This is new.", "subject_fr": "Nouvelles"},
    )  # fmt: skip

    assert response.status_code == 422
    assert "Subject and text belong together" in response.content.decode()


def test_there_is_no_issue_of_another_kind_and_none_for_strangers(client, campaign, nora, mateo):
    answers = []
    for user, kind in ((nora, "letter"), (mateo, "press")):
        client.force_login(user)
        answers.append(client.get(f"/c/test-campaign/mailings/write/{kind}/").status_code)

    assert answers == [404, 404]


def test_the_cover_of_an_issue_speaks_of_no_class(client, campaign, readers, news, nora):
    someone(news, name="Ana")
    run = begin(campaign, readers, nora)
    client.force_login(nora)

    page = client.get(run.get_absolute_url()).content.decode()

    told = ("Classes and positions", "position from the State file", ">nobody<", "Template: May. To: Readers.")
    assert [words in page for words in told] == [False, False, False, True]


def test_who_has_no_audience_yet_is_led_to_where_one_is_saved(client, campaign, nora):
    client.force_login(nora)

    page = client.get(reverse("mailings:add_issue", args=[campaign.slug, "newsletter"])).content.decode()

    assert f'<a href="{reverse("mailings:audiences", args=[campaign.slug])}">Audiences</a>' in page


def test_which_list_is_asked_beside_the_lists(client, campaign, news, nora):
    client.force_login(nora)

    told = client.post(reverse("mailings:add_audience", args=[campaign.slug, "list"]), {"name": "All"})

    assert told.status_code == 422
    assert list(told.context["form"].errors) == ["in_list"]
    assert "Say which list" in told.content.decode()
