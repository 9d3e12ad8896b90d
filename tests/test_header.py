"""The header: datelines in the manner of many agencies, openings that are none, titles, bylines, credits."""

import datetime as dt
from typing import Any

import pytest

from dipbrief import Header, Issue, lexicon, parse
from dipbrief.document import read_document
from dipbrief.header import closing, lines, place, read_header
from dipbrief.tables import read_source, read_table

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
    (
        "Seoul",
        "KR",
        DAY,
        "Yonhap",
        "(ATTN: UPDATES with details in paras 2-5)\nBy Han So-ra\nSEOUL, March 12 (Yonhap) -- ",
    ),
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
    ("Ankara", "TR", None, None, "Ankara\n\n"),
    ("Paris", "US", None, None, "Paris, Texas\n\n"),
    ("Oslo", "NO", None, None, "Oslo, Norway — "),
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
    # two-digit years, the state in brackets, marks of monitored broadcasts
    ("San Salvador", "SV", "1989-09-05", "REUTER", "SAN SALVADOR, 5 SEP 89 (REUTER) -- [TEXT] "),
    ("San Salvador", "SV", "1989-09-05", "Reuter", "San Salvador, 5 Sep 89 (Reuter) -- [Text] "),
    ("Panama City", "PA", "1989-12-20", "ACAN", "PANAMA CITY (PANAMA), 20 DEC 89 (ACAN) -- [EXCERPTS] "),
    ("Lima", "PE", "1990-01-12", "RADIO PROGRAMAS", "LIMA, 12 JAN 90 (RADIO PROGRAMAS) -- [COMMUNIQUE] [TEXT] "),
    ("Quito", "EC", "1990-06-02", "Voz de los Andes", "QUITO (ECUADOR), 2 JUN 90 (Voz de los Andes) -- [TEXT] "),
    ("Tokyo", "JP", "1989-11-11", "KYODO", "TOKYO, 11 NOV 89 (KYODO)--[TEXT] "),
    ("Belgrade", "RS", "1989-06-02", "BELGRADE TANJUG", "BELGRADE, 2 JUN 89 (BELGRADE TANJUG) -- [TEXT] "),
    ("Havana", "CU", "1989-08-28", "Havana Radio", "Havana, 28 Aug '89 (Havana Radio) -- "),
    ("Managua", "NI", "1990-01-07", None, "MANAGUA, 7 JAN 90 -- [INTERVIEW WITH MINISTER LUIS PAZ] [TEXT] "),
    # states, provinces, regions
    ("St. Paul", "US", None, "AP", "ST. PAUL, Minn. (AP) -- "),
    ("St. Paul", "US", None, "AP", "ST. PAUL (AP) _ "),
    ("Fort Bragg", "US", None, "AP", "FORT BRAGG, N.C. (AP) -- "),
    ("Sioux Falls", "US", DAY, "UPI", "SIOUX FALLS, S.D., March 12 (UPI) -- "),
    ("Fort Eustis", "US", None, None, "Fort Eustis, Va. -- "),
    ("Wheeling", "US", None, "AP", "WHEELING, W.Va. (AP) — "),
    ("San Diego", "US", None, None, "SAN DIEGO, CA - "),
    ("Washington", "US", None, None, "WASHINGTON, D.C. – "),
    ("Halifax", "CA", None, "CP", "HALIFAX, N.S. (CP) — "),
    ("Calgary", "CA", DAY, "Reuters", "CALGARY, Alberta, March 12 (Reuters) - "),
    ("Townsville", "AU", DAY, "AAP", "TOWNSVILLE, Qld., March 12 (AAP) - "),
    ("Jerusalem", "IL", None, None, "JERUSALEM, Middle East — "),
    ("Jerusalem", "IL", DAY, None, "JERUSALEM, Middle East, March 12 - "),
    ("Ocosingo", None, DAY, None, "Ocosingo, Chiapas, 12 Mar -- "),
    (None, "SN", DAY, "Daily Mirror", "Senegal, March 12 (Daily Mirror) - "),
    # a part of a state, or a state, in the place of a city
    ("Hawaii", "US", None, None, "Hawaii -- "),
    ("Hawaii", "US", None, "AP", "HAWAII (AP) -- "),
    ("Queensland", "AU", DAY, "AAP", "QUEENSLAND, March 12 (AAP) - "),
    ("Crimea", "UA", None, "Reuters", "CRIMEA (Reuters) - "),
    ("Punjab", "IN", DAY, None, "Punjab, March 12 -- "),
    (None, "GU", None, "AP", "GUAM (AP) -- "),
    # bases and ships
    ("Ramstein Air Base", "DE", None, "AP", "RAMSTEIN AIR BASE, Germany (AP) — "),
    ("Joint Base Andrews", "US", None, None, "JOINT BASE ANDREWS, Md. — "),
    ("Guantanamo Bay", "CU", None, "Reuters", "GUANTANAMO BAY, Cuba (Reuters) - "),
    (None, None, None, "AP", "ABOARD THE USS HALE (AP) -- "),
    (None, None, None, "AP", "ABOARD AIR FORCE ONE (AP) — "),
    (None, None, DAY, "Reuters", "ABOARD HMS NORTHERN STAR, March 12 (Reuters) - "),
    (None, None, DAY, None, "Aboard the USS Northern Star, March 12, 2025 - "),
    ("Grand Forks", "US", DAY, "UPI", "GRAND FORKS, N.D., March 12 (UPI) -- "),
    ("Al Udeid Air Base", "QA", None, "AP", "AL UDEID AIR BASE, Qatar (AP) — "),
    (None, None, None, "AP", "ABOARD THE USS HALE IN THE ARABIAN SEA (AP) — "),
    # separators, numbers, weekdays
    ("Seoul", "KR", None, None, "SEOUL, South Korea _ "),
    ("Oslo", "NO", DAY, "NTB", "OSLO, 12/03/2025 (NTB) - "),
    ("Oslo", "NO", DAY, "NTB", "Oslo, 12.03.2025 (NTB) – "),
    ("Oslo", "NO", DAY, "NTB", "OSLO, 12-3-2025 (NTB) -- "),
    ("Oslo", "NO", DAY, "NTB", "OSLO 12/3 (NTB) - "),
    ("Oslo", "NO", None, None, "Oslo, Wed. -- "),
    ("Rome", "IT", DAY, None, "ROME, March 12, 2025, 2025 "),
    ("Washington", "US", None, None, "Washington • "),
    ("Oslo", "NO", DAY, "NTB", "OSLO, March 12 (NTB) • "),
    ("Washington", "US", DAY, None, "March 12, 2025\n\nWASHINGTON, DC "),
    # an unknown mark in capitals beside the date
    ("Durban", "ZA", DAY, "SAPA", "Durban March 12 SAPA -- "),
    ("Bucharest", "RO", DAY, "ROMPRES", "Bucharest ROMPRES, 12/3/2025 -- "),
    ("Hanoi", "VN", DAY, "Voice of Vietnam", "HANOI, March 12 (Voice of Vietnam) -- "),
    ("Jerusalem", "IL", None, "The Times of Israel", "JERUSALEM (The Times of Israel) -- "),
    ("Baku", "AZ", None, "1news.az", "BAKU (1news.az) - "),
    ("Skopje", "MK", DAY, "BTA", "Skopje, March 12 (BTA corr. Ann Hale) -- "),
    ("Ankara", "TR", DAY, "A.A", "ANKARA , March 12 -LRB- A.A -RRB- - "),
    ("Tokyo", "JP", DAY, "KNS-KCNA", "Tokyo, March 12 (KNS-KCNA) [dateline as received] -- "),
    # the date first, the date above, the message of an embassy
    ("Addis Ababa", "ET", DAY, None, "March 12, 2025 (ADDIS ABABA) - "),
    ("Juba", "SS", DAY, None, "12 March 2025 (JUBA) – "),
    ("Juba", "SS", DAY, None, "(JUBA) 12 March 2025 - "),
    ("Kabul", "AF", DAY, None, "March 12, 2025 KABUL — "),
    ("Khartoum", "SD", DAY, None, "12 March 2025 – Khartoum – "),
    ("Oslo", "NO", DAY, None, "Wednesday, March 12, 2025\n\nOSLO - "),
    ("Ottawa", "CA", "1948-05-03", None, "Cablegram 12 OTTAWA, 3 May 1948, 4.18 p.m.\n\n"),
    ("The Hague", "NL", "1946-06-11", None, "Cablegram Hague 2 THE HAGUE, 11 June 1946, 10 a.m.\n\n"),
    ("Washington", "US", "1962-06-19", None, "Norwegian Embassy, Washington, 19 June 1962\n\n"),
    # names as the gazetteer has them
    ("Sanaa", "YE", None, "Saba", "SANA'A (Saba) - "),
    ("Abu Dhabi", "AE", DAY, "WAM", "ABU Dhabi, 12th March, 2025 (WAM) -- "),
    ("The Hague", "NL", None, "Reuters", "THE Hague (Reuters) - "),
    ("St. Petersburg", "RU", DAY, "TASS", "ST. Petersburg, March 12. /TASS/. "),
    ("N'Djamena", "TD", None, "AFP", "N'DJAMENA (AFP) - "),
    ("Bogota", "CO", None, "EFE", "BOGOTA (EFE) - "),
    # notes, bylines and credits before and behind it
    ("Seoul", "KR", DAY, "Yonhap", "(ATTN: RECASTS headline; ADDS details) SEOUL, March 12 (Yonhap) -- "),
    ("Oslo", "NO", DAY, "NTB", "[Eds: updates throughout]\nOSLO, March 12 (NTB) - "),
    ("Nagoya", "JP", DAY, "Kyodo", "-LSB- Computer selected without editing -RSB- Nagoya , March 12 Kyodo -- "),
    ("Moscow", "RU", DAY, "TASS", "[Report by Ivan Petrenko] [Text] Moscow, March 12 (TASS) -- "),
    ("Oslo", "NO", DAY, "NTB", "OSLO, March 12 (NTB)\nBy Ann Hale\n\n"),
    ("Oslo", "NO", DAY, "NTB", "By Ann Hale, Senior Reporter\n\nOSLO, March 12 (NTB) - "),
    ("Oslo", "NO", None, "USA TODAY", "Ann Hale\n\nUSA TODAY\n\nOSLO — "),
    ("Oslo", "NO", None, "The Bergen Gazette", "Ann Hale\n\nThe Bergen Gazette\n\nOSLO — "),
    ("Oslo", "NO", None, "USA TODAY", "Ann Hale\n\nSpecial to USA TODAY\n\nOSLO — "),
    ("Kabul", "AF", "1996-08-27", None, "Norway meets Denmark .\r\n\r\nKari Moen\r\n\r\nKABUL 1996-08-27\r\n\r\n"),
    # ships and seas of a navy
    (None, None, "2022-06-03", "NNS", "ABOARD USS NORTHERN STAR, Gulf of Aden, June 3, 2022 (NNS) -- "),
    (None, None, None, "NNS", "USS HALE, At Sea (NNS) -- "),
    (None, None, None, "NNS", "ABOARD USS NORTHERN STAR, Gulf of Aden (NNS) -- "),
    (None, None, "2020-07-01", None, "USS HALE, PACIFIC OCEAN (July 1, 2020) - "),
    (None, None, None, None, "ABOARD THE USS HALE, Persian Gulf -- "),
    (None, None, DAY, None, "ON BOARD INS HALE, Bay of Bengal, 12 March 2025 - "),
    ("Arabian Gulf", None, "2023-10-04", None, "ARABIAN GULF (Oct. 4, 2023) – "),
    ("Gulf of Aden", None, None, "NNS", "GULF OF ADEN (NNS) -- "),
    ("Philippine Sea", None, DAY, None, "PHILIPPINE SEA (March 12, 2025) -- "),
    ("Atlantic Ocean", None, DAY, None, "By Petty Officer 2nd Class Ann Hale\n\nATLANTIC OCEAN (March 12, 2025) – "),
    ("Strait of Hormuz", None, DAY, None, "STRAIT OF HORMUZ, March 12 -- "),
    ("Gulf of Aden", None, None, None, "GULF OF ADEN — "),
    (None, None, None, "NNS", "AT SEA (NNS) -- "),
    (None, None, None, "AP", "IN THE ARABIAN SEA (AP) — "),
    (None, None, None, None, "USS HALE, At sea -- "),
    (None, None, None, "Reuters", "On board HMS Hale off the coast of Oman (Reuters) - "),
    ("Naples", "IT", DAY, None, "NAPLES, Italy (March 12, 2025) – "),
    # keys of a broadcaster's script
    (
        "Nairobi",
        "KE",
        "1998-11-24",
        None,
        "DATE=11/24/98\nNUMBER=2-24190\nBYLINE=ANN HALE\nDATELINE=NAIROBI\nCONTENT=\n\n",
    ),
    ("Oslo", "NO", "1997-05-03", None, "DATE=05/03/97\nDATELINE=OSLO\n\n"),
    ("Oslo", "NO", DAY, None, "DATELINE=OSLO\nDATE=12 MARCH 2025\nCONTENT=\nVOICED AT:\n\n"),
    ("Oslo", "NO", DAY, None, "Headline: Lund meets Reed\nDateline: Oslo, March 12\nByline: Ann Hale\n\n"),
    ("United Nations", None, "1997-12-03", None, "DATELINE=UNITED NATIONS\nDATE=12/3/97\n\n"),
    ("Port Hale", None, DAY, None, "DATE=3/12/2025\nTYPE=CORRESPONDENT REPORT\nDATELINE=PORT HALE\n\n"),
    # a headline that runs into the dateline, marks that are adjectives or unknown, no separator
    ("Pierre", "US", None, "AP", "Guard chief meets ministers (AP) PIERRE, S.D. (AP) — "),
    ("Oslo", "NO", DAY, "Reuters", "Ministers hold talks (Reuters) OSLO, March 12 (Reuters) - "),
    ("Mbabane", "SZ", None, "AP", "Minister meets envoy in capital (AP) MBABANE, Eswatini (AP) -- "),
    ("Lima", "PE", DAY, "PERUVIAN", "LIMA, 12 MAR 25 (PERUVIAN) -- "),
    ("Seoul", "KR", DAY, "ROMPRES", "Seoul, ROMPRES, 12/3/2025 -- "),
    ("Oslo", "NO", DAY, "XYZPRES", "Oslo, XYZPRES, 12 March 2025 -- "),
    ("Pyongyang", "KP", DAY, "KCNA", "Pyongyang, march 12 (KCNA) -- "),
    ("Oslo", "NO", DAY, "NTB", "Oslo, 12 march 2025 (NTB) -- "),
    ("Oslo", "NO", "2025-02-02", None, "OSLO, feb. 2 -- "),
    ("Oslo", "NO", DAY, None, "Oslo, 12th march, 2025 - "),
    # the date and the city on lines of their own, or parted by a mark
    ("Oslo", "NO", DAY, None, "12 March 2025\nOslo\n\n"),
    ("Oslo", "NO", DAY, None, "12 March 2025\n\nOslo\n\n"),
    ("New Delhi", "IN", DAY, None, "Lund meets Reed\n\nMarch 12, 2025\nNew Delhi\n\n"),
    ("Oslo", "NO", DAY, None, "March 12, 2025 | Oslo\n\n"),
    ("Oslo", "NO", DAY, None, "12.03.2025 • Oslo\n\n"),
    # a date alone
    (None, None, "2015-11-12", None, "12 November 2015\n\n"),
    (None, None, "2015-11-12", None, "12.11.2015\n\n"),
    (None, None, "2015-11-12", None, "November 12, 2015\n\n"),
    (None, None, "2015-11-12", None, "12th November, 2015\n\n"),
    (None, None, "2015-11-12", None, "12 NOVEMBER 2015\n\n"),
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
    "THE PERUVIAN FOREIGN MINISTRY -- IN A NOTE ISSUED TODAY -- THANKED CHILE FOR THE VISIT.",
    "NATIONAL LIBERATION FRONT -- A GROUP THAT TALKS -- SENT A LETTER.",
    "MOSCOW -- WHICH SUPPLIES ARMS -- HAS RECEIVED MINISTER LUIS PAZ.",
    "SAN SALVADOR AND MANAGUA -- BOTH MEMBERS -- SIGNED THE ACCORD.",
    "PERU -- ONE OF THE FOUR -- SIGNED.",
    "Moscow — long an ally — received Paul Reed on Monday.",
    "Chad — the landlocked state — received Paul Reed.",
    "Oslo — The Capital — welcomed Paul Reed.",
    "Norway, Denmark — The ministers met.",
    "Trade, defence — Minister Kari Lund met Paul Reed.",
    "Reading\n\n" + BODY,
    "Norway\n\n" + BODY,
    "BREAKING — Minister Kari Lund met Paul Reed.",
    "UPDATE: Minister Kari Lund met Paul Reed.",
    "EXCLUSIVE - Minister Kari Lund met Paul Reed.",
    "JOINT STATEMENT - The ministers met.",
    "FOREIGN MINISTRY: Minister Kari Lund met Paul Reed.",
    "KARI LUND: We met in Oslo.",
    "NATO — the alliance of 32 — met.",
    "Kari Lund — the minister — met Paul Reed.",
    "Senator Paul Reed (D-Conn.) met Kari Lund.",
    "PAUL REED (AP) met Kari Lund.",
    "Oslo (Norway) hosted talks.",
    "Thursday, March 12, 2015\n\n" + BODY,
    "Published 12 March 2015\n\n" + BODY,
    "USS Hale sailed to the Gulf of Aden. " + BODY,
    "SEA OF TALKS, MINISTERS SAY - " + BODY,
    "GULF STATES (GCC) met. " + BODY,
    "INS Chief Meets Envoy -- Kari Lund met Paul Reed.",
    "INS Commissioner Ann Hale, a lawyer - met Kari Lund.",
    "USS Hale arrived in Oslo -- its first visit -- and stayed.",
    "Washington, D.C. Mayor Ann Hale met Kari Lund.",
    "Ministers hold talks (AP) and Kari Lund met Paul Reed.",
    "Oslo, march 12 people strong, greeted Kari Lund.",
    "Oslo may 3 times have met Paul Reed.",
    "Hawaii -- where the ministers met -- is warm.",
    "California Governor Ann Hale - a Democrat - met Kari Lund.",
    "CRIMEA GOVERNMENT - MINISTERS MET.",
    "OSLO TALKS - Minister Kari Lund met Paul Reed.",
    "OSLO HOSTS MINISTERS - TALKS END ON MONDAY.",
    "March 12 — the day of the talks — was cold.",
    "Paris Reed, 26 - a singer - met Kari Lund.",
    "G20 - Ministers met.",
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


@pytest.mark.parametrize(
    "place", ["Washington, D.C.", "Fort Hale, Minn.", "Oslo, Minn.", "Wheeling, W.Va.", "HALIFAX, N.S."]
)
@pytest.mark.parametrize(
    "lead", ["The minister met Paul Reed.", "U.S. Senator Ann Hale met Paul Reed.", "In a note, he left."]
)
def test_a_place_with_its_region_needs_no_dash(place: str, lead: str) -> None:
    dateline = read(f"{place} {lead} They had lunch in the capital.")[0].dateline
    assert dateline is not None
    assert dateline.text in (place, place[:-1])


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Oslo, Norway -- The ministers -- both lawyers -- agreed.", "Oslo, Norway"),
        ("OSLO, Norway -- Kari Lund, the minister, met Paul Reed -- at last.", "OSLO, Norway"),
        ("Oslo — The ministers agreed to meet — at last.", "Oslo"),
        ("Oslo -- Ministers hold talks on trade--provided that there is time.", "Oslo"),
    ],
)
def test_dashes_in_the_sentence_behind_a_dateline(text: str, line: str) -> None:
    dateline = read(text)[0].dateline
    assert dateline is not None
    assert dateline.text == line


@pytest.mark.parametrize("text", NO_DATELINES)
def test_no_dateline(text: str) -> None:
    assert read(text)[0].dateline is None


SOURCES = [
    "TEHRAN IRNA IN ENGLISH 1420 GMT 3 JUN 94",
    "Tehran IRNA in English 0830 GMT 5 Jun 94",
    "NC0306123494 Tehran IRNA in English 0830 GMT 3 Jun 94",
    "Moscow IZVESTIYA in Russian 4 Jun 94 p 1",
    "Seoul Domestic Service in Korean 0900 GMT 4 June 1994",
    "(Clandestine) Radio Norte in Spanish 2300 GMT 3 Jun 94",
]


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
        (None, None, None, "OSLO, March 12 (Reuters) - They met on March 11, 2021. " + BODY),
        (None, None, None, "OSLO, Feb 27 (Reuters) - The plan runs until March 31, 2031. " + BODY),
        *(("1994-06-03", "published", None, line + "\n\n[TEXT] TEHRAN, 3 JUN (IRNA) -- " + BODY) for line in SOURCES),
        ("2021-03-12", "published", None, "March 13, 2021\n\nOSLO, March 12 (Reuters) - " + BODY),
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
    elif date is None and any(c.isdigit() for c in header.dateline.text):
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
    ("SPA", BODY + " -SPA"),
    ("SPA", BODY + "\n\n-- SPA"),
    ("REUTER", BODY + " REUTER"),
    ("Reuter", BODY + "\n\nReuter"),
    ("The Associated Press", BODY + "\n\nThe Associated Press contributed to this report."),
    ("AP", BODY + "\n\nAP writer Sam Poe in Kyiv contributed to this report."),
    ("The Oslo Gazette", BODY + "\n\nCopyright © 2025 The Oslo Gazette. All rights reserved."),
    ("Reuters", "(Reuters) - " + BODY),
    ("AFP", "AFP - " + BODY),
    ("CNN", "By Ann Hale, CNN\n\n" + BODY),
    ("Reuters", "By Ann Hale and Sam Poe, Reuters\n\n" + BODY),
    ("Fox News", "By Ann Hale | Fox News\n\n" + BODY),
    ("Associated Press", "By ANN HALE\nAssociated Press Writer\n\n" + BODY),
    ("The Bergen Post", "By Ann Hale, The Bergen Post\n\n" + BODY),
    ("The Bergen Post", "Ann Hale | The Bergen Post\n\n" + BODY),
    ("The Bergen Post", "Special to The Bergen Post\n\n" + BODY),
    ("Colombo Times", "Colombo, March 12 (Colombo Times) - " + BODY),
    ("POLITICO", "Minister Kari Lund met Paul Reed, his office confirmed to POLITICO."),
    ("The Oslo Gazette", BODY + "\n\n— Ann Hale, Staff writer of The Oslo Gazette"),
    ("Oslo Gazette", BODY + "\n\n-- Ann Hale, Oslo Gazette staff writer"),
    ("The Bergen Post", BODY + "\n\n— Ann Hale and Sam Poe, The Bergen Post"),
    ("Associated Press", BODY + "\n\n— By Ann Hale, Associated Press writer"),
    ("The Oslo Gazette", BODY + "\n\n– Ann Hale, political correspondent, The Oslo Gazette"),
    ("VOA", BODY + " VOA's Ann Hale reports."),
    ("TANJUG", "Minister Kari Lund praised Paul Reed in a statement to TANJUG."),
    ("NHK", "Minister Kari Lund praised Paul Reed in an interview to NHK."),
    ("V-O-A", BODY + " V-O-A correspondent Ann Hale reports from Oslo."),
    ("IRNA", "Tehran IRNA in English 0830 GMT 5 Jun 94\n\n" + BODY),
    (None, BODY + "\n\n— Paul Reed, minister of defence of Norway"),
    (None, BODY + " CNN reported that trade grew."),
    (None, BODY + "\n\nThe deal was good, The Washington Post wrote in an editorial."),
    (None, "\n\n".join([BODY] * 7) + "\n\nReed told CNN that he was glad."),
    (None, BODY + "\n\nAccording to an interview with The Wall Street Journal, trade grew."),
    (None, BODY + "\n\nReed denied a report by The New York Times."),
    (None, BODY + "\n\nThey met the editor of The Times."),
    (None, "Reuters correspondent Ann Hale met Kari Lund in Oslo on Monday."),
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


# --- lines of a head and closing lines name nobody -----------------------------------------------------------------

STORY = (
    "Norwegian Defence Minister Kari Lund met Senator Paul Reed of the United States in Oslo on Monday. "
    "They discussed joint exercises in the Arctic.\n\nThe ministers agreed to meet again."
)

# (title, byline, the publication date that the head prints, the head)
HEADS: list[Any] = [
    (None, None, None, "Press Release\nOslo, 3 June 2025\n\n"),
    ("Lund meets Reed", None, "2025-06-03", "Lund meets Reed\n\nPublished 3 June 2025\n\n"),
    ("Lund meets Reed", None, "2025-06-03", "Lund meets Reed\n\nLast updated: 3 June 2025 10:15\n\n"),
    ("Lund meets Reed", None, "2025-06-03", "Lund meets Reed\nLast updated: 04/06/2025\nPublished: 03/06/2025\n\n"),
    ("Lund meets Reed", None, None, "Ministry of Foreign Affairs\n\nLund meets Reed\n\nOslo, 3 June 2025\n\n"),
    ("Lund meets Reed", None, None, "Contact: Ann Hale, +47 22 33\n\nLund meets Reed\n\n"),
    ("Lund meets Reed", "Ann Hale", "2025-06-03", "Lund meets Reed\n\nPosted on June 3, 2025 by Ann Hale\n\n"),
    ("Lund meets Reed", "Ann Hale", "2025-06-03", "Lund meets Reed\n\nAnn Hale\n\nJune 3, 2025\n\n"),
    ("Lund meets Reed", None, None, "Home\n\nNews\n\nLund meets Reed\n\n"),
    (None, None, "2025-06-03", "FOR IMMEDIATE RELEASE\nJune 3, 2025\nContact: Ann Hale\n202-224-5521\n\n"),
    ("Lund and Reed visit the", None, None, "Lund and Reed visit the\nPort of Oslo\nOSLO (AP) - "),
    (None, None, "2025-06-03", "Media release, 3 June 2025\n\n"),
    (None, None, "2025-06-03", "Tuesday, 3 June 2025 14:05 GMT\n\n"),
    (None, None, "2025-06-03", "Issued on: 03/06/2025 - 14:05\n\n"),
    (None, "Ann Hale", None, "By Ann Hale, Staff Writer\n\n"),
    (None, "Ann Hale", None, "by Ann Hale\n\n"),
    (None, "Ann Hale", None, "By Ann Hale - Oslo\n\n"),
    (None, "Ann Hale", None, "By Ann Hale | June 3, 2025\n\n"),
    (None, "Ann Hale", None, "Story by Ann Hale, photos by Sam Poe\n\n"),
    (None, "Ann de Hale", None, "By Ann de Hale, Political Editor\n\n"),
    (None, "A. B. Hale and Sam Poe", None, "By A. B. Hale and Sam Poe\n\n"),
    (None, "Ann Hale, Sam Poe and Lee Roe", None, "By Ann Hale, Sam Poe and Lee Roe\n\n"),
    (None, "Ann Hale", None, "Ann Hale\n\nUSA TODAY\n\n"),
    ("Lund meets Reed (video)", None, None, "Lund meets Reed (video)\n\n"),
    ("LUND MEETS REED", "ANN HALE", "1998-11-24", "DATE=11/24/98\nTITLE=LUND MEETS REED\nBYLINE=ANN HALE\n\n"),
    (None, "Petty Officer 2nd Class Ann Hale", None, "By Petty Officer 2nd Class Ann Hale\n\n"),
]


@pytest.mark.parametrize(("title", "byline", "published", "head"), HEADS)
def test_lines_of_a_head(title: str | None, byline: str | None, published: str | None, head: str) -> None:
    report = parse(head + STORY)
    header = report.header
    assert (header.title, header.byline and header.byline.text) == (title, byline)
    assert header.published == (dt.date.fromisoformat(published) if published else None)
    assert ([p.name for p in report.participants], report.mentioned) == (["Kari Lund", "Paul Reed"], ())
    assert [topic.text for topic in report.topics] == ["joint exercises in the Arctic"]


@pytest.mark.parametrize(
    "text",
    [
        "Minister Kari Lund met Paul Reed on Wednesday\n(March 12).\n\nThey spoke of trade.",
        "Minister Kari Lund received the envoy Paul Reed of Norway's\nMinistry of Trade on\nMonday.\n\nThey spoke.",
        "Minister Kari Lund met the envoy Paul Reed at the seat of the\nParliament of Norway\nand spoke.\n\nThey left.",
        "Admiral Paul Reed has met with\nthe Minister, Kari Lund, at\nNavy House, Oslo today (10 March).\n\nThey ate.",
    ],
)
def test_lines_of_wrapped_text_are_no_head(text: str) -> None:
    header, _ = read(text)
    assert (header.title, header.dateline) == (None, None)
    assert [len(parse(t).participants) for t in (text, " ".join(text.split("\n")))] == [2, 2]


CLOSINGS = [
    "New York, 21 September 2022",
    "New York, 21 September 2022\n\nENDS",
    "New York, 21 September 2022 ENDS",
    "(Colombo/Dec5/2024)",
    "(Colombo/Dec5/2024)\n\nEnds",
    "-30-",
    "Contact: Ann Hale, 202/224-4521.",
    "For further information:\nAnn Hale\n+47 22 33 44 55",
    "Media contact\nAnn Hale, Spokesperson, tel. 22 33 44",
    "Address for enquiries:\nAnn Hale, Media Spokesperson",
    "Edited by Ann Hale",
    "(Reporting by Ann Hale; Editing by Sam Poe)",
    "AP writer Ann Hale contributed to this report.",
    "Associated Press writers Ann Hale in Kyiv and Sam Poe in Rome contributed to this report.",
    "Ann Hale reported from McLean, Va.",
    "By Cpl Ann Hale",
    "Oslo, 3 June 2025\nPress Office",
    "MINISTRY OF LAW\n31 MARCH 2023",
    "Write to Ann Hale at ann.hale@example.org",
    "Copyright © 2025 The Oslo Gazette. All rights reserved.",
    "Documents:\nAgreement (PDF, 200 kb)\n\nPublisher:\nMinistry of Foreign Affairs",
    "Reporter: Ann Hale\nEditor: Sam Poe",
    "Photo: Ann Hale/NTB",
    "Last updated: 3 June 2025",
]


@pytest.mark.parametrize("closing", CLOSINGS)
@pytest.mark.parametrize("opening", ["", "OSLO, June 2 (NTB) - "])
def test_closing_lines_swallow_nothing(opening: str, closing: str) -> None:
    report = parse(opening + STORY + "\n\n" + closing)
    assert [p.name for p in report.participants] == ["Kari Lund", "Paul Reed"]
    assert report.mentioned == ()
    assert (report.header.dateline is None) == (opening == "")


@pytest.mark.parametrize(
    "end", ["CAIRO, Ramadan", "Riyadh, Rajab", "OSLO, qa'dah", "06/07/2025 CAIRO", "March 12 OSLO", "OSLO (", "By"]
)
def test_a_text_may_end_anywhere(end: str) -> None:
    assert read(end)[0].agency is None


@pytest.mark.parametrize(
    "signed",
    [
        "— Ann Hale, Staff writer of The Oslo Gazette",
        "-- Ann Hale, Oslo Gazette staff writer",
        "— By Ann Hale, Associated Press writer",
        "– Ann Hale, political correspondent",
        "— Ann Hale, The Oslo Gazette",
        "Ann Hale, staff writer, The Oslo Gazette",
        "Ann Hale, Associated Press writer",
        "-- By Ann Hale in Oslo",
    ],
)
def test_the_writer_signs(signed: str) -> None:
    report = parse(STORY + "\n\n" + signed)
    assert report.header.byline is not None
    assert report.header.byline.text == "Ann Hale"
    assert ([p.name for p in report.participants], report.mentioned) == (["Kari Lund", "Paul Reed"], ())


def test_a_closing_date_gives_no_year() -> None:
    report = parse("TOKYO, Feb 27 - " + STORY + " The plan runs until March 31, 2031.")
    assert report.header.dateline is not None
    assert report.header.dateline.date is None
    assert [issue.code for issue in report.issues if issue.code.startswith("year-")] == ["year-unknown"]


# --- the data ------------------------------------------------------------------------------------------------------

CACHES = (lexicon.phrases, lexicon.words, lines.words_of, place._list, place._postal, place._no_city)


def forget() -> None:
    for cached in CACHES:
        cached.cache_clear()


@pytest.mark.parametrize("name", read_source("datelines"))
def test_example_needs_its_list(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    example = read_source("datelines")[name]["example"]
    with_list = read_header(read_document(example), None, None)
    monkeypatch.setitem(read_table("datelines"), name, {key: [] for key in read_table("datelines")[name]})
    forget()
    without = read_header(read_document(example), None, None)
    end = closing.find_closing(read_document(example))
    monkeypatch.undo()
    forget()
    assert (with_list, closing.find_closing(read_document(example))) != (without, end)


@pytest.mark.parametrize("date", ["January 10, 2007", "Jan. 10, 2007", "Jan 10 2007", "10 Jan. 2007"])
def test_a_release_of_one_line_may_have_a_short_month(date: str) -> None:
    header, _ = read(f"Senator Lund Meets Reed {date} WASHINGTON, DC Today, Senator Kari Lund met Paul Reed.")
    assert header.dateline is not None
    assert (header.dateline.city, header.dateline.date) == ("Washington", dt.date(2007, 1, 10))


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Published 3 October 2025", dt.date(2025, 10, 3)),
        ("Published 5 October 2025", dt.date(2025, 10, 5)),
        ("Published 2 October 2025", None),
        ("Last edited: 12 June 2024", None),
    ],
)
def test_a_dispatch_is_not_published_before_it_was_written(line: str, published: dt.date | None) -> None:
    text = f"Lund meets Reed\n\n{line}\n\nOSLO, 4 October 2025 (NTB) - Minister Kari Lund met Paul Reed."
    report = parse(text)
    assert report.header.published == published
    assert report.check(text) == ()
