"""The database itself refuses to change a text or a territorial application, and the new facts of an act.

Adding fields re-made the table on SQLite, and its trigger went with the old one: all triggers are made anew here.
Deleting is refused by PostgreSQL, on SQLite by the model, for the reason given in 0002.
"""

from importlib import import_module

from django.db import migrations

_before = import_module("accede.record.migrations.0002_acts_are_append_only")
_FIXED = (*_before._FIXED, "made_upon", "notified_date", "kind_stated")
_WORDS = "acts are append-only: correct an act by a new row that replaces it"
_TEXTS = "texts of acts and territories are written once: correct them by a new row"
_ONCE = ("record_acttext", "record_territorialapplication")


def _sqlite(fixed):
    changed = " OR ".join(f"OLD.{name} IS NOT NEW.{name}" for name in fixed)
    yield "DROP TRIGGER IF EXISTS record_acts_are_append_only"
    yield (
        "CREATE TRIGGER record_acts_are_append_only BEFORE UPDATE ON record_act "
        f"WHEN {changed} OR OLD.verified_by <> '' BEGIN SELECT RAISE(ABORT, '{_WORDS}'); END"
    )


def _postgresql(fixed):
    changed = " OR ".join(f"OLD.{name} IS DISTINCT FROM NEW.{name}" for name in fixed)
    yield f"""
CREATE OR REPLACE FUNCTION record_acts_are_append_only() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
  IF TG_OP = 'UPDATE' AND NOT ({changed} OR OLD.verified_by <> '') THEN RETURN NEW; END IF;
  RAISE EXCEPTION '{_WORDS}' USING ERRCODE = 'integrity_constraint_violation';
END $$"""


def _run(schema_editor, statements):
    for statement in statements:
        schema_editor.execute(statement, params=None)


def forbid(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        _run(schema_editor, _sqlite(_FIXED))
        _run(
            schema_editor,
            (
                f"CREATE TRIGGER {table}_is_written_once BEFORE UPDATE ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{_TEXTS}'); END"
                for table in _ONCE
            ),
        )
        return
    _run(schema_editor, _postgresql(_FIXED))
    schema_editor.execute(
        "CREATE FUNCTION record_texts_are_written_once() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{_TEXTS}' USING ERRCODE = 'integrity_constraint_violation'; END $$",
        params=None,
    )
    _run(
        schema_editor,
        (
            f"CREATE TRIGGER {table}_is_written_once BEFORE UPDATE OR DELETE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION record_texts_are_written_once()"
            for table in _ONCE
        ),
    )


def allow(apps, schema_editor):
    sqlite = schema_editor.connection.vendor == "sqlite"
    _run(schema_editor, (f"DROP TRIGGER {table}_is_written_once{'' if sqlite else f' ON {table}'}" for table in _ONCE))
    if not sqlite:
        schema_editor.execute("DROP FUNCTION record_texts_are_written_once()")
    _run(schema_editor, _sqlite(_before._FIXED) if sqlite else _postgresql(_before._FIXED))


class Migration(migrations.Migration):
    dependencies = [("record", "0004_texts_of_acts")]
    operations = [migrations.RunPython(forbid, allow)]
