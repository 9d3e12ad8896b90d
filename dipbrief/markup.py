"""HTML as feeds carry it: turned into the text that a reader sees, or found within a text that should be plain."""

import html
import re
from collections.abc import Iterator
from importlib.util import find_spec
from itertools import islice

from dipbrief.surrogates import without_surrogates

__all__ = ["holds_markup", "looks_like_markup", "markup_edits", "read_markup"]

# What begins on a line of its own; between two of these a blank line is put.
_BLOCKS = frozenset(
    re.findall(
        r"\S+",
        "address article aside blockquote body dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 "
        "header hr html li main nav ol p pre section table tr ul",
    )
)
_CELLS = frozenset(("td", "th"))
_UNSEEN = frozenset(("noscript", "script", "style", "template", "title"))
_TAG = re.compile(
    r"</?(?:p|div|section|article|body|html|br|h[1-6]|ul|ol|li|span|a|em|strong|b|i)\b[^<>]*>", re.IGNORECASE
)
_CDATA, _CDATA_END = "<![CDATA[", "]]>"
_SECTION = re.compile(r"<!\[[^>]*>?")  # other marked sections, at some of which the parser gives up
_SPACES = re.compile(r"[ \t\r\n\f]+")  # not the no-break space, which is printed
_BREAK = "\n"
_BLANK = "\n\n"


def looks_like_markup(text: str) -> bool:
    """Tell whether *text* holds HTML tags, for formats that do not say what they carry.

    >>> looks_like_markup("<p>OSLO - The ministers met.</p>"), looks_like_markup("OSLO - The ministers met (2 < 3).")
    (True, False)
    """
    return _TAG.search(text) is not None


# What is not text in markup: comments, elements that nobody sees, tags, references. No alternative looks beyond the
# next place at which it could itself begin, so that broken markup costs no more than whole.
_NOT_TEXT = re.compile(
    r"""
      <!-- (?: [^-<] | -(?!->) | <(?!!--) )*+ -->
    | <(?P<unseen>script|style|noscript|template|title)\b[^<>]*+> (?: [^<] | <(?!/?(?P=unseen)\b) )*+ </(?P=unseen)\s*+>
    | <!\[CDATA\[ | \]\]>
    | <[!?][^<>]*+>
    | </?(?P<tag>[a-z][a-z0-9:-]*+)(?=[\s/>])[^<>]*+>
    | &(?P<reference>\#\d{1,7}|\#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});
    | (?P<space>\s*\n\s*)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_REFERENCE = re.compile(
    r"&(?:#\d{2,7}|#[xX][0-9a-fA-F]{2,6}|(?:amp|nbsp|quot|apos|[lr][sd]quo|[mn]dash|hellip|[A-Za-z](?:acute|uml|grave|circ|tilde|cedil|caron)));"
)
_BREAKING = re.compile(r"</?(?:p|div|br|li|tr|td|h[1-6]|html|body|article)\b[^<>]*>", re.IGNORECASE)


def holds_markup(text: str) -> bool:
    """Tell whether *text*, which should be plain, is HTML: a tag that breaks lines, two others, or a reference.

    >>> [holds_markup(text) for text in ("OSLO<br>The ministers met.", "Lund&#8217;s guest", "a <b>key</b> point")]
    [True, True, True]
    >>> [holds_markup(text) for text in ("a < b and c > d", "AT&T; <b> is a tag", "<lund@mfa.example>")]
    [False, False, False]
    """
    return bool(_BREAKING.search(text) or _REFERENCE.search(text) or len(list(islice(_TAG.finditer(text), 2))) == 2)


def markup_edits(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield what is not text in *text*, as (from, to, what a reader sees instead), in order.

    >>> list(markup_edits("A&amp;B<br>C"))
    [(1, 6, '&'), (7, 11, '\\n')]
    """
    in_blocks = _BREAKING.search(text) is not None
    for match in _NOT_TEXT.finditer(text):
        instead = _seen(match, in_blocks=in_blocks)
        if instead is not None:
            yield match.start(), match.end(), instead


def _seen(match: re.Match[str], *, in_blocks: bool) -> str | None:
    """What a reader sees at *match*; None where it is text after all."""
    if match["space"]:  # between blocks, line ends are blanks
        return " " if in_blocks else None
    if match["reference"]:
        seen = html.unescape(match[0])
        return None if seen == match[0] else seen
    tag = (match["tag"] or "").lower()
    if tag == "br":
        return _BREAK
    if tag in _BLOCKS:
        return _BLANK
    return " " if tag in _CELLS or match["unseen"] else ""


def read_markup(markup: str) -> str:
    """Return the text of *markup* (HTML or XHTML), a blank line between its paragraphs.

    White space is joined as a browser does, references such as ``&amp;`` are replaced, scripts and styles left
    out. Broken markup gives what can be read of it; never raises. It is read by lxml where that is installed (extra
    ``html``), else by expressions that know tags, comments and references, and no nesting.

    >>> read_markup("<p>OSLO &ndash; The <b>ministers</b>\\n met.</p><ul><li>arms<br/>exports</li></ul>")
    'OSLO – The ministers met.\\n\\narms\\nexports'
    >>> read_markup("")
    ''
    """
    plain = _SECTION.sub("", "".join(_without_sections(markup)))
    pieces = _parsed(plain) if find_spec("lxml") else _matched(plain)
    joined = re.sub(r" {2,}", " ", "".join(pieces))
    lines = [line.strip(" ") for line in joined.split(_BREAK)]
    return re.sub(r"\n{3,}", _BLANK, _BREAK.join(lines)).strip(" \n")


def _without_sections(markup: str) -> Iterator[str]:
    """The markup, with what CDATA sections hold as plain text in it."""
    at = 0
    while (start := markup.find(_CDATA, at)) >= 0 and (end := markup.find(_CDATA_END, start)) >= 0:
        yield markup[at:start]
        yield html.escape(markup[start + len(_CDATA) : end])
        at = end + len(_CDATA_END)
    yield markup[at:]


def _matched(markup: str) -> Iterator[str]:
    """The pieces of text and the breaks between them, by expressions alone."""
    at = 0
    for match in _NOT_TEXT.finditer(markup):
        instead = "" if match["unseen"] else _seen(match, in_blocks=True)
        if instead is not None:
            yield _SPACES.sub(" ", markup[at : match.start()])
            yield instead
            at = match.end()
    yield _SPACES.sub(" ", markup[at:])


def _parsed(markup: str) -> list[str]:
    """The same by lxml."""
    from lxml import etree

    parser = etree.HTMLParser(target=_Target(), huge_tree=True)
    parser.feed(f"<body>{without_surrogates(markup)}")
    pieces: list[str] = parser.close()
    return pieces


class _Target:
    """Collects pieces of text and the breaks between them while lxml reads."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._unseen = 0

    def start(self, tag: str, _: object) -> None:
        self._unseen += tag in _UNSEEN
        self._break(tag)

    def end(self, tag: str) -> None:
        self._unseen -= tag in _UNSEEN
        if tag != "br":
            self._break(tag)

    def data(self, data: str) -> None:
        if not self._unseen:
            self._pieces.append(_SPACES.sub(" ", data))

    def _break(self, tag: str) -> None:
        if tag == "br":
            self._pieces.append(_BREAK)
        elif tag in _BLOCKS:
            self._pieces.append(_BLANK)
        elif tag in _CELLS:
            self._pieces.append(" ")

    def close(self) -> list[str]:
        return self._pieces
