"""Options and settings of the whole suite.

``pytest --hypothesis-profile=long`` looks at other examples each time, and at twenty times as many.
"""

import pytest
from hypothesis import settings

# Modules with helpers that assert: a failure in them shows the values, as in a test.
pytest.register_assert_rewrite("material", "scale.single")

settings.register_profile("suite", max_examples=50, deadline=None, derandomize=True)
settings.register_profile("long", max_examples=1000, deadline=None)
settings.load_profile("suite")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--rewrite",
        action="store_true",
        help="write the schema of Arrow tables, tests/arrow/*.txt, anew; review the diff before keeping it",
    )
