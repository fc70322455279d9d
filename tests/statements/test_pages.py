"""The room's pages: who sees them, what they cost, what they do."""

import pytest
from django.urls import reverse

from accede.core.dates import Moment
from accede.kit.models import LogEntry
from accede.statements.models import Ask, Issuer, Statement

LIST = "/c/test-campaign/statements/"


def _rows(campaign, panel, mri, number):
    for n in range(number):
        row = Statement.objects.create(
            campaign=campaign, key=f"own-{n}", kind="own_statement", voice="own", title=f"Own {n}",
            event=panel,
            event_link="on_occasion", delivered=Moment.parse("2003"), source="Report",
        )  # fmt: skip
        Issuer.objects.create(statement=row, position=1, organisation=mri)
        Ask.objects.create(statement=row, position=1, verb="urged", text="to ratify")


def _queries(client, django_assert_max_num_queries, url):
    with django_assert_max_num_queries(100) as counted:
        assert client.get(url).status_code == 200
    return len(counted.captured_queries)


def test_the_list_costs_the_same_with_one_row_and_with_three(
    client, nora, campaign, panel, mri, django_assert_max_num_queries
):
    client.force_login(nora)
    _rows(campaign, panel, mri, 1)
    client.get(LIST)  # what is read once a session
    one = _queries(client, django_assert_max_num_queries, LIST)
    Statement.objects.all().delete()
    _rows(campaign, panel, mri, 3)

    assert _queries(client, django_assert_max_num_queries, LIST) == one


@pytest.mark.parametrize(("person", "status"), [("nora", 200), ("mateo", 200), ("ines", 200), ("sam", 404)])
def test_who_reads_the_papers_reads_the_statements(client, person, status, statement, request):
    client.force_login(request.getfixturevalue(person))

    assert client.get(LIST).status_code == status
    assert client.get(statement.get_absolute_url()).status_code == status


def test_a_visitor_is_asked_to_sign_in(client, statement):
    assert client.get(LIST).status_code == 302


def test_an_observer_is_shown_no_way_to_write_and_has_none(client, ines, statement):
    client.force_login(ines)

    assert reverse("statements:add", args=["test-campaign"]) not in client.get(LIST).content.decode()
    assert client.post(f"{LIST}add/", {"title": "X"}).status_code == 403


def test_the_list_is_cut_by_kind_and_says_so(client, nora, statement):
    client.force_login(nora)

    page = client.get(LIST, {"kind": "oral_intervention"}).content.decode()

    assert "No statement matches these filters" in page
    assert "Press release</a>" not in page


def test_a_text_that_is_not_the_alliances_says_so_on_its_page(client, nora, campaign, panel, mri):
    _rows(campaign, panel, mri, 1)
    client.force_login(nora)

    page = client.get(f"{LIST}own-0/").content.decode()

    assert "Not a text of the alliance" in page


def test_unknown_facts_are_shown_as_not_known(client, nora, statement):
    client.force_login(nora)

    page = client.get(statement.get_absolute_url()).content.decode()

    assert page.count("not known") == 4  # what it asks, delivered by, languages, copies


def test_a_statement_is_added_by_its_form(client, nora, campaign):
    client.force_login(nora)
    data = {
        "title": "Statement",
        "kind": "press_statement",
        "voice": "alliance",
        "source": "Report",
        "delivered": "2003",
    }

    answer = client.post(f"{LIST}add/", data)

    assert answer["Location"] == f"{LIST}statement/"
    assert [e.act for e in LogEntry.objects.all()] == ["statements.add_statement"]


def test_a_form_with_a_contradiction_keeps_what_was_typed_and_says_what_to_do(client, nora, campaign):
    client.force_login(nora)
    data = {
        "title": "Joint",
        "kind": "joint_statement",
        "voice": "alliance",
        "source": "Report",
        "delivered": "2003-02-31",
    }

    page = client.post(f"{LIST}add/", data).content.decode()

    assert "of several members together" in page
    assert 'value="2003-02-31"' in page
    assert Statement.objects.count() == 0


def test_an_ask_is_added_and_removed_on_the_statements_page(client, nora, statement):
    client.force_login(nora)
    url = statement.get_absolute_url()

    client.post(f"{url}asks/add/", {"verb": "urged", "text": "to ratify"})
    assert [ask.text for ask in statement.asks.all()] == ["to ratify"]
    client.post(f"{url}asks/1/remove/")

    assert statement.asks.count() == 0


def test_removing_needs_a_post(client, nora, statement):
    client.force_login(nora)

    assert client.get(f"{statement.get_absolute_url()}remove/").status_code == 200
    assert client.get(f"{statement.get_absolute_url()}asks/1/remove/").status_code == 405
    assert Statement.objects.count() == 1
