"""The pytest plugin: ``kg_reads``, to pin in one's own tests what is read in a sentence.

    def test_exports(kg_reads):
        kg_reads("ロシアは北朝鮮に石油を輸出した。", ("ロシア", "exports_to", "北朝鮮"), item="石油")
        kg_reads.none("ロシアは北朝鮮への石油輸出について協議した。", "exports_to")

Registered under ``pytest11``. Every pytest run loads this module, so it imports nothing of kg until a test
asks for the fixture. The ini option ``kg_configs`` names a configuration folder.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from kg.evaluation.expectations import Expectations


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the ini option ``kg_configs``."""
    parser.addini("kg_configs", "Configuration folder of kg for the fixture kg_reads.", default="")


@pytest.fixture(scope="session")
def kg_reads(pytestconfig: pytest.Config) -> Expectations:
    """Assert what is read: ``kg_reads(text, (subject, type, object), …)`` and ``kg_reads.none(text)``."""
    from kg.evaluation.expectations import Expectations

    folder = str(pytestconfig.getini("kg_configs"))
    return Expectations(pytestconfig.rootpath / folder if folder else None)
