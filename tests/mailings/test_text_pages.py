"""Pages of texts and the preview: what they show, to whom, at which cost, and that looking changes nothing."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accede.mailings.models import Block, BlockText, Opening, Template, Variant, VariantText
from tests.mailings.conftest import TODAY


def page(client, name, *args, **asked):
    return client.get(reverse(f"mailings:{name}", args=args), asked)


@pytest.fixture
def as_officer(client, officer, clock):
    client.force_login(officer)
    return client


@pytest.fixture
def clock(monkeypatch):
    from django.utils import timezone

    monkeypatch.setattr(timezone, "localdate", lambda *args, **kwargs: TODAY)


@pytest.mark.django_db
def test_the_list_shows_templates_blocks_and_what_waits(as_officer, run, campaign, template):
    answer = page(as_officer, "templates", campaign.slug)

    shown = answer.context["templates"]
    assert [(each.template.key, each.variants) for each in shown] == [("invitation", 2)]
    assert [(words, number) for _kind, words, number in shown[0].states] == [("missing", 6), ("waits for review", 6)]


@pytest.mark.django_db
def test_a_template_says_who_would_get_which_letter_and_in_which_languages_it_is(as_officer, run, campaign):
    answer = page(as_officer, "template", campaign.slug, "invitation")

    rule = answer.context["rule"]
    assert [(row.title, row.total) for row in rule.rows] == [("A. Thank you", 1), ("B. Please join", 2)]
    assert (rule.holds, rule.open, rule.twice, rule.wrong) == (True, (), (), ())
    cells = answer.context["variants"][0].cells
    assert {cell.language: cell.state for cell in cells} == {
        "ar": "waits", "zh": "missing", "en": "waits", "fr": "waits", "ru": "missing", "es": "missing",
    }  # fmt: skip


@pytest.mark.django_db
def test_gaps_and_overlaps_of_the_conditions_are_told_on_the_template(as_officer, run, campaign, template):
    Variant.objects.filter(letter="B").update(condition={"class": ["signed", "bound"]})

    rule = page(as_officer, "template", campaign.slug, "invitation").context["rule"]

    assert not rule.holds
    assert [(row.title, row.total) for row in rule.rows if row.faulty] == [
        ("No letter fits", 1),
        ("More than one letter fits", 1),
    ]
    assert rule.open == ("The State is: no action or withdrawn",)
    assert rule.twice == ("A and B: The State is: bound, not yet in force",)


@pytest.mark.django_db
def test_the_starter_set_is_taken_by_a_button(as_officer, run, campaign):
    address = reverse("mailings:use_starter_set", args=[campaign.slug])

    assert as_officer.get(address).status_code == 405
    assert as_officer.post(address).status_code == 302
    assert Template.objects.filter(key="starter-invitation").exists()


@pytest.mark.django_db
def test_a_variant_is_changed_for_whom_in_plain_words(as_officer, run, campaign):
    address = reverse("mailings:change_variant", args=[campaign.slug, "invitation", "A"])
    opened = as_officer.get(address)
    assert "The State" not in str(opened.context["form"]["name"])

    sent = {"_form": opened.context["form"].ticket, "letter": "a", "name": "New", "if_class": ["party"],
            "if_stance": ["unknown"], "sense_stance": "not"}  # fmt: skip
    assert as_officer.post(address, sent).status_code == 302

    row = Variant.objects.get(letter="A")
    assert (row.name, row.condition) == ("New", {"class": ["party"], "not": {"stance": ["unknown"]}})


@pytest.mark.django_db
def test_a_text_is_written_beside_the_others_and_a_fault_stands_beside_the_field(as_officer, run, campaign):
    address = reverse("mailings:variant_text", args=[campaign.slug, "invitation", "A", "ru"])
    opened = as_officer.get(address)
    assert [side.name for side in opened.context["page"].more["sides"]] == ["English", "Arabic", "French"]

    sent = {"_form": opened.context["form"].ticket, "subject": "S", "body": "{no.field}"}
    refused = as_officer.post(address, sent)
    assert (refused.status_code, refused.context["form"].errors["body"]) == (422, ["There is no field {no.field}."])

    sent |= {"_form": refused.context["form"].ticket, "body": "Текст {state.name}"}
    assert as_officer.post(address, sent).status_code == 302
    assert VariantText.objects.get(language="ru").written_by == "officer"


@pytest.mark.django_db
def test_a_letter_is_shown_as_its_reader_will_see_it_and_looking_changes_nothing(as_officer, run, campaign):
    VariantText.objects.filter(language="ar").update(body="{head.salutation}\n\n{event.place}")

    answer = page(as_officer, "run_letters", campaign.slug, run.key, to="mission:ccc-geneva")

    shown = answer.context["shown"]
    assert (shown.variant, shown.sheet.direction, [gap.name for gap in shown.gaps]) == ("B", "rtl", ["event.place"])
    text = answer.content.decode()
    assert '<span class="merge"><bdi>Excellency</bdi></span>' in text
    assert "This letter is blocked" in text
    assert not Opening.objects.exists()
    leads = set(re.findall(r'<form method="post" action="([^"]+)"', text))
    assert {each for each in leads if "/mailings/" in each} == {f"/c/{campaign.slug}/mailings/runs/panel/letters/read/"}


@pytest.mark.django_db
def test_a_letter_stands_beside_the_one_of_another_variant_with_what_differs_marked(
    as_officer, run, campaign, template
):
    block = Block.objects.create(campaign=campaign, key="closing", name="Closing")
    BlockText.objects.create(block=block, language="en", body="Yours")
    for letter in "AB":
        VariantText.objects.filter(variant__letter=letter, language="en").update(
            body=f"Own {letter}\n\n{{block:closing}}"
        )

    shown = page(as_officer, "run_letters", campaign.slug, run.key, to="mission:aaa-geneva", beside="A").context[
        "shown"
    ]

    assert [(group.paras[0].text, group.only) for group in shown.sheet.groups] == [("Own B", True), ("Yours", False)]
    assert [(group.paras[0].text, group.only) for group in shown.beside.groups] == [("Own A", True), ("Yours", False)]


@pytest.mark.django_db
def test_reading_is_said_by_a_button(as_officer, run, campaign):
    shown = page(as_officer, "run_letters", campaign.slug, run.key).context["shown"]
    sent = {"to": shown.sheet.line.key, "seal": shown.sheet.seal}
    address = reverse("mailings:read_letter", args=[campaign.slug, run.key])

    assert as_officer.get(address).status_code == 405
    as_officer.post(address, sent)

    assert [(row.addressee, row.by) for row in Opening.objects.all()] == [(shown.sheet.line.key, "officer")]
    again = page(as_officer, "run_letters", campaign.slug, run.key)
    assert [row.by for row in again.context["read_now"]] == ["officer"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("templates", ()), ("template", ("invitation",)), ("add_template", ()), ("add_block", ()),
        ("change_variant", ("invitation", "A")), ("variant_text", ("invitation", "A", "fr")),
        ("run_letters", ("panel",)), ("add_letterhead", ()),
    ],
)  # fmt: skip
def test_a_member_without_the_right_finds_no_text_and_no_letter(name, args, client, run, campaign, mateo, clock):
    client.force_login(mateo)

    assert page(client, name, campaign.slug, *args).status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["templates", "template", "run_letters"])
def test_pages_cost_the_same_queries_however_much_there_is(name, as_officer, officer, run, campaign):
    args = {"templates": (), "template": ("invitation",), "run_letters": ("panel",)}[name]
    costs = []
    for number in (1, 2):
        more_of_everything(run, number)
        page(as_officer, name, campaign.slug, *args)
        with CaptureQueriesContext(connection) as asked:
            page(as_officer, name, campaign.slug, *args)
        costs.append(len(asked))

    assert costs[0] == costs[1]


def more_of_everything(run, number):
    """Another template, block and variant, each with a text."""
    Template.objects.create(campaign=run.campaign, key=f"t{number}", name="T")
    block = Block.objects.create(campaign=run.campaign, key=f"b{number}", name="B")
    BlockText.objects.create(block=block, language="en", body="B")
    condition = {"class": ["none"], "stance": [["opposed"], ["studying"]][number - 1]}
    variant = Variant.objects.create(template=run.template, letter=f"X{number}", name="X", condition=condition)
    VariantText.objects.create(variant=variant, language="en", subject="S", body="B")


@pytest.mark.django_db
def test_who_saved_a_text_is_led_to_the_top_of_the_page_where_it_says_so(as_officer, run, campaign):
    address = reverse("mailings:variant_text", args=[campaign.slug, "invitation", "A", "ru"])
    ticket = re.search(r'name="_form" value="([^"]+)"', as_officer.get(address).content.decode())[1]

    answer = as_officer.post(address, {"subject": "Слово", "body": "Мы пишем.", "_form": ticket})

    assert (answer.status_code, answer["Location"]) == (302, f"/c/{campaign.slug}/mailings/templates/invitation/")
