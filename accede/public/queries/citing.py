"""Under which licence others may take the record, and how they name where it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from accede.kit.localdates import long_day
from accede.record import queries as record

LICENCES = {
    "CC BY 4.0": "https://creativecommons.org/licenses/by/4.0/",
    "CC BY-SA 4.0": "https://creativecommons.org/licenses/by-sa/4.0/",
    "CC0 1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
}


@dataclass(frozen=True)
class Licence:
    """The licence of this installation: its short name and where its text stands."""

    name: str
    url: str

    @property
    def words(self) -> str:
        """One line for pages and files."""
        return _("Facts from the depositary; compilation: %(licence)s.") % {"licence": self.name}


def licence() -> Licence:
    """The licence that the operator chose."""
    return Licence(settings.LICENCE, LICENCES[settings.LICENCE])


def absolute(path: str) -> str:
    """The address as the world sees it."""
    return str(settings.SITE_URL) + path


def citation(treaty: Any, *, as_of: date, path: str, language: str) -> str:
    """How the status of a treaty on a day is cited, in the active language."""
    return _("Accede, status of %(treaty)s on %(day)s, from %(source)s, %(address)s") % {
        "treaty": record.short_title_of(treaty, language=language),
        "day": long_day(as_of),
        "source": record.shipped_words(treaty.source),
        "address": absolute(path),
    }


def citation_of_act(title: str, *, as_of: date, source: str, path: str) -> str:
    """How one act is cited as it was read on a day, in the active language."""
    return _("Accede, %(act)s, read on %(day)s, from %(source)s, %(address)s") % {
        "act": title,
        "day": long_day(as_of),
        "source": record.shipped_words(source),
        "address": absolute(path),
    }


def citation_of_all(*, as_of: date, path: str) -> str:
    """How a file about several treaties is cited, in the active language."""
    return _("Accede, record of %(count)s treaties on %(day)s, each from its own source, %(address)s") % {
        "count": len(record.snapshot().treaties),
        "day": long_day(as_of),
        "address": absolute(path),
    }


def limit(treaty: Any, *, as_of: date) -> str:
    """The sentence for a day that the record does not reach; empty for a day that it knows."""
    if not treaty.as_of or as_of <= treaty.as_of:
        return ""
    return _("Acts after %(day)s are not on record here.") % {"day": long_day(treaty.as_of)}
