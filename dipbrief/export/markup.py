"""HTML that what it holds cannot break: a plain string is escaped wherever it is put, ``Markup`` is not."""

import html

__all__ = ["Markup", "element", "escape", "join", "printable"]

_REPLACEMENT = "\ufffd"
_PICTURES = {n: 0x2400 + n for n in range(0x20) if chr(n) not in "\t\n\r"} | {0x7F: 0x2421}
_NONCHARACTERS = [
    *range(0xFDD0, 0xFDF0),
    *(plane + last for plane in range(0, 0x110000, 0x10000) for last in (0xFFFE, 0xFFFF)),
]
_SHOWN: dict[int, int | str] = {
    **_PICTURES,
    **dict.fromkeys([*range(0x80, 0xA0), *range(0xD800, 0xE000), *_NONCHARACTERS], _REPLACEMENT),
}


class Markup(str):
    """HTML ready to be written."""

    __slots__ = ()


def printable(text: str) -> str:
    r"""Return *text* with a visible sign for each character that HTML cannot hold; the length stays.

    Control characters become their pictures (NUL is ``␀``, escape ``␛``), those from U+0080 to U+009F, lone
    surrogates and noncharacters U+FFFD. Tab, line feed and carriage return stay.

    >>> printable("a\0b\x1b\x85\n")
    'a␀b␛�\n'
    """
    return text.translate(_SHOWN)


def escape(text: str) -> Markup:
    """Return *text* as HTML, good for content and for a quoted attribute; ``Markup`` is returned as it is.

    >>> escape("<b> & \\"c\\"")
    '&lt;b&gt; &amp; &quot;c&quot;'
    """
    if isinstance(text, Markup):
        return text
    return Markup(html.escape(printable(text)).replace("\r", "&#13;"))


def join(*content: str, by: str = "") -> Markup:
    """Return the pieces one behind the other, with *by* between them; empty ones are left out."""
    return Markup(escape(by).join(escape(piece) for piece in content if piece))


def element(tag: str, *content: str, **attributes: str | None) -> Markup:
    """Return an element; ``class_`` and ``aria_label`` are written "class" and "aria-label", ``None`` is left out.

    >>> element("a", "A & B", href="#x", class_=None, aria_label="1")
    '<a href="#x" aria-label="1">A &amp; B</a>'
    """
    written = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{escape(value)}"'
        for name, value in attributes.items()
        if value is not None
    )
    return Markup(f"<{tag}{written}>{join(*content)}</{tag}>")
