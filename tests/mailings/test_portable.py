"""Mailings leave and come back as text, to the byte: templates, lists, runs, frozen letters and their exact files."""

from __future__ import annotations

import hashlib

import pytest

from accede.kit.letters import archive
from accede.kit.portable import Folder
from accede.mailings import models
from accede.mailings.portable import MailingsPart
from accede.mailings.portable.tables import TABLES, columns
from tests.mailings.conftest import LETTER_DAY, NOW, TODAY

pytestmark = pytest.mark.django_db

PDF = b"%PDF-1.7 the letter as it left"


@pytest.fixture(autouse=True)
def _own_storage(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"


def _files(path):
    return {str(file.relative_to(path)): file.read_bytes() for file in path.rglob("*") if file.is_file()}


@pytest.fixture
def full(run, template, campaign, missions):
    """A campaign in which every table of the room has a row, one of them with an odd text."""
    from accede.materials.models import Item

    _texts(template)
    item = Item.objects.create(campaign=campaign, key="manual", title="Manual", kind="brochure", source="Made")
    enclosure = models.Enclosure.objects.create(run=run, item=item, position=1)
    models.EnclosureFile.objects.create(
        enclosure=enclosure, language="fr", name="manuel.pdf", content_type="application/pdf", added_by="officer",
        sha256=archive.keep(b"%PDF-1.7 the manual"), size=19, added_at=NOW,
    )  # fmt: skip
    proof = {"mission:bbb-geneva": {"class": "bound", "variant": "A", "blocked": False}}
    models.RunStep.objects.create(
        run=run, number=1, kind="prepared", at=NOW, by="officer", seal="a" * 64, letters=1, proof=proof
    )
    models.RunStep.objects.create(
        run=run, number=2, kind="released", at=NOW, by="nora", proof={"letterhead": archive.keep(b"a word file")}
    )
    models.Adjustment.objects.create(
        run=run, addressee="mission:ccc-geneva", language="fr", reason="Asked; by telephone", at=NOW, by="officer"
    )
    models.Opening.objects.create(run=run, addressee="mission:ccc-geneva", variant="B", seal="b" * 64, at=NOW, by="x")
    models.Run.objects.create(
        campaign=campaign, key="again", title="Again", kind="correction", template=template, audience=run.audience,
        classes_date=TODAY, letter_date=LETTER_DAY, corrects=run, facts={"event.title:fr": "Une table"},
        only=["mission:ccc-geneva"], opened_by="officer", opened_at=NOW,
    )  # fmt: skip
    _sent(run, missions["boeotia"], _listed(campaign))
    return campaign


def _texts(template):
    """A letterhead and a block beside the template."""
    campaign = template.campaign
    template.letterhead = models.Letterhead.objects.create(
        campaign=campaign, key="office", name="Office", file_name="office.docx", content=b"a word file",
        sha256=hashlib.sha256(b"a word file").hexdigest(), fields=["letter.body"],
    )  # fmt: skip
    template.save()
    block = models.Block.objects.create(campaign=campaign, key="way", name="Way", condition={"stage": ["study"]})
    models.BlockText.objects.create(block=block, language="en", body="Two\n\nparagraphs; with “signs”, and\ta tab.")


def _listed(campaign):
    """Somebody on a list."""
    home = models.MailingList.objects.create(campaign=campaign, key="news", name="News", texts={"fr": {"name": "N"}})
    return models.Subscription.objects.create(
        list=home, key="abc", email="sub@example.org", way="herself", joined_at=NOW, source="Public page",
    )  # fmt: skip


def _sent(run, mission, subscription):
    """A frozen letter with its file and what became of it."""
    from accede.coalition.models import Organisation, Person

    letter = models.Letter.objects.create(
        campaign=run.campaign, run=run, key="first", number=1, addressee="mission:bbb-geneva", mission=mission,
        state=mission.state, organisation=Organisation.objects.first(), person=Person.objects.first(),
        subscription=subscription, variant="A", variant_name="Thank you", state_class="bound", language="fr",
        to_name="Bo", channel="mail", subject="Lettre", body="Texte\n\nfin", frozen_at=NOW, released_by="nora",
    )  # fmt: skip
    models.LetterFile.objects.create(
        letter=letter, what="letter", name="001.pdf", content_type="application/pdf", sha256=archive.keep(PDF),
        size=len(PDF), made_at=NOW,
    )  # fmt: skip
    models.Dispatch.objects.create(
        letter=letter, number=1, kind="sent", channel="courier", reference="2026/4/001", day=TODAY, entered_by="x",
        entered_at=NOW,
    )  # fmt: skip


def _empty():
    for table in reversed(TABLES):
        if table.model is models.Run:
            models.Run.objects.update(corrects=None, reminds=None)
        table.model.objects.all().delete()


def test_every_table_of_the_room_travels_with_all_its_columns():
    from django.apps import apps

    tables = {model for model in apps.get_app_config("mailings").get_models() if not hasattr(model, "instance_type")}

    assert {table.model for table in TABLES} == tables
    assert [field.name for field in columns(models.Opening)] == ["run", "addressee", "variant", "seal", "at", "by"]


def test_export_load_export_gives_the_same_bytes(full, operator, tmp_path):
    MailingsPart().write(Folder(tmp_path / "one"), campaign=full.slug)
    assert {table.model.objects.count() > 0 for table in TABLES} == {True}
    _empty()
    for kept in (PDF, b"a word file"):
        (tmp_path / "files" / archive.name_of(hashlib.sha256(kept).hexdigest())).unlink()
    folder = Folder(tmp_path / "one")

    MailingsPart().read(folder, by=operator, report=folder.report, campaign=full.slug)
    MailingsPart().write(Folder(tmp_path / "two"), campaign=full.slug)

    assert [str(each) for each in folder.report.problems] == []
    assert _files(tmp_path / "one") == _files(tmp_path / "two")
    assert models.Run.objects.get(key="again").corrects.key == "panel"
    assert archive.read(models.LetterFile.objects.get().sha256) == PDF
    assert archive.read(models.RunStep.objects.get(kind="released").proof["letterhead"]) == b"a word file"


def test_a_file_that_is_not_the_one_that_was_sent_is_named(full, operator, tmp_path):
    MailingsPart().write(Folder(tmp_path / "one"), campaign=full.slug)
    name = f"mailings/archive/{hashlib.sha256(PDF).hexdigest()}"
    (tmp_path / "one" / name).write_bytes(b"another letter")
    _empty()
    folder = Folder(tmp_path / "one")

    MailingsPart().read(folder, by=operator, report=folder.report, campaign=full.slug)

    assert [(each.file, each.column) for each in folder.report.errors] == [("mailings/files.csv", "sha256")]


def test_a_row_that_names_what_is_not_there_is_named(full, operator, tmp_path):
    MailingsPart().write(Folder(tmp_path / "one"), campaign=full.slug)
    (tmp_path / "one" / "mailings" / "audiences.csv").unlink()
    _empty()
    folder = Folder(tmp_path / "one")

    MailingsPart().read(folder, by=operator, report=folder.report, campaign=full.slug)

    found = {(each.file, each.column) for each in folder.report.errors}
    assert ("mailings/runs.csv", "audience") in found
