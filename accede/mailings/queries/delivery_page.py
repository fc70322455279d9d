"""The page that follows the letters of a run: counts with their definitions, progress, the letters one by one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from accede.governments.models import Channel
from accede.kit.parts import Shown
from accede.mailings.models import Letter, Run
from accede.mailings.queries import delivery
from accede.mailings.queries.delivery import Fate, is_delivered

KINDS = (
    delivery.WAITING, delivery.SENT, delivery.CONFIRMED, delivery.DOUBTFUL, delivery.RETURNED, delivery.NOT_YET,
    delivery.CANCELLED,
)  # fmt: skip
TAGS = {delivery.DOUBTFUL: "alarm", delivery.RETURNED: "alarm", delivery.CONFIRMED: "ok", delivery.SENT: "ok"}
DELIVERED = "delivered"


def kind_words() -> dict[str, str]:
    """What each outcome is called."""
    return {
        delivery.WAITING: pgettext("letter", "on its way"),
        delivery.SENT: pgettext("letter", "sent"),
        delivery.CONFIRMED: pgettext("letter", "arrival confirmed"),
        delivery.DOUBTFUL: pgettext("letter", "doubtful"),
        delivery.RETURNED: pgettext("letter", "came back"),
        delivery.NOT_YET: pgettext("letter", "not sent yet"),
        delivery.CANCELLED: pgettext("letter", "cancelled"),
    }


def definitions() -> dict[str, str]:
    """What is counted under each outcome, which add up to all letters of the run; and what counts as delivered."""
    return {
        DELIVERED: delivery.delivered_definition(),
        delivery.WAITING: _("Queued for the mail server, put off by it, or held while the run is paused."),
        delivery.SENT: _("Taken by the mail server, or noted by a person as posted, faxed or handed to the courier."),
        delivery.CONFIRMED: _("Of those delivered: the server of the reader or a person says that it arrived."),
        delivery.DOUBTFUL: _("Nobody knows whether it left. A person must say."),
        delivery.RETURNED: _("Came back, or not sent because nothing is sent to that address any more."),
        delivery.NOT_YET: _("Goes by another way than mail, and nobody noted yet that it left."),
        delivery.CANCELLED: _(
            "Had not left when the run was cancelled, or when its reader answered what it reminds of."
        ),
    }


@dataclass(frozen=True)
class Row:
    """A letter of the run with what became of it."""

    letter: Letter
    name: str
    way: str
    fate: Fate
    words: str

    @property
    def tag(self) -> str:
        return TAGS.get(self.fate.kind, "")


@dataclass(frozen=True)
class Followed:
    """All letters of a run, followed."""

    rows: tuple[Row, ...]
    counts: Mapping[str, int]

    @property
    def total(self) -> int:
        return len(self.rows)

    @property
    def delivered(self) -> int:
        """How many count as delivered, by whatever way."""
        return sum(is_delivered(row.fate) for row in self.rows)

    @property
    def on_the_way(self) -> int:
        return self.counts.get(delivery.WAITING, 0)

    def figures(self) -> list[Shown]:
        """The strip of figures: what was delivered, of these how many for certain, and the others but for noughts."""
        words, told = kind_words(), definitions()
        shown = [kind for kind in KINDS if self.counts.get(kind) and kind not in (delivery.SENT, delivery.CONFIRMED)]
        first = Shown(self.total, _("letters released"), _("Each counted under one of the others."))
        out = Shown(self.delivered, pgettext("letter", "delivered"), told[DELIVERED])
        return [first, out, *(Shown(self.counts.get(kind, 0), words[kind], told[kind])
                              for kind in (delivery.CONFIRMED, *shown))]  # fmt: skip

    def cut(self, *, kind: str = "", channel: str = "", language: str = "") -> list[Row]:
        """The rows that fit all filters given."""
        return [
            row
            for row in self.rows
            if (not kind or row.fate.kind == kind)
            and (not channel or channel in (row.letter.channel, row.letter.then_channel))
            and (not language or row.letter.language == language)
        ]


def followed(run: Run) -> Followed:
    """The run's letters with what became of each. Four queries for any number of letters."""
    letters = list(Letter.objects.filter(run=run).select_related("mission").order_by("number"))
    found, words = delivery.fates(letters), kind_words()
    rows = tuple(_row(letter, found[letter.pk], words) for letter in letters)
    return Followed(rows, Counter(row.fate.kind for row in rows))


def _row(letter: Letter, fate: Fate, words: Mapping[str, str]) -> Row:
    name = letter.mission.name if letter.mission else letter.to_name or letter.email
    return Row(letter, name, way_words(letter), fate, words[fate.kind])


def way_words(letter: Letter) -> str:
    """By which way it goes, in words."""
    labels: dict[str, Any] = dict(Channel.choices)
    first = str(labels[letter.channel])
    return f"{first}, {labels[letter.then_channel]}" if letter.then_channel else first
