"""From invitation to seat: counts by class, region, language and variant, each with its definition."""

from datetime import date

import pytest

from accede.core.dates import Moment
from accede.events.models import CheckIn, Guest
from accede.events.queries.funnel import STEPS, definitions, funnel_of
from tests.events import inviting
from tests.events.inviting import AT, a_letter, a_mission, a_run, released, said

AFTER = date(2004, 3, 2)


@pytest.fixture
def event(panel):
    panel.starts = Moment.parse("2004-03-01")
    panel.save()
    return panel


def _delivered(letter, kind="delivered"):
    from accede.mailings.models import Dispatch

    number = letter.dispatches.count() + 1
    Dispatch.objects.create(
        letter=letter, number=number, kind=kind, channel="courier", day=AT.date(), entered_by="nora", entered_at=AT
    )


def _came(invitation, heads=1):
    for _head in range(heads):
        guest = Guest.objects.create(
            event=invitation.event, invitation=invitation, name=f"Guest {Guest.objects.count()}", group="governments",
            origin="reply", added_at=AT,
        )  # fmt: skip
        CheckIn.objects.create(guest=guest, number=1, way="door", at=AT, by="nora")


@pytest.fixture
def four(event, nora):
    """A party that accepted and came with a colleague; a signatory that declined; one that did nothing, whose letter
    came back, and who came all the same; one that will say later.
    """
    run = a_run(event.campaign)
    facts = [
        ("AAA", "party", "A", "fr"),
        ("BBB", "signed", "B", "es"),
        ("CCC", "none", "E", "es"),
        ("DDD", "n", "E", "ar"),
    ]
    letters = [
        a_letter(run, a_mission(event.campaign, code, code.title()), number, state_class=found, variant=variant,
                 variant_name=f"Variant {variant}", language=language)
        for number, (code, found, variant, language) in enumerate(facts, 1)
    ]  # fmt: skip
    made = released(event, run, letters, nora)
    for letter in letters:
        _delivered(letter)
    _delivered(letters[2], "returned")
    said(made[0], 1, "comes")
    said(made[1], 1, "declines", "note_verbale")
    said(made[3], 1, "later")
    _came(made[0], heads=2)
    _came(made[2])
    return made


def _steps(row):
    return [row.step(name) for name in STEPS]


def test_the_steps_of_all(event, four):
    found = funnel_of(event, as_of=AFTER)

    assert _steps(found.total) == [4, 3, 2, 1, 2]
    assert (found.total.declined, found.total.later, found.total.unclear, found.seats) == (1, 1, 0, 3)


def test_by_class_language_and_variant_each_adds_up(event, four):
    found = funnel_of(event, as_of=AFTER)

    assert {row.key: _steps(row) for row in found.by_class} == {
        "p": [1, 1, 1, 1, 1], "s": [1, 1, 1, 0, 0], "n": [2, 1, 0, 0, 1],
    }  # fmt: skip
    assert {row.key: row.invited for row in found.by_language} == {"ar": 1, "es": 2, "fr": 1}
    assert [(row.key, row.label, row.invited) for row in found.by_variant] == [
        ("A", "A. Variant A", 1), ("B", "B. Variant B", 1), ("E", "E. Variant E", 2),
    ]  # fmt: skip
    for rows in (found.by_class, found.by_region, found.by_language, found.by_variant):
        assert [sum(column) for column in zip(*map(_steps, rows), strict=True)] == _steps(found.total)


def test_a_state_in_no_regional_group_is_counted_beside_the_groups(event, four):
    from accede.record.actions.version import bump
    from accede.record.models import Group, GroupMembership

    group = Group.objects.create(key="african", names={"en": "African Group"}, kind="regional", source="Made")
    GroupMembership.objects.create(group=group, state=four[0].state, source="Made")
    bump()

    assert [(row.key, row.invited) for row in funnel_of(event, as_of=AFTER).by_region] == [("african", 1), ("", 3)]


def test_a_day_before_knows_neither_answers_nor_who_came(event, four):
    assert _steps(funnel_of(event, as_of=date(2004, 1, 15)).total) == [4, 3, 0, 0, 0]
    assert funnel_of(event, as_of=date(2004, 1, 9)).total.invited == 0


def test_contradicting_answers_are_replied_and_not_accepted(event, nora):
    (made,) = inviting.invited(event, nora)
    said(made, 1, "comes")
    said(made, 2, "declines", "telephone")

    found = funnel_of(event, as_of=AFTER).total
    assert (found.replied, found.accepted, found.declined, found.unclear) == (1, 0, 0, 1)


def test_an_invitation_by_word_of_mouth_is_delivered_and_stands_beside_the_variants(event, nora):
    from accede.events.actions.replies import invite

    invite(event=event, values={"name": "Somebody"}, by=nora, on=date(2004, 1, 15))
    found = funnel_of(event, as_of=AFTER)

    assert _steps(found.total) == [1, 1, 0, 0, 0]
    assert ([row.key for row in found.by_class], [row.label for row in found.by_variant]) == (
        [""], ["without a letter"],
    )  # fmt: skip


def test_a_run_that_is_followed_counts_as_delivered_what_the_funnel_does(event, nora, four):
    from accede.mailings.queries.delivery import delivered_definition
    from accede.mailings.queries.delivery_page import followed

    run = four[0].letter.run

    found = followed(run)
    assert found.delivered == funnel_of(event, as_of=AFTER).total.delivered > 0
    assert found.figures()[1].note == delivered_definition()
    assert next(words for key, _label, words in definitions() if key == "delivered").startswith(delivered_definition())


def test_every_step_has_a_definition_and_the_data_carry_them(event, four):
    data = funnel_of(event, as_of=AFTER).data()

    assert [name for name, _label, words in definitions() if words] == list(STEPS)
    assert data["by_class"]["p"] == {
        "invited": 1, "delivered": 1, "replied": 1, "accepted": 1, "came": 1, "declined": 0, "later": 0, "unclear": 0,
    }  # fmt: skip
    assert set(data["definitions"]) == set(STEPS)


@pytest.mark.parametrize("rows", [1, 3])
def test_a_funnel_costs_the_same_for_one_invitation_and_for_three(event, nora, rows, django_assert_num_queries):
    made = inviting.invited(event, nora, *[(f"X{place:02}", f"State {place}") for place in range(rows)])
    for each in made:
        _delivered(each.letter)
        said(each, 1, "comes")
        _came(each)
    funnel_of(event, as_of=AFTER)  # the record's snapshot is read once

    with django_assert_num_queries(6):
        assert funnel_of(event, as_of=AFTER).total.came == rows
