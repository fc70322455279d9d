"""What the room hears of its letters from the mail: they came back, somebody complained."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.dispatch import receiver
from django.utils import timezone

from accede.kit.mail.news import mail_came_back, mail_reported
from accede.kit.models import MailReport, OutgoingMail
from accede.mailings.actions import dispatches


@receiver(mail_came_back)
def on_mail_that_came_back(sender: Any, *, mail: OutgoingMail, at: datetime, **kwargs: object) -> None:
    """A letter that came back opens a task, in the same transaction."""
    dispatches.heed(mail=mail, on=timezone.localtime(at).date())


@receiver(mail_reported)
def on_report(sender: Any, *, report: MailReport, at: datetime, **kwargs: object) -> None:
    """Who complained is taken off the list, in the same transaction."""
    dispatches.heed_report(report=report, at=at, on=timezone.localtime(at).date())
