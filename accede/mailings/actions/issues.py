"""One issue of something that is written anew each time: a press release, a newsletter, a digest of the record.

It is a template of one variant with its texts and a run that asks an audience: from here on it goes the way of every
letter, with its proof, its preview and its release by a second person.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, pgettext

from accede.coalition.models import Campaign
from accede.kit.refusals import Refused
from accede.mailings.actions.runs import begin_run
from accede.mailings.actions.texts import add_template, add_variant, write_text
from accede.mailings.models import AudienceKind, Run, RunKind, TemplateKind

RUN_OF = {
    TemplateKind.PRESS: RunKind.PRESS,
    TemplateKind.NEWSLETTER: RunKind.NEWS,
    TemplateKind.DIGEST: RunKind.NEWS,
}
# Of the run: what whoever writes an issue says of it.
OF_RUN = ("audience", "letter_date", "default_language", "signed_by", "signed_title", "reply_to")


class NothingToSend(Refused):
    """There is no text in the language that stands in for missing ones."""


class NotToMissions(Refused):
    """Governments get letters of their own, each by its position."""

    field = "audience"


@dataclass(frozen=True)
class Text:
    """An issue in one language."""

    subject: str
    body: str


@transaction.atomic
def begin_issue(
    *,
    campaign: Campaign,
    kind: str,
    title: str,
    texts: Mapping[str, Text],
    values: Mapping[str, Any],
    by: Any,
    at: datetime,
    on: date,
) -> Run:
    """Begin an issue: {language: Text} and, in `values`, what its run says (OF_RUN). Nothing is sent. Raises
    NotAllowed, NothingToSend, NotToMissions, BadText, BadRun, ValidationError.
    """
    audience = values["audience"]
    if audience.kind == AudienceKind.MISSIONS:
        raise NotToMissions(_("Missions get letters that are adapted to their government: begin a run of letters."))
    written = {code: text for code, text in texts.items() if text.subject.strip() and text.body.strip()}
    if values["default_language"] not in written:
        raise NothingToSend(_("Write subject and text in the language that is used where another one is missing."))
    facts = {"name": title, "kind": kind}
    template = add_template(campaign=campaign, values=facts, by=by, on=on)
    everybody = {"letter": "A", "name": pgettext("variant", "Everybody"), "condition": {}}
    variant = add_variant(template=template, values=everybody, by=by, on=on)
    for code, text in written.items():
        write_text(variant=variant, language=code, subject=text.subject, body=text.body, by=by, at=at, on=on)
    run = {"title": title, "kind": RUN_OF[TemplateKind(kind)], "template": template, "classes_date": on}
    run |= {name: values[name] for name in OF_RUN if name in values}
    return begin_run(campaign=campaign, values=run, by=by, at=at, on=on)


# What stands in the form of a digest before anybody writes: its subject and its text.
DIGEST = Text(
    gettext_noop("What changed on record until {digest.day}"),
    gettext_noop("Good day,\n\nthis is what changed on record in the month before {digest.day}:\n\n{digest.news}"),
)
