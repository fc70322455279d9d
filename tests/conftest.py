"""The cast, always the same: Nora convenes, Mateo belongs to a member, Ines observes, Sam is nobody.

The officer keeps the secretariat; the operator sits at the command line. Built only when asked for.
"""

from __future__ import annotations

import os
import re
from datetime import date
from pathlib import Path

import pytest

from tests import rows
from tests.shares import in_share

SHARED = Path(__file__).resolve().parents[2] / "shared"
CAMPAIGN = "test-campaign"
TODAY = date(2004, 1, 30)

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # the browser driver runs its own loop beside Django


def _on_postgresql() -> bool:
    return os.environ.get("DATABASE_URL", "").startswith("postgres")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if _on_postgresql():
        _leave_what_ran_on_sqlite(config, items)
    else:
        _leave_out(config, items, [item for item in items if "postgresql" in item.keywords])
    if SHARED.exists():
        return
    skip = pytest.mark.skip(reason="shared: the folder ../shared is absent")
    for item in items:
        if "shared" in item.keywords:
            item.add_marker(skip)


# Files whose subject is the database itself; they run on PostgreSQL each time, of the others a part.
OF_THE_DATABASE = re.compile(
    r"/test_\w*(at_once|always_holds|kill|search|jobs|mail|log|rotation|import|portable|erasing|embargo)"
)
OF_THE_OTHERS = 0.25


def _runs_on_postgresql(where: str) -> bool:
    return bool(OF_THE_DATABASE.search(where)) or in_share(where, OF_THE_OTHERS)


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """On PostgreSQL a file of which nothing would stay is not read either."""
    if _on_postgresql() and collection_path.match("test_*.py"):
        return not _runs_on_postgresql(collection_path.relative_to(config.rootpath).as_posix()) or None
    return None


def _leave_what_ran_on_sqlite(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL: what touches no table is left out, and of the other files some, unless the database is their
    subject (all of them with LONG=1).
    """
    asked_by = {"db", "transactional_db", "live_server"}

    def stays(item: pytest.Item) -> bool:
        where = item.nodeid.partition("::")[0]
        asks = item.get_closest_marker("django_db") or not asked_by.isdisjoint(getattr(item, "fixturenames", ()))
        return bool(asks) and _runs_on_postgresql(where)

    _leave_out(config, items, [item for item in items if not stays(item)])


def _leave_out(config: pytest.Config, items: list[pytest.Item], left: list[pytest.Item]) -> None:
    if left:
        gone = set(left)
        config.hook.pytest_deselected(items=left)
        items[:] = [item for item in items if item not in gone]


_skipped: list[str] = []


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    if report.skipped and not hasattr(report, "wasxfail"):
        _skipped.append(f"{report.nodeid}: {report.longrepr[-1] if isinstance(report.longrepr, tuple) else ''}")


def pytest_sessionfinish(session: pytest.Session) -> None:
    """With REQUIRE_ALL=1 a part that could not run is a failure; only the folder ../shared may be missing."""
    missing = [line for line in _skipped if "shared:" not in line]
    if os.environ.get("REQUIRE_ALL") == "1" and missing and not hasattr(session.config, "workerinput"):
        print("\nREQUIRE_ALL=1, but these did not run:\n  " + "\n  ".join(missing))
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.fixture(scope="session")
def shared() -> Path:
    return SHARED


@pytest.fixture
def long_share() -> float:
    """How much of a long proof runs here: a tenth, or all of it with LONG=1."""
    return 1.0 if os.environ.get("LONG") == "1" else 0.1


@pytest.fixture(autouse=True)
def _english():
    """A request leaves its language behind in the thread; each test begins without one."""
    from django.utils import translation

    translation.deactivate()


def _person(username: str, role: str | None):
    from accede.accounts.models import Grant, User

    user = User.objects.create_user(username=username, email=f"{username}@accede.example", name=username.title())
    if role:
        Grant.objects.create(user=user, role=role, campaign=CAMPAIGN, from_date=date(1990, 1, 1))
    return user


@pytest.fixture
def nora(db):
    return _person("nora", "convener")


@pytest.fixture
def mateo(db):
    return _person("mateo", "member")


@pytest.fixture
def ines(db):
    return _person("ines", "observer")


@pytest.fixture
def officer(db):
    return _person("officer", "secretariat")


@pytest.fixture
def sam(db):
    return _person("sam", None)


@pytest.fixture
def operator(db):
    from accede.accounts.queries import operator as the_operator

    return the_operator()


@pytest.fixture(scope="session")
def _shipped_rows() -> dict[str, list[tuple]]:
    """The rows of what is shipped, by table; empty until the first module loads them."""
    return {}


@pytest.fixture(scope="module")
def _shipped_once(django_db_setup, django_db_blocker, _shipped_rows):
    """What is shipped, for a module, inside a transaction that is rolled back at its end. Read from its files once a
    session; later modules get the same rows, keys and version again (3 s become 0.2).
    """
    from django.core.management import call_command
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic():
        if _shipped_rows:
            rows.put(_shipped_rows)
        else:
            before = rows.read()
            call_command("record_load_shipped", verbosity=0)
            _shipped_rows.update(rows.added(before, rows.read()))
        yield
        transaction.set_rollback(True)


@pytest.fixture
def shipped(_shipped_once, db):
    """The shipped treaties and States on record."""
