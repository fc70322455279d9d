"""Every table of the room travels, and no field is lost on the way."""

from django.apps import apps

from accede.events import models as m
from accede.events.portable import EventsPart
from accede.kit.portable import Folder
from tests.events.full import fill


def _tables():
    found = apps.get_app_config("events").get_models()
    return [model for model in found if not hasattr(model, "instance_type")]


def _said():
    """What every row says but for the numbers of this database."""
    told = {}
    for model in _tables():
        fields = [each for each in model._meta.concrete_fields if not each.primary_key]
        rows = [
            {each.name: _named(row, each) if each.is_relation else _plain(row, each) for each in fields}
            for row in model.objects.all()
        ]
        told[model.__name__] = sorted(rows, key=str)
    return told


def _named(row, field):
    other = getattr(row, field.name)
    return getattr(other, "key", None) or str(other)


def _plain(row, field):
    value = getattr(row, field.name)
    return bytes(value) if isinstance(value, memoryview) else value


def _emptied():
    for model in (m.SentList, m.CheckIn, m.Registration, m.Guest, m.Reply, m.Invitation, m.EventRun, m.Link, m.Event):
        model.objects.all().delete()
    for model in (m.Session, m.Series, m.Venue):
        model.objects.all().delete()


def test_nothing_that_the_room_keeps_is_lost_between_two_exports(
    panel, reception, parallel, speech, iom, brochure, campaign, operator, tmp_path
):
    fill(parallel, speech, iom, brochure)
    m.Handout.objects.create(event=panel, item=brochure, use="enclosed")
    m.Attendance.objects.create(event=panel, group="ngos", heads=3)
    m.Evaluation.objects.create(event=panel, verdict="varying", source="R")
    before = _said()
    assert [name for name, rows in before.items() if not rows] == []
    EventsPart().write(Folder(tmp_path / "one"), campaign=campaign.slug)
    _emptied()
    folder = Folder(tmp_path / "one")

    EventsPart().read(folder, by=operator, report=folder.report, campaign=campaign.slug)
    EventsPart().write(Folder(tmp_path / "two"), campaign=campaign.slug)

    assert folder.report.problems == []
    after = _said()
    for name, rows in before.items():
        assert after[name] == rows, name
    assert _files(tmp_path / "one") == _files(tmp_path / "two")
    names = {"events/photos/parallel-1.png", "events/scans/inv1-1.pdf", "events/venues.toml", "events/check-ins.csv"}
    assert names <= _files(tmp_path / "two").keys()


def _files(path):
    return {file.relative_to(path).as_posix(): file.read_bytes() for file in path.rglob("*") if file.is_file()}


def test_a_row_that_hangs_on_nothing_is_told_and_what_stands_beside_it_is_read(panel, campaign, operator, tmp_path):
    (tmp_path / "events").mkdir()
    _emptied()
    (tmp_path / "events" / "panel.toml").write_text('title = "X"\nkind = "panel"\nsource = "R"\nbegins_at = "noon"\n')
    (tmp_path / "events" / "invitations.csv").write_text(
        "event,key,name,invited_date\npanel,a,Mission A,2004-01-02\nnowhere,b,Mission B,2004-01-02\n"
    )
    (tmp_path / "events" / "replies.csv").write_text(
        "invitation,number,answer,way,said_at,scan\na,1,comes,telephone,2004-01-03T10:00:00Z,scans/lost.pdf\n"
    )
    folder = Folder(tmp_path)

    EventsPart().read(folder, by=operator, report=folder.report, campaign=campaign.slug)

    assert {(each.file, each.row, each.column) for each in folder.report.errors} == {
        ("events/panel.toml", None, "begins_at"),
        ("events/invitations.csv", 3, "event"),
        ("events/replies.csv", 2, "scan"),
    }
    assert [each.key for each in m.Invitation.objects.all()] == ["a"]
