"""A run that is released already, with letters as release freezes them: for what happens afterwards."""

from __future__ import annotations

import hashlib
from datetime import date

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

PDF = b"%PDF-1.7 a letter"


def a_run(campaign, key="invitations", kind="invitation", **facts):
    from accede.mailings.models import Audience, Run, RunStep, Template

    audience, _new = Audience.objects.get_or_create(campaign=campaign, key="missions", defaults={"name": "Missions"})
    template, _new = Template.objects.get_or_create(
        campaign=campaign, key="invitation", defaults={"name": "Invitation"}
    )
    day = date(2026, 5, 4)
    run = Run.objects.create(
        campaign=campaign, key=key, title="Invitations to the briefing", kind=kind, template=template,
        audience=audience, classes_date=day, letter_date=day, opened_by="officer", opened_at=timezone.now(),
        reply_to="office@accede.example", **facts,
    )  # fmt: skip
    for number, (step, by) in enumerate([("prepared", "officer"), ("released", "nora")], start=1):
        RunStep.objects.create(run=run, number=number, kind=step, at=timezone.now(), by=by)
    return run


def a_letter(run, number=1, **facts):
    from accede.mailings.models import Letter

    values = {
        "campaign": run.campaign, "run": run, "number": number, "addressee": f"mission:m{number}", "variant": "A",
        "variant_name": "To parties", "language": "en", "to_name": f"Mission {number}",
        "email": f"mission{number}@state.example", "channel": "mail", "subject": "Invitation",
        "body": f"Excellency,\n\nletter {number}.", "frozen_at": timezone.now(), "released_by": "nora",
    }  # fmt: skip
    return Letter.objects.create(**(values | facts))


def letters(run, count):
    return [a_letter(run, number) for number in range(1, count + 1)]


def with_file(letter, content=PDF, *, what="letter", name="letter.pdf", content_type="application/pdf", position=0):
    """The letter's exact file, in the archive under its hash."""
    from accede.mailings.models import LetterFile

    sha256 = hashlib.sha256(content).hexdigest()
    if not default_storage.exists(f"archive/{sha256}"):
        default_storage.save(f"archive/{sha256}", ContentFile(content))
    return LetterFile.objects.create(
        letter=letter, what=what, position=position, name=name, content_type=content_type, sha256=sha256,
        size=len(content), made_at=timezone.now(),
    )  # fmt: skip
