import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('coalition', '0005_tasks_closed_with_a_result'),
        ('meetings', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='DecisionTask',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('decision', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tasks', to='meetings.decision')),
                ('task', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='coalition.task', verbose_name='task')),
            ],
            options={
                'verbose_name': 'task of a decision',
                'verbose_name_plural': 'tasks of decisions',
            },
        ),
        migrations.RemoveConstraint(
            model_name='callrecipient',
            name='meetings_call_goes_to_a_person_once',
        ),
        migrations.AddField(
            model_name='callrecipient',
            name='name',
            field=models.CharField(default='', max_length=200, verbose_name='name'),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='reply',
            name='email',
            field=models.EmailField(default='', max_length=254, verbose_name='address that was called'),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='reply',
            name='name',
            field=models.CharField(default='', max_length=200, verbose_name='name'),
            preserve_default=False,
        ),
        migrations.AlterField(
            model_name='callrecipient',
            name='person',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='coalition.person'),
        ),
        migrations.AlterField(
            model_name='reply',
            name='person',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='coalition.person'),
        ),
        migrations.AddConstraint(
            model_name='callrecipient',
            constraint=models.UniqueConstraint(fields=('call', 'email'), name='meetings_call_goes_to_an_address_once'),
        ),
    ]
