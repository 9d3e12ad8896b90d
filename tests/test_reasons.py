"""Reasons for an empty report, or for trusting it less."""

import re
from pathlib import Path

import pytest

import dipbrief
from dipbrief.reasons import REASONS

MET = "Norwegian Foreign Minister Kari Lund met Danish Foreign Minister Per Dahl in Oslo on Monday."

# (codes, the text)
TEXTS = [
    (set(), MET),
    ({"empty-text"}, ""),
    ({"empty-text"}, " \n -- !"),
    ({"empty-text", "markup-in-text"}, "<p></p>"),
    ({"no-meeting-found"}, "Kari Lund spoke in Oslo."),
    ({"no-meeting-found"}, "No."),
    ({"meeting-without-participants"}, "The foreign ministers met in Oslo on Monday. They discussed trade."),
    ({"markup-in-text"}, f"<p>{MET}</p>"),
    (
        {"all-capitals"},
        f"{MET} The two ministers discussed trade, oil, gas and the work of the joint commission.".upper(),
    ),
    # other languages
    (
        {"not-english"},
        "Le ministre des Affaires \u00e9trang\u00e8res a re\u00e7u son "
        "homologue danois dans la capitale et ils ont parl\u00e9 de paix.",
    ),
    (
        {"not-english"},
        "El ministro de Exteriores se reuni\u00f3 con su hom\u00f3logo en la capital y los dos hablaron de la paz.",
    ),
    (
        {"not-english"},
        "Der Au\u00dfenminister hat sich mit seinem Kollegen in der "
        "Hauptstadt getroffen, und sie sprachen \u00fcber den Frieden.",
    ),
    (
        {"not-english"},
        "O ministro reuniu-se com o seu hom\u00f3logo na capital e os dois falaram da paz e do com\u00e9rcio.",
    ),
    (
        {"not-english"},
        "Il ministro degli Esteri ha incontrato il suo omologo nella capitale e i due hanno parlato della pace.",
    ),
    ({"not-english"}, "De minister heeft in de hoofdstad met zijn collega gesproken over het verdrag en de vrede."),
    (
        {"not-english"},
        "Minister spotka\u0142 si\u0119 w stolicy z kolegami i nie "
        "m\u00f3wi\u0142 o tym, co jest w umowie oraz na granicy.",
    ),
    (
        {"not-english"},
        "D\u0131\u015fi\u015fleri bakan\u0131 bug\u00fcn bir araya geldi ve bu konuda "
        "ticaret ile g\u00fcvenlik i\u00e7in daha \u00e7ok \u00e7aba istedi.",
    ),
    (
        {"not-english"},
        "Menteri bertemu dengan rekannya di ibu kota dan keduanya "
        "membahas perdagangan yang akan datang untuk kawasan ini.",
    ),
    (
        {"not-english"},
        "\u041c\u0438\u043d\u0438\u0441\u0442\u0440 "
        "\u0432\u0441\u0442\u0440\u0435\u0442\u0438\u043b\u0441\u044f "
        "\u0441 \u043a\u043e\u043b\u043b\u0435\u0433\u043e\u0439.",
    ),
    ({"not-english"}, "\u5916\u4ea4\u90e8\u957f\u4f1a\u89c1\u4e86\u4ed6\u7684\u540c\u4e8b\u3002"),
    (
        {"not-english"},
        "\u0627\u0644\u062a\u0642\u0649 \u0648\u0632\u064a\u0631 "
        "\u0627\u0644\u062e\u0627\u0631\u062c\u064a\u0629 \u0646\u0638\u064a\u0631\u0647.",
    ),
    # English, however little of it
    (
        {"no-meeting-found"},
        "Kari Lund, Per Dahl, Jos\u00e9 de la Cruz, Maria da Silva, Abdul al-Masri, Jan van den Berg, Pedro de Souza",
    ),
    ({"no-meeting-found"}, "Rio de Janeiro, Porto do Sul, Las Palmas, La Paz, El Salvador, Los Angeles"),
    ({"no-meeting-found"}, "Trade up. Oil down. Talks stall in Oslo."),
    ({"no-meeting-found"}, "PEACE PACT NEAR, LUND SAYS"),
    (
        {"no-meeting-found"},
        "The daily Le Monde de la Paix said in Paris that the play La vie "
        "est un r\u00eave de Calder\u00f3n de la Barca was good.",
    ),
]


@pytest.mark.parametrize(("codes", "text"), TEXTS)
def test_reasons(codes: set[str], text: str) -> None:
    assert {issue.code for issue in dipbrief.parse(text).issues} & REASONS == codes


def test_every_code_is_documented() -> None:
    package = Path(dipbrief.__file__).parent
    written = "\n".join(
        path.read_text(encoding="utf-8") for path in package.rglob("*.py") if path.name != "__init__.py"
    )
    codes = set(re.findall(r"Issue\(\s*code=\"([a-z-]+)\"", written))
    page = (package.parent / "docs" / "report.md").read_text(encoding="utf-8")
    documented = re.findall(r"^\| `([a-z]+(?:-[a-z]+)+)` \|", page[page.index("## `issues`") :], re.MULTILINE)
    assert codes >= REASONS
    assert sorted(documented) == sorted(codes)
