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
            name='HistoricalReport',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('key', models.SlugField(max_length=80, verbose_name='key')),
                ('year', models.PositiveSmallIntegerField(verbose_name='year')),
                ('title', models.CharField(max_length=200, verbose_name='title')),
                ('status_day', models.DateField(verbose_name='status day')),
                ('status_note', models.CharField(blank=True, max_length=300, verbose_name='why this day')),
                ('language', models.CharField(default='en', max_length=10, verbose_name='language')),
                ('state', models.CharField(choices=[('draft', 'draft'), ('published', 'published')], default='draft', max_length=10, verbose_name='state')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('campaign', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='coalition.campaign')),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'historical report',
                'verbose_name_plural': 'historical reports',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='Report',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(max_length=80, verbose_name='key')),
                ('year', models.PositiveSmallIntegerField(verbose_name='year')),
                ('title', models.CharField(max_length=200, verbose_name='title')),
                ('status_day', models.DateField(verbose_name='status day')),
                ('status_note', models.CharField(blank=True, max_length=300, verbose_name='why this day')),
                ('language', models.CharField(default='en', max_length=10, verbose_name='language')),
                ('state', models.CharField(choices=[('draft', 'draft'), ('published', 'published')], default='draft', max_length=10, verbose_name='state')),
                ('campaign', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='coalition.campaign')),
            ],
            options={
                'verbose_name': 'report',
                'verbose_name_plural': 'reports',
                'constraints': [models.UniqueConstraint(fields=('campaign', 'key'), name='reports_report_one_key_in_a_campaign')],
            },
        ),
        migrations.CreateModel(
            name='KeptFigure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=200, verbose_name='figure')),
                ('typed', models.CharField(max_length=200, verbose_name='as typed')),
                ('record_value', models.CharField(max_length=200, verbose_name='the record said')),
                ('reason', models.CharField(max_length=300, verbose_name='reason')),
                ('kept_by', models.CharField(max_length=150, verbose_name='kept by')),
                ('kept_at', models.DateTimeField(verbose_name='kept at')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='kept', to='reports.report')),
            ],
            options={
                'verbose_name': 'kept figure',
                'verbose_name_plural': 'kept figures',
                'constraints': [models.UniqueConstraint(fields=('report', 'code', 'typed', 'record_value'), name='reports_kept_figure_is_kept_once'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='reports_kept_figure_says_why')],
            },
        ),
        migrations.CreateModel(
            name='HistoricalBox',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('key', models.SlugField(max_length=80, verbose_name='key')),
                ('section', models.CharField(choices=[('introduction', 'Introduction'), ('membership', 'Membership and organization'), ('how', 'How the campaign is organized and carried out'), ('status', 'Status of ratifications and signatures'), ('activities', 'Activities'), ('materials', 'Development of campaign materials'), ('funding', 'Funding'), ('conclusion', 'Conclusion')], max_length=20, verbose_name='section')),
                ('order', models.CharField(blank=True, max_length=120, verbose_name='place in the section')),
                ('title', models.CharField(blank=True, max_length=200, verbose_name='heading')),
                ('text', models.TextField(verbose_name='text')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('report', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='reports.report')),
            ],
            options={
                'verbose_name': 'historical narrative box',
                'verbose_name_plural': 'historical narrative boxes',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='Box',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(max_length=80, verbose_name='key')),
                ('section', models.CharField(choices=[('introduction', 'Introduction'), ('membership', 'Membership and organization'), ('how', 'How the campaign is organized and carried out'), ('status', 'Status of ratifications and signatures'), ('activities', 'Activities'), ('materials', 'Development of campaign materials'), ('funding', 'Funding'), ('conclusion', 'Conclusion')], max_length=20, verbose_name='section')),
                ('order', models.CharField(blank=True, max_length=120, verbose_name='place in the section')),
                ('title', models.CharField(blank=True, max_length=200, verbose_name='heading')),
                ('text', models.TextField(verbose_name='text')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='boxes', to='reports.report')),
            ],
            options={
                'verbose_name': 'narrative box',
                'verbose_name_plural': 'narrative boxes',
                'constraints': [models.UniqueConstraint(fields=('report', 'key'), name='reports_box_one_key_in_a_report')],
            },
        ),
        migrations.CreateModel(
            name='Snapshot',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveSmallIntegerField(verbose_name='version')),
                ('title', models.CharField(max_length=200, verbose_name='title')),
                ('status_day', models.DateField(verbose_name='status day')),
                ('html', models.TextField(verbose_name='document')),
                ('markdown', models.TextField(verbose_name='document as Markdown')),
                ('figures', models.JSONField(verbose_name='figures')),
                ('sha256', models.CharField(max_length=64, verbose_name='SHA-256')),
                ('published_by', models.CharField(max_length=150, verbose_name='published by')),
                ('published_at', models.DateTimeField(verbose_name='published at')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='snapshots', to='reports.report')),
            ],
            options={
                'verbose_name': 'published version',
                'verbose_name_plural': 'published versions',
                'constraints': [models.UniqueConstraint(fields=('report', 'version'), name='reports_snapshot_one_of_a_version')],
            },
        ),
    ]
