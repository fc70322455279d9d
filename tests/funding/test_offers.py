"""What funding offers to the rooms below it."""

from datetime import date

from accede.coalition.models import SharedWith
from accede.funding.models import Contribution
from accede.kit import offers

TODAY = date(2004, 1, 30)


def test_an_event_shows_what_paid_for_it_to_who_may_know(campaign, reception, mexico, officer, ines, sam):
    gift = Contribution.objects.create(
        campaign=campaign, key="refreshments", kind="gift_in_kind", title="Refreshments", donor=mexico, event=reception,
        source="R",
    )  # fmt: skip
    Contribution.objects.create(
        campaign=campaign, key="other", kind="grant", title="Other", donor_words="X", source="R"
    )

    def told(reader):
        subject = (campaign.slug, reception.key)
        return [
            (line.title, line.sub, line.url)
            for line in offers.ask("of_event", subject=subject, on=TODAY, reader=reader)
        ]

    assert told(ines) == [("Refreshments", f"gift in kind, {mexico}", gift.get_absolute_url())]
    assert told(sam) == []
    Contribution.objects.update(shared_with=SharedWith.OWN)
    assert (told(ines), len(told(officer))) == ([], 1)
