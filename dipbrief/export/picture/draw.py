"""From a picture to SVG, by matplotlib."""

import hashlib
import io
import re
import threading
from typing import TYPE_CHECKING, Any, assert_never
from xml.dom import minidom

from dipbrief.export.picture.shapes import PAPER, Box, Line, Mark, Picture, Shape, Text

if TYPE_CHECKING:
    from matplotlib.axes import Axes

# matplotlib keeps its settings in one place for the whole process: one picture at a time
_LOCK = threading.Lock()
_FONTS = "'Helvetica Neue', Helvetica, Arial, 'Liberation Sans', 'Noto Sans', 'DejaVu Sans', sans-serif"
_MARKERS = {"circle": "o", "square": "s", "triangle": "^", "diamond": "D"}
_AREA = {"circle": 1.0, "square": 0.88, "triangle": 1.12, "diamond": 0.78}  # forms of one size look alike
_ALIGN = {"start": "left", "middle": "center", "end": "right"}
_PREFIX = "dipbrief-shape-"

# what XML cannot hold, and what would turn around the letters after it
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f]")


def draw(picture: Picture) -> str:
    """Return *picture* as one SVG element that needs no other file; the same picture gives the same characters.

    Raises ``ImportError`` when matplotlib is not installed.
    """
    tree = minidom.parseString(_plot(picture))
    root = tree.documentElement
    assert root is not None
    _drop_details(root)
    for element in list(root.getElementsByTagName("g")):
        if (id := element.getAttribute("id")).startswith(_PREFIX):
            _dress(tree, element, picture.shapes[int(id.removeprefix(_PREFIX))])
    _drop_ids(root)
    _introduce(tree, root, picture)
    return str(root.toxml()) + "\n"


# --- matplotlib ------------------------------------------------------------------------------------------------


def _plot(picture: Picture) -> bytes:
    try:
        import matplotlib
        from matplotlib.backends.backend_svg import FigureCanvasSVG
        from matplotlib.figure import Figure
    except ImportError as error:
        raise ImportError("pictures need matplotlib: pip install 'matplotlib>=3.9,<4'") from error
    with _LOCK, matplotlib.rc_context(_settings(matplotlib.rcParamsDefault, picture)):
        figure = Figure(figsize=(picture.width / 72, picture.height / 72), dpi=72, facecolor=PAPER)
        FigureCanvasSVG(figure)
        axes = figure.add_axes((0, 0, 1, 1), xlim=(0, picture.width), ylim=(picture.height, 0))
        axes.set_axis_off()
        for number, shape in enumerate(picture.shapes):
            _add(axes, shape, f"{_PREFIX}{number}", number)
        written = io.BytesIO()
        figure.savefig(written, format="svg", metadata={"Date": None, "Creator": None})
    return written.getvalue()


def _settings(defaults: Any, picture: Picture) -> Any:
    """The settings of a fresh matplotlib, whatever the user's are; the backend is not ours to choose."""
    fresh = {name: defaults[name] for name in defaults if not name.startswith("backend")}
    # text stays text; ids are made from the picture, to be the same in each run and other ones in other pictures
    return fresh | {"svg.fonttype": "none", "svg.hashsalt": _digest(repr(picture))}


def _digest(words: str) -> str:
    return hashlib.sha256(words.encode(errors="backslashreplace")).hexdigest()[:12]


def _add(axes: "Axes", shape: Shape, id: str, order: int) -> None:
    from matplotlib.patches import Rectangle

    common: dict[str, Any] = {"gid": id, "zorder": order, "clip_on": False}
    match shape:
        case Text():
            # a stand-in for the words: matplotlib takes "$" for mathematics and warns of letters that its font lacks
            align: Any = _ALIGN[shape.anchor]
            axes.text(
                shape.x, shape.y, "x", ha=align, va="baseline", rotation=shape.angle, rotation_mode="anchor", **common
            )
        case Mark():
            axes.add_line(_marker(shape, common))
        case Line():
            axes.add_patch(_path(shape, common))
        case Box():
            axes.add_patch(Rectangle((shape.x, shape.y), shape.width, shape.height, color=shape.colour, lw=0, **common))
        case _:
            assert_never(shape)


def _marker(mark: Mark, common: dict[str, Any]) -> Any:
    from matplotlib.lines import Line2D

    return Line2D(
        [mark.x],
        [mark.y],
        marker=_MARKERS[mark.form],
        markersize=mark.size * _AREA[mark.form],
        markerfacecolor=mark.colour if mark.filled else PAPER,
        markeredgecolor=PAPER if mark.filled else mark.colour,
        markeredgewidth=0.8 if mark.filled else 1.8,
        linestyle="none",
        **common,
    )


def _path(line: Line, common: dict[str, Any]) -> Any:
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path

    points = [line.start, line.end] if line.bend is None else [line.start, line.bend, line.end]
    codes = [Path.MOVETO, Path.LINETO] if line.bend is None else [Path.MOVETO, Path.CURVE3, Path.CURVE3]
    style: Any = (0, (3.5, 2.5)) if line.dashed else "solid"
    return PathPatch(
        Path(points, codes), facecolor="none", edgecolor=line.colour, linewidth=line.width, linestyle=style, **common
    )


# --- what matplotlib wrote, made readable ----------------------------------------------------------------------


def _drop_details(root: minidom.Element) -> None:
    """Take out the metadata, and the style that the drawing does not need."""
    for name in ("metadata", "style"):
        for element in list(root.getElementsByTagName(name)):
            parent = element.parentNode
            assert parent is not None
            parent.removeChild(element)
    _drop_comments(root)


def _drop_comments(node: minidom.Element) -> None:
    for child in list(node.childNodes):
        if child.nodeType == child.COMMENT_NODE or (child.nodeType == child.TEXT_NODE and not child.data.strip()):
            node.removeChild(child)
        elif isinstance(child, minidom.Element):
            _drop_comments(child)


def _dress(tree: minidom.Document, group: minidom.Element, shape: Shape) -> None:
    """Give the group of *shape* its words, its role and what a reader sees when pointing at it."""
    if isinstance(shape, Text):
        for element in group.getElementsByTagName("text"):
            _write(tree, element, shape)
    elif isinstance(shape, Mark | Line):
        if shape.role is not None:
            group.setAttribute("class", shape.role)
        if shape.tip is not None:
            group.insertBefore(_element(tree, "title", shape.tip), group.firstChild)


def _write(tree: minidom.Document, element: minidom.Element, text: Text) -> None:
    while element.firstChild is not None:
        element.removeChild(element.firstChild)
    element.appendChild(tree.createTextNode(_printable(text.words)))
    weight = "; font-weight: bold" if text.bold else ""
    style = f"font-size: {text.size:g}px; fill: {text.colour}; text-anchor: {text.anchor}{weight}"
    element.setAttribute("style", style)


def _drop_ids(root: minidom.Element) -> None:
    """Keep only ids that something refers to, so that several pictures can stand in one page."""
    everything = [root, *root.getElementsByTagName("*")]
    used = {element.getAttribute("xlink:href").removeprefix("#") for element in everything}
    for element in everything:
        if element.hasAttribute("id") and element.getAttribute("id") not in used:
            element.removeAttribute("id")


def _introduce(tree: minidom.Document, root: minidom.Element, picture: Picture) -> None:
    """Size, font, name and description, for browsers, editors and screen readers."""
    root.setAttribute("width", f"{picture.width:g}")
    root.setAttribute("height", f"{picture.height:g}")
    root.setAttribute("style", "max-width: 100%; height: auto")
    root.setAttribute("font-family", _FONTS)
    root.setAttribute("role", "img")
    digest = _digest(root.toxml())
    names = [f"{name}-{digest}" for name in ("title", "desc")]
    root.setAttribute("aria-labelledby", names[0])
    root.setAttribute("aria-describedby", names[1])
    first = root.firstChild
    for name, id, words in zip(("title", "desc"), names, (picture.title, picture.description), strict=True):
        element = _element(tree, name, words)
        element.setAttribute("id", id)
        root.insertBefore(element, first)


def _element(tree: minidom.Document, name: str, words: str) -> minidom.Element:
    element = tree.createElement(name)
    element.appendChild(tree.createTextNode(_printable(words)))
    return element


def _printable(words: str) -> str:
    return " ".join(_UNPRINTABLE.sub("\ufffd", _TURNING.sub("", words)).split())
