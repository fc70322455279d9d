import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '__first__'),
        ('coalition', '0005_tasks_closed_with_a_result'),
    ]

    operations = [
        migrations.CreateModel(
            name='Ballot',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(max_length=80)),
                ('number', models.PositiveSmallIntegerField(verbose_name='number')),
                ('opens_at', models.DateTimeField(verbose_name='votes from')),
                ('closes_at', models.DateTimeField(verbose_name='votes until')),
                ('decided_by', models.CharField(choices=[('consensus', 'consensus'), ('simple', 'majority of the votes cast'), ('of_members', 'majority of all members'), ('two_thirds', 'two thirds of the votes cast')], max_length=20, verbose_name='decided by')),
                ('candidates', models.JSONField(default=list, verbose_name='on the ballot')),
                ('outcome', models.CharField(blank=True, max_length=20, verbose_name='result')),
                ('steps', models.JSONField(blank=True, default=list, verbose_name='explanation')),
                ('counted_at', models.DateTimeField(blank=True, null=True, verbose_name='counted')),
                ('source', models.CharField(blank=True, max_length=300, verbose_name='source')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('closes_at__gt', models.F('opens_at'))), name='coalition_ballot_closes_after_it_opens', violation_error_message='A ballot closes after it opens. Correct one of the two.'), models.CheckConstraint(condition=models.Q(models.Q(('counted_at__isnull', True), ('outcome', '')), models.Q(models.Q(('outcome', ''), _negated=True), ('counted_at__isnull', False)), _connector='OR'), name='coalition_ballot_result_and_its_time_go_together')],
            },
        ),
        migrations.CreateModel(
            name='Cast',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(max_length=80)),
                ('choice', models.CharField(choices=[('for', 'for'), ('against', 'against'), ('abstain', 'abstains')], max_length=10, verbose_name='vote')),
                ('words', models.CharField(blank=True, max_length=500, verbose_name='reason')),
                ('by', models.CharField(blank=True, max_length=150, verbose_name='cast by')),
                ('at', models.DateTimeField(verbose_name='cast')),
                ('replaced_at', models.DateTimeField(blank=True, null=True, verbose_name='replaced')),
                ('source', models.CharField(blank=True, max_length=300, verbose_name='source')),
            ],
        ),
        migrations.CreateModel(
            name='Handover',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('shared_with', models.CharField(choices=[('own', 'own organisation only'), ('named', 'named organisations'), ('members', 'members'), ('alliance', 'members and observers'), ('public', 'everybody')], default='alliance', max_length=10, verbose_name='shared with')),
                ('shared_keys', models.JSONField(blank=True, default=list, verbose_name='named organisations')),
                ('key', models.SlugField(max_length=80)),
                ('notes', models.TextField(blank=True, verbose_name='notes for the next holder')),
                ('released_at', models.DateTimeField(blank=True, null=True, verbose_name='released')),
                ('released_by', models.CharField(blank=True, max_length=150, verbose_name='released by')),
                ('document', models.JSONField(blank=True, default=dict, verbose_name='document')),
                ('sha256', models.CharField(blank=True, max_length=64, verbose_name='hash of the document')),
                ('received_at', models.DateTimeField(blank=True, null=True, verbose_name='read')),
                ('received_by', models.CharField(blank=True, max_length=150, verbose_name='read by')),
                ('source', models.CharField(blank=True, max_length=300, verbose_name='source')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('released_at__isnull', True), ('sha256', '')), models.Q(('released_at__isnull', False), models.Q(('sha256', ''), _negated=True)), _connector='OR'), name='coalition_handover_is_released_with_the_hash_of_its_document'), models.CheckConstraint(condition=models.Q(('received_at__isnull', True), models.Q(('received_at__gte', models.F('released_at')), ('released_at__isnull', False)), _connector='OR'), name='coalition_handover_is_read_after_it_was_released')],
            },
        ),
        migrations.CreateModel(
            name='HistoricalNomination',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('key', models.SlugField(max_length=80)),
                ('by', models.CharField(blank=True, max_length=150, verbose_name='entered by')),
                ('at', models.DateTimeField(verbose_name='nominated')),
                ('words', models.TextField(blank=True, verbose_name='what speaks for her')),
                ('answer', models.CharField(blank=True, choices=[('', 'has not answered'), ('accepted', 'accepts'), ('refused', 'does not stand')], max_length=10, verbose_name='answer')),
                ('answered_at', models.DateTimeField(blank=True, null=True, verbose_name='answered')),
                ('answered_way', models.CharField(blank=True, choices=[('signed_in', 'signed in'), ('by_mail', 'through the link in her letter'), ('told', 'recorded for her')], max_length=10, verbose_name='how she answered')),
                ('answer_source', models.CharField(blank=True, max_length=300, verbose_name='where her answer stands')),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True, verbose_name='withdrawn')),
                ('source', models.CharField(blank=True, max_length=300, verbose_name='source')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
            ],
            options={
                'verbose_name': 'historical nomination',
                'verbose_name_plural': 'historical nominations',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalRotation',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('key', models.SlugField(max_length=80)),
                ('first_date', models.DateField(verbose_name='first day of the term')),
                ('last_date', models.DateField(verbose_name='last day of the term')),
                ('opens_at', models.DateTimeField(verbose_name='nominations from')),
                ('closes_at', models.DateTimeField(verbose_name='nominations until')),
                ('decided_by', models.CharField(choices=[('consensus', 'consensus'), ('simple', 'majority of the votes cast'), ('of_members', 'majority of all members'), ('two_thirds', 'two thirds of the votes cast')], max_length=20, verbose_name='decided by')),
                ('turns', models.CharField(blank=True, max_length=10, verbose_name='who has served in this round')),
                ('turnout_percent', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='members that must vote, in percent')),
                ('note', models.TextField(blank=True, verbose_name='note to the members')),
                ('outcome', models.CharField(blank=True, choices=[('', 'running'), ('decided', 'decided'), ('called_off', 'called off')], max_length=20, verbose_name='outcome')),
                ('settled_at', models.DateTimeField(blank=True, null=True, verbose_name='settled')),
                ('why', models.CharField(blank=True, max_length=300, verbose_name='why it was called off')),
                ('source', models.CharField(blank=True, max_length=300, verbose_name='source')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
            ],
            options={
                'verbose_name': 'historical rotation',
                'verbose_name_plural': 'historical rotations',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='Nomination',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(max_length=80)),
                ('by', models.CharField(blank=True, max_length=150, verbose_name='entered by')),
                ('at', models.DateTimeField(verbose_name='nominated')),
                ('words', models.TextField(blank=True, verbose_name='what speaks for her')),
                ('answer', models.CharField(blank=True, choices=[('', 'has not answered'), ('accepted', 'accepts'), ('refused', 'does not stand')], max_length=10, verbose_name='answer')),
                ('answered_at', models.DateTimeField(blank=True, null=True, verbose_name='answered')),
                ('answered_way', models.CharField(blank=True, choices=[('signed_in', 'signed in'), ('by_mail', 'through the link in her letter'), ('told', 'recorded for her')], max_length=10, verbose_name='how she answered')),
                ('answer_source', models.CharField(blank=True, max_length=300, verbose_name='where her answer stands')),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True, verbose_name='withdrawn')),
                ('source', models.CharField(blank=True, max_length=300, verbose_name='source')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answered_at__isnull', True), ('answered_way', '')), models.Q(models.Q(('answer', ''), _negated=True), models.Q(('answered_way', ''), _negated=True), ('answered_at__isnull', False)), _connector='OR'), name='coalition_nomination_answer_and_its_time_go_together')],
            },
        ),
        migrations.CreateModel(
            name='Rotation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(max_length=80)),
                ('first_date', models.DateField(verbose_name='first day of the term')),
                ('last_date', models.DateField(verbose_name='last day of the term')),
                ('opens_at', models.DateTimeField(verbose_name='nominations from')),
                ('closes_at', models.DateTimeField(verbose_name='nominations until')),
                ('decided_by', models.CharField(choices=[('consensus', 'consensus'), ('simple', 'majority of the votes cast'), ('of_members', 'majority of all members'), ('two_thirds', 'two thirds of the votes cast')], max_length=20, verbose_name='decided by')),
                ('turns', models.CharField(blank=True, max_length=10, verbose_name='who has served in this round')),
                ('turnout_percent', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='members that must vote, in percent')),
                ('note', models.TextField(blank=True, verbose_name='note to the members')),
                ('outcome', models.CharField(blank=True, choices=[('', 'running'), ('decided', 'decided'), ('called_off', 'called off')], max_length=20, verbose_name='outcome')),
                ('settled_at', models.DateTimeField(blank=True, null=True, verbose_name='settled')),
                ('why', models.CharField(blank=True, max_length=300, verbose_name='why it was called off')),
                ('source', models.CharField(blank=True, max_length=300, verbose_name='source')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('last_date__gte', models.F('first_date'))), name='coalition_rotation_term_ends_on_or_after_the_day_it_begins'), models.CheckConstraint(condition=models.Q(('closes_at__gt', models.F('opens_at'))), name='coalition_rotation_window_closes_after_it_opens', violation_error_message='Nominations close after they open. Correct one of the two.'), models.CheckConstraint(condition=models.Q(models.Q(('outcome', ''), ('settled_at__isnull', True)), models.Q(models.Q(('outcome', ''), _negated=True), ('settled_at__isnull', False)), _connector='OR'), name='coalition_rotation_outcome_and_its_time_go_together')],
            },
        ),
        migrations.AddField(
            model_name='campaign',
            name='time_zone',
            field=models.CharField(blank=True, max_length=64, verbose_name='time zone'),
        ),
        migrations.AddField(
            model_name='historicalcampaign',
            name='time_zone',
            field=models.CharField(blank=True, max_length=64, verbose_name='time zone'),
        ),
        migrations.AddField(
            model_name='historicaloffice',
            name='decided_by',
            field=models.CharField(blank=True, choices=[('consensus', 'consensus'), ('simple', 'majority of the votes cast'), ('of_members', 'majority of all members'), ('two_thirds', 'two thirds of the votes cast')], max_length=20, verbose_name='decided by'),
        ),
        migrations.AddField(
            model_name='historicaloffice',
            name='role',
            field=models.CharField(blank=True, choices=[('secretariat', 'Secretariat'), ('convener', 'Convener')], max_length=20, verbose_name='role that goes with it'),
        ),
        migrations.AddField(
            model_name='historicaloffice',
            name='turnout_percent',
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='members that must vote, in percent'),
        ),
        migrations.AddField(
            model_name='historicaloffice',
            name='turns',
            field=models.CharField(blank=True, choices=[('first', 'who has not served goes first'), ('only', 'who has served waits for the next round')], max_length=10, verbose_name='who has served in this round'),
        ),
        migrations.AddField(
            model_name='historicaloffice',
            name='window_days',
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='days for nominations'),
        ),
        migrations.AddField(
            model_name='historicalsecondment',
            name='currency',
            field=models.CharField(blank=True, max_length=3, verbose_name='currency'),
        ),
        migrations.AddField(
            model_name='historicalsecondment',
            name='value',
            field=models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='value'),
        ),
        migrations.AddField(
            model_name='office',
            name='decided_by',
            field=models.CharField(blank=True, choices=[('consensus', 'consensus'), ('simple', 'majority of the votes cast'), ('of_members', 'majority of all members'), ('two_thirds', 'two thirds of the votes cast')], max_length=20, verbose_name='decided by'),
        ),
        migrations.AddField(
            model_name='office',
            name='role',
            field=models.CharField(blank=True, choices=[('secretariat', 'Secretariat'), ('convener', 'Convener')], max_length=20, verbose_name='role that goes with it'),
        ),
        migrations.AddField(
            model_name='office',
            name='turnout_percent',
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='members that must vote, in percent'),
        ),
        migrations.AddField(
            model_name='office',
            name='turns',
            field=models.CharField(blank=True, choices=[('first', 'who has not served goes first'), ('only', 'who has served waits for the next round')], max_length=10, verbose_name='who has served in this round'),
        ),
        migrations.AddField(
            model_name='office',
            name='window_days',
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='days for nominations'),
        ),
        migrations.AddField(
            model_name='secondment',
            name='currency',
            field=models.CharField(blank=True, max_length=3, verbose_name='currency'),
        ),
        migrations.AddField(
            model_name='secondment',
            name='value',
            field=models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='value'),
        ),
        migrations.AddConstraint(
            model_name='office',
            constraint=models.CheckConstraint(condition=models.Q(('turnout_percent__isnull', True), models.Q(('turnout_percent__gte', 1), ('turnout_percent__lte', 100)), _connector='OR'), name='coalition_office_turnout_is_between_1_and_100_percent', violation_error_message='The share of members that must vote lies between 1 and 100 percent.'),
        ),
        migrations.AddConstraint(
            model_name='office',
            constraint=models.CheckConstraint(condition=models.Q(('term_months__isnull', True), models.Q(('term_months__gte', 1), ('term_months__lte', 240)), _connector='OR'), name='coalition_office_term_lasts_from_1_month_to_20_years', violation_error_message='A term lasts at least one month and at most 240.'),
        ),
        migrations.AddConstraint(
            model_name='office',
            constraint=models.CheckConstraint(condition=models.Q(('window_days__isnull', True), models.Q(('window_days__gte', 1), ('window_days__lte', 365)), _connector='OR'), name='coalition_office_window_lasts_from_1_to_365_days', violation_error_message='A window for nominations lasts from 1 to 365 days.'),
        ),
        migrations.AddConstraint(
            model_name='secondment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('currency', ''), ('value__isnull', True)), models.Q(('currency__regex', '^[A-Z]{3}$'), ('value__gte', 0)), _connector='OR'), name='coalition_secondment_value_has_a_currency_of_three_letters', violation_error_message='Give the value and its currency (CHF, EUR, USD) together, or neither.'),
        ),
        migrations.AddField(
            model_name='ballot',
            name='campaign',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='coalition.campaign'),
        ),
        migrations.AddField(
            model_name='cast',
            name='ballot',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='casts', to='coalition.ballot'),
        ),
        migrations.AddField(
            model_name='cast',
            name='campaign',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='coalition.campaign'),
        ),
        migrations.AddField(
            model_name='cast',
            name='organisation',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='coalition.organisation'),
        ),
        migrations.AddField(
            model_name='handover',
            name='campaign',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='coalition.campaign'),
        ),
        migrations.AddField(
            model_name='handover',
            name='owner',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='coalition.organisation', verbose_name='entered for'),
        ),
        migrations.AddField(
            model_name='handover',
            name='term',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='handover', to='coalition.officeterm', verbose_name='term'),
        ),
        migrations.AddField(
            model_name='historicalnomination',
            name='campaign',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='coalition.campaign'),
        ),
        migrations.AddField(
            model_name='historicalnomination',
            name='history_user',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='historicalnomination',
            name='nominated_by',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='coalition.organisation', verbose_name='nominated by'),
        ),
        migrations.AddField(
            model_name='historicalnomination',
            name='organisation',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='coalition.organisation', verbose_name='organisation'),
        ),
        migrations.AddField(
            model_name='historicalnomination',
            name='person',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='coalition.person', verbose_name='person'),
        ),
        migrations.AddField(
            model_name='historicalrotation',
            name='campaign',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='coalition.campaign'),
        ),
        migrations.AddField(
            model_name='historicalrotation',
            name='history_user',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='historicalrotation',
            name='office',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='coalition.office', verbose_name='office'),
        ),
        migrations.AddField(
            model_name='historicalrotation',
            name='term',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='coalition.officeterm', verbose_name='term'),
        ),
        migrations.AddField(
            model_name='nomination',
            name='campaign',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='coalition.campaign'),
        ),
        migrations.AddField(
            model_name='nomination',
            name='nominated_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='coalition.organisation', verbose_name='nominated by'),
        ),
        migrations.AddField(
            model_name='nomination',
            name='organisation',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='coalition.organisation', verbose_name='organisation'),
        ),
        migrations.AddField(
            model_name='nomination',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='coalition.person', verbose_name='person'),
        ),
        migrations.AddField(
            model_name='cast',
            name='nomination',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='coalition.nomination'),
        ),
        migrations.AddField(
            model_name='ballot',
            name='winner',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='coalition.nomination'),
        ),
        migrations.AddField(
            model_name='rotation',
            name='campaign',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rotations', to='coalition.campaign'),
        ),
        migrations.AddField(
            model_name='rotation',
            name='office',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rotations', to='coalition.office', verbose_name='office'),
        ),
        migrations.AddField(
            model_name='rotation',
            name='term',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='rotation', to='coalition.officeterm', verbose_name='term'),
        ),
        migrations.AddField(
            model_name='nomination',
            name='rotation',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='nominations', to='coalition.rotation'),
        ),
        migrations.AddField(
            model_name='historicalnomination',
            name='rotation',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='coalition.rotation'),
        ),
        migrations.AddField(
            model_name='ballot',
            name='rotation',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ballots', to='coalition.rotation'),
        ),
        migrations.AddConstraint(
            model_name='handover',
            constraint=models.UniqueConstraint(fields=('campaign', 'key'), name='coalition_handover_has_its_own_key'),
        ),
        migrations.AddConstraint(
            model_name='cast',
            constraint=models.UniqueConstraint(fields=('campaign', 'key'), name='coalition_vote_has_its_own_key'),
        ),
        migrations.AddConstraint(
            model_name='cast',
            constraint=models.UniqueConstraint(condition=models.Q(('replaced_at__isnull', True)), fields=('ballot', 'organisation'), name='coalition_vote_of_an_organisation_counts_once'),
        ),
        migrations.AddConstraint(
            model_name='cast',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('choice', 'abstain'), ('nomination__isnull', True)), models.Q(models.Q(('choice', 'abstain'), _negated=True), ('nomination__isnull', False)), _connector='OR'), name='coalition_vote_is_for_or_against_a_nominee_or_abstains'),
        ),
        migrations.AddConstraint(
            model_name='rotation',
            constraint=models.UniqueConstraint(fields=('campaign', 'key'), name='coalition_rotation_has_its_own_key'),
        ),
        migrations.AddConstraint(
            model_name='rotation',
            constraint=models.UniqueConstraint(condition=models.Q(('outcome', 'called_off'), _negated=True), fields=('office', 'first_date'), name='coalition_rotation_stands_once_for_a_term_of_an_office'),
        ),
        migrations.AddConstraint(
            model_name='rotation',
            constraint=models.CheckConstraint(condition=models.Q(('outcome', 'decided'), ('term__isnull', True), _connector='OR'), name='coalition_rotation_opens_a_term_only_when_it_is_decided'),
        ),
        migrations.AddConstraint(
            model_name='nomination',
            constraint=models.UniqueConstraint(fields=('campaign', 'key'), name='coalition_nomination_has_its_own_key'),
        ),
        migrations.AddConstraint(
            model_name='nomination',
            constraint=models.UniqueConstraint(condition=models.Q(('withdrawn_at__isnull', True)), fields=('rotation', 'person'), name='coalition_nomination_names_a_person_once_in_a_rotation'),
        ),
        migrations.AddConstraint(
            model_name='ballot',
            constraint=models.UniqueConstraint(fields=('campaign', 'key'), name='coalition_ballot_has_its_own_key'),
        ),
        migrations.AddConstraint(
            model_name='ballot',
            constraint=models.UniqueConstraint(fields=('rotation', 'number'), name='coalition_ballot_has_its_own_number'),
        ),
        migrations.AddConstraint(
            model_name='ballot',
            constraint=models.UniqueConstraint(condition=models.Q(('outcome', '')), fields=('rotation',), name='coalition_ballot_of_a_rotation_is_one_at_a_time'),
        ),
    ]
