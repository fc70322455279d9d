"""The full-text store beside the search entries, kept in step by the database itself.

Apart from 0001, which makemigrations may re-make. A later migration that makes SQLite rebuild kit_searchentry must
make the triggers again: they go with the old table.
"""

from django.db import migrations

SQLITE = [
    """
    CREATE VIRTUAL TABLE kit_search_text USING fts5(
      title_tokens, text_tokens, content='kit_searchentry', content_rowid='id',
      tokenize='unicode61 remove_diacritics 0'
    )
    """,
    """
    CREATE TRIGGER kit_search_added AFTER INSERT ON kit_searchentry BEGIN
      INSERT INTO kit_search_text(rowid, title_tokens, text_tokens) VALUES (new.id, new.title_tokens, new.text_tokens);
    END
    """,
    """
    CREATE TRIGGER kit_search_gone AFTER DELETE ON kit_searchentry BEGIN
      INSERT INTO kit_search_text(kit_search_text, rowid, title_tokens, text_tokens)
      VALUES ('delete', old.id, old.title_tokens, old.text_tokens);
    END
    """,
    """
    CREATE TRIGGER kit_search_changed AFTER UPDATE ON kit_searchentry BEGIN
      INSERT INTO kit_search_text(kit_search_text, rowid, title_tokens, text_tokens)
      VALUES ('delete', old.id, old.title_tokens, old.text_tokens);
      INSERT INTO kit_search_text(rowid, title_tokens, text_tokens) VALUES (new.id, new.title_tokens, new.text_tokens);
    END
    """,
]
# Lexemes are made from our tokens as they are: PostgreSQL's own parser would split them its own way.
POSTGRESQL = [
    """
    ALTER TABLE kit_searchentry
      ADD COLUMN title_vector tsvector GENERATED ALWAYS AS (array_to_tsvector(string_to_array(title_tokens, ' '))) STORED,
      ADD COLUMN vector tsvector GENERATED ALWAYS AS (
        array_to_tsvector(string_to_array(title_tokens, ' ') || string_to_array(text_tokens, ' '))
      ) STORED
    """,
    "CREATE INDEX kit_search_vector ON kit_searchentry USING gin (vector)",
]


def make(apps, schema_editor):
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement)


def take_away(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for trigger in ("kit_search_added", "kit_search_gone", "kit_search_changed"):
            schema_editor.execute(f"DROP TRIGGER {trigger}")
        schema_editor.execute("DROP TABLE kit_search_text")
    else:
        schema_editor.execute("ALTER TABLE kit_searchentry DROP COLUMN vector, DROP COLUMN title_vector")


class Migration(migrations.Migration):
    dependencies = [("kit", "0002_log_is_append_only")]
    operations = [migrations.RunPython(make, take_away)]
