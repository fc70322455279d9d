import accede.kit.keys
import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '__first__'),
        ('coalition', '0010_rules_of_procedure'),
    ]

    operations = [
        migrations.CreateModel(
            name='PlanItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('shared_with', models.CharField(choices=[('own', 'own organisation only'), ('named', 'named organisations'), ('members', 'members'), ('alliance', 'members and observers'), ('public', 'everybody')], default='alliance', max_length=10, verbose_name='shared with')),
                ('shared_keys', models.JSONField(blank=True, default=list, verbose_name='named organisations')),
                ('key', models.SlugField(max_length=80, validators=[accede.kit.keys.refuse_reserved])),
                ('year', models.PositiveSmallIntegerField(verbose_name='year')),
                ('title', models.CharField(max_length=200, verbose_name='idea')),
                ('text', models.TextField(blank=True, verbose_name='what it is and why')),
                ('proposed', models.DateField(verbose_name='proposed')),
                ('amount', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='budget')),
                ('currency', models.CharField(blank=True, max_length=3, verbose_name='currency')),
                ('budget_words', models.CharField(blank=True, max_length=300, verbose_name='budget in words')),
                ('source', models.CharField(blank=True, max_length=300, verbose_name='source')),
                ('campaign', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='plan', to='coalition.campaign')),
                ('carried_from', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='carried_to', to='coalition.planitem', verbose_name='carried over from')),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='coalition.organisation', verbose_name='organisation')),
                ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='coalition.organisation', verbose_name='entered for')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='coalition.person', verbose_name='person')),
                ('proposed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='proposed by')),
            ],
            options={
                'verbose_name': 'item of the plan',
                'verbose_name_plural': 'items of the plan',
                'constraints': [models.UniqueConstraint(fields=('campaign', 'key'), name='coalition_plan_item_has_its_own_key'), models.CheckConstraint(condition=models.Q(('year__gte', 1900), ('year__lte', 2100)), name='coalition_plan_item_year_is_from_1900_to_2100', violation_error_message='The year lies between 1900 and 2100.'), models.CheckConstraint(condition=models.Q(('amount__isnull', True), models.Q(('amount__gt', 0), models.Q(('currency', ''), _negated=True)), _connector='OR'), name='coalition_plan_item_budget_is_more_than_nothing_and_has_a_currency', violation_error_message='A budget is more than nothing and names its currency, such as CHF.'), models.CheckConstraint(condition=models.Q(('currency', ''), ('currency__regex', '^[A-Z]{3}$'), _connector='OR'), name='coalition_plan_item_currency_has_three_letters', violation_error_message='A currency has three letters, such as CHF.')],
            },
        ),
        migrations.CreateModel(
            name='HistoricalPlanItem',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('shared_with', models.CharField(choices=[('own', 'own organisation only'), ('named', 'named organisations'), ('members', 'members'), ('alliance', 'members and observers'), ('public', 'everybody')], default='alliance', max_length=10, verbose_name='shared with')),
                ('shared_keys', models.JSONField(blank=True, default=list, verbose_name='named organisations')),
                ('key', models.SlugField(max_length=80, validators=[accede.kit.keys.refuse_reserved])),
                ('year', models.PositiveSmallIntegerField(verbose_name='year')),
                ('title', models.CharField(max_length=200, verbose_name='idea')),
                ('text', models.TextField(blank=True, verbose_name='what it is and why')),
                ('proposed', models.DateField(verbose_name='proposed')),
                ('amount', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='budget')),
                ('currency', models.CharField(blank=True, max_length=3, verbose_name='currency')),
                ('budget_words', models.CharField(blank=True, max_length=300, verbose_name='budget in words')),
                ('source', models.CharField(blank=True, max_length=300, verbose_name='source')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('campaign', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='coalition.campaign')),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='coalition.organisation', verbose_name='organisation')),
                ('owner', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='coalition.organisation', verbose_name='entered for')),
                ('person', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='coalition.person', verbose_name='person')),
                ('proposed_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='proposed by')),
                ('carried_from', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='coalition.planitem', verbose_name='carried over from')),
            ],
            options={
                'verbose_name': 'historical item of the plan',
                'verbose_name_plural': 'historical items of the plan',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='PlanStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(verbose_name='number')),
                ('day', models.DateField(verbose_name='day')),
                ('kind', models.CharField(choices=[('discussed', 'discussed'), ('adopted', 'adopted'), ('set_aside', 'set aside'), ('achieved', 'achieved'), ('partly', 'partly achieved'), ('not_achieved', 'not achieved'), ('carried_over', 'carried over')], max_length=12, verbose_name='what happened')),
                ('text', models.TextField(blank=True, verbose_name='in words')),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='recorded by')),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='steps', to='coalition.planitem')),
            ],
            options={
                'verbose_name': 'step of an item of the plan',
                'constraints': [models.UniqueConstraint(fields=('item', 'number'), name='coalition_plan_steps_are_numbered')],
            },
        ),
        migrations.CreateModel(
            name='Serving',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('about_kind', models.CharField(blank=True, max_length=60, verbose_name='kind of what it is about')),
                ('about_key', models.CharField(blank=True, max_length=120, verbose_name='key of what it is about')),
                ('about_title', models.CharField(blank=True, max_length=300, verbose_name='what it is about, as it was called then')),
                ('campaign', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='coalition.campaign')),
                ('item', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='activities', to='coalition.planitem')),
                ('purpose', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='served_by', to='coalition.purpose')),
            ],
            options={
                'verbose_name': 'activity of a purpose',
                'constraints': [models.UniqueConstraint(fields=('purpose', 'about_kind', 'about_key'), name='coalition_activity_serves_a_purpose_once'), models.UniqueConstraint(fields=('item', 'about_kind', 'about_key'), name='coalition_activity_belongs_to_an_item_once'), models.CheckConstraint(condition=models.Q(models.Q(('item__isnull', True), ('purpose__isnull', False)), models.Q(('item__isnull', False), ('purpose__isnull', True)), _connector='OR'), name='coalition_activity_is_of_a_purpose_or_of_an_item'), models.CheckConstraint(condition=models.Q(models.Q(('about_kind', ''), _negated=True), models.Q(('about_key', ''), _negated=True)), name='coalition_activity_names_a_kind_and_a_key')],
            },
        ),
    ]
