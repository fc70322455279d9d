"""One small document in each of the six languages, and its words as a reader must find them again."""

from __future__ import annotations

import re
import unicodedata

from accede.kit.documents import (
    Document,
    FigureSpan,
    Heading,
    Link,
    ListBlock,
    Paragraph,
    Quotation,
    Sourced,
    SourceNote,
    Table,
    Text,
)

# Title, heading, sentence, two column names. The title is the Convention's own in each language.
WORDS = {
    "en": (
        "International Convention on the Protection of the Rights of All Migrant Workers",
        "Status of ratifications",
        "The Convention enters into force on the first day of the month",
        ("State", "Deposited"),
    ),
    "fr": (
        "Convention internationale sur la protection des droits de tous les travailleurs migrants",
        "État des ratifications",
        "La Convention entre en vigueur le premier jour du mois où l’œuvre s’achève",
        ("État", "Dépôt"),
    ),
    "es": (
        "Convención internacional sobre la protección de los derechos de todos los trabajadores migratorios",
        "Situación de las ratificaciones",
        "La Convención entra en vigor el primer día del mes de enero próximo, ¿según qué artículo?",
        ("Estado", "Depósito"),
    ),
    "ar": (
        "الاتفاقية الدولية لحماية حقوق جميع العمال المهاجرين",
        "حالة التصديقات والتوقيعات",
        "يبدأ نفاذ الاتفاقية في اليوم الأول من الشهر الذي يلي إيداع الصك العشرين",
        ("الدولة", "الإيداع"),
    ),
    "zh": (
        "保护所有移徙工人及其家庭成员权利国际公约",
        "批准和签署情况",
        "本公约自第二十份批准书或加入书交存之日起三个月后的第一个月第一天生效",
        ("国家", "交存日期"),
    ),
    "ru": (
        "Международная конвенция о защите прав всех трудящихся-мигрантов",
        "Состояние ратификаций",
        "Конвенция вступает в силу в первый день месяца, следующего за истечением трёх месяцев",
        ("Государство", "Сдано на хранение"),
    ),
}
SECTIONS = 4  # enough for a list of contents


def document(language: str, rows: int = 3) -> Document:
    """Everything that a document can hold, in one language."""
    title, heading, sentence, columns = WORDS[language]
    blocks = []
    for number in range(1, SECTIONS + 1):
        fact = FigureSpan("25", number, "/rows/", stale=number == 2, anchor=f"figure-{number}")
        text = Paragraph((Text(f"{sentence} "), fact, Text(". "), Text(heading, strong=True)))
        note = SourceNote(f"{heading} {number}", number, "/rows/", stale="26" if number == 2 else "")
        blocks += [Heading(2, f"{heading} {number}"), Sourced((Heading(3, columns[0]), text), (note,))]
    blocks += [
        ListBlock(((Text(sentence),), (Link(title, "https://example.org/treaty"),))),
        ListBlock.of([columns[0], columns[1]], ordered=True),
        Quotation((Text(sentence),), source=title),
        Table(heading, columns, tuple((f"{columns[0]} {row}", f"{row}.1.2004") for row in range(rows)), numeric=(1,)),
    ]
    return Document(title, language, tuple(blocks), {"over": heading, "author": "Accede"})


def plain(text: str) -> str:
    """Words one blank apart, without signs of direction or soft hyphens; nothing else is changed."""
    kept = "".join(sign for sign in text if unicodedata.category(sign) not in {"Cf", "Cc"} or sign in "\n\r\t")
    return re.sub(r"\s+", " ", kept).strip()


def without_blanks(text: str) -> str:
    return plain(text).replace(" ", "")
