import accede.kit.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('record', '0003_proposals_from_end_notes'),
    ]

    operations = [
        migrations.CreateModel(
            name='ActText',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(default=1)),
                ('language', models.CharField(default='en', max_length=12, verbose_name='language')),
                ('heading', models.CharField(blank=True, max_length=300, verbose_name='heading')),
                ('text', models.TextField(verbose_name='text')),
                ('excerpt', models.BooleanField(default=False, verbose_name='a quotation, not the whole')),
                ('notes', models.TextField(blank=True, verbose_name='end notes')),
                ('source', models.CharField(max_length=300, verbose_name='source')),
                ('origin', models.CharField(choices=[('shipped', 'shipped'), ('import', 'import'), ('person', 'person')], max_length=10)),
                ('entered_by', models.CharField(max_length=150)),
                ('entered_at', models.DateTimeField()),
                ('act', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='texts', to='record.act')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='record_acttext_is_not_empty'), models.CheckConstraint(condition=models.Q(('language', ''), _negated=True), name='record_acttext_says_its_language'), models.CheckConstraint(condition=models.Q(('source', ''), _negated=True), name='record_acttext_names_its_source'), models.CheckConstraint(condition=models.Q(('entered_by', ''), _negated=True), name='record_acttext_names_who_entered_it'), models.UniqueConstraint(fields=('act', 'number'), name='record_acttext_has_one_number_in_its_act')],
            },
        ),
        migrations.CreateModel(
            name='TerritorialApplication',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(max_length=120)),
                ('territory', models.CharField(max_length=300, verbose_name='territory')),
                ('received', accede.kit.fields.MomentField(blank=True, default='', verbose_name='received')),
                ('effective_date', models.DateField(blank=True, null=True, verbose_name='takes effect')),
                ('adds', models.BooleanField(default=True, verbose_name='extends the treaty to it')),
                ('note', models.TextField(blank=True, verbose_name='note')),
                ('source', models.CharField(max_length=300, verbose_name='source')),
                ('origin', models.CharField(choices=[('shipped', 'shipped'), ('import', 'import'), ('person', 'person')], max_length=10)),
                ('entered_by', models.CharField(max_length=150)),
                ('entered_at', models.DateTimeField()),
                ('reason', models.TextField(blank=True, verbose_name='reason')),
                ('act', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='territories', to='record.act')),
                ('replaces', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replaced_by', to='record.territorialapplication')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('territory', ''), _negated=True), name='record_territory_is_named'), models.CheckConstraint(condition=models.Q(('source', ''), _negated=True), name='record_territory_names_its_source'), models.CheckConstraint(condition=models.Q(('entered_by', ''), _negated=True), name='record_territory_names_who_entered_it'), models.UniqueConstraint(fields=('act', 'key'), name='record_territory_has_one_key_in_its_act'), models.CheckConstraint(condition=models.Q(models.Q(('reason', ''), ('replaces__isnull', True)), models.Q(('replaces__isnull', False), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='record_territory_a_correction_and_its_reason_go_together')],
            },
        ),
        migrations.AddField(
            model_name='act',
            name='kind_stated',
            field=models.BooleanField(default=True, verbose_name='the depositary names the kind'),
        ),
        migrations.AddField(
            model_name='act',
            name='made_upon',
            field=models.CharField(blank=True, choices=[('signature', 'signature'), ('ratification', 'ratification'), ('acceptance', 'acceptance'), ('approval', 'approval'), ('accession', 'accession'), ('succession', 'succession'), ('succession_to_signature', 'succession_to_signature'), ('formal_confirmation', 'formal_confirmation'), ('provisional_application', 'provisional_application'), ('consent_to_be_bound', 'consent_to_be_bound'), ('definitive_signature', 'definitive_signature'), ('later', 'later')], max_length=30, verbose_name='made upon'),
        ),
        migrations.AddField(
            model_name='act',
            name='notified_date',
            field=models.DateField(blank=True, null=True, verbose_name='notified to the other States'),
        ),
        migrations.AlterField(
            model_name='importline',
            name='change',
            field=models.CharField(choices=[('added', 'added'), ('changed', 'changed'), ('withdrawn', 'withdrawn'), ('same', 'same'), ('absent', 'on record, not in the file'), ('unknown', 'unknown name'), ('official', 'official day'), ('text', 'text added'), ('territory', 'territory'), ('proposed', 'proposed from an end note')], max_length=10),
        ),
        migrations.AddConstraint(
            model_name='act',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['reservation', 'declaration', 'objection', 'struck']), models.Q(('made_upon', ''), ('notified_date__isnull', True)), _connector='OR'), name='record_act_only_a_statement_is_made_upon_another_act'),
        ),
    ]
