"""Which columns lists of missions, positions, contacts and promises may have, by their headers in several languages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from accede.coalition.queries.sheet_columns import labels, mail_address, one_of
from accede.coalition.readers.kinds import Column
from accede.core.dates import Moment
from accede.core.tenure import Tenure
from accede.governments.models import Channel, Confidence, Contact, MissionHead, OfficeKind, Stance
from accede.governments.queries import sheet_values as values

Problem = Callable[[str, str], None]
Facts = dict[str, Any]
_STATE_WORDS = (
    "state", "country", "member state", "etat", "pays", "estado", "pais", "الدولة", "البلد", "国家", "государство",
    "страна",
)  # fmt: skip
_DAY_WORDS = ("day", "date", "jour", "fecha", "dia", "اليوم", "التاريخ", "日期", "дата")
# Cities where States keep missions besides the three seats.
ELSEWHERE = {"vienna": "Vienna", "nairobi": "Nairobi", "rome": "Rome", "paris": "Paris", "the hague": "The Hague",
             "washington": "Washington", "addis ababa": "Addis Ababa", "bangkok": "Bangkok"}  # fmt: skip
_SEATS = {
    "geneva": ("Geneva", "Genève", "Ginebra", "Genf", "جنيف", "日内瓦", "Женева"),
    "new_york": ("New York", "Nueva York", "نيويورك", "纽约", "Нью-Йорк"),
    "brussels": ("Brussels", "Bruxelles", "Bruselas", "Brüssel", "بروكسل", "布鲁塞尔", "Брюссель"),
    "other": ("elsewhere", "other"),
    **{city: (city,) for city in ELSEWHERE.values()},
}
_RANKS = {
    "ambassador": ("Ambassador", "Permanent Representative", "Ambassador, Permanent Representative", "Ambassadeur",
                   "Représentant permanent", "Embajador", "Embajadora", "Representante Permanente", "السفير",
                   "الممثل الدائم"),
    "observer": ("Permanent Observer", "Observateur permanent", "Observador Permanente"),
    "charge": ("Chargé d'affaires", "Chargé d'affaires a.i.", "Charge d'affaires ad interim", "Chargée d'affaires",
               "Chargée d'affaires a.i.", "Encargado de negocios", "القائم بالأعمال"),
}  # fmt: skip
_STANCES = {"in_favour": ("in favor", "favourable", "favorable"), "opposed": ("against",), "unknown": ("unknown",)}


def _state(example: str = "Exampleland") -> Column:
    return Column("state", gettext_lazy("State"), _STATE_WORDS, read=values.state, example=example)


def _text(name: str, label: Any, words: tuple[str, ...], most: int = 300, example: str = "") -> Column:
    return Column(name, label, words, most, values.text(most), example=example)


def _day(name: str, label: Any, words: tuple[str, ...], example: str = "") -> Column:
    return Column(name, label, words, day=True, example=example)


def _code(name: str, label: Any, words: tuple[str, ...], codes: Callable[[], Any], example: str = "") -> Column:
    return Column(name, label, words, read=one_of(codes), example=example)


MISSIONS = (
    _state(),
    _code("seat", gettext_lazy("Seat"), ("seat", "siege", "sede", "city", "ville", "ciudad", "duty station", "المقر"),
          lambda: _SEATS, "Geneva"),
    _text("place", gettext_lazy("Place, where it is elsewhere"), ("place", "lieu", "lugar"), 100),
    _text("name", gettext_lazy("Name of the mission"), ("mission", "name of the mission", "permanent mission",
          "mission permanente", "mision permanente", "البعثة", "البعثة الدائمة", "代表团"), 200,
          "Permanent Mission of Exampleland"),
    _text("head", pgettext_lazy("of a mission", "Head"), ("head", "head of mission", "name", "name of the head",
          "permanent representative", "chef de mission", "representant permanent", "nom", "jefe de mision",
          "representante permanente", "nombre", "رئيس البعثة", "الممثل الدائم", "الاسم"), 200, "A. N. Example"),
    _code("rank", gettext_lazy("Rank"), ("rank", "rang", "rango", "الرتبة"),
          lambda: {code: (*_RANKS.get(code, ()), *words) for code, words in labels(MissionHead.Rank.choices).items()},
          "Ambassador"),
    _text("title", gettext_lazy("Title"), ("title", "titre", "titulo", "function", "fonction", "cargo", "المنصب"), 200),
    _text("salutation", gettext_lazy("Form of address"), ("salutation", "form of address", "formule d appel",
          "tratamiento", "المخاطبة"), 200, "Excellency"),
    Column("language", gettext_lazy("Language of the head"), ("language", "language of the head", "langue", "idioma",
           "اللغة"), read=values.language, example="en"),
    _day("from", gettext_lazy("Head from"), ("from", "since", "in post since", "depuis", "desde", "منذ"), "2026-01-15"),
    _day("until", gettext_lazy("Head until"), ("until", "jusqu au", "hasta", "حتى")),
    _day("credentials", gettext_lazy("Credentials presented"), ("credentials", "credentials presented",
         "presentation of credentials", "date of presentation of credentials", "lettres de creance",
         "remise des lettres de creance", "credenciales", "presentacion de credenciales", "اوراق الاعتماد",
         "تقديم اوراق الاعتماد"), "2026-02-01"),
    Column("languages", gettext_lazy("Languages of the mission"), ("languages", "working languages", "langues",
           "idiomas", "اللغات"), read=values.languages, example="en; fr"),
    Column("precedence", gettext_lazy("Order of precedence"), ("precedence", "order of precedence", "preseance",
           "ordre de preseance", "precedencia", "no", "الاسبقية"), read=values.whole_number),
    _code("channel", gettext_lazy("Channel"), ("channel", "canal", "voie", "القناة"), lambda: labels(Channel.choices),
          "note_verbale"),
    _code("then_channel", gettext_lazy("Then by"), ("then by", "second channel", "puis par", "luego por"),
          lambda: labels(Channel.choices), "mail"),
    Column("email", gettext_lazy("E-mail"), ("e-mail", "email", "mail", "courriel", "correo", "correo electronico",
           "البريد الالكتروني"), read=mail_address, example="mission@exampleland.example"),
    _text("phone", gettext_lazy("Telephone"), ("telephone", "phone", "tel", "telefono", "الهاتف"), 60),
    _text("fax", gettext_lazy("Fax"), ("fax", "telefax", "telecopie", "الفاكس"), 60),
    _text("address", gettext_lazy("Postal address"), ("address", "postal address", "adresse", "direccion", "العنوان"),
          1000, "1 Example Street, Geneva"),
    _text("source", gettext_lazy("Source"), ("source", "fuente", "المصدر")),
)  # fmt: skip
POSITIONS = (
    _state(),
    _code("stance", gettext_lazy("Position"), ("position", "stance", "posicion", "الموقف"),
          lambda: {code: (*_STANCES.get(code, ()), *words) for code, words in labels(Stance.choices).items()},
          "studying"),
    _text("words", gettext_lazy("In the words of who says so"), ("words", "in its words", "texte", "texto", "النص"),
          20_000, "The ministry is reading the text."),
    _day("as_of", gettext_lazy("Held on"), ("held on", "as of", *_DAY_WORDS), "2026-01-15"),
    _code("confidence", gettext_lazy("Confidence"), ("confidence", "confiance", "confianza", "الثقة"),
          lambda: labels(Confidence.choices), "low"),
    _text("said_by", gettext_lazy("Who says so"), ("who says so", "said by", "selon", "segun", "القائل"), 300,
          "An example ministry"),
    _day("review_date", gettext_lazy("Review by"), ("review by", "review", "a revoir le", "revisar")),
    _text("source", gettext_lazy("Source"), ("source", "sources", "fuente", "المصدر"), 300, "Made-up row: delete it"),
)  # fmt: skip
CONTACTS = (
    _state(),
    _day("day", gettext_lazy("Day"), _DAY_WORDS, "2026-01-15"),
    _code("kind", gettext_lazy("Kind"), ("kind", "type", "tipo", "النوع"), lambda: labels(Contact.Kind.choices),
          "meeting"),
    _code("office_kind", gettext_lazy("Office"), ("office", "bureau", "oficina", "الجهة"),
          lambda: labels(OfficeKind.choices), "foreign"),
    _text("office", gettext_lazy("Name of the office"), ("name of the office", "office name", "service"), 200,
          "Example desk"),
    _text("place", gettext_lazy("Place"), ("place", "lieu", "lugar", "المكان"), 200),
    _text("people", gettext_lazy("Who was there"), ("people", "who was there", "participants", "participantes",
          "المشاركون"), 1000, "A. N. Example; B. Example"),
    _text("said", gettext_lazy("What was said"), ("said", "what was said", "notes", "note", "dit", "dicho"), 20_000,
          "Made-up row: delete it"),
    _text("asked", gettext_lazy("What was asked"), ("asked", "what was asked", "demande", "pedido"), 20_000),
    _text("next_step", gettext_lazy("Next step"), ("next step", "suite", "siguiente paso"), 300),
    _day("next_date", gettext_lazy("Next step by"), ("next step by", "by", "avant le", "antes del")),
)  # fmt: skip
PROMISES = (
    _state(),
    _text("text", gettext_lazy("What was promised"), ("promise", "what was promised", "promesse", "promesa", "الوعد"),
          500, "To send the text to the committee"),
    _day("made", gettext_lazy("Promised on"), ("promised on", "made on", *_DAY_WORDS), "2026-01-15"),
    _text("made_by", gettext_lazy("Who promised"), ("who promised", "made by", "promised by", "par", "por"), 200,
          "An example ministry"),
    _day("due", gettext_lazy("Due"), ("due", "deadline", "due on", "echeance", "plazo", "الموعد"), "2026-06-30"),
    _text("due_words", gettext_lazy("Due, in its words"), ("due in words", "due in its words"), 200),
    _text("source", gettext_lazy("Source"), ("source", "sources", "fuente", "المصدر"), 300, "Made-up row: delete it"),
)  # fmt: skip


def check_mission(facts: Facts, problem: Problem) -> None:
    """A row of the directory has its State, and a term that can be."""
    values.missing(facts, problem, {"state": _("State")})
    term = Tenure(Moment.parse(facts.get("from") or ""), Moment.parse(facts.get("until") or ""))
    if term.problem():
        problem("until", _("The last day lies before the first day."))
    if facts.get("seat") == "other" and not facts.get("place"):
        problem("place", _("Say where the mission is."))


def check_position(facts: Facts, problem: Problem) -> None:
    """A claim says what, when, how surely and who says so."""
    needed = {
        "state": _("State"),
        "stance": _("Position"),
        "as_of": _("Held on"),
        "confidence": _("Confidence"),
        "said_by": _("Who says so"),
    }
    values.missing(facts, problem, needed)
    values.exact_days(facts, problem, ["review_date"])


def check_contact(facts: Facts, problem: Problem) -> None:
    """A contact has its day and its office."""
    values.missing(facts, problem, {"state": _("State"), "day": _("Day"), "office_kind": _("Office")})
    values.exact_days(facts, problem, ["day", "next_date"])


def check_promise(facts: Facts, problem: Problem) -> None:
    """A promise says what and when; its deadline is a day."""
    values.missing(facts, problem, {"state": _("State"), "text": _("What was promised"), "made": _("Promised on")})
    values.exact_days(facts, problem, ["due"])
