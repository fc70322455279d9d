import secrets

from django.db import migrations, models

import accede.coalition.models.importing


def give_keys(apps, schema_editor):
    model = apps.get_model("coalition", "SheetImport")
    for row in model.objects.filter(key="").only("pk"):
        row.key = secrets.token_hex(8)
        row.save(update_fields=["key"])


class Migration(migrations.Migration):
    dependencies = [("coalition", "0012_merges_and_spreadsheets")]

    operations = [
        # Without an index until it is unique: PostgreSQL would be given the same index twice.
        migrations.AddField(
            "sheetimport", "key", models.SlugField(db_index=False, default="", max_length=20), preserve_default=False
        ),
        migrations.RunPython(give_keys, migrations.RunPython.noop),
        migrations.AlterField(
            "sheetimport",
            "key",
            models.SlugField(
                default=accede.coalition.models.importing.a_key, max_length=20, unique=True, verbose_name="key"
            ),
        ),
        migrations.AddField(
            "sheetimport", "as_of", models.DateField(blank=True, null=True, verbose_name="day of the list")
        ),
        migrations.AddField("sheetimport", "options", models.JSONField(blank=True, default=dict)),
        migrations.AlterField("sheetimport", "holds", models.CharField(max_length=20, verbose_name="it lists")),
        migrations.AddField("sheetline", "done", models.BooleanField(default=False)),
        migrations.AddField("sheetline", "part", models.CharField(blank=True, max_length=10)),
        migrations.AlterField(
            "sheetline",
            "change",
            models.CharField(
                choices=[
                    ("new", "new"),
                    ("changed", "changed"),
                    ("same", "same"),
                    ("gone", "no longer listed"),
                    ("likely", "likely a duplicate"),
                ],
                max_length=10,
            ),
        ),
        migrations.AlterField(
            "sheetline",
            "choice",
            models.CharField(
                blank=True,
                choices=[
                    ("", "leave out"),
                    ("same", "it is that one"),
                    ("new", "it is a new one"),
                    ("out", "leave out"),
                ],
                max_length=10,
            ),
        ),
    ]
