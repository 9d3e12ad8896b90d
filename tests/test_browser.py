"""The page in a browser: width, contrast, keyboard, light, print; and that hostile words stay words there."""

import sys
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from pages import HOSTILE, NAMES, dispatch, hostile, long_word, page_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = Path("/usr/bin/chromium")
SWITCHES = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(find_spec("playwright") is None, reason="needs playwright: pip install --group browser"),
    pytest.mark.skipif(not CHROMIUM.exists(), reason=f"needs {CHROMIUM}: apt-get install chromium"),
]

Open = Callable[..., "Page"]


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        yield browser
        browser.close()


@pytest.fixture
def show(browser: "Browser", tmp_path: Path) -> Iterator[Open]:
    """Open a page from a file, in a context of its own."""
    contexts = []

    def show(source: str, *, width: int = 1280, scheme: Any = "light", **listeners: Callable[[Any], None]) -> "Page":
        file = tmp_path / "page.html"
        file.write_text(source, encoding="utf-8", newline="")
        context = browser.new_context(
            color_scheme=scheme, reduced_motion="reduce", viewport={"width": width, "height": 900}
        )
        contexts.append(context)
        page = context.new_page()
        for event, listener in listeners.items():
            page.on(event, listener)  # type: ignore[call-overload]
        page.goto(file.as_uri())
        return page

    yield show
    for context in contexts:
        context.close()


def width_of(page: "Page") -> int:
    return int(page.evaluate("document.documentElement.scrollWidth"))


# --- a narrow window -----------------------------------------------------------------------------------------------


def test_no_page_is_wider_than_a_phone(show: Open, tmp_path: Path) -> None:
    page = show(page_of(NAMES[0]), width=360)
    wide = []
    for name in NAMES:
        file = tmp_path / f"{name.replace('/', '-')}.html"
        file.write_text(page_of(name), encoding="utf-8", newline="")
        page.goto(file.as_uri())
        if width_of(page) > 360 or page.evaluate("document.querySelector('.text').textContent") != dispatch(name)[0]:
            wide.append(name)
    assert wide == []


@pytest.mark.parametrize("width", [360, 600, 900, 1280])
def test_a_word_of_500_letters_wraps(show: Open, width: int) -> None:
    assert width_of(show(long_word(), width=width)) <= width


def test_columns_beside_each_other_where_there_is_room(show: Open) -> None:
    tops = "['main', 'aside'].map(name => document.querySelector(name).getBoundingClientRect().left)"
    wide, narrow = show(page_of("trend/1")).evaluate(tops), show(page_of("trend/1"), width=360).evaluate(tops)
    assert wide[0] + 400 < wide[1]
    assert narrow[0] == narrow[1]


# --- hostile words -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [360, 1280])
def test_hostile_words_stay_words(show: Open, width: int) -> None:
    text, report = hostile()
    events: list[str] = []
    page = show(
        report.to_html(text),
        width=width,
        dialog=lambda dialog: events.append(dialog.type),
        request=lambda request: events.append(request.url),
        console=lambda message: events.append(message.text),
        pageerror=lambda error: events.append(str(error)),
    )
    page.mouse.move(200, 300)
    assert events == [page.url]
    assert page.evaluate("document.querySelector('.text').textContent") == text
    assert page.title().split() == HOSTILE.split()
    assert page.evaluate("document.querySelectorAll('script, img, svg, textarea, style ~ style').length") == 0
    assert page.evaluate("[...document.links].every(link => link.getAttribute('href')[0] === '#')")
    assert width_of(page) <= width


def test_nothing_is_requested(show: Open) -> None:
    requested: list[str] = []
    page = show(page_of("aus/1"), request=lambda request: requested.append(request.url))
    page.click("aside a.topic-1")
    page.wait_for_timeout(200)
    assert [url for url in requested if not url.startswith("file:")] == []
    assert len(requested) == 1


def test_style_is_allowed_by_the_policy(show: Open) -> None:
    said: list[str] = []
    page = show(page_of("trend/1"), console=lambda message: said.append(message.text))
    assert said == []
    assert page.evaluate("getComputedStyle(document.querySelector('.text')).whiteSpace") == "pre-wrap"


# --- contrast ------------------------------------------------------------------------------------------------------

# Every element that holds words of its own, with the contrast of its colour to the first opaque ground below it.
CONTRASTS = """
() => {
  const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  const rgba = colour => {
    canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const light = ([r, g, b]) => [r, g, b].map(c => c / 255)
    .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = element => {
    for (let at = element; at; at = at.parentElement) {
      const colour = rgba(getComputedStyle(at).backgroundColor);
      if (colour[3] === 255) return colour;
      if (colour[3] !== 0) throw new Error('a ground is half transparent: ' + at.className);
    }
    return [255, 255, 255];
  };
  const own = e => [...e.childNodes].some(node => node.nodeType === 3 && node.data.trim());
  return [...document.body.querySelectorAll('*')].filter(own).map(element => {
    const [a, b] = [light(rgba(getComputedStyle(element).color)), light(ground(element))];
    const words = element.className + ': ' + element.textContent.slice(0, 40);
    return [words, (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)];
  });
}
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast(show: Open, scheme: str) -> None:
    page = show(page_of("aus/1"), scheme=scheme)
    ground = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert ground == {"light": "rgb(252, 251, 248)", "dark": "rgb(21, 23, 27)"}[scheme]
    rest = page.evaluate(CONTRASTS)
    page.hover("aside .person-1")
    lit = page.evaluate(CONTRASTS)
    assert len(rest) > 100
    assert rest != lit
    assert [words for words, ratio in (*rest, *lit) if ratio < 4.5] == []


# --- light ---------------------------------------------------------------------------------------------------------

LIT = """
() => [...document.querySelectorAll('.dipbrief a')]
  .filter(link => getComputedStyle(link).backgroundColor === 'rgb(255, 223, 128)').map(link => link.textContent)
"""


def test_value_lights_its_words_and_words_their_value(show: Open) -> None:
    page = show(page_of("trend/1"))
    assert page.evaluate(LIT) == []
    page.hover("aside #topic-3")
    assert page.evaluate(LIT) == ["the exchange of experience in the repair of armored vehicles"] * 2
    page.hover("main .topic-2")
    assert page.evaluate(LIT) == ["the supply of training ammunition"] * 2
    page.hover("aside .person-2-mention-3")
    assert page.evaluate(LIT) == ["he", "3"]


def test_a_statement_lights_speaker_cue_and_content(show: Open) -> None:
    page = show(page_of("trend/1"))
    page.hover("aside #statement-3")
    content = "gratitude to the Turkish side for its political and moral support during the Patriotic War"
    assert page.evaluate(LIT) == ["He", "expressed", content, content]


def test_a_tap_leads_to_the_words_and_lights_them(show: Open) -> None:
    page = show(page_of("trend/1"), width=360)
    page.click("aside #person-1-rank")
    page.mouse.move(0, 0)
    assert page.evaluate("location.hash") == "#at-person-1-rank"
    assert "Colonel General" in page.evaluate(LIT)
    box = page.locator("main .person-1-rank").first.bounding_box()
    assert box is not None
    assert 0 <= box["y"] <= 900 - box["height"]
    page.click("main .person-1-rank")
    assert page.evaluate("location.hash") == "#person-1-rank"
    assert page.evaluate("document.querySelector('aside').getBoundingClientRect().top < innerHeight")


# --- keyboard ------------------------------------------------------------------------------------------------------


def test_every_link_is_reached_in_order_and_seen(show: Open) -> None:
    page = show(page_of("trend/1"))
    wanted = page.evaluate("[...document.links].filter(link => link.tabIndex === 0).map(link => link.outerHTML)")
    reached = []
    for _ in wanted:
        page.keyboard.press("Tab")
        focused = page.evaluate(
            "(e => [e.outerHTML, getComputedStyle(e).outlineStyle, parseFloat(getComputedStyle(e).outlineWidth),"
            " e.getBoundingClientRect().top >= 0])(document.activeElement)"
        )
        reached.append(focused[0])
        assert focused[1:] == ["solid", 2, True]
    assert reached == wanted
    assert len(wanted) > 60


def test_skip_links(show: Open) -> None:
    page = show(page_of("trend/1"))
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getBoundingClientRect().top") >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "report"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "agency"


def test_focus_lights_the_words(show: Open) -> None:
    page = show(page_of("trend/1"))
    page.keyboard.press("Tab")
    page.focus("aside #meeting-date")
    assert "February 15, 2024" in page.evaluate(LIT)


# --- print ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_print(show: Open, scheme: str) -> None:
    page = show(page_of("trend/1"), scheme=scheme)
    page.emulate_media(media="print")
    shown = page.evaluate(
        "[...document.querySelectorAll('body, body *')].map(e => getComputedStyle(e))"
        ".map(style => style.backgroundColor + ' ' + style.color)"
    )
    assert set(shown) == {"rgba(0, 0, 0, 0) rgb(0, 0, 0)"}
    borders = page.evaluate(
        "['person', 'place', 'date', 'cue'].map(kind =>"
        " getComputedStyle(document.querySelector('.text .' + kind)).borderBottomStyle)"
    )
    assert borders == ["solid", "dashed", "dotted", "double"]
    tops = page.evaluate("['main', 'aside'].map(name => document.querySelector(name).getBoundingClientRect().bottom)")
    assert all(above < below for above, below in pairwise(tops))
    assert page.evaluate("getComputedStyle(document.querySelector('aside')).maxHeight") == "none"


# --- notebooks -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("colours", ["color: #111; background: #fff", "color: #eee; background: #111"])
def test_card_takes_the_colours_of_its_notebook(show: Open, colours: str) -> None:
    card = dispatch("aus/1")[1]._repr_html_()
    page = show(f"<!DOCTYPE html><meta charset=utf-8><body style='margin: 0; {colours}'>{card}", width=360)
    assert width_of(page) <= 360
    measured = page.evaluate(CONTRASTS)
    assert len(measured) > 50
    assert [words for words, ratio in measured if ratio < 4.5] == []


# What JupyterLab 4 and nbconvert say of lists in the output of a cell.
JUPYTER = """.jp-RenderedHTMLCommon dl dt { font-weight: bold }
.jp-OutputArea-output dl dt { float: left; width: 20%; clear: both; overflow: hidden }
.jp-OutputArea-output dl dd { margin-left: 20%; width: 80%; float: left }"""
REAL = Path(sys.prefix, "share/jupyter/nbconvert/templates/lab/static/index.css")


@pytest.mark.parametrize("width", [360, 1000])
def test_labels_of_the_card_stand_on_one_line_in_a_notebook(show: Open, width: int) -> None:
    style = JUPYTER + (REAL.read_text(encoding="utf-8") if REAL.exists() else "")
    card = dispatch("aus/1")[1]._repr_html_()
    output = f"<div class='jp-OutputArea-output jp-RenderedHTMLCommon'>{card}</div>"
    page = show(f"<!DOCTYPE html><meta charset=utf-8><style>{style}</style><body>{output}", width=width)
    widths = page.evaluate("[...document.querySelectorAll('.rows dt')].map(label => label.offsetWidth)")
    assert len(widths) >= 3
    assert min(widths) > 80
    assert width_of(page) <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_in_a_frame_follows_its_links(show: Open, scheme: str) -> None:
    text, report = dispatch("aus/1")
    frame = report.to_html(text)._repr_html_()  # type: ignore[attr-defined]
    page = show(f"<!DOCTYPE html><meta charset=utf-8><body>{frame}", scheme=scheme)
    inner = page.frames[1]
    inner.click(".text a.person >> nth=0")
    assert "#person-1" in inner.evaluate("location.hash")
    assert inner.evaluate("document.querySelector('.text').textContent") == text
