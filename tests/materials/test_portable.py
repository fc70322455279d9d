"""The library leaves and comes back as text."""

import pytest

from accede.core.dates import Moment
from accede.kit.portable import Folder
from accede.materials.models import Item, PrintRun
from accede.materials.portable import MaterialsPart


def _files(path):
    return {file.name: file.read_bytes() for file in sorted(path.rglob("*")) if file.is_file()}


@pytest.fixture
def full(study, french, dutch, campaign, platform):
    series = Item.objects.create(campaign=campaign, key="zz", title="Series", kind="study_series", source="R")
    Item.objects.filter(pk=study.pk).update(series=series, content="Line one\nline “two”", availability="all")
    PrintRun.objects.create(
        campaign=campaign,
        item=study,
        key="run",
        printed_by=platform,
        printed=Moment.parse("2003"),
        copies=5,
        source="S",
    )
    dutch.revision = 3
    dutch.save()
    return study


def test_export_load_export_gives_the_same_bytes(full, campaign, operator, tmp_path):
    part = MaterialsPart()
    part.write(Folder(tmp_path / "one"), campaign=campaign.slug)
    PrintRun.objects.all().delete()
    for item in Item.objects.exclude(key="zz"):
        for edition in item.editions.all():
            edition.versions.exclude(made_from=None).delete()
        item.delete()
    Item.objects.all().delete()
    folder = Folder(tmp_path / "one")

    part.read(folder, by=operator, report=folder.report, campaign=campaign.slug)
    part.write(Folder(tmp_path / "two"), campaign=campaign.slug)

    assert folder.report.problems == []
    assert _files(tmp_path / "one") == _files(tmp_path / "two")
    assert list(_files(tmp_path / "one")) == ["study.toml", "zz.toml"]


def _problems(text, campaign, operator, tmp_path):
    (tmp_path / "materials").mkdir()
    (tmp_path / "materials" / "bad.toml").write_text(text)
    folder = Folder(tmp_path)
    MaterialsPart().read(folder, by=operator, report=folder.report, campaign=campaign.slug)
    return {(problem.file, problem.column) for problem in folder.report.errors}


def test_every_problem_of_a_file_is_reported_with_its_place(campaign, operator, tmp_path):
    found = _problems(
        'title = "X"\nkind = "poem"\nmade = "soon"\nsource = "R"\nseries = "nowhere"\nshape = 1\n',
        campaign,
        operator,
        tmp_path,
    )

    assert found == {("materials/bad.toml", name) for name in ("kind", "made", "series", "shape")}
    assert Item.objects.count() == 0


def test_versions_made_from_each_other_are_reported(campaign, operator, tmp_path):
    found = _problems(
        'title = "X"\nkind = "study"\nsource = "R"\n[[editions]]\n'
        '[[editions.versions]]\nlanguage = "fr"\nmade_from = "nl"\n'
        '[[editions.versions]]\nlanguage = "nl"\nmade_from = "fr"\n',
        campaign,
        operator,
        tmp_path,
    )

    assert found == {("materials/bad.toml", "editions 1, versions 1, made_from")}


def test_tables_of_a_wrong_shape_are_reported(campaign, operator, tmp_path):
    found = _problems(
        'title = "X"\nkind = "study"\nsource = "R"\ncredits = "UNESCO"\neditions = [1]\n',
        campaign,
        operator,
        tmp_path,
    )

    assert found == {("materials/bad.toml", "credits"), ("materials/bad.toml", "editions")}
