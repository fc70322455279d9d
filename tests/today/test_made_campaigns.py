"""Campaigns that were made and not loaded: on a shipped treaty, and on one that came with a depositary's file.

The Mine Ban Convention: art. 17(1), "the first day of the sixth month after the month in which the 40th instrument …
has been deposited"; two States deposited the 39th and the 40th on 16 September 1998, so 1 March 1999, as the
depositary says. For five States that deposited later in that September it is the same first of the sixth month.
"""

from __future__ import annotations

import io
import re
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from accede.accounts.actions import give_grant
from accede.accounts.models import User
from accede.coalition.models import Campaign
from accede.core.dates import Moment
from accede.kit import portable
from accede.record import actions as record_actions
from accede.record import queries as record
from accede.reports import actions as report_actions
from accede.reports import queries as report_queries

pytestmark = pytest.mark.walk
FILES = Path(__file__).parents[1] / "record" / "readers" / "files"
STATUS_DAY = date(2018, 1, 9)
OFFICER = ("--officer=amina", "--officer-name=Amina Example", "--officer-email=amina@accede.example")


def accede_new(slug: str, treaty: str) -> Campaign:
    call_command("new", slug, f"--treaty={treaty}", f"--name=Campaign {slug}", *OFFICER, stdout=io.StringIO())
    return Campaign.objects.get(slug=slug)


def text_of(client, path: str) -> str:
    page = client.get(path)
    assert page.status_code == 200, path
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", page.content.decode())))


@pytest.fixture
def landmines(shipped) -> Campaign:
    return accede_new("landmines", "mine-ban")


def test_the_status_page_names_the_fortieth_instrument_and_agrees_with_the_depositary(landmines, client):
    text = text_of(client, "/en/status/mine-ban/on/1999-03-01/")

    assert "In force since 1 March 1999" in text
    assert "Burkina Faso" in text
    assert "16 September 1998" in text
    entry = record.entry("mine-ban", as_of=date(1999, 3, 1))
    assert (entry.computed, entry.official, entry.agrees) == (date(1999, 3, 1), date(1999, 3, 1), True)


@pytest.mark.parametrize(("day", "bound", "parties"), [
    (date(1998, 9, 15), 38, 0), (date(1998, 9, 16), 40, 0), (date(1999, 2, 28), 67, 0), (date(1999, 3, 1), 67, 45),
    (STATUS_DAY, 164, 162),  # Sri Lanka and Palestine deposited in December 2017
])  # fmt: skip
def test_the_counts_of_a_day(landmines, client, day, bound, parties):
    found = record.figures("mine-ban", as_of=day)

    assert (found["bound"].number, found["parties"].number) == (bound, parties)
    assert f"{bound} States bound" in text_of(client, f"/en/status/mine-ban/on/{day}/")


def test_the_home_page_is_the_status_of_the_made_campaign_under_its_name(landmines, client):
    text = text_of(client, "/en/")

    assert "164 States bound" in text
    assert "Campaign landmines" in text


def test_the_page_of_a_state_shows_its_acts_under_the_treaty(landmines, client):
    text = text_of(client, "/en/states/CAN/")

    assert re.search(r"Mine Ban Convention.{0,40}party.{0,10}1 Mar 1999", text)


def report_on(campaign: Campaign, status_day: date):
    """The officer drafts the report of the year before the day; a convener whom she named publishes it."""
    today, amina = timezone.localdate(), User.objects.get(username="amina")
    nora = User.objects.create_user(username="nora", email="nora@accede.example")
    give_grant(user=nora, role="convener", campaign=campaign.slug, by=amina, on=today)
    values = {"year": status_day.year - 1, "title": "Report", "status_day": status_day}
    report = report_actions.start_report(campaign=campaign, values=values, by=amina, on=today)
    draft = report_queries.draft(report, reader=amina, on=today)
    return draft, report_actions.publish_report(report=report, by=nora, on=today)


def test_a_report_on_an_empty_campaign_has_the_treaty_s_figures_and_can_be_published(landmines):
    draft, snapshot = report_on(landmines, STATUS_DAY)

    figures = {quote.code: quote.quoted.number for quote in draft.quotes if quote.quoted}
    assert figures["record.bound"] == 164
    assert "1 March 1999" in snapshot.html
    assert snapshot.version == 1


def written(campaign: str, folder: Path) -> dict[str, bytes]:
    portable.export(folder, campaign)
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def there_and_back(make, operator, tmp_path) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """What the campaign that `make` makes writes; and what it writes after it was loaded where it never was."""
    with transaction.atomic():
        slug = make()
        first = written(slug, tmp_path / "first")
        transaction.set_rollback(True)
    assert not Campaign.objects.exists()
    record_actions.bump()  # what is kept in memory belongs to the transaction that never was
    loaded = portable.load(tmp_path / "first", operator)
    assert loaded.report.ok, loaded.report.problems
    return first, written(slug, tmp_path / "second")


def test_a_made_campaign_goes_out_and_comes_back_byte_for_byte(shipped, operator, tmp_path):
    def make() -> str:
        report_on(accede_new("landmines", "mine-ban"), STATUS_DAY)
        return "landmines"

    first, second = there_and_back(make, operator, tmp_path)

    assert sorted(first) == sorted(second)
    assert [name for name in first if first[name] != second[name]] == []


# --------------------------------------------------------------------- a treaty that came with a file
def lamps(operator) -> None:
    """The depositary's file of a treaty that is not shipped: two parties, in force on the day it prints."""
    content = (FILES / "good.en.xml").read_bytes()
    more = b"<Row><Entry>Mali</Entry><Entry></Entry><Entry>14 Mar 2003 a</Entry></Row>\n</Rows>"
    content = content.replace(b"</Rows>", more).replace(b"<Parties>1<", b"<Parties>2<")
    row = record_actions.stage_import(content=content, filename="lamps.xml", by=operator, on=timezone.localdate())
    done = record_actions.approve_import(import_=row, by=operator, on=timezone.localdate(), lines="all")
    assert done.get_state_display() == "approved"


def lamp_slug() -> str:
    return next(each.slug for each in record.treaties() if record.title_of(each) == "Convention on Lamps")


def enter_clause(operator) -> None:
    clause = {"article": "9(1)", "count": 2, "delay": "first_after_months:3"}
    treaty, today = record.treaty(lamp_slug()), timezone.localdate()
    record_actions.set_clause(treaty=treaty, clause=clause, source="Text of the treaty", by=operator, on=today)


def test_a_campaign_starts_on_an_imported_treaty_although_it_has_no_clause_yet(shipped, operator, client):
    lamps(operator)
    campaign = accede_new("lamps", lamp_slug())

    text = text_of(client, f"/en/status/{lamp_slug()}/on/2003-07-01/")
    assert "2 States bound" in text
    assert record.entry(campaign.treaty, as_of=date(2003, 7, 1)).computed is None

    enter_clause(operator)
    entry = record.entry(lamp_slug(), as_of=date(2003, 7, 1))
    assert (entry.computed, entry.agrees) == (date(2003, 7, 1), True)
    assert "14 March 2003" in text_of(client, f"/en/status/{lamp_slug()}/on/2003-07-01/")


def test_the_first_page_asks_for_the_clause_first(shipped, operator, client):
    lamps(operator)
    accede_new("lamps", lamp_slug())
    client.force_login(User.objects.get(username="amina"))

    steps = client.get("/desk/?campaign=lamps").context["today"].beginnings

    assert (steps[0].url, steps[0].done) == (f"/desk/record/treaties/{lamp_slug()}/clause/", False)


def test_a_campaign_on_an_imported_treaty_goes_out_and_comes_back_byte_for_byte(shipped, operator, tmp_path):
    def make() -> str:
        lamps(operator)
        enter_clause(operator)
        report_on(accede_new("lamps", lamp_slug()), STATUS_DAY)
        return "lamps"

    first, second = there_and_back(make, operator, tmp_path)

    assert sorted(first) == sorted(second)
    assert [name for name in first if first[name] != second[name]] == []
    assert b"clause_source" in first["record/treaty.toml"]
    assert str(Moment.parse("2003-03-14")).encode() in first["record/acts.csv"]
