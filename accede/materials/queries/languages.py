"""Names of languages in the reader's language."""

from __future__ import annotations

from babel import Locale, UnknownLocaleError
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from accede.kit.localdates import language_code
from accede.materials.models import UNDETERMINED

SIX = ("ar", "zh", "en", "fr", "ru", "es")


def language_name(code: str, *, capital: bool = True) -> str:
    """French for "fr"; the code itself when nobody knows it; plain words when the source does not say."""
    if code in {UNDETERMINED, ""}:
        return _("Language not known") if capital else _("a language that is not known")
    reader = language_code()
    try:
        locale = Locale.parse("zh_Hans" if reader == "zh" else reader)
    except UnknownLocaleError:
        return code
    name = str(locale.languages.get(code.replace("-", "_"), code))
    return str(capfirst(name)) if capital else name
