import accede.coalition.models.tasks
import accede.kit.keys
import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '__first__'),
        ('coalition', '0004_rules_for_meetings'),
    ]

    operations = [
        migrations.CreateModel(
            name='HistoricalTask',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('shared_with', models.CharField(choices=[('own', 'own organisation only'), ('named', 'named organisations'), ('members', 'members'), ('alliance', 'members and observers'), ('public', 'everybody')], default='alliance', max_length=10, verbose_name='shared with')),
                ('shared_keys', models.JSONField(blank=True, default=list, verbose_name='named organisations')),
                ('about_kind', models.CharField(blank=True, max_length=60, verbose_name='kind of what it is about')),
                ('about_key', models.CharField(blank=True, max_length=120, verbose_name='key of what it is about')),
                ('about_title', models.CharField(blank=True, max_length=300, verbose_name='what it is about, as it was called then')),
                ('key', models.SlugField(max_length=80, validators=[accede.kit.keys.refuse_reserved])),
                ('title', models.CharField(max_length=200, verbose_name='what is to be done')),
                ('note', models.TextField(blank=True, verbose_name='note')),
                ('due', models.DateField(blank=True, null=True, verbose_name='due')),
                ('due_since', models.DateField(verbose_name='day on which the day due was set')),
                ('remind_before', models.JSONField(blank=True, default=accede.coalition.models.tasks.usual_reminders, verbose_name='days before on which to remind')),
                ('remind_late', models.BooleanField(default=True, verbose_name='remind when it is late')),
                ('opened', models.DateField(verbose_name='opened')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('account', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='sign-in')),
                ('campaign', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='coalition.campaign')),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('opened_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='opened by')),
                ('organisation', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='coalition.organisation', verbose_name='organisation')),
                ('owner', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='coalition.organisation', verbose_name='entered for')),
                ('person', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='coalition.person', verbose_name='person')),
            ],
            options={
                'verbose_name': 'historical task',
                'verbose_name_plural': 'historical tasks',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='Task',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('shared_with', models.CharField(choices=[('own', 'own organisation only'), ('named', 'named organisations'), ('members', 'members'), ('alliance', 'members and observers'), ('public', 'everybody')], default='alliance', max_length=10, verbose_name='shared with')),
                ('shared_keys', models.JSONField(blank=True, default=list, verbose_name='named organisations')),
                ('about_kind', models.CharField(blank=True, max_length=60, verbose_name='kind of what it is about')),
                ('about_key', models.CharField(blank=True, max_length=120, verbose_name='key of what it is about')),
                ('about_title', models.CharField(blank=True, max_length=300, verbose_name='what it is about, as it was called then')),
                ('key', models.SlugField(max_length=80, validators=[accede.kit.keys.refuse_reserved])),
                ('title', models.CharField(max_length=200, verbose_name='what is to be done')),
                ('note', models.TextField(blank=True, verbose_name='note')),
                ('due', models.DateField(blank=True, null=True, verbose_name='due')),
                ('due_since', models.DateField(verbose_name='day on which the day due was set')),
                ('remind_before', models.JSONField(blank=True, default=accede.coalition.models.tasks.usual_reminders, verbose_name='days before on which to remind')),
                ('remind_late', models.BooleanField(default=True, verbose_name='remind when it is late')),
                ('opened', models.DateField(verbose_name='opened')),
                ('account', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='sign-in')),
                ('campaign', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tasks', to='coalition.campaign')),
                ('opened_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='opened by')),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='coalition.organisation', verbose_name='organisation')),
                ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='coalition.organisation', verbose_name='entered for')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='coalition.person', verbose_name='person')),
            ],
            options={
                'verbose_name': 'task',
                'verbose_name_plural': 'tasks',
                'constraints': [models.UniqueConstraint(fields=('campaign', 'key'), name='coalition_task_has_its_own_key'), models.CheckConstraint(condition=models.Q(('due__isnull', True), ('due__gte', models.F('opened')), _connector='OR'), name='coalition_task_is_due_on_or_after_the_day_it_was_opened', violation_error_message='The day due lies before the day on which the task was opened.'), models.CheckConstraint(condition=models.Q(('due_since__gte', models.F('opened'))), name='coalition_task_day_due_was_set_on_or_after_the_day_it_was_opened'), models.CheckConstraint(condition=models.Q(models.Q(('about_key', ''), ('about_kind', '')), models.Q(models.Q(('about_kind', ''), _negated=True), models.Q(('about_key', ''), _negated=True)), _connector='OR'), name='coalition_task_about_names_a_kind_and_a_key')],
            },
        ),
        migrations.CreateModel(
            name='DueChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(verbose_name='number')),
                ('day', models.DateField(verbose_name='changed')),
                ('before', models.DateField(blank=True, null=True, verbose_name='due before')),
                ('after', models.DateField(blank=True, null=True, verbose_name='due after')),
                ('why', models.CharField(blank=True, max_length=300, verbose_name='why')),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='changed by')),
                ('task', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='due_changes', to='coalition.task')),
            ],
            options={
                'verbose_name': 'change of the day due',
                'constraints': [models.UniqueConstraint(fields=('task', 'number'), name='coalition_due_changes_are_numbered')],
            },
        ),
        migrations.CreateModel(
            name='TaskClosing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(verbose_name='number')),
                ('closed', models.DateField(verbose_name='closed')),
                ('result', models.CharField(choices=[('done', 'done'), ('dropped', 'dropped'), ('moved_on', 'moved on')], max_length=10, verbose_name='result')),
                ('text', models.TextField(blank=True, verbose_name='what came of it')),
                ('reopened', models.DateField(blank=True, null=True, verbose_name='reopened')),
                ('why', models.CharField(blank=True, max_length=300, verbose_name='why it was reopened')),
                ('closed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='closed by')),
                ('reopened_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='reopened by')),
                ('task', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='closings', to='coalition.task')),
            ],
            options={
                'verbose_name': 'closing of a task',
                'constraints': [models.UniqueConstraint(fields=('task', 'number'), name='coalition_task_closings_are_numbered'), models.UniqueConstraint(condition=models.Q(('reopened__isnull', True)), fields=('task',), name='coalition_task_is_closed_once_until_it_is_reopened'), models.CheckConstraint(condition=models.Q(('reopened__isnull', True), ('reopened__gte', models.F('closed')), _connector='OR'), name='coalition_task_is_reopened_on_or_after_the_day_it_was_closed')],
            },
        ),
    ]
