"""The database itself refuses to change what an act of membership says.

Where it points may move: a merge of two organisations takes the acts along, and an act outlives a membership that was
taken back. Deleting is refused by PostgreSQL alone: a delete trigger on SQLite would stop the flush between browser
tests, which PostgreSQL does by TRUNCATE.
"""

from django.db import migrations

_FIXED = ("campaign_id", "key", "kind", "place", "outcome", "day", "decided_by", "note", "source", "replaces_id", "struck")
_WORDS = "acts of membership are append-only: correct an act by a new row that names it"
_CHANGED_SQLITE = " OR ".join(f"OLD.{name} IS NOT NEW.{name}" for name in _FIXED)
SQLITE = f"""
CREATE TRIGGER coalition_membership_acts_are_append_only BEFORE UPDATE ON coalition_membershipact
WHEN {_CHANGED_SQLITE} BEGIN SELECT RAISE(ABORT, '{_WORDS}'); END
"""
_CHANGED_POSTGRESQL = " OR ".join(f"OLD.{name} IS DISTINCT FROM NEW.{name}" for name in _FIXED)
POSTGRESQL = f"""
CREATE FUNCTION coalition_membership_acts_are_append_only() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
  IF TG_OP = 'UPDATE' AND NOT ({_CHANGED_POSTGRESQL}) THEN RETURN NEW; END IF;
  RAISE EXCEPTION '{_WORDS}' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER coalition_membership_acts_are_append_only BEFORE UPDATE OR DELETE ON coalition_membershipact
FOR EACH ROW EXECUTE FUNCTION coalition_membership_acts_are_append_only()
"""


def forbid(apps, schema_editor):
    schema_editor.execute(SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL, params=None)


def allow(apps, schema_editor):
    on = "" if schema_editor.connection.vendor == "sqlite" else " ON coalition_membershipact"
    schema_editor.execute(f"DROP TRIGGER coalition_membership_acts_are_append_only{on}")
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP FUNCTION coalition_membership_acts_are_append_only()")


class Migration(migrations.Migration):
    dependencies = [("coalition", "0007_membership_acts_logos_countries")]
    operations = [migrations.RunPython(forbid, allow)]
