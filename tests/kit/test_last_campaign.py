"""Several campaigns in one installation: the bar keeps the one in which the reader is."""

from __future__ import annotations

import re
from datetime import date

import pytest

from accede.accounts.models import Grant
from accede.coalition import actions
from accede.record.models import Treaty

ROOM = re.compile(r'href="/c/([^/]+)/materials/"')


@pytest.fixture
def two(db, operator, officer, client):
    """The officer keeps two campaigns, a and b; a third, c, is not hers."""
    treaty = Treaty.objects.create(slug="test-treaty", source="a test", titles={"en": "Test Treaty"})
    for slug in ("a", "b", "c"):
        facts = {"slug": slug, "name": f"Campaign {slug}", "short_name": f"Campaign {slug}", "treaty": treaty}
        actions.start_campaign(**facts, by=operator, on=date(2026, 1, 1))
        if slug != "c":
            Grant.objects.create(user=officer, role="secretariat", campaign=slug, from_date=date(1990, 1, 1))
    client.force_login(officer)
    return client


def rooms_of(page) -> set[str]:
    return set(ROOM.findall(page.content.decode()))


def test_the_first_campaign_is_shown_before_any_was_entered(two):
    assert rooms_of(two.get("/desk/record/")) == {"a"}


def test_the_record_keeps_the_campaign_in_which_the_reader_was_last(two):
    two.get("/c/b/coalition/")

    assert [rooms_of(two.get(path)) for path in ("/desk/record/", "/desk/search/?q=x")] == [{"b"}, {"b"}]


def test_an_address_that_names_a_campaign_wins(two):
    two.get("/c/a/coalition/")

    assert rooms_of(two.get("/desk/?campaign=b")) == {"b"}
    assert rooms_of(two.get("/desk/record/")) == {"b"}


def test_a_campaign_that_is_not_the_reader_s_is_never_kept(two):
    assert two.get("/desk/?campaign=c").status_code == 404
    assert two.get("/c/c/coalition/").status_code == 404

    assert rooms_of(two.get("/desk/record/")) == {"a"}
    assert "Campaign c" not in two.get("/desk/").content.decode()
