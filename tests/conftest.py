"""Options and settings of the whole suite.

``pytest -m "not slow"`` leaves out what starts other programs, draws, or reads whole sets again and again.
``pytest --hypothesis-profile=long`` looks at other examples each time, and at twenty times as many.
"""

import pytest
from hypothesis import settings

# Modules beside the tests whose functions assert: a failure shows the values there too.
pytest.register_assert_rewrite("exporting", "material", "pages", "programs", "scale.single")

settings.register_profile("suite", max_examples=50, deadline=None, derandomize=True)
settings.register_profile("long", max_examples=1000, deadline=None)
settings.load_profile("suite")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--rewrite",
        action="store_true",
        help="write the schema of Arrow tables, tests/arrow/*.txt, anew; review the diff before keeping it",
    )
