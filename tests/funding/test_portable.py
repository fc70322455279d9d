"""Funding leaves and comes back as text."""

from decimal import Decimal

from accede.funding.models import Contribution, Priority
from accede.funding.portable import FundingPart
from accede.kit.portable import Folder


def _files(path):
    return {file.name: file.read_bytes() for file in sorted(path.rglob("*")) if file.is_file()}


def test_export_load_export_gives_the_same_bytes(grant, campaign, reception, operator, tmp_path):
    Contribution.objects.create(
        campaign=campaign, key="drinks", kind="gift_in_kind", title="Drinks, “good” ones",
        donor_words="friends",
        rhythm="at_times", value_in_kind=Decimal("12.50"), currency="CHF", event=reception, note="a\nb",
        source="R",
    )  # fmt: skip
    Priority.objects.create(campaign=campaign, key="p", year=2004, title="Fundraising", source="Report")
    FundingPart().write(Folder(tmp_path / "one"), campaign=campaign.slug)
    Contribution.objects.all().delete()
    Priority.objects.all().delete()
    folder = Folder(tmp_path / "one")

    FundingPart().read(folder, by=operator, report=folder.report, campaign=campaign.slug)
    FundingPart().write(Folder(tmp_path / "two"), campaign=campaign.slug)

    assert folder.report.problems == []
    assert _files(tmp_path / "one") == _files(tmp_path / "two")
    assert Contribution.objects.get(key="drinks").value_in_kind == Decimal("12.50")


def test_every_problem_is_reported_with_row_and_column(campaign, operator, tmp_path):
    header = (
        "key,kind,title,donor,donor_words,given,rhythm,amount,value_in_kind,currency,purpose,event,material,print_run,"
        "note,source"
    )
    (tmp_path / "funding").mkdir()
    (tmp_path / "funding" / "contributions.csv").write_text(f"{header}\na,loan,,nobody,,soon,,much,,,,nowhere,,,,\n")
    folder = Folder(tmp_path)

    FundingPart().read(folder, by=operator, report=folder.report, campaign=campaign.slug)

    assert {(p.row, p.column) for p in folder.report.errors} == {
        (2, column) for column in ("kind", "title", "donor", "given", "amount", "event", "source")
    }
    assert Contribution.objects.count() == 0
