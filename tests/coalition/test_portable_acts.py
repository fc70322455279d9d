"""Acts with corrections, logos, other names, merges and pairs told apart travel and come out as the same bytes."""

from __future__ import annotations

import io
from datetime import date

from PIL import Image

from accede.coalition import actions
from accede.coalition.models import Campaign, MembershipAct, Merge, OrganisationLogo
from accede.coalition.readers.pictures import redrawn
from accede.core.dates import Moment
from accede.kit import portable

TODAY = date(2004, 1, 30)
day = Moment.parse


def picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (20, 10), "navy").save(out, "JPEG")
    return out.getvalue()


def files(place) -> dict[str, bytes]:
    return {path.relative_to(place).as_posix(): path.read_bytes() for path in place.rglob("*") if path.is_file()}


def filled(campaign, add, officer) -> None:
    one, two, three = add("WU"), add("UM"), add("XY", countries=["FRA", "DEU"])
    place = actions.admit(organisation=one, kind="member", start=day("2001-01-01"), by=officer, on=TODAY)
    actions.change_membership(membership=place, start=day("2001-02"), by=officer, on=TODAY)
    actions.suspend(membership=place, day=day("2003"), decided_by="Committee", by=officer, on=TODAY)
    actions.end_membership(membership=place, last_day=day("2003-12-31"), by=officer, on=TODAY)
    actions.strike_act(act=MembershipAct.objects.get(kind="leaving"), by=officer, on=TODAY)
    actions.decide(organisation=two, place="observer", outcome="defer", day=day("2003-05"), by=officer, on=TODAY)
    actions.admit(organisation=three, kind="endorser", attested=day("2003"), by=officer, on=TODAY)
    actions.set_logo(organisation=one, picture=redrawn(picture()), alt="A square", by=officer, on=TODAY)
    actions.tell_apart(one=one, other=three, why="two bodies", by=officer, on=TODAY)
    actions.merge(kept=one, gone=two, why="one body", by=officer, on=TODAY)


def test_everything_of_organisations_and_memberships_travels(campaign, add, officer, operator, tmp_path):
    filled(campaign, add, officer)
    portable.export(tmp_path / "out", campaign.slug)
    toml = tmp_path / "out" / "campaign.toml"
    toml.write_text(toml.read_text().replace('slug = "test-campaign"', 'slug = "second"'))

    loaded = portable.load(tmp_path / "out", operator)
    assert str(loaded.report) == ""
    portable.export(tmp_path / "again", "second")

    assert files(tmp_path / "again") == files(tmp_path / "out")
    second = Campaign.objects.get(slug="second")
    assert [MembershipAct.objects.filter(campaign=each).count() for each in (campaign, second)] == [6, 6]
    assert Merge.objects.get(campaign=second).data == {}
    assert OrganisationLogo.objects.filter(organisation__campaign=second).count() == 1


def test_a_picture_that_is_not_the_one_of_the_table_is_reported(campaign, add, officer, operator, tmp_path):
    filled(campaign, add, officer)
    portable.export(tmp_path / "out", campaign.slug)
    toml = tmp_path / "out" / "campaign.toml"
    toml.write_text(toml.read_text().replace('slug = "test-campaign"', 'slug = "second"'))
    (tmp_path / "out" / "coalition" / "logos" / "wu.png").write_bytes(picture())

    loaded = portable.load(tmp_path / "out", operator)

    assert [str(each) for each in loaded.report.problems] == [
        "coalition/logos.csv, row 2, column sha256: The picture coalition/logos/wu.png is missing or is another one."
    ]
