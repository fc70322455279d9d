"""Texts become letters: all letters of a run at once, each with what is missing in it."""

from __future__ import annotations

from datetime import date

import pytest

from accede.governments.models import Mission
from accede.mailings.models import Audience, Block, BlockText, Run, Template, Variant, VariantText
from accede.mailings.queries.texts import composed, gaps_of, problems_of, seal_of
from tests.mailings.lines import MadeLine

TODAY = date(2026, 5, 4)


@pytest.fixture
def template(campaign):
    return Template.objects.create(campaign=campaign, key="invitation", name="Invitation")


@pytest.fixture
def write(template):
    def write(body, *, letter="A", language="en", subject="An invitation", **values):
        variant, _made = Variant.objects.get_or_create(template=template, letter=letter, defaults={"name": "Plain"})
        return VariantText.objects.create(variant=variant, language=language, subject=subject, body=body, **values)

    return write


@pytest.fixture
def block(campaign):
    def block(key, body, *, language="en", why="", condition=None):
        row, _made = Block.objects.get_or_create(
            campaign=campaign, key=key, defaults={"name": key.title(), "why": why, "condition": condition or {}}
        )
        return BlockText.objects.create(block=row, language=language, body=body)

    return block


@pytest.fixture
def run(campaign, template):
    from django.utils import timezone

    return Run.objects.create(
        campaign=campaign, key="panel", title="Panel", template=template, classes_date=TODAY, letter_date=TODAY,
        audience=Audience.objects.create(campaign=campaign, key="all", name="All"), opened_by="nora",
        opened_at=timezone.now(), facts={"event.title": "Panel", "event.title:fr": "Table ronde",
                                         "event.day": "2026-07-01"},
    )  # fmt: skip


def mission(campaign, state, name):
    row = Mission.objects.create(
        campaign=campaign, state=state, seat="geneva", name=name, changed_date=TODAY, learned_date=TODAY, source="Made"
    )
    return MadeLine(f"mission:{row.key}", state=state.code, mission=row)


def words(letter):
    return [para.text for para in letter.paragraphs]


@pytest.mark.django_db
def test_a_letter_says_whom_it_addresses_and_what_the_state_did(run, write, arcadia, bound, campaign):
    bound(arcadia)
    write("{head.salutation},\n\n{mission.name}: {state.name} is bound since {state.bound} by {state.act}.")
    line = mission(campaign, arcadia, "Mission of Arcadia")

    letter = composed(run, [line], as_of=TODAY)[line.key]

    assert words(letter) == [
        "Excellency,", "Mission of Arcadia: Arcadia is bound since 15 January 2025 by accession.",
    ]  # fmt: skip
    assert (letter.subject, letter.language, letter.gaps) == ("An invitation", "en", ())
    assert {para.why for para in letter.paragraphs} == {"Variant A: Plain"}


@pytest.mark.django_db
def test_facts_of_the_run_stand_in_the_language_of_the_letter(run, write):
    write("{event.title}, {event.day}")
    write("{event.title}, {event.day}", language="fr")
    lines = [MadeLine("mission:a"), MadeLine("mission:b", language="fr")]

    found = composed(run, lines, as_of=TODAY)

    assert words(found["mission:a"]) == ["Panel, 1 July 2026"]
    assert words(found["mission:b"]) == ["Table ronde, 1er juillet 2026"]


@pytest.mark.django_db
def test_where_there_is_no_text_in_the_language_the_runs_own_is_taken(run, write):
    write("Dear all")

    assert composed(run, [MadeLine("mission:a", language="ru")], as_of=TODAY)["mission:a"].language == "en"


@pytest.mark.django_db
def test_a_letter_without_any_text_has_nothing_but_a_gap(run, write):
    write("Cher", language="fr")

    letter = composed(run, [MadeLine("mission:a", language="ru")], as_of=TODAY)["mission:a"]

    assert (letter.paragraphs, [gap.name for gap in letter.gaps]) == ((), ["text"])


@pytest.mark.django_db
def test_what_is_missing_is_told_for_each_letter_by_itself(run, write):
    write("{head.salutation}, come to {event.place}.")
    lines = [MadeLine("mission:a"), MadeLine("mission:b", salutation="")]

    found = gaps_of(run, lines, as_of=TODAY)

    assert [gap.name for gap in found["mission:a"]] == ["event.place"]
    assert found["mission:a"][0].note.startswith("Place of the occasion. The run does not say it")
    assert found["mission:a"][0].url.endswith("/change/#id_facts")
    assert [gap.name for gap in found["mission:b"]] == ["head.salutation", "event.place"]
    assert found["mission:b"][0].note == "No form of address is on file for whoever heads the mission."


@pytest.mark.django_db
def test_a_block_stands_only_in_letters_of_those_for_whom_it_is_meant(run, write, block):
    write("Dear\n\n{block:way}")
    block("way", "Well done.", why="From the file", condition={"class": ["party"]})
    party = MadeLine("mission:a", facts={"class": frozenset({"party"})})
    other = MadeLine("mission:b", facts={"class": frozenset({"signed"})})

    found = composed(run, [party, other], as_of=TODAY)

    assert words(found["mission:a"]) == ["Dear", "Well done."]
    assert found["mission:a"].paragraphs[1].why == "From the file"
    assert words(found["mission:b"]) == ["Dear"]
    assert (found["mission:a"].gaps, found["mission:b"].gaps) == ((), ())


@pytest.mark.django_db
def test_a_block_without_a_text_in_the_language_is_a_gap_that_says_so(run, write, block):
    write("Cher\n\n{block:way}", language="fr")
    block("way", "Well done.")

    gap = composed(run, [MadeLine("mission:a", language="fr")], as_of=TODAY)["mission:a"].gaps[0]

    assert (gap.name, gap.note) == ("block:way", "The block “Way” has no text: French.")


@pytest.mark.django_db
def test_the_seal_changes_with_any_word_and_with_the_reader(run, write):
    write("Dear {head.salutation}")
    line, other = MadeLine("mission:a"), MadeLine("mission:a", to_name="Somebody Else")
    letter = composed(run, [line], as_of=TODAY)["mission:a"]
    changed = composed(run, [MadeLine("mission:a", salutation="Madam")], as_of=TODAY)["mission:a"]

    assert seal_of(letter, line) == seal_of(letter, MadeLine("mission:a"))
    assert len({seal_of(letter, line), seal_of(letter, other), seal_of(changed, line)}) == 3


@pytest.mark.django_db
@pytest.mark.parametrize("number", [1, 3])
def test_letters_cost_the_same_queries_however_many(
    number, run, write, made_states, campaign, django_assert_num_queries
):
    write("{mission.name} {state.name} {state.treaties_number} {alliance.name} {obstacle.said} {state.stage}")
    lines = [mission(campaign, state, "Mission") for state in made_states(number)]
    composed(run, lines, as_of=TODAY)

    with django_assert_num_queries(13):
        composed(run, lines, as_of=TODAY)


@pytest.mark.django_db
def test_problems_of_a_template_are_named_before_any_letter_is_looked_at(template, write, block):
    write("{state.nam} {\n\n{block:gone}\n\n{block:way}", language="fr")
    block("way", "Well done.")

    assert problems_of(template, on=TODAY) == [
        "Variant A, French: A brace stands alone: write it twice where a brace is meant.",
        "Variant A, French: There is no field {state.nam}.",
        "Variant A, French: There is no block “gone”.",
        "Variant A, French: The block “Way” has no text in this language.",
    ]


@pytest.mark.django_db
def test_a_template_without_variants_or_texts_has_a_problem(template):
    assert problems_of(template, on=TODAY) == ["The template has no variant yet."]
    Variant.objects.create(template=template, letter="A", name="Plain")
    assert problems_of(template, on=TODAY) == ["Variant A has no text in any language."]
