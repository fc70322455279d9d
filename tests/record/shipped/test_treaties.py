"""The shipped treaties: their clauses and acts give the depositary's own dates and counts."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from accede.core.entry import entry_into_force
from accede.core.parts import provision_status
from accede.core.standing import count

# slug → day computed from clause and acts, which is the official one, and the States whose deposits led to it
COMPUTED = {
    "icrmw": ("2003-07-01", "GTM SLV"),
    "icerd": ("1969-01-04", "POL"),
    "icescr": ("1976-01-03", "JAM"),
    "iccpr": ("1976-03-23", "CSK"),
    "cedaw": ("1981-09-03", "VCT"),
    "cat": ("1987-06-26", "DNK"),
    "crc": ("1990-09-02", "BEN BGD SDN"),
    "genocide": ("1951-01-12", "CRI FRA HTI KHM KOR"),
    "op-icescr": ("2013-05-05", "URY"),
    "opcat": ("2006-06-22", "BOL HND"),
    "apartheid-in-sports": ("1988-04-03", "POL"),
    "op-crc-ic": ("2014-04-14", "CRI"),
    "iccpr-op2": ("1991-07-11", "ESP"),
    "icpped": ("2010-12-23", "IRQ"),
    "refugee-protocol": ("1967-10-04", "SWE"),
    "mine-ban": ("1999-03-01", "BFA GNQ"),
    "att": ("2014-12-24", "ARG BHS BIH CZE LCA PRT SEN URY"),
    "ilo-c189": ("2013-09-05", "PHL"),
}
# Treaties whose acts or shares do not suffice: they rest on the official day.
OFFICIAL_ONLY = {
    "iccpr-op1": date(1976, 3, 23),
    "op-crpd": date(2008, 5, 3),
    "kyoto": date(2005, 2, 16),
    "paris": date(2016, 11, 4),
    "tpnw": date(2021, 1, 22),
}


def test_every_shipped_treaty_is_in_one_of_the_lists_of_this_file(treaties):
    assert set(treaties) == {*COMPUTED, *OFFICIAL_ONLY, "ctbt"}


def test_no_shipped_file_has_a_problem(treaties):
    assert {slug: str(treaty.report) for slug, treaty in treaties.items() if not treaty.report.ok} == {}


@pytest.mark.parametrize("slug", COMPUTED)
def test_the_clause_gives_the_official_day_and_names_who_brought_it(in_core, slug):
    day, triggers = COMPUTED[slug]

    entry = entry_into_force(*in_core(slug))

    assert (entry.computed, entry.official, entry.agrees) == (date.fromisoformat(day),) * 2 + (True,)
    assert sorted(act.state for act in entry.triggers) == triggers.split()


@pytest.mark.parametrize("slug", OFFICIAL_ONLY)
def test_the_official_day_stands_where_ours_cannot_be_computed(in_core, slug):
    entry = entry_into_force(*in_core(slug))

    assert (entry.computed, entry.official, entry.day) == (None, OFFICIAL_ONLY[slug], OFFICIAL_ONLY[slug])


def test_the_test_ban_lacks_eight_of_its_forty_four(in_core):
    entry = entry_into_force(*in_core("ctbt"))

    assert (entry.computed, entry.official) == (None, None)
    assert [(missing.have, missing.need, missing.lacking) for missing in entry.missing] == [
        (36, 44, ("CHN", "EGY", "IND", "IRN", "ISR", "PAK", "PRK", "USA"))
    ]


@pytest.mark.parametrize("slug", ["kyoto", "paris"])
def test_shares_are_not_held_and_said_so(in_core, slug):
    missing = entry_into_force(*in_core(slug)).missing

    assert [(one.have, one.need, one.not_held) for one in missing] == [("0", "55", True)]


@pytest.mark.parametrize("slug", ["icerd", "iccpr", "icescr", "apartheid-in-sports", "iccpr-op2"])
def test_without_the_predecessors_acts_the_early_triggers_are_missed(in_core, slug):
    rules, acts = in_core(slug)
    listed = [act for act in acts if act.state not in ("YUG", "CSK", "DDR")]

    assert entry_into_force(rules, listed).agrees is False


# ---------------------------------------------------------------- the Migrant Workers Convention

COUNTS = [
    # as of, bound, parties, signed only, signatories ever
    ("1998-12-31", 9, 0, 3, 5),
    ("2003-03-13", 19, 0, 12, None),
    ("2003-06-01", 21, 0, None, None),
    ("2003-07-01", 22, 21, None, None),
    ("2004-01-30", 25, 23, 9, 17),
    ("2018-01-09", 51, 51, None, 39),
    ("2024-11-30", 60, 59, 11, 40),
]


@pytest.mark.parametrize(("day", "bound", "parties", "signed_only", "signatories"), COUNTS)
def test_the_convention_counts_as_the_rules_say(in_core, ended, day, bound, parties, signed_only, signatories):
    rules, acts = in_core("icrmw")
    found = count(acts, rules, as_of=date.fromisoformat(day), ended=ended)
    asked = {"bound": bound, "parties": parties, "signed_only": signed_only, "signatories": signatories}

    expected = {key: number for key, number in asked.items() if number is not None}
    assert {key: found[key].number for key in expected} == expected


def test_the_convention_has_its_hundred_acts_of_joining(treaties):
    kinds = Counter(act.kind.value for act in treaties["icrmw"].acts)

    assert (kinds["signature"], kinds["succession_to_signature"]) == (39, 1)
    assert kinds["ratification"] + kinds["accession"] == 60


def test_acts_known_to_the_month_or_year_say_so(treaties):
    acts = [act for act in treaties["icrmw"].acts if not act.deposited.is_day]

    assert [(act.state, str(act.deposited), act.confidence) for act in acts] == [
        ("TGO", "2020", "medium"),
        ("ZWE", "2024-11", "medium"),
    ]


def test_montenegro_succeeded_from_the_day_it_became_a_state(treaties):
    act = next(act for act in treaties["icrmw"].acts if act.state == "MNE")

    assert (act.kind.value, str(act.deposited), act.effective) == (
        "succession_to_signature",
        "2006-10-23",
        date(2006, 6, 3),
    )


@pytest.mark.parametrize(("article", "number"), [("76", 3), ("77", 5)])
def test_the_tally_of_declarations_is_read_from_acts(in_core, article, number):
    rules, acts = in_core("icrmw")

    status = provision_status(rules, acts, article, as_of=date(2018, 1, 31))

    assert (status.number, status.needed, status.since) == (number, 10, None)


# ---------------------------------------------------------------- all of them


def test_every_act_has_an_id_a_source_and_a_state_on_record(treaties, states):
    codes = {row["code"] for row in states.states}
    acts = [act for treaty in treaties.values() for act in treaty.acts]

    assert [act.id for act in acts if not act.id or not act.source or act.state not in codes] == []
    assert len({act.id for act in acts}) == len(acts)


def test_acts_stand_in_order_of_deposit(treaties):
    for treaty in treaties.values():
        days = [act.deposited.latest for act in treaty.acts]

        assert (treaty.slug, days) == (treaty.slug, sorted(days))


def test_a_treaty_is_as_of_a_day_no_older_than_its_newest_act_of_joining(treaties):
    for treaty in treaties.values():
        newest = max(act.deposited.latest for act in treaty.acts if act.role in ("signature", "consent"))

        assert (treaty.slug, newest <= treaty.data["as_of"]) == (treaty.slug, True)


def test_an_act_about_another_names_one_that_stands(treaties):
    for treaty in treaties.values():
        ids = {act.id for act in treaty.acts}

        assert [act.id for act in treaty.acts if act.about and act.about not in ids] == []


def test_sources_name_the_depositary_and_not_where_a_copy_came_from(treaties):
    words = {act.source for treaty in treaties.values() for act in treaty.acts}
    words |= {treaty.data["source"] for treaty in treaties.values()}

    assert sorted(word for word in words if "github" in word.lower() or ".xml" in word) == []


def test_an_article_is_quoted_only_where_its_text_was_read_in_a_source(treaties):
    articles = [article for treaty in treaties.values() for article in treaty.data.get("articles", [])]

    assert [article["article"] for article in articles if ("text" in article) != ("source" in article)] == []
    assert [article["article"] for article in articles if "recalled" in article.get("source", "")] == []
    assert sorted(article["article"] for article in treaties["icrmw"].data["articles"] if "text" in article) == [
        "87(1)",
        "87(2)",
    ]


def test_the_seven_core_treaties_have_titles_in_six_languages(treaties):
    core = [treaty for treaty in treaties.values() if treaty.data.get("core_rights")]

    assert sorted(treaty.slug for treaty in core) == [
        "cat",
        "cedaw",
        "crc",
        "iccpr",
        "icerd",
        "icescr",
        "icrmw",
    ]
    assert {tuple(sorted(treaty.data["titles"])) for treaty in core} == {("ar", "en", "es", "fr", "ru", "zh")}
