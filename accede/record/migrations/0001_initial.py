import accede.kit.fields
import accede.record.models.treaties
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Group',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(max_length=60, unique=True)),
                ('names', models.JSONField(default=dict)),
                ('kind', models.CharField(blank=True, max_length=40)),
                ('as_of', models.CharField(blank=True, max_length=24)),
                ('source', models.CharField(max_length=300, verbose_name='source')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('source', ''), _negated=True), name='record_group_names_its_source')],
            },
        ),
        migrations.CreateModel(
            name='RecordVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveBigIntegerField(default=0)),
                ('token', models.CharField(max_length=32)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('id', 1)), name='record_version_is_one_row')],
            },
        ),
        migrations.CreateModel(
            name='State',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=12, unique=True, verbose_name='code')),
                ('kind', models.CharField(choices=[('state', 'State'), ('other_state', 'State that is not a Member of the United Nations'), ('former', 'former State'), ('organisation', 'organisation'), ('territory', 'territory')], default='state', max_length=14, verbose_name='kind')),
                ('iso2', models.CharField(blank=True, max_length=2)),
                ('iso3', models.CharField(blank=True, max_length=4)),
                ('m49', models.CharField(blank=True, max_length=3)),
                ('from_date', models.DateField(blank=True, null=True, verbose_name='exists from')),
                ('until_date', models.DateField(blank=True, null=True, verbose_name='ended on')),
                ('note', models.TextField(blank=True)),
                ('shipped', models.BooleanField(default=False)),
                ('source', models.CharField(max_length=300, verbose_name='source')),
                ('predecessors', models.ManyToManyField(blank=True, related_name='successors', to='record.state')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('source', ''), _negated=True), name='record_state_names_its_source'), models.CheckConstraint(condition=models.Q(('until_date__isnull', True), ('from_date__isnull', True), ('until_date__gte', models.F('from_date')), _connector='OR'), name='record_state_ends_after_it_begins')],
            },
        ),
        migrations.CreateModel(
            name='MigrantFigures',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField()),
                ('immigrants', models.PositiveBigIntegerField(blank=True, null=True)),
                ('emigrants', models.PositiveBigIntegerField(blank=True, null=True)),
                ('source', models.CharField(max_length=300, verbose_name='source')),
                ('state', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='migrant_figures', to='record.state')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('source', ''), _negated=True), name='record_migrantfigures_name_their_source'), models.UniqueConstraint(fields=('state', 'year'), name='record_migrantfigures_once_a_year')],
            },
        ),
        migrations.CreateModel(
            name='GroupMembership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('from_date', models.DateField(blank=True, null=True)),
                ('until_date', models.DateField(blank=True, null=True)),
                ('note', models.CharField(blank=True, max_length=200)),
                ('source', models.CharField(max_length=300, verbose_name='source')),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='record.group')),
                ('state', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='record.state')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('source', ''), _negated=True), name='record_groupmembership_names_its_source'), models.UniqueConstraint(fields=('group', 'state', 'from_date'), name='record_groupmembership_begins_once_on_a_day'), models.UniqueConstraint(condition=models.Q(('from_date__isnull', True)), fields=('group', 'state'), name='record_groupmembership_once_without_a_first_day')],
            },
        ),
        migrations.CreateModel(
            name='Alias',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.CharField(max_length=300, unique=True, verbose_name='name as printed')),
                ('decided_by', models.CharField(blank=True, max_length=150)),
                ('decided_date', models.DateField(blank=True, null=True)),
                ('source', models.CharField(max_length=300, verbose_name='source')),
                ('state', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='aliases', to='record.state')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='record_alias_is_not_empty'), models.CheckConstraint(condition=models.Q(('source', ''), _negated=True), name='record_alias_names_its_source')],
            },
        ),
        migrations.CreateModel(
            name='StateName',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(choices=[('ar', 'ar'), ('en', 'en'), ('es', 'es'), ('fr', 'fr'), ('ru', 'ru'), ('zh', 'zh')], max_length=2)),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('formal', models.CharField(blank=True, max_length=300, verbose_name='formal name')),
                ('from_date', models.DateField(blank=True, null=True, verbose_name='from')),
                ('until_date', models.DateField(blank=True, null=True, verbose_name='until')),
                ('source', models.CharField(max_length=300, verbose_name='source')),
                ('state', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='names', to='record.state')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='record_statename_is_not_empty'), models.CheckConstraint(condition=models.Q(('source', ''), _negated=True), name='record_statename_names_its_source'), models.UniqueConstraint(fields=('state', 'language', 'from_date'), name='record_statename_one_name_in_a_language_from_a_day'), models.UniqueConstraint(condition=models.Q(('from_date__isnull', True)), fields=('state', 'language'), name='record_statename_one_first_name_in_a_language')],
            },
        ),
        migrations.CreateModel(
            name='Treaty',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=80, unique=True, verbose_name='short name in addresses')),
                ('number', models.CharField(blank=True, max_length=40, verbose_name="depositary's number")),
                ('chapter', models.CharField(blank=True, max_length=200)),
                ('titles', models.JSONField(default=dict, verbose_name='titles')),
                ('short_titles', models.JSONField(blank=True, default=dict, verbose_name='short titles')),
                ('adopted_date', models.DateField(blank=True, null=True, verbose_name='adopted')),
                ('place', models.CharField(blank=True, max_length=200, verbose_name='place')),
                ('rules', models.JSONField(blank=True, default=dict, validators=[accede.record.models.treaties.check_rules], verbose_name='clauses')),
                ('official_entry_date', models.DateField(blank=True, null=True, verbose_name='official day of entry into force')),
                ('official_entry_source', models.CharField(blank=True, max_length=300)),
                ('as_of', models.DateField(blank=True, null=True, verbose_name='record as of')),
                ('source', models.CharField(max_length=300, verbose_name='source')),
                ('warning', models.TextField(blank=True, verbose_name='warning')),
                ('facts', models.JSONField(blank=True, default=dict)),
                ('shipped', models.BooleanField(default=False)),
                ('token', models.CharField(blank=True, max_length=32)),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='protocols', to='record.treaty')),
            ],
            options={
                'verbose_name_plural': 'treaties',
                'constraints': [models.CheckConstraint(condition=models.Q(('source', ''), _negated=True), name='record_treaty_names_its_source'), models.CheckConstraint(condition=models.Q(('official_entry_date__isnull', True), models.Q(('official_entry_source', ''), _negated=True), _connector='OR'), name='record_treaty_official_day_names_its_source')],
            },
        ),
        migrations.CreateModel(
            name='Import',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('filename', models.CharField(max_length=200, verbose_name='file')),
                ('format', models.CharField(blank=True, max_length=20)),
                ('sha256', models.CharField(max_length=64)),
                ('content', models.BinaryField()),
                ('header', models.JSONField(default=dict)),
                ('counts', models.JSONField(default=dict)),
                ('problems', models.JSONField(default=list)),
                ('left_out', models.JSONField(default=list)),
                ('refused', models.TextField(blank=True)),
                ('state', models.CharField(choices=[('staging', 'being read'), ('staged', 'waits for a decision'), ('refused', 'refused'), ('partly', 'approved in part'), ('approved', 'approved'), ('rejected', 'rejected')], default='staging', max_length=10)),
                ('base_version', models.CharField(blank=True, max_length=32)),
                ('staged_by', models.CharField(max_length=150)),
                ('staged_at', models.DateTimeField()),
                ('staged_date', models.DateField()),
                ('decided_by', models.CharField(blank=True, max_length=150)),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('reason', models.TextField(blank=True, verbose_name='reason')),
                ('treaty', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='imports', to='record.treaty')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('decided_by', '')), models.Q(models.Q(('decided_by', ''), _negated=True), ('decided_at__isnull', False)), _connector='OR'), name='record_import_decided_by_and_decided_at_go_together'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'rejected'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='record_import_a_rejection_gives_its_reason')],
            },
        ),
        migrations.CreateModel(
            name='Act',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(max_length=120)),
                ('kind', models.CharField(choices=[('signature', 'signature'), ('definitive_signature', 'definitive_signature'), ('ratification', 'ratification'), ('acceptance', 'acceptance'), ('approval', 'approval'), ('accession', 'accession'), ('succession', 'succession'), ('succession_to_signature', 'succession_to_signature'), ('formal_confirmation', 'formal_confirmation'), ('provisional_application', 'provisional_application'), ('consent_to_be_bound', 'consent_to_be_bound'), ('simplified_procedure', 'simplified_procedure'), ('confirmation', 'confirmation'), ('participation', 'participation'), ('reservation', 'reservation'), ('declaration', 'declaration'), ('objection', 'objection'), ('reservation_withdrawn', 'reservation_withdrawn'), ('declaration_withdrawn', 'declaration_withdrawn'), ('objection_withdrawn', 'objection_withdrawn'), ('denunciation', 'denunciation'), ('rescission', 'rescission'), ('no_intention', 'no_intention'), ('struck', 'struck')], max_length=30, verbose_name='kind')),
                ('deposited', accede.kit.fields.MomentField(blank=True, default='', verbose_name='deposited')),
                ('effective_date', models.DateField(blank=True, null=True, verbose_name='takes effect')),
                ('learned_date', models.DateField(verbose_name='learned of')),
                ('article', models.CharField(blank=True, max_length=40, verbose_name='article')),
                ('about', models.CharField(blank=True, max_length=120, verbose_name='about')),
                ('counted', models.BooleanField(default=True, verbose_name='counted')),
                ('withdrawn_date', models.DateField(blank=True, null=True, verbose_name='no longer stands from')),
                ('note', models.TextField(blank=True, verbose_name='note')),
                ('confidence', models.CharField(blank=True, max_length=20, verbose_name='confidence')),
                ('source', models.CharField(max_length=300, verbose_name='source')),
                ('origin', models.CharField(choices=[('shipped', 'shipped'), ('import', 'import'), ('person', 'person')], max_length=10)),
                ('entered_by', models.CharField(max_length=150)),
                ('entered_at', models.DateTimeField()),
                ('verified_by', models.CharField(blank=True, max_length=150)),
                ('verified_at', models.DateTimeField(blank=True, null=True)),
                ('reason', models.TextField(blank=True, verbose_name='reason')),
                ('replaces', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replaced_by', to='record.act')),
                ('state', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='acts', to='record.state')),
                ('treaty', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='acts', to='record.treaty')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('source', ''), _negated=True), name='record_act_names_its_source'), models.CheckConstraint(condition=models.Q(('entered_by', ''), _negated=True), name='record_act_names_who_entered_it'), models.CheckConstraint(condition=models.Q(models.Q(('verified_at__isnull', True), ('verified_by', '')), models.Q(models.Q(('verified_by', ''), _negated=True), ('verified_at__isnull', False)), _connector='OR'), name='record_act_verified_by_and_verified_at_go_together'), models.CheckConstraint(condition=models.Q(('verified_by', models.F('entered_by')), _negated=True), name='record_act_is_verified_by_a_second_person'), models.CheckConstraint(condition=models.Q(models.Q(('reason', ''), ('replaces__isnull', True)), models.Q(('replaces__isnull', False), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='record_act_a_correction_and_its_reason_go_together'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'struck'), _negated=True), ('replaces__isnull', False), _connector='OR'), name='record_act_a_striking_out_names_what_it_strikes'), models.UniqueConstraint(fields=('treaty', 'key'), name='record_act_has_one_key_in_its_treaty')],
            },
        ),
        migrations.CreateModel(
            name='ImportLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('row', models.PositiveIntegerField(blank=True, null=True)),
                ('column', models.CharField(blank=True, max_length=200)),
                ('change', models.CharField(choices=[('added', 'added'), ('changed', 'changed'), ('withdrawn', 'withdrawn'), ('same', 'same'), ('absent', 'on record, not in the file'), ('unknown', 'unknown name'), ('official', 'official day')], max_length=10)),
                ('name', models.CharField(blank=True, max_length=300)),
                ('kind', models.CharField(blank=True, max_length=30)),
                ('deposited', accede.kit.fields.MomentField(blank=True, default='')),
                ('data', models.JSONField(default=dict)),
                ('effect', models.JSONField(default=dict)),
                ('decision', models.CharField(choices=[('waiting', 'waits'), ('approved', 'approved'), ('ignored', 'left out')], default='waiting', max_length=10)),
                ('act', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='record.act')),
                ('existing', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='record.act')),
                ('import_file', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='record.import')),
                ('state', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='record.state')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('import_file', 'number'), name='record_importline_has_one_number')],
            },
        ),
        migrations.CreateModel(
            name='AcceptedDifference',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('computed_date', models.DateField()),
                ('official_date', models.DateField()),
                ('reason', models.TextField(verbose_name='reason')),
                ('accepted_by', models.CharField(max_length=150)),
                ('accepted_at', models.DateTimeField()),
                ('treaty', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='accepted_differences', to='record.treaty')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='record_accepteddifference_gives_its_reason'), models.UniqueConstraint(fields=('treaty', 'computed_date', 'official_date'), name='record_accepteddifference_once_for_two_days')],
            },
        ),
        migrations.AddIndex(
            model_name='act',
            index=models.Index(fields=['treaty', 'state'], name='record_act_by_treaty_state'),
        ),
    ]
