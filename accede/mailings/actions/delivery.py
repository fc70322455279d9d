"""Released letters go out: by mail through the queue of the house, by any other way as a person says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from accede.governments.models import Channel
from accede.kit.mail import Attached
from accede.kit.mail.fates import take_back
from accede.kit.mail.groups import Written, group, queue_group
from accede.kit.models import MailGroup
from accede.mailings.models import Letter, LetterFile, Run, RunKind, Subscription
from accede.mailings.queries.delivery import group_key, mail_key
from accede.mailings.queries.list_links import leave_address

TO_LISTS = {RunKind.PRESS, RunKind.NEWS}
AT_ONCE = 500
ARCHIVE = "archive/"


@transaction.atomic
def send_out(letters: Sequence[Letter], *, by: Any, at: datetime) -> int:
    """Queues released letters that go by e-mail, each once whatever happens; returns how many are new. `at` is the
    moment of it. The files of the letters are there already: each leaves with the PDF of its letter and what is
    enclosed. Raises BadAddress. Four queries for a run and 500 of its letters.
    """
    new = 0
    for run, mine in _by_run(letters).items():
        theirs = group(group_key(run), campaign=run.campaign.slug, for_list=_list_id(run))
        for start in range(0, len(mine), AT_ONCE):
            some = mine[start : start + AT_ONCE]
            new += queue_group(_written(run, some), group=theirs, by=by, reply_to=run.reply_to)
            if theirs.for_list:
                _take_back(some)
    return new


def _by_run(letters: Sequence[Letter]) -> dict[Run, list[Letter]]:
    runs: dict[Run, list[Letter]] = defaultdict(list)
    for letter in letters:
        if Channel.MAIL in (letter.channel, letter.then_channel):
            runs[letter.run].append(letter)
    return runs


def _list_id(run: Run) -> str:
    """Letters to people on lists leave in batches; letters to governments one by one."""
    return f"{run.audience.key}.{run.campaign.slug}" if run.kind in TO_LISTS else ""


def _written(run: Run, letters: Sequence[Letter]) -> list[Written]:
    files = _files(run, letters)
    return [
        Written(
            key=mail_key(letter),
            to=letter.email,
            to_name=letter.to_name,
            subject=letter.subject,
            body=letter.body,
            language=letter.language,
            about=(letter._meta.label_lower, str(letter.pk)),
            leave_url=_leave_url(letter),
            files=tuple(files[letter.pk]),
        )
        for letter in letters
    ]


def _take_back(letters: Sequence[Letter]) -> None:
    """Who left her list since the release gets nothing of it."""
    mine = [letter.subscription_id for letter in letters if letter.subscription_id]
    left = Subscription.objects.filter(pk__in=mine, left_at__isnull=False)
    for key in left.values_list("key", flat=True):
        take_back(leave_address(key))


def _leave_url(letter: Letter) -> str:
    """Where who is on a list leaves it with one click; nothing for anybody else."""
    kind, _colon, key = letter.addressee.partition(":")
    return leave_address(key) if kind == "subscription" else ""


def _files(run: Run, letters: Sequence[Letter]) -> dict[int, list[Attached]]:
    """What goes with each letter: its PDF (a press release is read in the mail itself) and what is enclosed."""
    found: dict[int, list[Attached]] = defaultdict(list)
    rows = LetterFile.objects.filter(letter__in=[letter.pk for letter in letters]).order_by(
        "letter", "-what", "position"
    )
    for row in rows:
        letter_itself = row.what == LetterFile.What.LETTER
        if letter_itself and (run.kind in TO_LISTS or row.content_type != "application/pdf"):
            continue
        file = Attached(row.name, row.content_type, stored=f"{ARCHIVE}{row.sha256}", sha256=row.sha256)
        found[row.letter_id].append(file)
    return found


def stands(run: Run) -> MailGroup | None:
    """The group of the run's mail, when any was queued."""
    return MailGroup.objects.filter(key=group_key(run)).first()
