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
        ('materials', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='HistoricalSession',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('key', models.SlugField(max_length=80, verbose_name='key')),
                ('name', models.CharField(max_length=200, verbose_name='session')),
                ('body', models.CharField(max_length=200, verbose_name='body')),
                ('starts', accede.kit.fields.MomentField(blank=True, default='', verbose_name='first day')),
                ('ends', accede.kit.fields.MomentField(blank=True, default='', verbose_name='last day')),
                ('place', models.CharField(blank=True, max_length=120, verbose_name='place')),
                ('notes', models.TextField(blank=True, verbose_name='what it dealt with')),
                ('source', models.CharField(max_length=300, verbose_name='source')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('campaign', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='coalition.campaign')),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'historical session',
                'verbose_name_plural': 'historical sessions',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='Session',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(max_length=80, verbose_name='key')),
                ('name', models.CharField(max_length=200, verbose_name='session')),
                ('body', models.CharField(max_length=200, verbose_name='body')),
                ('starts', accede.kit.fields.MomentField(blank=True, default='', verbose_name='first day')),
                ('ends', accede.kit.fields.MomentField(blank=True, default='', verbose_name='last day')),
                ('place', models.CharField(blank=True, max_length=120, verbose_name='place')),
                ('notes', models.TextField(blank=True, verbose_name='what it dealt with')),
                ('source', models.CharField(max_length=300, verbose_name='source')),
                ('campaign', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='coalition.campaign')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('campaign', 'key'), name='events_session_key_is_unique_in_its_campaign'), models.CheckConstraint(condition=models.Q(('source', ''), _negated=True), name='events_session_names_its_source')],
            },
        ),
        migrations.CreateModel(
            name='Event',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(max_length=80, verbose_name='key')),
                ('title', models.CharField(max_length=300, verbose_name='title')),
                ('kind', models.CharField(choices=[('panel', 'panel'), ('parallel_event', 'parallel event'), ('exhibition', 'exhibition'), ('reception', 'reception'), ('observance', 'observance'), ('awareness', 'awareness-raising activities'), ('rally', 'rally'), ('march', 'march'), ('meeting', 'meeting'), ('briefing', 'briefing'), ('training', 'training'), ('other', 'other event')], max_length=20, verbose_name='kind')),
                ('occasion', models.CharField(blank=True, max_length=200, verbose_name='occasion')),
                ('starts', accede.kit.fields.MomentField(blank=True, default='', verbose_name='first day')),
                ('ends', accede.kit.fields.MomentField(blank=True, default='', verbose_name='last day')),
                ('date_note', models.CharField(blank=True, max_length=300, verbose_name='note on the date')),
                ('place', models.CharField(blank=True, max_length=120, verbose_name='place')),
                ('venue', models.CharField(blank=True, max_length=200, verbose_name='venue')),
                ('distributed', models.BooleanField(default=False, verbose_name='held by members in several places')),
                ('summary', models.TextField(blank=True, verbose_name='what it was')),
                ('topics', models.TextField(blank=True, verbose_name='topics')),
                ('invitations', models.TextField(blank=True, verbose_name='who was invited, and how')),
                ('attendance_note', models.TextField(blank=True, verbose_name='who came')),
                ('source', models.CharField(max_length=300, verbose_name='source')),
                ('campaign', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='coalition.campaign')),
                ('session', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='events', to='events.session', verbose_name='parent session')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('campaign', 'key'), name='events_event_key_is_unique_in_its_campaign'), models.CheckConstraint(condition=models.Q(('source', ''), _negated=True), name='events_event_names_its_source')],
            },
        ),
        migrations.CreateModel(
            name='HistoricalEvaluation',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('verdict', models.CharField(blank=True, max_length=200, verbose_name='in one line')),
                ('expected', models.TextField(blank=True, verbose_name='what was expected')),
                ('happened', models.TextField(blank=True, verbose_name='what happened')),
                ('worked', models.TextField(blank=True, verbose_name='what worked')),
                ('why', models.TextField(blank=True, verbose_name='why')),
                ('next_time', models.TextField(blank=True, verbose_name='what to do next time')),
                ('source', models.CharField(max_length=300, verbose_name='source')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('event', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='events.event')),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'historical evaluation',
                'verbose_name_plural': 'historical evaluations',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalProgrammeEntry',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('position', models.PositiveIntegerField(verbose_name='place in the programme')),
                ('role', models.CharField(choices=[('speaker', 'speaker'), ('moderator', 'moderator'), ('opening', 'opening'), ('performer', 'performer')], default='speaker', max_length=20, verbose_name='role')),
                ('name', models.CharField(max_length=200, verbose_name='name as printed')),
                ('title', models.CharField(blank=True, max_length=300, verbose_name='title at that time, as printed')),
                ('affiliation', models.CharField(blank=True, max_length=300, verbose_name='organisation as printed')),
                ('said', models.TextField(blank=True, verbose_name='what was said')),
                ('source', models.CharField(max_length=300, verbose_name='source')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('event', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='events.event')),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='coalition.person', verbose_name='person')),
            ],
            options={
                'verbose_name': 'historical programme entry',
                'verbose_name_plural': 'historical programme entrys',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalEvent',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('key', models.SlugField(max_length=80, verbose_name='key')),
                ('title', models.CharField(max_length=300, verbose_name='title')),
                ('kind', models.CharField(choices=[('panel', 'panel'), ('parallel_event', 'parallel event'), ('exhibition', 'exhibition'), ('reception', 'reception'), ('observance', 'observance'), ('awareness', 'awareness-raising activities'), ('rally', 'rally'), ('march', 'march'), ('meeting', 'meeting'), ('briefing', 'briefing'), ('training', 'training'), ('other', 'other event')], max_length=20, verbose_name='kind')),
                ('occasion', models.CharField(blank=True, max_length=200, verbose_name='occasion')),
                ('starts', accede.kit.fields.MomentField(blank=True, default='', verbose_name='first day')),
                ('ends', accede.kit.fields.MomentField(blank=True, default='', verbose_name='last day')),
                ('date_note', models.CharField(blank=True, max_length=300, verbose_name='note on the date')),
                ('place', models.CharField(blank=True, max_length=120, verbose_name='place')),
                ('venue', models.CharField(blank=True, max_length=200, verbose_name='venue')),
                ('distributed', models.BooleanField(default=False, verbose_name='held by members in several places')),
                ('summary', models.TextField(blank=True, verbose_name='what it was')),
                ('topics', models.TextField(blank=True, verbose_name='topics')),
                ('invitations', models.TextField(blank=True, verbose_name='who was invited, and how')),
                ('attendance_note', models.TextField(blank=True, verbose_name='who came')),
                ('source', models.CharField(max_length=300, verbose_name='source')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('campaign', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='coalition.campaign')),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('session', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='events.session', verbose_name='parent session')),
            ],
            options={
                'verbose_name': 'historical event',
                'verbose_name_plural': 'historical events',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='Evaluation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('verdict', models.CharField(blank=True, max_length=200, verbose_name='in one line')),
                ('expected', models.TextField(blank=True, verbose_name='what was expected')),
                ('happened', models.TextField(blank=True, verbose_name='what happened')),
                ('worked', models.TextField(blank=True, verbose_name='what worked')),
                ('why', models.TextField(blank=True, verbose_name='why')),
                ('next_time', models.TextField(blank=True, verbose_name='what to do next time')),
                ('source', models.CharField(max_length=300, verbose_name='source')),
                ('event', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='evaluation', to='events.event')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('source', ''), _negated=True), name='events_evaluation_names_its_source')],
            },
        ),
        migrations.CreateModel(
            name='Attendance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('group', models.CharField(choices=[('governments', 'governments'), ('international', 'international organisations'), ('ngos', 'non-governmental organisations'), ('press', 'press'), ('public', 'public')], max_length=20, verbose_name='group')),
                ('heads', models.PositiveIntegerField(blank=True, null=True, verbose_name='heads')),
                ('event', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attendance', to='events.event')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('event', 'group'), name='events_attendance_counts_each_group_once', violation_error_message='This group is recorded already. Remove it first.')],
            },
        ),
        migrations.CreateModel(
            name='Handout',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('use', models.CharField(choices=[('enclosed', 'enclosed with the invitations'), ('handed_out', 'handed out'), ('published', 'published for the occasion')], default='handed_out', max_length=20, verbose_name='use')),
                ('event', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='handouts', to='events.event')),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='materials.item', verbose_name='item')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('event', 'item', 'use'), name='events_handout_is_listed_once', violation_error_message='This item is listed already for this use.')],
            },
        ),
        migrations.CreateModel(
            name='Link',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('relation', models.CharField(choices=[('follows', 'followed'), ('coincides', 'coincided with'), ('part_of', 'was part of'), ('occasion_of', 'was held on the occasion of')], max_length=20, verbose_name='relation')),
                ('event', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='links', to='events.event')),
                ('other', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='linked_from', to='events.event', verbose_name='other event')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('event', 'other'), name='events_link_is_made_once', violation_error_message='These two events are linked already. Remove that link first.'), models.CheckConstraint(condition=models.Q(('event', models.F('other')), _negated=True), name='events_link_leads_to_another_event')],
            },
        ),
        migrations.CreateModel(
            name='Party',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('organiser', 'organiser'), ('co_organiser', 'co-organiser'), ('host', 'host'), ('sponsor', 'sponsor')], default='organiser', max_length=20, verbose_name='role')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='note')),
                ('event', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='parties', to='events.event')),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='coalition.organisation', verbose_name='organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('event', 'organisation', 'role'), name='events_party_holds_a_role_once', nulls_distinct=False, violation_error_message='It holds this role already.')],
            },
        ),
        migrations.CreateModel(
            name='ProgrammeEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveIntegerField(verbose_name='place in the programme')),
                ('role', models.CharField(choices=[('speaker', 'speaker'), ('moderator', 'moderator'), ('opening', 'opening'), ('performer', 'performer')], default='speaker', max_length=20, verbose_name='role')),
                ('name', models.CharField(max_length=200, verbose_name='name as printed')),
                ('title', models.CharField(blank=True, max_length=300, verbose_name='title at that time, as printed')),
                ('affiliation', models.CharField(blank=True, max_length=300, verbose_name='organisation as printed')),
                ('said', models.TextField(blank=True, verbose_name='what was said')),
                ('source', models.CharField(max_length=300, verbose_name='source')),
                ('event', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='programme', to='events.event')),
                ('organisations', models.ManyToManyField(blank=True, related_name='+', to='coalition.organisation', verbose_name='organisations')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='coalition.person', verbose_name='person')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('event', 'position'), name='events_programme_has_one_entry_in_each_place'), models.CheckConstraint(condition=models.Q(('source', ''), _negated=True), name='events_programme_names_its_source')],
            },
        ),
    ]
