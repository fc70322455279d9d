import datetime

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("governments", "0001_initial")]

    # No mission can be on record before this field: the default is written into no row.
    operations = [
        migrations.AddField(
            model_name=name,
            name="learned_date",
            field=models.DateField(default=datetime.date(2026, 11, 26), verbose_name="learned of on"),
            preserve_default=False,
        )
        for name in ("mission", "historicalmission")
    ]
