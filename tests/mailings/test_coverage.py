"""Every mission of a run gets exactly one letter, or is named with what is in the way."""

from __future__ import annotations

from datetime import date

import pytest

from accede.mailings.queries.condition_words import Words
from accede.mailings.queries.cover_page import matrix_shown, notice_of, open_notes
from accede.mailings.queries.coverage import coverage_of
from tests.mailings.conftest import NOW, TODAY, a_head

pytestmark = pytest.mark.django_db


def adjusted(run, addressee, **decided):
    from accede.mailings.models import Adjustment

    return Adjustment.objects.create(run=run, addressee=addressee, reason="Made up", by="officer", at=NOW, **decided)


def test_each_mission_gets_the_one_letter_meant_for_its_class_in_its_language(run):
    found = coverage_of(run, on=TODAY)

    assert [(line.key, line.state_class, line.variant, line.language) for line in found.lines] == [
        ("mission:aaa-geneva", "none", "B", "en"),
        ("mission:bbb-geneva", "bound", "A", "fr"),
        ("mission:ccc-geneva", "signed", "B", "ar"),
    ]
    assert found.proved
    assert [line.problems for line in found.lines] == [(), (), ()]
    assert found.ready == found.lines


def kinds(found, key):
    return [each.kind for each in found.of(f"mission:{key}").problems]


def test_two_ambassadors_block_the_letter_until_somebody_chooses_one(run, missions):
    a_head(missions["arcadia"], "Second Arcadian")
    line = coverage_of(run, on=TODAY).of("mission:aaa-geneva")

    assert [(each.kind, each.action) for each in line.problems] == [("heads", "Choose which head")]
    assert "Ada Arcadian and Second Arcadian head it at once" in line.problems[0].words

    adjusted(run, "mission:aaa-geneva", head="2")
    line = coverage_of(run, on=TODAY).of("mission:aaa-geneva")
    assert (line.to_name, line.head, line.problems) == ("Second Arcadian", "2", ())


def test_a_chosen_head_who_left_since_blocks_the_letter_again(run, missions):
    from accede.core.dates import Moment

    a_head(missions["arcadia"], "Second Arcadian")
    adjusted(run, "mission:aaa-geneva", head="2")
    missions["arcadia"].heads.filter(number=2).update(until_date=Moment.parse("2026-05-01"))

    line = coverage_of(run, on=TODAY).of("mission:aaa-geneva")
    assert (line.to_name, [each.kind for each in line.problems]) == ("", ["chosen"])


def test_nobody_heads_the_mission(run, missions):
    missions["arcadia"].heads.all().delete()

    line = coverage_of(run, on=TODAY).of("mission:aaa-geneva")

    assert [(each.kind, each.margin, each.words) for each in line.problems] == [
        ("headless", "no head", "Nobody is known to head it.")
    ]
    assert line.problems[0].url == "/c/test-campaign/states/AAA/missions/aaa-geneva/heads/add/"


def test_who_left_yesterday_gets_no_letter(run, missions):
    from accede.core.dates import Moment

    missions["arcadia"].heads.update(until_date=Moment.parse("2026-05-03"))

    line = coverage_of(run, on=TODAY).of("mission:aaa-geneva")

    assert (line.to_name, [each.kind for each in line.problems]) == ("", ["left"])
    assert line.problems[0].words == "Ada Arcadian left yesterday; nobody is known to have followed."


def test_an_empty_form_of_address_leads_to_where_it_is_written(run, missions):
    missions["boeotia"].heads.update(salutation=" ")

    line = coverage_of(run, on=TODAY).of("mission:bbb-geneva")

    assert [(each.kind, each.url) for each in line.problems] == [
        ("salutation", "/c/test-campaign/states/BBB/missions/bbb-geneva/heads/1/")
    ]
    assert not line.ready


def test_a_mission_without_a_language_is_counted_under_the_runs_until_somebody_decides(run, missions):
    missions["corinthia"].languages = []
    missions["corinthia"].save()
    line = coverage_of(run, on=TODAY).of("mission:ccc-geneva")
    assert (line.wanted, line.language, [each.kind for each in line.problems]) == ("", "en", ["language"])

    adjusted(run, "mission:ccc-geneva", language="fr")
    line = coverage_of(run, on=TODAY).of("mission:ccc-geneva")
    assert (line.wanted, line.language, line.problems) == ("fr", "fr", ())


def test_a_language_without_a_text_gives_the_next_one_of_the_mission_else_the_runs(run, missions, template):
    from accede.mailings.models import VariantText

    VariantText.objects.filter(variant__template=template, language__in=["fr", "ar"]).delete()

    found = coverage_of(run, on=TODAY)

    languages = {line.key: (line.wanted, line.language) for line in found.lines}
    assert languages["mission:bbb-geneva"] == ("fr", "en")
    assert languages["mission:ccc-geneva"] == ("ar", "en")
    assert found.ready == found.lines


def test_mail_that_came_back_blocks_until_another_way_is_chosen(run, missions):
    missions["arcadia"].bounced_date = TODAY
    missions["arcadia"].address = "1 Example Street"
    missions["arcadia"].save()
    line = coverage_of(run, on=TODAY).of("mission:aaa-geneva")
    assert [(each.kind, each.margin) for each in line.problems] == [("returned", "returned mail")]

    adjusted(run, "mission:aaa-geneva", channel="post")
    line = coverage_of(run, on=TODAY).of("mission:aaa-geneva")
    assert (line.channel, line.address, line.problems) == ("post", "1 Example Street", ())


def test_a_channel_without_an_address_blocks(run, missions):
    missions["arcadia"].email = ""
    missions["arcadia"].save()

    assert kinds(coverage_of(run, on=TODAY), "aaa-geneva") == ["address"]


def test_a_letter_is_delivered_at_another_mission_of_the_same_state(run, missions, arcadia, a_mission):
    missions["arcadia"].bounced_date = TODAY
    missions["arcadia"].save()
    other = a_mission(arcadia, seat="new_york", head="Nia Arcadian")
    adjusted(run, "mission:aaa-geneva", deliver_to=f"mission:{other.key}")

    line = coverage_of(run, on=TODAY).of("mission:aaa-geneva")

    assert (line.to_name, line.email, line.problems) == ("Nia Arcadian", "aaa.new_york@missions.example", ())


def test_a_letter_is_never_delivered_at_a_mission_of_another_state(run, missions):
    adjusted(run, "mission:aaa-geneva", deliver_to="mission:bbb-geneva")

    line = coverage_of(run, on=TODAY).of("mission:aaa-geneva")

    assert (line.to_name, [each.kind for each in line.problems]) == ("Ada Arcadian", ["delivery"])


def test_who_is_left_out_is_named_with_the_reason_and_is_no_gap(run, missions):
    adjusted(run, "mission:aaa-geneva", left_out=True)

    found = coverage_of(run, on=TODAY)

    assert [(each.each.key, each.adjusted.reason) for each in found.left_out] == [("mission:aaa-geneva", "Made up")]
    assert [line.key for line in found.lines] == ["mission:bbb-geneva", "mission:ccc-geneva"]
    assert found.proved
    assert notice_of(found).first == "2 of 3 missions get exactly one letter"
    assert notice_of(found).text == "None gets two; 1 is left out because somebody decided so. All letters are ready."


def test_rows_and_columns_of_the_table_add_up(run):
    shown = matrix_shown(coverage_of(run, on=TODAY))

    assert [(row.words, row.marks, row.total) for row in shown.rows] == [
        ("A. Thank you", ("c",), 1), ("B. Please join", ("s", "n"), 2),
    ]  # fmt: skip
    assert shown.columns == ("Arabic", "Chinese", "English", "French", "Russian", "Spanish")
    totals = [number for _language, number in shown.totals]
    assert totals == [1, 0, 1, 1, 0, 0]
    assert (sum(row.total for row in shown.rows), sum(totals), shown.total) == (3, 3, 3)


def test_a_gap_and_an_overlap_are_an_error_before_anything_can_be_prepared(run, template):
    template.variants.filter(letter="B").update(condition={"class": ["signed", "bound"]})

    found = coverage_of(run, on=TODAY)

    assert not found.proved
    assert notice_of(found).kind == "alarm"
    assert notice_of(found).first == "Of 3 addressees: no letter for 1, more than one for 1"
    assert [(row.words, row.total, row.faulty) for row in matrix_shown(found).rows] == [
        ("A. Thank you", 0, False), ("B. Please join", 1, False), ("No letter fits", 1, True),
        ("More than one letter fits", 1, True),
    ]  # fmt: skip


def test_a_condition_that_covers_nobody_is_said(run, template):
    from accede.mailings.models import Variant

    Variant.objects.create(template=template, letter="C", name="Withdrawn", condition={"class": ["withdrawn"]})
    template.variants.filter(letter="B").update(condition={"class": ["signed", "none"]})

    found = coverage_of(run, on=TODAY)

    words = Words(run.campaign, on=TODAY)
    assert found.idle == ("C",)
    assert "“C. Withdrawn” covers nobody in this audience." in [note.first for note in open_notes(found, words)]


def test_a_condition_on_what_is_not_there_is_an_error_of_the_template(run, template):
    template.variants.filter(letter="A").update(condition={"class": ["married"], "shoe": ["7"]})

    found = coverage_of(run, on=TODAY)

    assert not found.proved
    assert found.faults[:2] == (
        "A. Thank you: “married” is not in the list “class of the State”. Choose from the list.",
        "A. Thank you: “shoe” is nothing by which letters may differ. Take it out.",
    )


def test_an_unknown_field_is_an_error_of_the_template(run, template):
    from accede.mailings.models import VariantText

    VariantText.objects.filter(variant__letter="A", language="fr").update(body="Dear {no.such}")

    found = coverage_of(run, on=TODAY)

    assert not found.proved
    assert ["no.such" in fault for fault in found.faults] == [True]


def test_nobody_in_the_audience_is_no_proof(run, audience):
    audience.query = {"seat": ["brussels"]}
    audience.save()

    found = coverage_of(run, on=TODAY)

    assert not found.proved
    assert notice_of(found).first == "Nobody is in this audience"


def test_a_state_that_deposits_after_the_day_of_the_classes_is_named(run, arcadia, campaign):
    from django.utils import timezone

    from accede.core.dates import Moment
    from accede.record.actions import bump
    from accede.record.models import Act

    before = coverage_of(run, on=TODAY)
    later = date(2026, 5, 6)
    Act.objects.create(
        key="AAA-accession", treaty=campaign.treaty, state=arcadia, kind="accession", deposited=Moment.on(later),
        learned_date=later, source="Made for the tests", entered_by="nora", entered_at=timezone.now(),
    )  # fmt: skip
    bump(campaign.treaty.slug)

    found = coverage_of(run, on=later)

    assert [(line.key, line.variant, line.state_class, line.class_now) for line in found.changed] == [
        ("mission:aaa-geneva", "B", "none", "bound")
    ]
    assert found.seal != before.seal


def test_the_seal_is_the_same_for_the_same_letters_and_changes_with_a_word(run, missions, template):
    from django.utils import translation

    from accede.mailings.models import VariantText

    first = coverage_of(run, on=TODAY).seal
    with translation.override("ar"):
        assert coverage_of(run, on=TODAY).seal == first
    VariantText.objects.filter(variant__letter="A", language="fr").update(body="Another text.")
    second = coverage_of(run, on=TODAY).seal
    missions["arcadia"].heads.update(name="Ana Arcadian")

    assert len({first, second, coverage_of(run, on=TODAY).seal}) == 3


def test_what_one_organisation_keeps_for_itself_decides_no_letter(run, template, arcadia, alpha, campaign):
    from accede.governments.models import Position

    template.variants.filter(letter="B").update(condition={"class": ["signed", "none"], "stance": ["unknown"]})
    claim = {"stance": "opposed", "as_of": "2026-01", "confidence": "high", "said_by": "x", "source": "Made",
             "learned_date": TODAY}  # fmt: skip
    Position.objects.create(campaign=campaign, state=arcadia, owner=alpha, shared_with="own", **claim)
    assert coverage_of(run, on=TODAY).proved

    Position.objects.create(campaign=campaign, state=arcadia, owner=alpha, shared_with="members", **claim)
    assert [line.key for line in coverage_of(run, on=TODAY).gaps] == ["mission:aaa-geneva"]


def test_the_audience_leaves_out_whom_its_exceptions_name(run, audience):
    audience.except_for = {"state": ["AAA"], "class": ["bound"]}
    audience.save()

    found = coverage_of(run, on=TODAY)

    assert [line.key for line in found.lines] == ["mission:ccc-geneva"]
    assert [each.key for each in found.excepted] == ["mission:aaa-geneva", "mission:bbb-geneva"]
