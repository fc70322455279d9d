"""Figures about migration stand beside a State only where a campaign's treaty asks for them."""

from __future__ import annotations

from datetime import date

import pytest

from accede.coalition import actions
from accede.record import queries
from accede.record.models import Treaty

ON = date(2024, 1, 1)


@pytest.mark.parametrize(("treaty", "shown"), [("icrmw", True), ("mine-ban", False)])
def test_migration_is_shown_where_the_campaign_s_treaty_asks_for_it(shipped, operator, client, treaty, shown):
    row = Treaty.objects.get(slug=treaty)
    actions.start_campaign(slug="ours", name="Ours", short_name="Ours", treaty=row, by=operator, on=ON)

    assert ("from there live elsewhere" in client.get("/en/states/MEX/").content.decode()) is shown
    assert ("Migration" in dict(queries.about_state("MEX", on=ON, treaties=[treaty]))) is shown
