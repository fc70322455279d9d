"""The workspace's search finds acts by State and year, for whoever may read the record."""

from __future__ import annotations


def test_an_act_is_found_by_state_and_year(shipped, client, officer):
    client.force_login(officer)

    body = client.get("/desk/search/?q=Guatemala+2003").content.decode()

    assert "Guatemala: ratification, 14 March 2003" in body
    assert "/en/acts/icrmw/icrmw-0046/" in body


def test_nobody_without_a_right_finds_an_act(shipped, client, sam):
    client.force_login(sam)

    body = client.get("/desk/search/?q=Guatemala+2003").content.decode()

    assert "14 March 2003" not in body
