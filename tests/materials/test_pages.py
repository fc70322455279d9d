"""The library's pages."""

import pytest
from django.urls import reverse

from accede.core.dates import Moment
from accede.kit import offers
from accede.materials.models import Item, LanguageVersion

LIST = reverse("materials:list", args=["test-campaign"])
GRID = reverse("materials:grid", args=["test-campaign"])


def _more(campaign, number):
    for index in range(number):
        item = Item.objects.create(
            campaign=campaign, key=f"more-{index}", title=f"More {index}", kind="poster", source="R"
        )
        edition = item.editions.create()
        source = edition.versions.create(language="en", source="R")
        version = edition.versions.create(language="es", made_from=source, follows_revision=1, source="R")
        version.steps.create(position=1, stage="draft")


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("url", "queries"), [(LIST, 12), (GRID, 12)])
def test_lists_cost_the_same_queries_however_many_items(
    client, officer, campaign, rows, url, queries, django_assert_num_queries
):
    _more(campaign, rows)
    client.force_login(officer)
    client.get(url)  # the first visit remembers which campaign was entered

    with offers.only(), django_assert_num_queries(queries):
        response = client.get(url)

    assert len(response.context["page"].object_list) == rows


@pytest.mark.parametrize("versions", [1, 3])
def test_an_item_costs_the_same_queries_however_many_versions(
    client, officer, study, french, versions, django_assert_num_queries
):
    for language in ("en", "es", "ar")[:versions]:
        version = french.edition.versions.create(language=language, made_from=french, follows_revision=1, source="R")
        version.steps.create(position=1, stage="draft")
    client.force_login(officer)
    client.get(study.get_absolute_url())  # the first visit remembers which campaign was entered

    with offers.only(), django_assert_num_queries(20):
        response = client.get(study.get_absolute_url())

    assert len(response.context["tracks"][0].tracks) == versions + 2


def test_the_grid_shows_the_six_languages_and_the_one_an_item_was_written_in(client, ines, french):
    client.force_login(ines)

    grid = client.get(GRID).context["grid"]

    assert [code for code, _name in grid.languages] == ["ar", "zh", "en", "fr", "ru", "es", "nl"]
    cells = {code: cell.stage for (code, _name), cell in zip(grid.languages, grid.rows[0].cells, strict=True)}
    assert cells == {
        "ar": "", "zh": "", "en": "", "fr": "proofreading", "ru": "", "es": "", "nl": "released",
    }  # fmt: skip
    assert grid.totals == ((0, 0), (0, 0), (0, 0), (0, 0), (0, 0), (0, 0), (1, 0))


def test_a_late_version_is_found_by_the_filter_and_said_in_words(client, ines, french, campaign):
    _more(campaign, 1)
    client.force_login(ines)

    response = client.get(LIST, {"stage": "late", "on": "2004-03-01"})

    assert [line.item.key for line in response.context["lines"]] == ["study"]
    assert b'<span class="tag tag--alarm">late</span>' in response.content


def test_nonsense_in_the_filter_filters_nothing(client, ines, study):
    client.force_login(ines)

    response = client.get(LIST, {"kind": "x", "stage": "y", "owner": "z", "sort": "password"})

    assert [item.key for item in response.context["page"]] == ["study"]
    assert response.context["applied"] == []


def test_a_stranger_sees_the_same_page_as_for_what_does_not_exist(client, sam, study):
    client.force_login(sam)

    assert [client.get(url).status_code for url in (LIST, GRID, study.get_absolute_url())] == [404, 404, 404]


def test_nobody_signed_in_is_sent_to_sign_in(client, study):
    response = client.get(study.get_absolute_url())

    assert (response.status_code, response.url.split("?")[0]) == (302, reverse("account_login"))


def test_an_observer_reads_and_finds_nothing_to_press(client, ines, study, french):
    client.force_login(ines)

    response = client.get(study.get_absolute_url())

    assert response.context["may_edit"] is False
    assert b'class="btn btn--primary"' not in response.content
    assert client.get(reverse("materials:change", args=["test-campaign", "study"])).status_code == 404


def test_a_member_adds_an_item_and_a_version_by_the_forms(client, mateo, campaign):
    client.force_login(mateo)
    facts = {"title": "Presentation", "kind": "presentation", "made": "2003", "source": "Letter of 2 May"}

    added = client.post(reverse("materials:add", args=["test-campaign"]), facts)
    item = Item.objects.get()
    url = reverse("materials:add_version", args=["test-campaign", item.key, item.editions.get().pk])
    version = client.post(url, {"language": "en", "stage": "released", "reached": "before 2003-12-01", "source": "L"})

    assert (added.url, version.url) == (item.get_absolute_url(), item.get_absolute_url())
    made = LanguageVersion.objects.get()
    assert (made.language, [(step.stage, str(step.reached)) for step in made.steps.all()]) == (
        "en",
        [("released", "<2003-12-01")],
    )


def test_a_date_that_cannot_be_read_is_answered_in_words_and_keeps_what_was_typed(client, mateo, campaign):
    client.force_login(mateo)
    facts = {"title": "Presentation", "kind": "presentation", "made": "last spring", "source": "L"}

    response = client.post(reverse("materials:add", args=["test-campaign"]), facts)

    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["made"]
    assert b'value="last spring"' in response.content
    assert Item.objects.count() == 0


def test_a_version_cannot_come_from_itself(client, mateo, french, dutch, study):
    client.force_login(mateo)
    url = reverse("materials:change_version", args=["test-campaign", "study", dutch.pk])

    response = client.post(url, {"language": "nl", "made_from": french.pk, "source": "R"})

    assert list(response.context["form"].errors) == ["made_from"]


@pytest.mark.parametrize(("name", "facts"), [("add_credit", {"role": "commissioner"}), ("add_edition", {"label": "2"})])
def test_what_is_there_already_is_answered_in_the_form(client, mateo, study, platform, name, facts):
    client.force_login(mateo)
    url = reverse(f"materials:{name}", args=["test-campaign", "study"])
    study.editions.create(label="2")

    response = client.post(url, facts | {"organisation": platform.pk})

    assert response.status_code == 422
    assert len(response.context["form"].non_field_errors()) == 1


def test_looking_at_an_act_changes_nothing(client, mateo, dutch, study):
    client.force_login(mateo)
    url = reverse("materials:revise_text", args=["test-campaign", "study", dutch.pk])

    got, posted = client.get(url), client.post(url)

    assert (got.status_code, posted.status_code) == (405, 302)
    assert LanguageVersion.objects.get(pk=dutch.pk).revision == 2


def test_the_stage_is_refused_in_words_when_it_lies_before_the_last_one(client, mateo, dutch):
    client.force_login(mateo)
    url = reverse("materials:reach_stage", args=["test-campaign", "study", dutch.pk])

    response = client.post(url, {"stage": "released", "reached": "2001"})

    assert list(response.context["form"].errors) == ["reached"]
    assert [str(step.reached) for step in dutch.steps.all()] == [str(Moment.parse("2003"))]


def test_removing_an_item_is_asked_first_and_done_by_post(client, mateo, study, french):
    client.force_login(mateo)
    url = reverse("materials:remove", args=["test-campaign", "study"])

    asked = client.get(url)
    done = client.post(url)

    assert (asked.status_code, done.url, Item.objects.count()) == (200, LIST, 0)


def test_credits_editions_and_print_runs_are_added_and_removed_by_their_forms(client, mateo, study, platform):
    client.force_login(mateo)

    def post(name, *args, **facts):
        return client.post(reverse(f"materials:{name}", args=["test-campaign", "study", *args]), facts).status_code

    added = [
        post("add_credit", role="producer"),
        post("add_edition", label="2"),
        post("add_print_run", copies="500", printed="2003", source="Bill"),
    ]
    counts = (study.credits.count(), study.editions.count(), study.print_runs.count())
    removed = [
        post("remove_credit", study.credits.get(role="producer").pk),
        post("remove_print_run", study.print_runs.get().key),
    ]

    assert (added, removed) == ([302, 302, 302], [302, 302])
    assert (counts, study.credits.count(), study.print_runs.count()) == ((2, 2, 1), 1, 0)


def test_a_version_is_removed_unless_a_translation_was_made_from_it(client, mateo, dutch, french):
    client.force_login(mateo)
    for version in (dutch, french):
        client.post(reverse("materials:remove_version", args=["test-campaign", "study", version.pk]))

    assert [version.language for version in LanguageVersion.objects.all()] == ["nl"]


def test_history_is_told_in_words_to_who_may_read_the_log(client, nora, ines, mateo, study, dutch):
    client.force_login(mateo)
    client.post(reverse("materials:revise_text", args=["test-campaign", "study", dutch.pk]))
    url = reverse("materials:history", args=["test-campaign", "study"])
    client.force_login(nora)

    lines = client.get(url).context["log"]

    assert [(line.words, line.who) for line in lines] == [("Text changed: its translations are stale", "Mateo")]
    client.force_login(ines)
    assert client.get(url).status_code == 404


def test_a_version_of_another_item_is_not_found(client, mateo, dutch, campaign):
    _more(campaign, 1)
    client.force_login(mateo)

    response = client.get(reverse("materials:change_version", args=["test-campaign", "more-0", dutch.pk]))

    assert response.status_code == 404
