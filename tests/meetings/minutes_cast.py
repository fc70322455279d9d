"""What the tests of minutes, motions and decisions share: who is there, and the moment."""

from __future__ import annotations

from datetime import UTC, date, datetime

from accede.meetings.models import Attendance, Call, CallRecipient

DAY = date(2026, 5, 12)
AFTER = date(2026, 5, 14)
NOW = datetime(2026, 5, 12, 9, 0, tzinfo=UTC)


def there(meeting, *organisations, how="present", held_by=None):
    """Notes that each of them is at the meeting."""
    number = Attendance.objects.filter(meeting=meeting).count()
    for organisation in organisations:
        number += 1
        Attendance.objects.create(
            meeting=meeting, number=number, organisation=organisation, how=how, held_by=held_by,
            person=organisation.affiliations.first().person if organisation.affiliations.first() else None,
        )  # fmt: skip


def called(meeting, *people):
    """Notes that a call went to each (name, address, language)."""
    call = Call.objects.create(meeting=meeting, number=1, kind="request", sequence=0, on=DAY, at=NOW)
    for name, email, language in people:
        CallRecipient.objects.create(call=call, name=name, email=email, language=language)


class Down:
    """A mail server that cannot be reached."""

    def __init__(self, *args, **kwargs):
        pass

    def open(self):
        raise ConnectionRefusedError("the mail server is down")

    def close(self):
        pass

    def send_messages(self, messages):
        raise ConnectionRefusedError("the mail server is down")
