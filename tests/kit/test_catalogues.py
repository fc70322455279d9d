"""Catalogues are compiled without gettext: only what is newer, and whole."""

from __future__ import annotations

import ast
import gettext
import os
from pathlib import Path

from django.conf import settings

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


GETTEXT = {"_", "gettext", "gettext_lazy", "ngettext", "pgettext", "npgettext"}


def in_f_strings(source: str) -> list[int]:
    """Lines on which words to translate are asked for inside an f-string."""
    calls = [
        call
        for joined in ast.walk(ast.parse(source))
        if isinstance(joined, ast.JoinedStr)
        for call in ast.walk(joined)
        if isinstance(call, ast.Call)
    ]
    return sorted({call.lineno for call in calls if isinstance(call.func, ast.Name) and call.func.id in GETTEXT})


def test_no_words_to_translate_stand_inside_an_f_string_where_the_collector_does_not_look():
    found = {
        str(path.relative_to(settings.ROOT)): lines
        for path in sorted(settings.PACKAGE.rglob("*.py"))
        if (lines := in_f_strings(path.read_text(encoding="utf-8")))
    }

    assert found == {}
    assert in_f_strings("""saved = f"{_('Saved.')} {row}" """) == [1]


LAZY = {"gettext_lazy", "ngettext_lazy", "pgettext_lazy", "npgettext_lazy"}


def spoken_at_import(source: str) -> list[int]:
    """Lines on which words are translated while a module is read: they stay in the language of that moment."""
    tree = ast.parse(source)
    imports = [each for each in tree.body if isinstance(each, ast.ImportFrom)]
    names = {
        name.asname or name.name
        for each in imports
        if each.module == "django.utils.translation"
        for name in each.names
        if name.name in GETTEXT - LAZY
    }
    found, waiting = [], list(tree.body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names:
            found.append(node.lineno)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        waiting += ast.iter_child_nodes(node)
    return sorted(found)


def test_no_words_are_translated_while_a_module_is_read():
    found = {
        str(path.relative_to(settings.ROOT)): lines
        for path in sorted(settings.PACKAGE.rglob("*.py"))
        if "migrations" not in path.parts and (lines := spoken_at_import(path.read_text(encoding="utf-8")))
    }

    assert found == {}
    assert spoken_at_import("from django.utils.translation import gettext as _\nTITLE = _('Saved.')") == [2]
