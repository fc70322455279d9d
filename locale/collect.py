"""Collect every translatable string of the code and templates into locale/<language>/LC_MESSAGES/django.po.

    python locale/collect.py            (or: make messages)

Needs no gettext tools: templates become Python text by Django's own `templatize`, and Babel reads the calls.
Translations already there are kept; strings that left the code are dropped.
"""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "accede.config.settings")

from babel.messages.catalog import Catalog  # noqa: E402 -- the path above comes first
from babel.messages.extract import extract_python  # noqa: E402 -- the same
from babel.messages.pofile import read_po, write_po  # noqa: E402 -- the same
from django.utils.translation.template import templatize  # noqa: E402 -- the same

LANGUAGES = {"ar": "ar", "es": "es", "fr": "fr", "ru": "ru", "zh_Hans": "zh_Hans"}
HEADER = "# The words of Accede in one language.\n# Reviewed by a person who speaks the language: no"
KEYWORDS = {
    "_": None, "_now": None, "gettext": None, "gettext_lazy": None, "gettext_noop": None, "N_": None,
    "ngettext": (1, 2), "ngettext_lazy": (1, 2), "_n": (1, 2),
    "pgettext": ((1, "c"), 2), "pgettext_lazy": ((1, "c"), 2), "npgettext": ((1, "c"), 2, 3),
}  # fmt: skip


def collected() -> Catalog:
    """One catalogue with every message and the places it stands in."""
    catalogue = Catalog(charset="utf-8", project="Accede", msgid_bugs_address="", copyright_holder="")
    for path in sorted(ROOT.glob("accede/**/*")):
        if path.suffix == ".py" and "migrations" not in path.parts:
            text = path.read_text(encoding="utf-8")
        elif path.suffix in {".html", ".txt", ".xml"} and "templates" in path.parts:
            text = templatize(path.read_text(encoding="utf-8"), origin=str(path))
            # A template's indentation means nothing; Python's tokenizer would trip over it.
            text = "\n".join(line.lstrip() for line in text.splitlines())
        else:
            continue
        place = path.relative_to(ROOT).as_posix()
        for _, message, comments, context in _messages(text):
            catalogue.add(
                message,
                locations=[(place, 0)],
                user_comments=comments,
                context=context,
                flags=_flags(message),
            )
    return catalogue


def _messages(text: str):
    for _line, function, message, comments in extract_python(io.BytesIO(text.encode()), KEYWORDS, ["Translators:"], {}):
        parts = message if isinstance(message, tuple) else (message,)
        context = None
        if function in {"pgettext", "pgettext_lazy", "npgettext"}:
            context, parts = parts[0], parts[1:]
        parts = tuple(part for part in parts if part)
        if not parts or not all(isinstance(part, str) for part in parts):
            continue
        if function in {"ngettext", "ngettext_lazy", "npgettext", "_n"}:
            yield function, parts[:2], comments, context
        else:
            yield function, parts[0], comments, context


def _flags(message: str | tuple[str, ...]) -> list[str]:
    text = message if isinstance(message, str) else message[-1]
    return ["python-format"] if "%(" in text else []


def catalogue_of(language: str) -> Catalog:
    path = ROOT / "locale" / language / "LC_MESSAGES" / "django.po"
    if not path.exists():
        return Catalog(locale=language, charset="utf-8", project="Accede", header_comment=HEADER, fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def updated(language: str, found: Catalog) -> bytes:
    """The language's catalogue brought up to date with the code, as the bytes of its file."""
    catalogue = catalogue_of(language)
    catalogue.update(found, no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    out = io.BytesIO()
    write_po(out, catalogue, width=100, sort_output=True, omit_header=False, include_lineno=False)
    idle = (b'"POT-', b'"PO-', b'"Generated-By', b'"Report-', b'"Last-Tr', b'"Language-Team')
    lines = [line for line in out.getvalue().splitlines(keepends=True) if not line.startswith(idle)]
    return b"".join(lines)


def main() -> None:
    found = collected()
    for language in LANGUAGES:
        path = ROOT / "locale" / language / "LC_MESSAGES" / "django.po"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(updated(language, found))
        print(f"{path.relative_to(ROOT)}: {len(found)} messages")


if __name__ == "__main__":
    main()
