"""The database itself refuses to change a log entry. Kept apart from 0001, which makemigrations may re-make."""

from django.db import migrations

SQLITE = """
CREATE TRIGGER kit_log_is_append_only BEFORE UPDATE ON kit_logentry
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END
"""
POSTGRESQL = """
CREATE FUNCTION kit_log_is_append_only() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'the log is append-only' USING ERRCODE = 'integrity_constraint_violation'; END $$;
CREATE TRIGGER kit_log_is_append_only BEFORE UPDATE ON kit_logentry
FOR EACH ROW EXECUTE FUNCTION kit_log_is_append_only()
"""


def forbid(apps, schema_editor):
    schema_editor.execute(SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL)


def allow(apps, schema_editor):
    on = "" if schema_editor.connection.vendor == "sqlite" else " ON kit_logentry"
    schema_editor.execute(f"DROP TRIGGER kit_log_is_append_only{on}")
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP FUNCTION kit_log_is_append_only()")


class Migration(migrations.Migration):
    dependencies = [("kit", "0001_initial")]
    operations = [migrations.RunPython(forbid, allow)]
