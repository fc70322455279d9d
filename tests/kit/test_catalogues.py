"""Catalogues are compiled without gettext: only what is newer, and whole."""

from __future__ import annotations

import gettext
import os
from pathlib import Path

from accede.kit.catalogues import compile_catalogues

SOURCE = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\nmsgid "State"\nmsgstr "État"\n'


def catalogue(root: Path) -> Path:
    path = root / "locale" / "fr" / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True)
    path.write_text(SOURCE, encoding="utf-8")
    return path


def test_a_source_becomes_a_catalogue_that_gettext_reads(tmp_path):
    source = catalogue(tmp_path)

    written = compile_catalogues(tmp_path)

    assert written == [source.with_suffix(".mo")]
    with written[0].open("rb") as file:
        assert gettext.GNUTranslations(file).gettext("State") == "État"


def test_a_catalogue_that_is_current_is_left_alone(tmp_path):
    catalogue(tmp_path)
    compile_catalogues(tmp_path)

    assert compile_catalogues(tmp_path) == []


def test_a_newer_source_is_compiled_again(tmp_path):
    source = catalogue(tmp_path)
    (compiled,) = compile_catalogues(tmp_path)
    os.utime(source, (compiled.stat().st_mtime + 10,) * 2)

    assert compile_catalogues(tmp_path) == [compiled]
    assert sorted(path.name for path in source.parent.iterdir()) == ["django.mo", "django.po"]
