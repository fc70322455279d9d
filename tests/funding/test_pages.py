"""The room's pages: who sees them, what they cost, what they do."""

import pytest

from accede.core.dates import Moment
from accede.funding.models import Contribution, Priority
from accede.kit.models import LogEntry

LIST = "/c/test-campaign/funding/"


def _rows(campaign, mexico, reception, number):
    for n in range(number):
        Contribution.objects.create(
            campaign=campaign, key=f"gift-{n}", kind="gift_in_kind", title=f"Gift {n}", donor=mexico,
            event=reception,
            given=Moment.parse("2003"), source="Report",
        )  # fmt: skip
        Priority.objects.create(campaign=campaign, key=f"p-{n}", year=2004, title=f"P {n}", source="Report")


def _queries(client, django_assert_max_num_queries, url):
    with django_assert_max_num_queries(100) as counted:
        assert client.get(url).status_code == 200
    return len(counted.captured_queries)


def test_the_list_costs_the_same_with_one_row_and_with_three(
    client, nora, campaign, mexico, reception, django_assert_max_num_queries
):
    client.force_login(nora)
    _rows(campaign, mexico, reception, 1)
    client.get(LIST)  # what is read once a session
    one = _queries(client, django_assert_max_num_queries, LIST)
    Contribution.objects.all().delete()
    Priority.objects.all().delete()
    _rows(campaign, mexico, reception, 3)

    assert _queries(client, django_assert_max_num_queries, LIST) == one


@pytest.mark.parametrize(("person", "status"), [("nora", 200), ("mateo", 200), ("ines", 200), ("sam", 404)])
def test_who_reads_the_papers_reads_the_funding(client, person, status, grant, request):
    client.force_login(request.getfixturevalue(person))

    assert client.get(LIST).status_code == status
    assert client.get(grant.get_absolute_url()).status_code == status


def test_a_member_may_not_write(client, mateo, grant):
    client.force_login(mateo)

    assert "Add a contribution" not in client.get(LIST).content.decode()
    assert client.get(f"{LIST}add/").status_code == 404
    assert client.post(f"{grant.get_absolute_url()}remove/").status_code == 403


def test_an_unknown_amount_is_shown_as_not_known_and_never_as_nought(client, nora, grant):
    client.force_login(nora)

    page = client.get(grant.get_absolute_url()).content.decode()

    assert '<dt>Amount</dt><dd><span class="muted">not known</span>' in page


def test_the_page_says_that_a_donor_state_is_also_a_target(client, nora, grant):
    client.force_login(nora)

    assert "also a State the campaign asks to be bound" in client.get(grant.get_absolute_url()).content.decode()
    assert "also a State the campaign asks to be bound" in client.get(LIST).content.decode()


def test_a_contribution_is_added_by_its_form(client, nora, campaign, mexico):
    client.force_login(nora)
    data = {
        "title": "Grant", "kind": "grant", "donor": mexico.pk, "given": "2003", "amount": "5000",
        "currency": "chf",
        "source": "Letter",
    }  # fmt: skip

    answer = client.post(f"{LIST}add/", data)

    assert answer["Location"] == f"{LIST}grant/"
    assert Contribution.objects.get().currency == "CHF"
    assert [e.act for e in LogEntry.objects.all()] == ["funding.add_contribution"]


@pytest.mark.parametrize(("currency", "sentence"), [("francs", "three letters"), ("", "Name the currency")])
def test_a_form_says_what_is_wrong_with_a_currency(client, nora, campaign, mexico, currency, sentence):
    client.force_login(nora)
    data = {
        "title": "Grant",
        "kind": "grant",
        "donor": mexico.pk,
        "amount": "5",
        "currency": currency[:3],
        "source": "L",
    }
    if currency:
        data["currency"] = "c1f"

    assert sentence in client.post(f"{LIST}add/", data).content.decode()
    assert Contribution.objects.count() == 0


def test_a_priority_is_closed_by_its_form(client, nora, campaign):
    client.force_login(nora)
    row = Priority.objects.create(campaign=campaign, key="p", year=2003, title="Fundraising", source="Report")
    data = {
        "title": "Fundraising",
        "year": "2003",
        "state": "done",
        "result": "Two grants",
        "source": "Report",
    }

    client.post(f"{row.get_absolute_url()}change/", data)

    assert "Two grants" in client.get(row.get_absolute_url()).content.decode()


def test_removing_needs_a_post(client, nora, grant):
    client.force_login(nora)

    client.get(f"{grant.get_absolute_url()}remove/")
    assert Contribution.objects.count() == 1
    client.post(f"{grant.get_absolute_url()}remove/")

    assert Contribution.objects.count() == 0
