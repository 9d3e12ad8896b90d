"""Write the examples of the pages without prompts, so that what is copied runs; what they print becomes comments.

In the sources they are doctests, which the tests run.
"""

import re

_BLOCK = re.compile(r"^```python\n(>>> .*?)^```$", re.MULTILINE | re.DOTALL)


def on_page_markdown(markdown: str, **_: object) -> str:
    """Return the page as the site shows it."""
    return _BLOCK.sub(lambda block: f"```python\n{plain(block[1])}\n```", markdown)


def plain(example: str) -> str:
    """Return a doctest as code with comments.

    >>> print(plain(">>> 1 + 1  # doctest: +ELLIPSIS\\n2\\n\\n>>> for n in ():\\n...     pass\\n"))
    1 + 1
    # 2
    <BLANKLINE>
    for n in ():
        pass
    """
    return "\n".join(_line(line) for line in example.rstrip().split("\n"))


def _line(line: str) -> str:
    if line[:4] in (">>> ", "... "):
        return re.sub(r"  # doctest: .*$", "", line[4:])
    if line in (">>>", "...", "<BLANKLINE>"):
        return "#" if line == "<BLANKLINE>" else ""
    return f"# {line}" if line.strip() else ""
