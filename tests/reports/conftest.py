from datetime import date

import pytest

from accede.kit import offers
from accede.kit.offers import Passage, Quoted

TODAY = date(2004, 2, 2)


class Record:
    """A record that a test can move: what the rooms offer comes from here."""

    def __init__(self):
        self.bound = 25

    def passages(self, *, subject, on, reader):
        bound = Quoted("record.bound", str(self.bound), self.bound, "States bound", "/rows/bound", ("MEX",))
        entry = Quoted("record.entry", "1 July 2003", None, "Computed", "/rows/entry", ())
        return [
            Passage("numbers", "status", "1", "Numbers", ("Bound: [[record.bound]].",), (bound,)),
            Passage("entry", "status", "0", "Entry", ("In force on [[record.entry]].",), (entry,)),
            Passage("intro", "introduction", "1", "", ("An alliance.",), (), ("Statutes",)),
        ]


@pytest.fixture
def record():
    made = Record()
    with offers.only(passages=[made.passages]):
        yield made


@pytest.fixture
def campaign(db):
    from accede.coalition.models import Campaign
    from accede.record.models import Treaty

    treaty = Treaty.objects.create(slug="test-treaty", titles={"en": "Test Treaty"}, source="Made for the tests")
    return Campaign.objects.create(
        slug="test-campaign", name="Campaign for the Test Treaty", short_name="Test", treaty=treaty,
        alliance_short="Steering Committee",
    )  # fmt: skip


@pytest.fixture
def report(campaign):
    from accede.reports.models import Report

    values = {"key": "2003", "year": 2003, "title": "2003 Report", "status_day": date(2004, 1, 30)}
    return Report.objects.create(campaign=campaign, **values)


@pytest.fixture
def box(report):
    from accede.reports.models import Box

    text = "There are [[record.bound|twenty-five ratifications]].\n\nSince [[record.entry|1 July 2003]]."
    return Box.objects.create(report=report, key="words", section="status", order="~", text=text)
