"""What a person noted beside an act stays in the workspace; what the depositary's file notes is for everybody."""

from __future__ import annotations

from datetime import date

import pytest

from accede.core.dates import Moment
from accede.record import actions
from accede.record.models import Act

NOTED = "Told by Sam on the telephone."
ON = date(2025, 6, 4)


@pytest.fixture
def noted(shipped, officer):
    """A declaration that a person entered with a note, corrected by another note."""
    told = {"treaty": "icrmw", "state": "JPN", "source": "C.N.1.2025", "by": officer, "on": ON}
    day = Moment.on(date(2025, 6, 1))
    actions.record_act(kind="accession", deposited=day, note=NOTED, **told)
    first = actions.record_act(kind="declaration", article="77", deposited=day, note=NOTED, **told)
    return actions.correct_act(act=first, note=f"{NOTED} Twice.", reason="Said again.", by=officer, on=ON)


@pytest.mark.parametrize(
    "address",
    ["/en/acts/icrmw/jpn-accession-2025-06-01/", "/en/acts/icrmw/{key}/", "/en/states/JPN/",
     "/en/states/JPN/paper.html", "/en/status/icrmw/declarations/", "/en/changes/",
     "/data/v1/acts/icrmw.json?rows=all"],
)  # fmt: skip
def test_a_persons_note_is_on_no_public_page(noted, fetched, address):
    page = fetched(address.format(key=noted.key)).decode()

    assert ("JPN" in page or "Japan" in page, "Sam" in page) == (True, False)


def test_the_workspace_shows_it_also_for_a_declaration(noted, client, officer):
    client.force_login(officer)

    assert f"{NOTED} Twice." in client.get(noted.get_absolute_url()).content.decode()


def test_a_note_that_came_with_the_record_is_for_everybody(shipped, fetched):
    row = Act.objects.current().filter(origin="shipped").exclude(note="").select_related("treaty").first()

    assert "<dt>Note</dt>" in fetched(f"/en/acts/{row.treaty.slug}/{row.key}/").decode()
