"""Where the record comes from: what each source and each file brought, changed and left out."""

from __future__ import annotations

import pytest
from django.urls import reverse

from accede.record import actions, queries

from .conftest import SOURCE, TODAY


@pytest.fixture
def stage(treaty, operator, own_csv):
    def stage_it(*rows, filename="small.csv"):
        return actions.stage_import(content=own_csv(*rows), filename=filename, treaty=treaty, by=operator, on=TODAY)

    return stage_it


MEX = ("a1", "MEX", "signature", "1991-05-22")
EGY = ("a2", "EGY", "accession", "1993-02-19")


def told(treaty) -> list[tuple]:
    rows = queries.sources_of(treaty).sources
    return [(row.origin, row.brought, row.standing, row.corrections, row.struck) for row in rows]


def test_acts_are_counted_by_their_source_with_corrections_apart(treaty, enter, operator):
    first = enter("MEX", "signature", "1991-05-22")
    second = enter("EGY", "accession", "1993-02-19")
    actions.correct_act(act=first, deposited=first.deposited.parse("1991-05-23"), reason="Typo.", by=operator, on=TODAY)
    actions.strike_act(act=second, reason="Another treaty's.", by=operator, on=TODAY)

    assert told(treaty) == [("person", 2, 1, 1, 1)]
    assert queries.sources_of(treaty).sources[0].source == SOURCE


def test_a_file_says_what_became_of_its_lines(treaty, enter, stage, operator):
    enter("EGY", "accession", "1993-02-20")
    enter("MLI", "accession", "1992-01-01")
    row = stage(MEX, EGY, ("a3", "TUR", "signature", "1999-01-13"))
    lines = {line.state.code: line.pk for line in row.lines.select_related("state")}
    actions.approve_import(import_=row, lines=[lines["MEX"], lines["EGY"]], by=operator, on=TODAY)
    actions.reject_import(import_=row, reason="Not sure.", by=operator, on=TODAY)

    (file,) = queries.sources_of(treaty).files
    assert (file.brought, file.changed, file.struck, file.left_out, file.waiting) == (1, 1, 0, 2, 0)
    assert (file.file.staged_by, file.file.decided_by, file.decided) == ("operator", "operator", True)


def test_all_treaties_are_told_with_their_origins(treaty, enter, stage, operator):
    enter("MLI", "accession", "1994-01-01")
    actions.approve_import(import_=stage(MEX, EGY), by=operator, on=TODAY)

    (one,) = queries.all_sources()

    assert (one.treaty.slug, one.shipped, one.imported, one.entered, one.standing) == ("small", 0, 2, 1, 3)


@pytest.mark.parametrize("rows", [1, 3])
def test_sources_cost_the_same_however_many_files_and_acts(rows, enter, stage, treaty, django_assert_num_queries):
    for number in range(rows):
        stage(("a1", "MEX", "signature", f"199{number}-05-22"), filename=f"{number}.csv")
        enter("MEX", "declaration", f"199{number + 2}-05-22", article="7", source=f"Letter {number}")
    queries.snapshot().treaties  # noqa: B018 -- read once for each version

    with django_assert_num_queries(1):
        queries.version()
    with django_assert_num_queries(4):
        queries.sources_of("small")
    with django_assert_num_queries(3):
        queries.all_sources()
    with django_assert_num_queries(2):
        assert len(queries.file_rows(queries.read_files())) == rows


def test_the_workspace_page_shows_files_with_who_and_fingerprint(stage, officer, operator, client):
    row = stage(MEX)
    actions.approve_import(import_=row, by=operator, on=TODAY)
    client.force_login(officer)

    page = client.get(reverse("record:sources")).content.decode()

    assert [
        words for words in ("small.csv", row.sha256, "read by operator", "decided by operator") if words not in page
    ] == []
    assert "A Small Convention" in page


def test_one_treatys_page_links_to_the_acts_of_each_source(treaty, enter, officer, client):
    enter("MEX", "signature", "1991-05-22")
    client.force_login(officer)

    page = client.get(reverse("record:treaty_sources", args=["small"])).content.decode()
    acts = client.get(reverse("record:acts"), {"treaty": "small", "q": SOURCE}).content.decode()

    assert "?treaty=small&amp;q=Depositary%20notification" in page
    assert "Mexico" in acts
    assert client.get(reverse("record:treaty_sources", args=["nowhere"])).status_code == 404


def test_who_may_not_read_papers_sees_no_sources(treaty, client, sam):
    client.force_login(sam)

    for url in (reverse("record:sources"), reverse("record:treaty_sources", args=["small"])):
        assert client.get(url).status_code in (403, 404)


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_the_public_page_names_sources_and_files_and_nobody(treaty, enter, stage, operator, client, lang):
    enter("MLI", "accession", "1994-01-01")
    row = stage(MEX)
    actions.approve_import(import_=row, by=operator, on=TODAY)

    page = client.get(reverse("public:sources", args=[lang, "small"])).content.decode()

    assert (SOURCE in page, "small.csv" in page, row.sha256 in page) == (True, True, True)
    assert operator.get_username() not in page.replace("operator's", "")


def test_the_public_page_of_an_unknown_treaty_is_not_there(db, client):
    assert client.get(reverse("public:sources", args=["en", "nowhere"])).status_code == 404
