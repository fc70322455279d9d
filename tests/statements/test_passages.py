"""What the report says of a year's statements."""

import pytest

from accede.core.dates import Moment
from accede.statements.models import Ask, Issuer, Statement
from accede.statements.queries.passages import year_passages


def _told(campaign, year=2003):
    return [(p.title, p.order.rpartition(":")[2], p.paragraphs) for p in year_passages(campaign, year)[1:]]


def test_an_intervention_says_item_asks_and_copies(campaign, session):
    row = Statement.objects.create(
        campaign=campaign, key="oral", kind="oral_intervention", title="Oral intervention", session=session,
        agenda_item="14(a) Migrant Workers", delivered=Moment.parse("2003"), copies="available",
        copies_for="participants", source="Report",
    )  # fmt: skip
    values = {"verb": "encouraged", "addressed_to": "governments", "text": "to ratify the Convention"}
    Ask.objects.create(statement=row, position=1, **values)

    assert _told(campaign) == [
        (
            "59th Session",
            "20",
            (
                "The Steering Committee made [[statements.statement:oral]] under item 14(a) Migrant Workers. "
                "It encouraged governments to ratify the Convention. "
                "Copies were made available to participants.",
            ),
        )
    ]


def test_a_press_statement_with_a_day_says_the_day(campaign, panel):
    Statement.objects.create(
        campaign=campaign, key="day", kind="press_statement", title="Press statement", event=panel,
        event_link="on_occasion", delivered=Moment.parse("2003-12-18"), source="Report",
    )  # fmt: skip

    sentence = "On 18 December 2003 the Steering Committee issued [[statements.statement:day]]."
    assert _told(campaign) == [("Entry into force", "40", (sentence,))]


def test_members_own_texts_are_told_as_theirs_and_never_as_the_alliances(campaign, panel, mri):
    own = Statement.objects.create(
        campaign=campaign, key="own", kind="own_statement", voice="own", title="Statements", event=panel,
        event_link="on_occasion", delivered=Moment.parse("2003"), source="Report",
    )  # fmt: skip
    Issuer.objects.create(statement=own, position=1, organisation=mri, words="and its member organizations")
    Issuer.objects.create(statement=own, position=2, words="the other NGOs")

    _overview, passage = year_passages(campaign, 2003)

    assert passage.paragraphs == (
        "Migrants Rights International and its member organizations, along with the other NGOs, issued "
        "[[statements.statement:own]].",
    )
    assert "not the alliance's" in passage.quoted[0].definition


@pytest.mark.parametrize(
    ("delivered", "year", "number"), [("2003", 2003, 1), ("2002", 2003, 0), ("<2003-07-01", 2003, 1)]
)
def test_only_the_texts_of_the_year_are_told(campaign, delivered, year, number):
    Statement.objects.create(
        campaign=campaign,
        key="x",
        kind="press_release",
        title="X",
        delivered=Moment.parse(delivered),
        source="R",
    )

    assert len(_told(campaign, year)) == number


def test_every_code_in_a_passage_is_quoted_with_a_link_to_its_row(statement, campaign):
    _overview, passage = year_passages(campaign, 2003)

    assert [(q.code, q.shown, q.url) for q in passage.quoted] == [
        ("statements.statement:release", "a press release", "/c/test-campaign/statements/release/")
    ]


def test_the_overview_counts_the_alliances_texts_apart_from_those_of_members(statement, campaign, panel):
    values = {"event": panel, "event_link": "at", "delivered": Moment.parse("2003"), "source": "Report"}
    for key in ("a", "b"):
        Statement.objects.create(campaign=campaign, key=key, kind="own_statement", voice="own", title=key, **values)

    overview = year_passages(campaign, 2003)[0]

    assert overview.paragraphs == (
        "On record for 2003: [[statements.alliance:2003]] by the Steering Committee (press release), "
        "and [[statements.members:2003]] for members' texts.",
    )
    assert [(quoted.shown, quoted.number) for quoted in overview.quoted] == [
        ("1 statement", 1),
        ("2 entries", 2),
    ]
