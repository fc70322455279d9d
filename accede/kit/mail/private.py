"""Letters whose text is for their reader alone: they carry a link or a word that lets its bearer in."""

from __future__ import annotations

from accede.kit.models import OutgoingMail

_templates: set[str] = set()


def keep_private(template: str) -> None:
    """Says that no page of the workspace shows the text of letters made from this template."""
    _templates.add(template)


def is_private(letter: OutgoingMail) -> bool:
    """Whether the text of a letter is for its reader alone."""
    return letter.template in _templates
