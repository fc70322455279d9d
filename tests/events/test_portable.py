"""Events leave and come back as text."""

import pytest

from accede.events.models import Attendance, Evaluation, Event, Handout, Link, Party, ProgrammeEntry, Session
from accede.events.portable import EventsPart
from accede.kit.portable import Folder


def _files(path):
    return {file.name: file.read_bytes() for file in sorted(path.rglob("*")) if file.is_file()}


@pytest.fixture
def full(panel, reception, parallel, speech, iom, brochure):
    Event.objects.filter(pk=panel.pk).update(topics="history\nprotection", summary="Two\nlines “quoted”")
    Party.objects.create(event=panel)
    Party.objects.create(event=panel, organisation=iom, role="sponsor", note="refreshments")
    speech.organisations.add(iom)
    Handout.objects.create(event=panel, item=brochure, use="enclosed")
    Attendance.objects.create(event=panel, group="ngos")
    Attendance.objects.create(event=panel, group="governments", heads=0)
    Evaluation.objects.create(event=panel, verdict="varying", source="Other")
    Evaluation.objects.create(event=parallel, source="R")
    return panel


def test_export_load_export_gives_the_same_bytes(full, campaign, operator, tmp_path):
    part = EventsPart()
    part.write(Folder(tmp_path / "one"), campaign=campaign.slug)
    Link.objects.all().delete()
    Event.objects.all().delete()
    Session.objects.all().delete()
    folder = Folder(tmp_path / "one")

    part.read(folder, by=operator, report=folder.report, campaign=campaign.slug)
    part.write(Folder(tmp_path / "two"), campaign=campaign.slug)

    assert folder.report.problems == []
    assert _files(tmp_path / "one") == _files(tmp_path / "two")
    assert list(_files(tmp_path / "one")) == [
        "panel.toml",
        "parallel.toml",
        "reception.toml",
        "sessions.toml",
    ]
    assert ProgrammeEntry.objects.get().person.key == "gabriela"


def test_every_problem_is_reported_with_its_file_and_place(campaign, operator, tmp_path):
    (tmp_path / "events").mkdir()
    (tmp_path / "events" / "bad.toml").write_text(
        'title = "X"\nkind = "poem"\nstarts = "soon"\nsource = "R"\nsession = "nowhere"\nshape = 1\n'
    )
    (tmp_path / "events" / "half.toml").write_text(
        'title = "X"\nkind = "panel"\nsource = "R"\n[[programme]]\nperson = "nobody"\n'
        'organisations = ["none"]\n'
        '[[links]]\nother = "nowhere"\nrelation = "follows"\n'
    )
    folder = Folder(tmp_path)

    EventsPart().read(folder, by=operator, report=folder.report, campaign=campaign.slug)

    assert {(problem.file, problem.column) for problem in folder.report.errors} == {
        *(("events/bad.toml", name) for name in ("kind", "starts", "session", "shape")),
        *(("events/half.toml", f"programme 1, {name}") for name in ("person", "name", "organisations")),
        ("events/half.toml", "links 1, other"),
    }
