"""Languages of letters: two letters, as texts of the record are kept; Django's own code for what it renders."""

from __future__ import annotations

from accede.materials.queries.languages import SIX
from accede.materials.queries.languages import language_name as language_name

# The order in which they are offered: as the public pages have it.
ORDER = ("en", "fr", "es", "ar", "zh", "ru")
OWN_NAMES = {
    "en": "English", "fr": "Français", "es": "Español", "ar": "العربية", "zh": "中文", "ru": "Русский",
}  # fmt: skip


def django_code(language: str) -> str:
    """Django's code of a language of ours: "zh-hans" for "zh"."""
    return "zh-hans" if language == "zh" else language


def short_code(language: str) -> str:
    """Ours of a code of Django's or a browser's ("zh-hans", "fr-CH"); English for what is none of the six."""
    code = language[:2].lower()
    return code if code in SIX else "en"


def choices() -> list[tuple[str, str]]:
    """The six with their names in the reader's language."""
    return [(code, language_name(code)) for code in ORDER]
