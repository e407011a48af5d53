"""Whatever is asked of the API, it answers as described and without a fault of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings

schemathesis = pytest.importorskip("schemathesis", reason="needs schemathesis")

from schemathesis.checks import not_a_server_error  # noqa: E402
from schemathesis.specs.openapi.checks import (  # noqa: E402
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from wortlaut.web import Limits, Settings, application  # noqa: E402
from wortlaut.web.doors import OpenDoor, Role, User  # noqa: E402

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]


@pytest.fixture
def described(read_ledger: Path, tmp_path: Path) -> object:
    path = tmp_path / "w.db"
    path.write_bytes(read_ledger.read_bytes())
    limits = Limits(requests=10**6, writes=10**6)
    app = application(Settings(path, OpenDoor(User("mira", Role.REVIEWER)), None, limits))
    return schemathesis.openapi.from_asgi("/api/v1/openapi.json", app)


def test_anything_is_answered_as_described(described: object) -> None:
    operations = [result.ok() for result in described.get_all_operations()]
    assert len(operations) >= 12
    for operation in operations:

        @settings(
            max_examples=15,
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
            phases=[Phase.explicit, Phase.generate],
        )
        @given(operation.as_strategy())
        def ask(case: object) -> None:
            case.call_and_validate(checks=CHECKS)

        ask()
