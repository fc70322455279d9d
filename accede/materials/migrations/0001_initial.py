import accede.kit.fields
import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('coalition', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Item',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(max_length=80, verbose_name='key')),
                ('title', models.CharField(max_length=300, verbose_name='title')),
                ('kind', models.CharField(choices=[('press_kit', 'press kit'), ('study_series', 'series of studies'), ('study', 'study'), ('comparison_chart', 'comparison chart'), ('presentation', 'presentation'), ('brochure', 'brochure'), ('poster', 'poster'), ('manual', 'manual'), ('reference', 'reference'), ('other', 'other item')], max_length=20, verbose_name='kind')),
                ('made', accede.kit.fields.MomentField(blank=True, default='', verbose_name='made')),
                ('content', models.TextField(blank=True, verbose_name='what it contains')),
                ('used_for', models.TextField(blank=True, verbose_name='what it was used for')),
                ('availability', models.CharField(blank=True, max_length=300, verbose_name='available to')),
                ('source', models.CharField(max_length=300, verbose_name='source')),
                ('campaign', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='coalition.campaign')),
                ('series', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='materials.item', verbose_name='part of the series')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('campaign', 'key'), name='materials_item_key_is_unique_in_its_campaign'), models.CheckConstraint(condition=models.Q(('source', ''), _negated=True), name='materials_item_names_its_source')],
            },
        ),
        migrations.CreateModel(
            name='Edition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('label', models.CharField(blank=True, max_length=40, verbose_name='edition')),
                ('released', accede.kit.fields.MomentField(blank=True, default='', verbose_name='released')),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='editions', to='materials.item')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('item', 'label'), name='materials_edition_label_is_unique_in_its_item', violation_error_message='This item has an edition of that name.')],
            },
        ),
        migrations.CreateModel(
            name='HistoricalPrintRun',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('key', models.SlugField(max_length=80, verbose_name='key')),
                ('language', models.CharField(blank=True, max_length=10, verbose_name='language')),
                ('printed', accede.kit.fields.MomentField(blank=True, default='', verbose_name='printed')),
                ('copies', models.PositiveIntegerField(blank=True, null=True, verbose_name='copies')),
                ('note', models.TextField(blank=True, verbose_name='note')),
                ('source', models.CharField(max_length=300, verbose_name='source')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('campaign', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='coalition.campaign')),
                ('edition', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='materials.edition', verbose_name='edition')),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('printed_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='coalition.organisation', verbose_name='printed by')),
                ('item', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='materials.item', verbose_name='item')),
            ],
            options={
                'verbose_name': 'historical print run',
                'verbose_name_plural': 'historical print runs',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalItem',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('key', models.SlugField(max_length=80, verbose_name='key')),
                ('title', models.CharField(max_length=300, verbose_name='title')),
                ('kind', models.CharField(choices=[('press_kit', 'press kit'), ('study_series', 'series of studies'), ('study', 'study'), ('comparison_chart', 'comparison chart'), ('presentation', 'presentation'), ('brochure', 'brochure'), ('poster', 'poster'), ('manual', 'manual'), ('reference', 'reference'), ('other', 'other item')], max_length=20, verbose_name='kind')),
                ('made', accede.kit.fields.MomentField(blank=True, default='', verbose_name='made')),
                ('content', models.TextField(blank=True, verbose_name='what it contains')),
                ('used_for', models.TextField(blank=True, verbose_name='what it was used for')),
                ('availability', models.CharField(blank=True, max_length=300, verbose_name='available to')),
                ('source', models.CharField(max_length=300, verbose_name='source')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('campaign', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='coalition.campaign')),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('series', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='materials.item', verbose_name='part of the series')),
            ],
            options={
                'verbose_name': 'historical item',
                'verbose_name_plural': 'historical items',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalEdition',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('label', models.CharField(blank=True, max_length=40, verbose_name='edition')),
                ('released', accede.kit.fields.MomentField(blank=True, default='', verbose_name='released')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('item', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='materials.item')),
            ],
            options={
                'verbose_name': 'historical edition',
                'verbose_name_plural': 'historical editions',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='Credit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('producer', 'producer'), ('commissioner', 'commissioner'), ('coordinator', 'coordinator of the commissioner'), ('publisher', 'publisher')], default='producer', max_length=20, verbose_name='role')),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='coalition.organisation', verbose_name='organisation')),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='credits', to='materials.item')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('item', 'organisation', 'role'), name='materials_credit_is_given_once', nulls_distinct=False, violation_error_message='This credit is given already.')],
            },
        ),
        migrations.CreateModel(
            name='LanguageVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(help_text='A code such as fr; “und” if not known.', max_length=10, verbose_name='language')),
                ('revision', models.PositiveIntegerField(default=1, verbose_name='revision of this text')),
                ('follows_revision', models.PositiveIntegerField(blank=True, null=True, verbose_name='revision of its source that it follows')),
                ('due', accede.kit.fields.MomentField(blank=True, default='', verbose_name='due')),
                ('due_note', models.CharField(blank=True, max_length=300, verbose_name='note on the due date')),
                ('address', models.URLField(blank=True, verbose_name='address')),
                ('note', models.TextField(blank=True, verbose_name='note')),
                ('source', models.CharField(max_length=300, verbose_name='source')),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='materials.edition')),
                ('made_from', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='translations', to='materials.languageversion', verbose_name='made from')),
                ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='coalition.organisation', verbose_name='who works on it')),
                ('website', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='coalition.organisation', verbose_name='on the website of')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('edition', 'language'), name='materials_version_is_one_for_each_language'), models.CheckConstraint(condition=models.Q(('source', ''), _negated=True), name='materials_version_names_its_source'), models.CheckConstraint(condition=models.Q(('made_from__isnull', False), ('follows_revision__isnull', True), _connector='OR'), name='materials_version_follows_a_revision_only_of_a_source')],
            },
        ),
        migrations.CreateModel(
            name='HistoricalLanguageVersion',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('language', models.CharField(help_text='A code such as fr; “und” if not known.', max_length=10, verbose_name='language')),
                ('revision', models.PositiveIntegerField(default=1, verbose_name='revision of this text')),
                ('follows_revision', models.PositiveIntegerField(blank=True, null=True, verbose_name='revision of its source that it follows')),
                ('due', accede.kit.fields.MomentField(blank=True, default='', verbose_name='due')),
                ('due_note', models.CharField(blank=True, max_length=300, verbose_name='note on the due date')),
                ('address', models.URLField(blank=True, verbose_name='address')),
                ('note', models.TextField(blank=True, verbose_name='note')),
                ('source', models.CharField(max_length=300, verbose_name='source')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('edition', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='materials.edition')),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('owner', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='coalition.organisation', verbose_name='who works on it')),
                ('website', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='coalition.organisation', verbose_name='on the website of')),
                ('made_from', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='materials.languageversion', verbose_name='made from')),
            ],
            options={
                'verbose_name': 'historical language version',
                'verbose_name_plural': 'historical language versions',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='PrintRun',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(max_length=80, verbose_name='key')),
                ('language', models.CharField(blank=True, max_length=10, verbose_name='language')),
                ('printed', accede.kit.fields.MomentField(blank=True, default='', verbose_name='printed')),
                ('copies', models.PositiveIntegerField(blank=True, null=True, verbose_name='copies')),
                ('note', models.TextField(blank=True, verbose_name='note')),
                ('source', models.CharField(max_length=300, verbose_name='source')),
                ('campaign', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='coalition.campaign')),
                ('edition', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='materials.edition', verbose_name='edition')),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='print_runs', to='materials.item', verbose_name='item')),
                ('printed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='coalition.organisation', verbose_name='printed by')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('campaign', 'key'), name='materials_printrun_key_is_unique_in_its_campaign'), models.CheckConstraint(condition=models.Q(('source', ''), _negated=True), name='materials_printrun_names_its_source')],
            },
        ),
        migrations.CreateModel(
            name='Step',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveIntegerField()),
                ('stage', models.CharField(choices=[('draft', 'draft'), ('translation', 'translation'), ('proofreading', 'proofreading'), ('layout', 'layout'), ('released', 'released')], max_length=20, verbose_name='stage')),
                ('reached', accede.kit.fields.MomentField(blank=True, default='', verbose_name='reached on')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='note')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='materials.languageversion')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('version', 'position'), name='materials_step_has_its_own_position')],
            },
        ),
    ]
