"""Django's migrate; but an empty database gets its tables as the models are now, and not change by change.

Replaying every change that was ever made takes minutes of processor time, nearly all of it for redrawing models that
no table waits for. What a migration does by code (triggers, the full-text store) is done here too, once the tables
stand. That both ways give the same tables is proved in `tests/kit/test_fresh_tables.py`.
"""

from __future__ import annotations

from typing import Any, cast

from django.apps import apps
from django.core.management.base import CommandParser
from django.core.management.commands import migrate
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.operations import RunPython
from django.db.migrations.state import StateApps


class Command(migrate.Command):
    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--replay", action="store_true", help="apply every migration, even on an empty database")

    def handle(self, *args: Any, **options: Any) -> None:
        connection = connections[options["database"]]
        asked_for_part = any(options[name] for name in ("app_label", "fake", "plan", "check_unapplied", "replay"))
        if not asked_for_part and not connection.introspection.table_names():
            make_tables(connection)
        super().handle(*args, **options)


def make_tables(connection: BaseDatabaseWrapper) -> None:
    """Every table as the models are now, what migrations do by code, and the note that they are applied: all or
    nothing.
    """
    connection.prepare_database()
    executor = MigrationExecutor(connection)
    plan = [migration for migration, _back in executor.migration_plan(executor.loader.graph.leaf_nodes())]
    applied = executor.recorder.Migration
    with connection.schema_editor() as editor:
        for model in apps.get_models():
            if model._meta.can_migrate(connection):
                editor.create_model(model)
        for migration in plan:
            for operation in migration.operations:
                if isinstance(operation, RunPython):
                    operation.code(cast(StateApps, apps), editor)
        editor.create_model(applied)
        for migration in plan:
            applied.objects.using(connection.alias).create(app=migration.app_label, name=migration.name)
