"""What a shipped record says of itself can be read in six languages."""

from __future__ import annotations

import tomllib

from django.conf import settings

from accede.record.queries.words.shipped import PHRASES


def test_every_source_and_warning_that_is_shipped_can_be_translated():
    said = set()
    for file in (settings.ROOT / "treaties").glob("*/treaty.toml"):
        facts = tomllib.loads(file.read_text(encoding="utf-8"))
        said |= {facts["source"], facts.get("warning", "")} - {""}

    assert said - set(PHRASES) == set()
