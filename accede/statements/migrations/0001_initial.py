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
        ('events', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='HistoricalStatement',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('key', models.SlugField(max_length=80, verbose_name='key')),
                ('kind', models.CharField(choices=[('oral_intervention', 'oral intervention'), ('written_contribution', 'written contribution'), ('press_statement', 'press statement'), ('press_release', 'press release'), ('joint_statement', 'joint statement'), ('own_statement', "member's own statement")], max_length=24, verbose_name='kind')),
                ('voice', models.CharField(choices=[('alliance', 'the alliance'), ('joint', 'several members together'), ('own', 'members, each in its own name')], default='alliance', max_length=10, verbose_name='whose statement')),
                ('title', models.CharField(max_length=200, verbose_name='title')),
                ('body', models.CharField(blank=True, max_length=200, verbose_name='body')),
                ('agenda_item', models.CharField(blank=True, max_length=120, verbose_name='agenda item')),
                ('occasion', models.CharField(blank=True, max_length=200, verbose_name='occasion')),
                ('languages', models.JSONField(blank=True, default=list, verbose_name='languages')),
                ('summary', models.TextField(blank=True, verbose_name='summary')),
                ('delivered', accede.kit.fields.MomentField(blank=True, default='', verbose_name='delivered or issued')),
                ('copies', models.CharField(blank=True, choices=[('', 'not known'), ('available', 'made available'), ('none', 'none')], default='', max_length=10, verbose_name='copies')),
                ('copies_for', models.CharField(blank=True, max_length=200, verbose_name='copies for')),
                ('event_link', models.CharField(blank=True, choices=[('', 'no event'), ('at', 'delivered at the event'), ('on_occasion', 'on the occasion of the event')], default='', max_length=12, verbose_name='link to the event')),
                ('url', models.URLField(blank=True, verbose_name='address of the text')),
                ('source', models.CharField(max_length=300, verbose_name='source')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('campaign', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='coalition.campaign')),
                ('delivered_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='coalition.person', verbose_name='delivered by')),
                ('event', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='events.event', verbose_name='event')),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('session', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='events.session', verbose_name='session')),
            ],
            options={
                'verbose_name': 'historical statement',
                'verbose_name_plural': 'historical statements',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='Statement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(max_length=80, verbose_name='key')),
                ('kind', models.CharField(choices=[('oral_intervention', 'oral intervention'), ('written_contribution', 'written contribution'), ('press_statement', 'press statement'), ('press_release', 'press release'), ('joint_statement', 'joint statement'), ('own_statement', "member's own statement")], max_length=24, verbose_name='kind')),
                ('voice', models.CharField(choices=[('alliance', 'the alliance'), ('joint', 'several members together'), ('own', 'members, each in its own name')], default='alliance', max_length=10, verbose_name='whose statement')),
                ('title', models.CharField(max_length=200, verbose_name='title')),
                ('body', models.CharField(blank=True, max_length=200, verbose_name='body')),
                ('agenda_item', models.CharField(blank=True, max_length=120, verbose_name='agenda item')),
                ('occasion', models.CharField(blank=True, max_length=200, verbose_name='occasion')),
                ('languages', models.JSONField(blank=True, default=list, verbose_name='languages')),
                ('summary', models.TextField(blank=True, verbose_name='summary')),
                ('delivered', accede.kit.fields.MomentField(blank=True, default='', verbose_name='delivered or issued')),
                ('copies', models.CharField(blank=True, choices=[('', 'not known'), ('available', 'made available'), ('none', 'none')], default='', max_length=10, verbose_name='copies')),
                ('copies_for', models.CharField(blank=True, max_length=200, verbose_name='copies for')),
                ('event_link', models.CharField(blank=True, choices=[('', 'no event'), ('at', 'delivered at the event'), ('on_occasion', 'on the occasion of the event')], default='', max_length=12, verbose_name='link to the event')),
                ('url', models.URLField(blank=True, verbose_name='address of the text')),
                ('source', models.CharField(max_length=300, verbose_name='source')),
                ('campaign', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='coalition.campaign')),
                ('delivered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='coalition.person', verbose_name='delivered by')),
                ('event', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='events.event', verbose_name='event')),
                ('session', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='events.session', verbose_name='session')),
            ],
            options={
                'verbose_name': 'statement',
                'verbose_name_plural': 'statements',
                'constraints': [models.UniqueConstraint(fields=('campaign', 'key'), name='statements_statement_one_key_in_a_campaign'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'joint_statement'), _negated=True), ('voice', 'joint'), _connector='OR'), name='statements_statement_a_joint_statement_is_of_several_members', violation_error_message='A joint statement is of several members together. Choose that under “whose statement”.'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'own_statement'), _negated=True), ('voice', 'own'), _connector='OR'), name='statements_statement_a_members_own_text_is_never_the_alliances', violation_error_message="A member's own statement is never the alliance's: “members, each in its own name”."), models.CheckConstraint(condition=models.Q(models.Q(('event__isnull', True), ('event_link', '')), models.Q(('event__isnull', False), models.Q(('event_link', ''), _negated=True)), _connector='OR'), name='statements_statement_event_and_its_link_go_together', violation_error_message='Name the event and how the statement is linked to it, or leave both empty.'), models.CheckConstraint(condition=models.Q(('source', ''), _negated=True), name='statements_statement_names_its_source')],
            },
        ),
        migrations.CreateModel(
            name='Quotation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(verbose_name='position')),
                ('text', models.CharField(max_length=300, verbose_name='words')),
                ('said_by', models.CharField(blank=True, max_length=200, verbose_name='said by')),
                ('language', models.CharField(default='en', max_length=10, verbose_name='language')),
                ('source', models.CharField(max_length=300, verbose_name='source')),
                ('statement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='quotations', to='statements.statement')),
            ],
            options={
                'verbose_name': 'quotation',
                'verbose_name_plural': 'quotations',
                'constraints': [models.UniqueConstraint(fields=('statement', 'position'), name='statements_quotation_one_at_a_position'), models.CheckConstraint(condition=models.Q(('source', ''), _negated=True), name='statements_quotation_names_its_source')],
            },
        ),
        migrations.CreateModel(
            name='Issuer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(verbose_name='position')),
                ('words', models.CharField(blank=True, max_length=200, verbose_name='in words')),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='coalition.organisation', verbose_name='organisation')),
                ('statement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='issuers', to='statements.statement')),
            ],
            options={
                'verbose_name': 'issuer',
                'verbose_name_plural': 'issuers',
                'constraints': [models.UniqueConstraint(fields=('statement', 'position'), name='statements_issuer_one_at_a_position'), models.CheckConstraint(condition=models.Q(('organisation__isnull', False), models.Q(('words', ''), _negated=True), _connector='OR'), name='statements_issuer_is_an_organisation_or_words', violation_error_message='Name an organisation, or say in words who issued the text.')],
            },
        ),
        migrations.CreateModel(
            name='Ask',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(verbose_name='position')),
                ('verb', models.CharField(choices=[('encouraged', 'encouraged'), ('urged', 'urged'), ('welcomed', 'welcomed'), ('highlighted', 'highlighted'), ('called_on', 'called on')], max_length=12, verbose_name='verb')),
                ('addressed_to', models.CharField(blank=True, max_length=200, verbose_name='addressed to')),
                ('text', models.CharField(max_length=300, verbose_name='what')),
                ('statement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='asks', to='statements.statement')),
            ],
            options={
                'verbose_name': 'ask',
                'verbose_name_plural': 'asks',
                'constraints': [models.UniqueConstraint(fields=('statement', 'position'), name='statements_ask_one_at_a_position')],
            },
        ),
    ]
