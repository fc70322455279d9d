"""Texts are written, reviewed by somebody else, and kept from faults; letters are read by a button."""

from __future__ import annotations

from datetime import timedelta

import pytest

from accede.accounts.rules import NotAllowed
from accede.kit import log
from accede.kit.models import LogEntry
from accede.mailings.actions import openings
from accede.mailings.actions import texts as actions
from accede.mailings.actions.undoing import right_of, undo_change
from accede.mailings.models import Block, Opening, RunStep, Variant, VariantText
from accede.mailings.queries.coverage import coverage_of
from accede.mailings.queries.openings import read_of
from accede.mailings.queries.texts import seal_of
from tests.mailings.conftest import NOW, TODAY

LATER = NOW + timedelta(hours=1)


def write(variant, by, **values):
    facts = {"language": "en", "subject": "Hello", "body": "Dear all", "at": NOW, "on": TODAY, **values}
    return actions.write_text(variant=variant, by=by, **facts)


@pytest.fixture
def variant(template):
    return Variant.objects.get(template=template, letter="A")


@pytest.mark.django_db
def test_a_text_that_was_written_waits_for_review_and_is_in_the_log(alliance, officer, variant):
    text = write(variant, officer)

    assert (text.body, text.written_by, text.reviewed_at) == ("Dear all", "officer", None)
    assert [each.act for each in LogEntry.objects.filter(act__startswith="mailings.")] == ["mailings.write_text"]


@pytest.mark.django_db
def test_who_may_not_prepare_letters_writes_nothing(alliance, ines, variant):
    with pytest.raises(NotAllowed):
        write(variant, ines)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("{state.nam}", "There is no field {state.nam}."),
        ("a { b", "A brace stands alone: write it twice where a brace is meant."),
        ("to {block:way} and", "{block:way} stands inside a paragraph: a block stands in a paragraph of its own."),
        ("{State Name}", "{State Name} is no field: a field is written like {state.name}."),
    ],
)
def test_a_text_that_cannot_be_read_is_refused_in_words(body, words, alliance, officer, variant):
    with pytest.raises(actions.BadText) as refused:
        write(variant, officer, body=body)

    assert (str(refused.value), refused.value.field) == (words, "body")


@pytest.mark.django_db
def test_a_subject_holds_no_block(alliance, officer, variant):
    with pytest.raises(actions.BadText) as refused:
        write(variant, officer, subject="{block:way}")

    assert (str(refused.value), refused.value.field) == ("No block can be used here.", "subject")


@pytest.mark.django_db
def test_a_block_uses_no_block(alliance, officer, campaign):
    block = actions.add_block(campaign=campaign, values={"name": "The way", "why": "", "condition": {}}, by=officer,
                              on=TODAY)  # fmt: skip

    with pytest.raises(actions.BadText):
        actions.write_block(block=block, language="en", body="{block:closing}", by=officer, at=NOW, on=TODAY)


@pytest.mark.django_db
def test_nobody_reviews_her_own_text_and_a_change_takes_the_review_back(alliance, officer, nora, variant):
    text = write(variant, officer)
    with pytest.raises(actions.CannotReview):
        actions.review_text(text=text, seen=actions.mark_of(text), by=officer, at=NOW, on=TODAY)

    actions.review_text(text=text, seen=actions.mark_of(text), by=nora, at=NOW, on=TODAY)
    assert VariantText.objects.get(pk=text.pk).reviewed_by == "nora"

    again = write(variant, officer, body="Dear you", at=LATER)
    assert (again.reviewed_by, again.reviewed_at) == ("", None)


@pytest.mark.django_db
def test_a_text_that_changed_while_somebody_read_it_is_not_called_reviewed(alliance, officer, nora, variant):
    text = write(variant, officer)
    seen = actions.mark_of(text)
    write(variant, officer, body="Dear you", at=LATER)

    with pytest.raises(actions.CannotReview) as refused:
        actions.review_text(text=text, seen=seen, by=nora, at=LATER, on=TODAY)

    assert str(refused.value) == "The text was changed since you opened the page. Read it again."


@pytest.mark.django_db
def test_a_block_that_a_text_names_stays(alliance, officer, campaign, variant):
    block = Block.objects.create(campaign=campaign, key="way", name="The way")
    write(variant, officer, body="{block:way}")

    with pytest.raises(actions.StillUsed) as refused:
        actions.remove_block(block=block, by=officer, on=TODAY)

    assert str(refused.value) == "“Invitation”, variant A uses this block. Take it out of the text first."


@pytest.mark.django_db
def test_a_variant_of_a_run_that_waits_for_release_stays(officer, run, variant):
    RunStep.objects.create(run=run, number=1, kind="prepared", at=NOW, by="officer")

    with pytest.raises(actions.StillUsed):
        actions.remove_variant(variant=variant, by=officer, on=TODAY)


def seen(run):
    found = coverage_of(run, on=TODAY)
    line = found.lines[0]
    return line, seal_of(found.letters[line.key], line)


@pytest.mark.django_db
def test_who_says_that_she_read_a_letter_is_on_record_once(officer, run):
    line, seal = seen(run)

    for _time in range(2):
        openings.read_letter(run=run, addressee=line.key, seal=seal, by=officer, at=NOW, on=TODAY)

    assert [(row.addressee, row.variant, row.by) for row in Opening.objects.all()] == [
        (line.key, line.variant, "officer")
    ]
    read = read_of(run)
    assert (read.letters, read.by_variant, read.not_read(["A", "B"])) == (
        1, {line.variant: frozenset({line.key})}, ["A" if line.variant == "B" else "B"],
    )  # fmt: skip


@pytest.mark.django_db
def test_a_letter_that_says_something_else_by_now_was_not_read(officer, run):
    line, seal = seen(run)
    VariantText.objects.update(body="Another text")

    with pytest.raises(openings.NotAsRead) as refused:
        openings.read_letter(run=run, addressee=line.key, seal=seal, by=officer, at=NOW, on=TODAY)

    assert str(refused.value) == "The letter says something else than what you read. Read it again."
    assert not Opening.objects.exists()


@pytest.mark.django_db
def test_who_may_not_read_letters_cannot_say_so(run, ines):
    line, seal = seen(run)

    with pytest.raises(NotAllowed):
        openings.read_letter(run=run, addressee=line.key, seal=seal, by=ines, at=NOW, on=TODAY)


@pytest.mark.django_db
def test_a_change_of_a_text_is_taken_back_as_a_new_text_that_waits_for_review(alliance, officer, nora, variant):
    text = write(variant, officer)
    write(variant, officer, body="Dear you", at=LATER)
    entry = LogEntry.objects.filter(act="mailings.write_text").latest("pk")

    undo_change(entry=entry, by=nora, on=TODAY)

    row = VariantText.objects.get(pk=text.pk)
    assert (row.body, row.written_by, row.reviewed_at) == ("Dear all", "nora", None)


@pytest.mark.django_db
def test_a_removed_variant_comes_back_with_its_texts(alliance, officer, variant):
    texts = variant.texts.count()
    actions.remove_variant(variant=variant, by=officer, on=TODAY)
    assert not VariantText.objects.filter(variant__letter="A").exists()

    undo_change(entry=LogEntry.objects.get(act="mailings.remove_variant"), by=officer, on=TODAY)

    assert VariantText.objects.filter(variant__letter="A").count() == texts


@pytest.mark.django_db
def test_steps_of_a_run_are_not_taken_back_by_a_button(run):
    entry = log.record("mailings.change_run", target=run, by="officer", on=TODAY, before=run, campaign="test-campaign")

    assert right_of(entry) == "load_campaign"
