"""What the log says of released letters, and the runs that wait for somebody to release them."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from accede.accounts.rights import Right
from accede.accounts.rules import may
from accede.kit import log
from accede.kit.offers import WorkLine, offer
from accede.mailings.queries.release import runs_to_release


@offer("act_words")
def act_words(*, subject: object, on: date, reader: Any) -> list[tuple[str, str]]:
    """What the log says for the acts on letters."""
    return [
        ("mailings.prepare", _("Run of letters prepared")),
        ("mailings.reopen", _("Run of letters opened again")),
        ("mailings.release", _("Letters released")),
        ("mailings.make_missing_files", _("Missing files of letters asked for")),
        ("mailings.add_enclosure_file", _("File of an enclosure added to a run")),
        ("mailings.remove_enclosure_file", _("File of an enclosure taken out of a run")),
    ]


@offer("work")
def to_release(*, subject: str | None, on: date, reader: Any) -> list[WorkLine]:
    """For whoever releases letters: the runs that somebody else prepared."""
    if not subject or not may(reader, Right.RELEASE_LETTERS, campaign=subject, on=on):
        return []
    return [
        WorkLine(
            _("Read and release: %(title)s") % {"title": run.title},
            reverse("mailings:run_release", args=[subject, run.key]),
            sub=ngettext("%(n)s letter, prepared by %(who)s", "%(n)s letters, prepared by %(who)s", step.letters)
            % {"n": step.letters, "who": step.by},
            action=pgettext("button", "Read"),
        )
        for run, step in runs_to_release(subject)
        if step.by != log.username(reader)
    ]
