"""What the shipped records say of themselves, in the reader's language.

Sources and warnings are data of `treaties/*/treaty.toml`, in English. The phrases that are shipped stand here too, so
that the catalogues hold them; one that is not here is shown as it was written.
"""

from __future__ import annotations

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

PHRASES = (
    _("UN Treaty Collection, status as of 9 January 2018"),
    _("UN Treaty Collection, status as of 14 March 2015"),
    _("UN Treaty Collection, status as of 9 January 2018 and later notices up to November 2024"),
    _("Acts after 9 January 2018 are not held."),
    _("The copy of 14 March 2015 has lost its footnotes and brackets: a State that left would look like a party. "
      "Acts after that day are not held."),
    _("Togo's ratification is known to the year only and Zimbabwe's accession to the month only. Declarations under "
      "articles 76 and 77 are held up to January 2018."),
    _("Acts after 9 January 2018 are not held. The official date of entry into force is known from a later notice; "
      "the instruments that led to it are not held."),
    _("Acts after 9 January 2018 are not held. Among them is the withdrawal of the Russian Federation's ratification "
      "in November 2023."),
    _("List of ratifications of ILO Convention No. 189 as of 5 October 2020"),
    _("Read from a printed list of 5 October 2020; ratifications after that day are not held. The list contradicts the "
      "clause for Germany and Madagascar: one of the two days it prints for each is wrong, and the ratification is "
      "kept as printed."),
)  # fmt: skip


def shipped_words(text: str) -> str:
    """A source or a warning in the active language, where its translation is known."""
    return gettext(text) if text else ""
