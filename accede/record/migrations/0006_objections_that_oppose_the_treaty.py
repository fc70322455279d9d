"""Whether an objecting State has definitely expressed that the treaty shall not be in force between the two."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("record", "0005_texts_are_append_only")]
    operations = [
        migrations.AddField(
            model_name="act",
            name="opposes_entry",
            field=models.BooleanField(blank=True, null=True, verbose_name="opposes the treaty between the two"),
        ),
        migrations.AddConstraint(
            model_name="act",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind__in", ["objection", "struck"]), ("opposes_entry__isnull", True), _connector="OR"
                ),
                name="record_act_only_an_objection_opposes_the_treaty",
            ),
        ),
    ]
