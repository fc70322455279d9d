"""The database itself refuses to change a row of the register: only a verification may be added, and once.

Kept apart from 0001, which makemigrations may re-make. Deleting is refused by PostgreSQL here; on SQLite the model
refuses it (a delete trigger there would also stop the flush between browser tests, which PostgreSQL does by TRUNCATE).
"""

from django.db import migrations

_FIXED = (
    "treaty_id", "key", "state_id", "kind", "deposited", "effective_date", "learned_date", "article", "about", "counted",
    "withdrawn_date", "note", "confidence", "source", "origin", "entered_by", "entered_at", "replaces_id", "reason",
)
SQLITE_FIXED = " OR ".join(f"OLD.{name} IS NOT NEW.{name}" for name in _FIXED)
SQLITE = f"""
CREATE TRIGGER record_acts_are_append_only BEFORE UPDATE ON record_act
WHEN {SQLITE_FIXED} OR OLD.verified_by <> ''
BEGIN SELECT RAISE(ABORT, 'acts are append-only: correct an act by a new row that replaces it'); END
"""
POSTGRESQL_FIXED = " OR ".join(f"OLD.{name} IS DISTINCT FROM NEW.{name}" for name in _FIXED)
POSTGRESQL = f"""
CREATE FUNCTION record_acts_are_append_only() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
  IF TG_OP = 'UPDATE' AND NOT ({POSTGRESQL_FIXED} OR OLD.verified_by <> '') THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'acts are append-only: correct an act by a new row that replaces it'
    USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER record_acts_are_append_only BEFORE UPDATE OR DELETE ON record_act
FOR EACH ROW EXECUTE FUNCTION record_acts_are_append_only()
"""


def forbid(apps, schema_editor):
    schema_editor.execute(SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL, params=None)


def allow(apps, schema_editor):
    on = "" if schema_editor.connection.vendor == "sqlite" else " ON record_act"
    schema_editor.execute(f"DROP TRIGGER record_acts_are_append_only{on}")
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP FUNCTION record_acts_are_append_only()")


class Migration(migrations.Migration):
    dependencies = [("record", "0001_initial")]
    operations = [migrations.RunPython(forbid, allow)]
