"""Statements leave and come back as text."""

import pytest

from accede.core.dates import Moment
from accede.kit.portable import Folder
from accede.statements.models import Ask, Issuer, Quotation, Statement
from accede.statements.portable import StatementsPart


@pytest.fixture
def full(statement, mri):
    Statement.objects.filter(pk=statement.pk).update(
        kind="joint_statement",
        voice="joint",
        languages=["en", "fr"],
        copies="available",
        delivered=Moment.parse("<2003-07-01"),
    )
    Issuer.objects.create(statement=statement, position=1, organisation=mri, words="and friends")
    Ask.objects.create(statement=statement, position=1, verb="urged", addressed_to="governments", text="to “ratify”")
    Quotation.objects.create(statement=statement, position=1, text="Line", source="Text")
    return statement


def _files(path):
    return {file.name: file.read_bytes() for file in sorted(path.rglob("*")) if file.is_file()}


def test_export_load_export_gives_the_same_bytes(full, campaign, operator, tmp_path):
    part = StatementsPart()
    part.write(Folder(tmp_path / "one"), campaign=campaign.slug)
    Statement.objects.all().delete()
    folder = Folder(tmp_path / "one")

    part.read(folder, by=operator, report=folder.report, campaign=campaign.slug)
    part.write(Folder(tmp_path / "two"), campaign=campaign.slug)

    assert folder.report.problems == []
    assert _files(tmp_path / "one") == _files(tmp_path / "two")
    assert list(_files(tmp_path / "one")) == ["release.toml"]


def test_every_problem_of_a_file_is_reported_with_its_name(campaign, operator, tmp_path):
    (tmp_path / "statements").mkdir()
    (tmp_path / "statements" / "bad.toml").write_text(
        'kind = "poem"\ndelivered = "soon"\nevent = "nowhere"\nshape = "x"\n'
    )
    folder = Folder(tmp_path)

    StatementsPart().read(folder, by=operator, report=folder.report, campaign=campaign.slug)

    assert {(p.file, p.column) for p in folder.report.errors} == {
        ("statements/bad.toml", column) for column in ("kind", "title", "source", "delivered", "event", "shape")
    }
    assert Statement.objects.count() == 0
