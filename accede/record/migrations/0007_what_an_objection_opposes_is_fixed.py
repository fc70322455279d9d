"""The database refuses to change the new fact of an act too; on SQLite the table was made anew, and its trigger is gone."""

from importlib import import_module

from django.db import migrations

_before = import_module("accede.record.migrations.0005_texts_are_append_only")
_FIXED = (*_before._FIXED, "opposes_entry")


def _write(schema_editor, fixed):
    sqlite = schema_editor.connection.vendor == "sqlite"
    _before._run(schema_editor, _before._sqlite(fixed) if sqlite else _before._postgresql(fixed))


def forbid(apps, schema_editor):
    _write(schema_editor, _FIXED)


def allow(apps, schema_editor):
    _write(schema_editor, _before._FIXED)


class Migration(migrations.Migration):
    dependencies = [("record", "0006_objections_that_oppose_the_treaty")]
    operations = [migrations.RunPython(forbid, allow)]
