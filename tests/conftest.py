"""Options and settings of the whole suite."""

import pytest
from hypothesis import settings

settings.register_profile("suite", max_examples=30, deadline=None, derandomize=True)
settings.load_profile("suite")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--rewrite",
        action="store_true",
        help="write tests/dispatches/*.report.json anew; review the diff before keeping it",
    )
