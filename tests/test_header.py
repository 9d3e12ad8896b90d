"""The header: datelines in the manner of many agencies, openings that are none, titles, bylines, credits."""

import datetime as dt
from typing import Any

import pytest

from dipbrief import Header, Issue
from dipbrief.document import read_document
from dipbrief.header import read_header

BODY = "Foreign Minister Kari Lund received Ambassador Paul Reed of Norway."
DAY = "2025-03-12"
PUBLISHED = dt.date(2025, 3, 13)

Row = tuple[str | None, str | None, str | None, str | None, str]


def read(
    text: str, published: dt.date | None = PUBLISHED, title: str | None = None
) -> tuple[Header, tuple[Issue, ...]]:
    reading = read_header(read_document(text), title, published)
    return reading.header, reading.issues


def miss(row: Row, reason: str) -> Any:
    """Return a row that is known to fail today."""
    return pytest.param(*row, marks=pytest.mark.xfail(strict=True, reason=reason))


# (city, country, date, the agency's mark as printed, the opening)
DATELINES: list[Any] = [
    # AP
    ("Grosseto", "IT", None, "AP", "GROSSETO, Italy (AP) — "),
    ("Grosseto", "IT", None, "AP", "GROSSETO, Italy (AP) -- "),
    ("Washington", "US", None, "AP", "WASHINGTON (AP) — "),
    ("New Delhi", "IN", None, "AP", "NEW DELHI (AP) – "),
    ("United Nations", None, None, "AP", "UNITED NATIONS (AP) — "),
    # UPI and the papers
    ("Tripoli", "LB", DAY, "UPI", "TRIPOLI, Lebanon, March 12 (UPI) — "),
    ("Tripoli", "LB", DAY, None, "TRIPOLI, Lebanon, March 12 — "),
    ("Norfolk", "US", DAY, "UPI", "NORFOLK, Va., March 12 (UPI) -- "),
    # Reuters
    ("Houston", "US", DAY, "Reuters", "HOUSTON, March 12 (Reuters) - "),
    ("Washington", "US", None, "Reuters", "WASHINGTON (Reuters) - "),
    ("Kyiv", "UA", "2025-01-27", "Reuters", "KYIV, Jan 27 (Reuters) - "),
    ("Ankara", "TR", DAY, "Reuters", "ANKARA/ATHENS, March 12 (Reuters) - "),
    ("Geneva", "CH", None, "Reuters", "GENEVA/BERN (Reuters) - "),
    # AFP
    ("Geneva", "CH", DAY, "AFP", "Geneva, Switzerland, March 12, 2025 (AFP) - "),
    ("Gaza City", "PS", "2021-05-16", "AFP", "Gaza City, Palestinian Territories, May 16, 2021 (AFP) - "),
    ("Paris", "FR", None, "AFP", "PARIS (AFP) - "),
    # Xinhua
    ("Beijing", "CN", DAY, "Xinhua", "BEIJING, March 12 (Xinhua) -- "),
    ("Gaza", "PS", "2024-12-01", "Xinhua", "GAZA, Dec. 1 (Xinhua) -- "),
    ("Addis Ababa", "ET", DAY, "Xinhua", "ADDIS ABABA, March 12 (Xinhua) --"),
    ("Vientiane", "LA", DAY, "Xinhua", "VIENTIANE, March 12 (Xinhua)-- "),
    # KCNA
    ("Pyongyang", "KP", DAY, "KCNA", "Pyongyang, March 12 (KCNA) -- "),
    # TASS
    ("Moscow", "RU", DAY, "TASS", "MOSCOW, March 12. /TASS/. "),
    ("Genichesk", None, DAY, "TASS", "GENICHESK, March 12. /TASS/. "),
    ("Moscow", "RU", DAY, "TASS", "MOSCOW, March 12 /TASS/. "),
    ("St. Petersburg", "RU", DAY, "TASS", "ST. PETERSBURG, March 12. /TASS/. "),
    ("Minsk", "BY", DAY, "BelTA", "MINSK, 12 March (BelTA) – "),
    # Interfax
    ("Moscow", "RU", DAY, "Interfax", "MOSCOW. March 12 (Interfax) - "),
    ("Moscow", "RU", "2024-09-19", "Interfax", "MOSCOW. Sept 19 (Interfax) - "),
    # Yonhap
    ("Seoul", "KR", DAY, "Yonhap", "SEOUL, March 12 (Yonhap) -- "),
    ("Seoul", "KR", DAY, "Yonhap", "(LEAD) Ministers hold talks\n\nSEOUL, March 12 (Yonhap) -- "),
    ("Seoul", "KR", DAY, "Yonhap", "(2nd LD) Ministers hold talks\n\nBy Han So-ra\n\nSEOUL, March 12 (Yonhap) -- "),
    ("Seoul", "KR", DAY, "Yonhap", "(ATTN: UPDATES details in paras 2-5)\nBy Han So-ra\nSEOUL, March 12 (Yonhap) -- "),
    ("Seoul", "KR", DAY, "Yonhap", "(LEAD) Talks\n(ATTN: ADDS photo)\n\nBy Han So-ra\n\nSEOUL, March 12 (Yonhap) -- "),
    # WAM
    ("Abu Dhabi", "AE", DAY, "WAM", "ABU DHABI, 12th March, 2025 (WAM) -- "),
    ("Dubai", "AE", DAY, "WAM", "DUBAI, 12th March 2025 (WAM) -- "),
    # SPA
    ("Riyadh", "SA", DAY, "SPA", "Riyadh, March 12, 2025, SPA -- "),
    ("Jeddah", "SA", DAY, "SPA", "Jeddah, Ramadan 12, 1446, March 12, 2025, SPA -- "),
    # AZERTAC, Trend, APA
    ("Baku", "AZ", DAY, "AZERTAC", "Baku, March 12, AZERTAC\n\n"),
    ("Baku", "AZ", DAY, None, "BAKU, Azerbaijan, March 12\n\n"),
    ("Baku", "AZ", DAY, None, "BAKU, Azerbaijan, March 12. "),
    ("Baku", "AZ", None, "APA", "Baku-APA. "),
    ("Baku", "AZ", None, "APA", "Baku – APA. "),
    # South Asia
    ("New Delhi", "IN", DAY, "ANI", "New Delhi [India], March 12 (ANI): "),
    ("New Delhi", "IN", DAY, "PTI", "New Delhi, Mar 12 (PTI) "),
    ("Islamabad", "PK", DAY, "APP", "ISLAMABAD, Mar 12 (APP): "),
    ("Islamabad", "PK", None, "APP", "ISLAMABAD (APP): "),
    ("Rawalpindi", "PK", DAY, None, "Rawalpindi, 12 March, 2025: "),
    ("Dhaka", "BD", DAY, "BSS", "DHAKA, March 12, 2025 (BSS) - "),
    ("Kathmandu", "NP", DAY, "RSS", "Kathmandu, March 12 (RSS): "),
    ("Colombo", "LK", None, "Daily Mirror", "Colombo (Daily Mirror) - "),
    (None, None, None, "ECONOMYNEXT", "ECONOMYNEXT – "),
    # South-East and East Asia
    ("Hanoi", "VN", DAY, "VNA", "Hanoi VNA March 12.-- "),
    ("Hanoi", "VN", None, "VNA", "Hanoi (VNA) – "),
    ("Kuala Lumpur", "MY", DAY, "Bernama", "KUALA LUMPUR, March 12 (Bernama) -- "),
    ("Jakarta", "ID", None, "ANTARA", "Jakarta (ANTARA) - "),
    ("Manila", "PH", None, None, "MANILA – "),
    ("Taipei", "TW", DAY, "CNA", "Taipei, March 12 (CNA) "),
    ("Tokyo", "JP", DAY, "Jiji Press", "Tokyo, March 12 (Jiji Press)--"),
    ("Tokyo", "JP", DAY, "KYODO", "TOKYO, March 12, KYODO - "),
    ("Ulaanbaatar", "MN", DAY, "MONTSAME", "Ulaanbaatar, March 12, 2025 /MONTSAME/. "),
    # Near and Middle East
    ("Tehran", "IR", None, "IRNA", "Tehran, IRNA – "),
    ("Tehran", "IR", DAY, "IRNA", "TEHRAN, Mar. 12 (IRNA) – "),
    ("Doha", "QA", DAY, "QNA", "Doha, March 12 (QNA) - "),
    ("Kuwait", "KW", DAY, "KUNA", "KUWAIT, March 12 (KUNA) -- "),
    ("Muscat", "OM", DAY, "ONA", "Muscat, 12 Mar (ONA) --- "),
    ("Manama", "BH", DAY, "BNA", "Manama, Mar. 12 (BNA): "),
    ("Amman", "JO", DAY, "Petra", "Amman, Mar. 12 (Petra) -- "),
    ("Damascus", "SY", None, "SANA", "Damascus, SANA- "),
    ("Cairo", "EG", DAY, "MENA", "CAIRO, March 12 (MENA) - "),
    ("Ankara", "TR", None, None, "ANKARA\n\n"),
    # Africa
    ("Nairobi", "KE", DAY, "KNA", "Nairobi, Wednesday, March 12, 2025, KNA - "),
    ("Nairobi", "KE", DAY, "KNA", "Nairobi, Wednesday 12 March, 2025 (KNA) - "),
    ("Accra", "GH", DAY, "GNA", "Accra, March 12, GNA - "),
    ("Abuja", "NG", DAY, "NAN", "Abuja, March 12, 2025 (NAN) "),
    ("Algiers", "DZ", None, "APS", "ALGIERS- (APS) - "),
    ("Addis Ababa", "ET", DAY, "ENA", "Addis Ababa March 12/2025 (ENA) "),
    ("Rabat", "MA", None, "MAP", "Rabat (MAP) - "),
    # Europe
    ("Berlin", "DE", None, "dpa", "Berlin (dpa) - "),
    ("Madrid", "ES", DAY, "EFE", "Madrid, Mar 12 (EFE).- "),
    ("Rome", "IT", DAY, "ANSA", "(ANSA) - ROME, MAR 12 - "),
    ("Warsaw", "PL", DAY, "PAP", "Warsaw, March 12 (PAP) - "),
    ("Sofia", "BG", DAY, "BTA", "Sofia, March 12 (BTA) - "),
    ("Zagreb", "HR", DAY, "Hina", "ZAGREB, March 12 (Hina) - "),
    ("Kyiv", "UA", DAY, "Ukrinform", "KYIV, March 12. /Ukrinform/. "),
    ("Pristina", "XK", None, None, "PRISTINA, Kosovo — "),
    ("Nicosia", "CY", None, None, "NICOSIA — "),
    # metadata, boilerplate and titles before it
    ("Baku", "AZ", DAY, None, "date 2025-03-12 BAKU, Azerbaijan, March 12\n\n"),
    ("Baku", "AZ", DAY, None, " date 2025-03-12\nBAKU, Azerbaijan, March 12\n\n"),
    ("Oslo", "NO", DAY, "Reuters", "Lund receives Reed\n\nOSLO, March 12 (Reuters) - "),
    ("Oslo", "NO", DAY, "Reuters", "Lund receives Reed\n\nBy Ann Hale\n\nOSLO, March 12 (Reuters) - "),
    ("Oslo", "NO", DAY, "Reuters", "By Ann Hale\nOSLO, March 12 (Reuters) - "),
    # spaces
    ("Abu Dhabi", "AE", DAY, "WAM", "ABU\u00a0DHABI, 12th March, 2025 (WAM) -- "),
    ("Moscow", "RU", DAY, "TASS", "\r\n MOSCOW,\r\nMarch 12. /TASS/. "),
]


@pytest.mark.parametrize(("city", "country", "date", "mark", "opening"), DATELINES)
def test_datelines(city: str | None, country: str | None, date: str | None, mark: str | None, opening: str) -> None:
    text = opening + BODY
    document = read_document(text)
    reading = read_header(document, None, PUBLISHED)
    line, agency = reading.header.dateline, reading.header.agency
    got = (
        line and line.city,
        line and line.country,
        line and line.date and line.date.isoformat(),
        agency and agency.mark,
    )
    assert got == (city, country, date, mark)
    if line is not None:
        assert text[line.start : line.end] == line.text
        assert BODY not in line.text
        assert document.words[reading.body] == "Foreign"
    if agency is not None and agency.start is not None:
        assert text[agency.start : agency.end] == agency.mark


# --- openings that are no dateline -----------------------------------------------------------------------------

NO_DATELINES: list[Any] = [
    "Foreign Minister Kari Lund met Paul Reed in Oslo.",
    "On March 12, Foreign Minister Kari Lund met Paul Reed.",
    "Oslo, the capital of Norway, hosted Paul Reed on March 12.",
    "OSLO is the place where they met on March 12 - at last.",
    "Oslo and Helsinki agreed: trade must grow.",
    "Moscow, Washington and Beijing agreed on trade.",
    "London-based experts met Paul Reed.",
    "Norway's Kari Lund met Paul Reed.",
    "NATO Secretary General Paul Reed met Kari Lund.",
    "The United Nations (UN) - long absent - returned.",
    "JOINT STATEMENT\n\nThe ministers met in Oslo.",
    "Question: Why did you meet?",
    "Mr. President, we thank you.",
    "March 12 was the day when they met.",
    "Kari Lund (Labour) - the minister - met Paul Reed.",
    "Jordan Hale met Paul Reed.",
    "Paris Hale (26) - a singer - met Paul Reed.",
    "Office of the Spokesperson\n\nThe below is attributable to Spokesperson Ann Hale:\n\nMinister Lund met Paul Reed.",
    "Readout of Minister Lund's Meeting\n\nMinister Kari Lund met Paul Reed.",
    "Oslo hosted the talks. MOSCOW, March 12. /TASS/. was the dateline.",
    "",
    "\n\n",
    "12",
    "(",
]


OPENINGS = [
    "OSLO — ",
    "OSLO, Norway — ",
    "OSLO, Norway (AP) — ",
    "OSLO, March 12 (Reuters) - ",
    "OSLO (AFP) - ",
    "OSLO: ",
    "Oslo, Mar 12 (ANI): ",
    "OSLO, March 12 (Xinhua) -- ",
    "OSLO, March 12. /TASS/. ",
    "Oslo, 12 March (IRNA) -- ",
    "OSLO, 12 March, 2025 (WAM) -- ",
    "Oslo (dpa) - ",
    "Oslo, March 12, Interfax - ",
    "OSLO, MARCH 12, ARMENPRESS. ",
    "Oslo, Norway, March 12 — ",
    "OSLO March 12 - ",
    "(OSLO) — ",
    "OSLO, March 12, 2025/APS/ - ",
    "March 12, 2025 (OSLO) — ",
    "March 12, 2025 – Oslo – ",
    "[Text] Oslo, 12 March (ITAR-TASS) -- ",
]
LEADS = [
    "Norway and Denmark agreed on trade.",
    "Norwegian Foreign Minister Kari Lund met Paul Reed.",
    "The Norwegian government spoke.",
    "Visiting Danish President Ann Hale met Kari Lund.",
    "Foreign Minister Kari Lund received Paul Reed.",
    "Two ministers met.",
    "In a meeting with Kari Lund, Paul Reed spoke.",
    "U.S. Secretary of State Paul Reed met Kari Lund.",
    "Denmark's President left.",
    "Tbilisi and Oslo signed an accord.",
    "France, Germany and Italy met.",
    "March was cold.",
]


@pytest.mark.parametrize("opening", OPENINGS)
@pytest.mark.parametrize("lead", LEADS)
def test_a_dateline_ends_where_the_text_begins(opening: str, lead: str) -> None:
    dateline = read(opening + lead, published=dt.date(2025, 3, 12))[0].dateline
    assert dateline is not None
    assert (dateline.city, dateline.country) == ("Oslo", "NO")
    assert dateline.date == (dt.date(2025, 3, 12) if "12" in opening else None)
    assert dateline.end <= len(opening)


@pytest.mark.parametrize("text", NO_DATELINES)
def test_no_dateline(text: str) -> None:
    assert read(text)[0].dateline is None


# --- the year --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("date", "source", "published", "text"),
    [
        ("2021-03-12", "text", None, "OSLO, March 12, 2021 (Reuters) - " + BODY),
        ("2021-03-12", "text", "2025-03-13", "OSLO, March 12, 2021 (Reuters) - " + BODY),
        ("2025-03-12", "published", "2025-03-13", "OSLO, March 12 (Reuters) - " + BODY),
        ("2025-03-13", "published", "2025-03-12", "OSLO, March 13 (Reuters) - " + BODY),
        ("2024-12-30", "published", "2025-01-02", "OSLO, Dec. 30 (Reuters) - " + BODY),
        ("2025-01-01", "published", "2024-12-31", "OSLO, Jan. 1 (Reuters) - " + BODY),
        ("2024-02-29", "published", "2024-03-01", "OSLO, Feb. 29 (Reuters) - " + BODY),
        ("2021-01-15", "published", None, "date 2021-01-15 BAKU, Azerbaijan, Jan. 15\n\n" + BODY),
        ("2021-03-12", "text", None, "OSLO, March 12 (Reuters) - They met on March 11, 2021. " + BODY),
        (None, None, None, "OSLO, March 12 (Reuters) - " + BODY),
        (None, None, "2025-03-13", "OSLO (Reuters) - " + BODY),
        (None, None, None, "OSLO, March 12 (Reuters) - The treaty of June 5, 1998 was praised. " + BODY),
    ],
)
def test_year(date: str | None, source: str | None, published: str | None, text: str) -> None:
    header, issues = read(text, dt.date.fromisoformat(published) if published else None)
    assert header.dateline is not None
    assert (header.dateline.date, header.dateline.year_source) == (date and dt.date.fromisoformat(date), source)
    year_issues = [issue.code for issue in issues if issue.code.startswith("year-")]
    if source == "published":
        assert year_issues == ["year-from-published"]
    elif date is None and "March" in header.dateline.text:
        assert year_issues == ["year-unknown"]
    else:
        assert year_issues == []


# --- publication date, title, byline ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("expected", "given", "text"),
    [
        ("2021-01-15", None, "date 2021-01-15 BAKU, Azerbaijan, Jan. 15\n\n" + BODY),
        ("2021-01-15", None, "Date: 2021-01-15\n\n" + BODY),
        ("2021-01-15", None, "2021-01-15 " + BODY),
        ("2025-03-13", "2025-03-13", "date 2021-01-15 BAKU, Azerbaijan, Jan. 15\n\n" + BODY),
        (None, None, "date 2021-13-45 " + BODY),
        (None, None, "The date 2021-01-15 was set. " + BODY),
        (None, None, BODY),
    ],
)
def test_published(expected: str | None, given: str | None, text: str) -> None:
    header, _ = read(text, dt.date.fromisoformat(given) if given else None)
    assert header.published == (dt.date.fromisoformat(expected) if expected else None)


@pytest.mark.parametrize(
    ("title", "byline", "given", "text"),
    [
        ("Lund receives Reed", None, None, "Lund receives Reed\n\nOSLO (Reuters) - " + BODY),
        ("Lund receives Reed", None, None, "Lund receives Reed\n\n" + BODY),
        ("Given", None, "Given", "Lund receives Reed\n\nOSLO (Reuters) - " + BODY),
        ("Lund receives Reed", "Ann Hale", None, "Lund receives Reed\n\nBy Ann Hale\n\nOSLO (Reuters) - " + BODY),
        (None, "Ann Hale", None, "By Ann Hale\n\nSEOUL, March 12 (Yonhap) -- " + BODY),
        (None, "Han So-ra", None, "By Han So-ra\n\nSEOUL, March 12 (Yonhap) -- " + BODY),
        (None, None, None, BODY),
        (None, None, None, "OSLO (Reuters) - " + BODY),
        (None, None, None, BODY + "\n\n" + BODY),
    ],
)
def test_title_and_byline(title: str | None, byline: str | None, given: str | None, text: str) -> None:
    header, _ = read(text, title=given)
    assert (header.title, header.byline and header.byline.text) == (title, byline)


# --- the agency, elsewhere than in the dateline ----------------------------------------------------------------

CREDITS: list[Any] = [
    ("Trend", "Minister Kari Lund met Paul Reed, the ministry told Trend."),
    ("Trend", "Minister Kari Lund met Paul Reed, Trend reports referring to the ministry."),
    ("Report", "Minister Kari Lund met Paul Reed, Report informs, citing the ministry."),
    ("APA", "Minister Kari Lund met Paul Reed, APA reports."),
    ("Kazinform", "Minister Kari Lund met Paul Reed, Kazinform reports."),
    ("Xinhua", "Minister Kari Lund met Paul Reed, Xinhua has learned."),
    ("Xinhua", "Minister Kari Lund met Paul Reed on Monday. (Xinhua)"),
    ("TASS", "Minister Kari Lund met Paul Reed, an official told TASS."),
    (None, "Minister Kari Lund met Paul Reed, the trend is clear."),
    (None, "Minister Kari Lund met Paul Reed. The Report of the committee was praised."),
    (None, "Minister Kari Lund met Paul Reed, according to a Trend Micro analyst."),
    (None, "Minister Kari Lund met Paul Reed of the AP."),
    (None, '"They told Reuters nothing," Minister Kari Lund said of Paul Reed.'),
    (None, "Minister Kari Lund told the Petra hotel nothing."),
    (None, BODY),
]


@pytest.mark.parametrize(("mark", "text"), CREDITS)
def test_credits(mark: str | None, text: str) -> None:
    agency = read(text)[0].agency
    assert (agency and agency.mark) == mark
