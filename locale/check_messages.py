"""Check the catalogues: up to date with the code, public pages complete, every placeholder kept.

    python locale/check_messages.py     exit 1 on a finding

Each catalogue says in its first lines whether a person who speaks the language has read it.
"""

from __future__ import annotations

import re
import sys

from collect import LANGUAGES, ROOT, catalogue_of, collected, updated

# What a visitor without an account can see: these must be complete in all six languages.
PUBLIC = (
    "accede/public/", "accede/record/queries/", "accede/kit/localdates.py", "accede/kit/documents/",
    "accede/kit/drawing/",
    "accede/kit/templates/kit/base.html", "accede/kit/templates/kit/public.html", "accede/kit/templates/404.html",
    "accede/kit/templates/403.html", "accede/kit/templates/500.html", "accede/kit/templates/kit/parts/reckoning.html",
    "accede/kit/templates/kit/parts/figures.html", "accede/kit/templates/kit/parts/legend.html",
    "accede/kit/templates/kit/parts/chartframe.html", "accede/kit/templates/kit/parts/errors.html",
    "accede/kit/templates/kit/parts/field.html", "accede/kit/classes.py", "accede/accounts/templates/",
    "accede/events/templates/events/answer", "accede/events/templates/events/register/",
    "accede/events/templates/events/mail/", "accede/events/queries/open_page.py",
    "accede/mailings/templates/mailings/open/", "accede/mailings/templates/mailings/mail/",
)  # fmt: skip
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


def is_public(message) -> bool:
    return any(place.startswith(PUBLIC) for place, _ in message.locations)


def findings() -> list[str]:
    found, wrong = collected(), []
    for language in LANGUAGES:
        path = ROOT / "locale" / language / "LC_MESSAGES" / "django.po"
        if not path.exists() or path.read_bytes() != updated(language, found):
            wrong.append(f"{language}: not up to date with the code; run `make messages`")
            continue
        wrong += [f"{language}: {problem}" for problem in _catalogue(language)]
    return wrong


def _catalogue(language: str):
    catalogue = catalogue_of(language)
    if not re.search(r"language: (yes|no)$", catalogue.header_comment, re.MULTILINE):
        yield "the first lines must say: Reviewed by a person who speaks the language: yes (or no)"
    for message in catalogue:
        if not message.id:
            continue
        texts = message.string if isinstance(message.string, tuple) else (message.string,)
        if is_public(message) and not all(texts):
            yield f"a public page needs a translation of {message.id!r}"
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        wanted = set(PLACEHOLDER.findall(ids[-1]))
        for text in texts:
            if text and not set(PLACEHOLDER.findall(text)) <= wanted:
                yield f"placeholders differ in {text!r}; the English has {sorted(wanted)}"


if __name__ == "__main__":
    problems = findings()
    print("\n".join(problems) or "The catalogues are complete where they must be.")
    sys.exit(bool(problems))
