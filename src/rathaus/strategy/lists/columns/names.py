"""Which field a heading speaks of, in German and English and their variants."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from rathaus.strategy.lists.columns.fields import FIELDS

_CAMEL = re.compile(r"(?<=[a-zäöüß0-9])(?=[A-ZÄÖÜ])")
_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
# What a heading may say besides: such columns comment on a field and are not the field.
_COMMENTARY = re.compile(
    r"comment|narrative|kommentar|erläuterung zu|begründung|bemerkung|anmerkung"
)
_YEARLY = re.compile(
    r"yearly|annual|in year|financial year|fy\b|jährlich|haushaltsjahr|variance|abweichung"
    r"|forecast|prognose|\b(?:19|20)\d{2}\s*[/–-]\s*\d{2,4}|\bngc\b.*forecast"
)

# Each field: headings that mean exactly it, then words by which a longer heading speaks of it.
_NAMES: dict[str, tuple[str, str]] = {
    "id": (
        r"(?:unique|project|projekt|vorhaben|maßnahmen?|gmpp|list)?\s*"
        r"(?:id|ids|kennung|identifier|schlüssel|key|code)(?: number| nr)?"
        r"|project (?:number|no|nr|ref|reference)|(?:projekt|vorhaben|maßnahmen?) ?(?:nr|nummer)"
        r"|gmpp id(?: number)?|reference(?: number)?|aktenzeichen|az",
        r"\b(?:unique id|project id|projekt id|id number)\b",
    ),
    "number": (
        r"nr|no|nummer|number|lfd nr|laufende (?:nr|nummer)|ordnungsnummer|#",
        r"\blfd nr\b",
    ),
    "title": (
        r"(?:project|programme|projekt|vorhabens?|maßnahmen?)? ?(?:name|title|titel|bezeichnung)"
        r"|(?:name|titel|bezeichnung|title) (?:des|der|of|of the) ?(?:projekts?|vorhabens"
        r"|maßnahme|project|programme)|projektname|projekttitel|projektbezeichnung|projekt|project"
        r"|(?:einzel)?maßnahme|vorhaben|kurzbezeichnung|kurztitel|thema|initiative|nom du projet"
        r"|maßnahmentitel|vorhabenbezeichnung",
        r"\b(?:project name|project title|projekttitel|projektname|name des projekts)\b",
    ),
    "description": (
        r"(?:project|projekt|kurz)? ?(?:description|beschreibung)(?: ?/? ?aims)?|description aims"
        r"|inhalt|inhalte|zielsetzung|aims|objectives?|projektinhalt|worum geht es|kurzbeschreibung"
        r"|projektbeschreibung|beschreibung des projekts|summary|zusammenfassung",
        r"\b(?:description|beschreibung)\b",
    ),
    "department": (
        r"department|dept|amt ?/ ?(?:institut|dienststelle|abteilung|fachbereich)|amt bezeichnung"
        r"|(?:lead|owner|owning|responsible|sponsoring)? ?department|amt|ämter"
        r"|dienststelle|fachbereich|organisationseinheit|oe|federführung|federführendes amt"
        r"|zuständige?s? ?(?:amt|stelle|fachbereich|dienststelle)?|owner|abteilung|institut"
        r"|ressort|ministerium|verantwortliche (?:stelle|organisationseinheit)|fachamt"
        r"|agency|organisation|department name|ministère",
        r"\b(?:federführ\w*|department|fachamt|dienststelle)\b",
    ),
    "lead": (
        r"projektleitung|projektleiter(?:in)?|projektleiter/?in|ansprechpartner(?:in)?"
        r"|ansprechperson|verantwortlich(?:e[rs]?)?(?: person)?|project (?:manager|lead|leader)"
        r"|lead|contact|leitung|sro|senior responsible owner|kontakt|sro name",
        r"\b(?:projektleitung|project manager|ansprechp\w+)\b",
    ),
    "programme": (r"programm|programme|program|handlungsprogramm", r"^programm(?:e)?\b"),
    "action_plan": (r"aktionsplan|aktionspläne|action ?plan|handlungsfeld", r"\baktionsplan\b"),
    "dimensions": (r"(?:ziel)?dimension(?:en|s)?|target dimensions?", r"\bzieldimension"),
    "goals": (
        r"(?:strategische[rs]? )?ziele?|ziel ?nr|ziel id|goals?|beitrag zu ziel(?:en)?",
        r"\bstrategische ziele\b",
    ),
    "status": (
        r"(?:projekt|project|umsetzungs)? ?(?:status|stand)|phase|projektphase|state|stage"
        r"|umsetzungsstand|bearbeitungsstand|lifecycle stage",
        r"\b(?:projektstatus|project status|umsetzungsstand)\b",
    ),
    "rating": (
        r"(?:colour |overall |rag |mpa rag |ipa rag |ampel)? ?(?:rating|rag|ampel|ampelstatus)"
        r"|rag status|(?:sro |ipa |mpa )?delivery confidence(?: assessment)?|dca|bewertung"
        r"|gesamtbewertung|einschätzung|nista (?:delivery confidence|rating).*",
        r"\b(?:rag rating|delivery confidence|colour rating|ampel)\b",
    ),
    "start": (
        r"(?:project|projekt)? ?(?:start|begin|beginn|anfang)(?: ?(?:date|datum|termin))?"
        r"|startdatum|starttermin|projektstart|projektbeginn|von|laufzeit von|beginn \w+|start \w+",
        r"\b(?:start date|startdatum|projektbeginn|beginn)\b",
    ),
    "end": (
        r"(?:project|projekt)? ?(?:end|ende|finish|completion|abschluss)(?: ?(?:date|datum"
        r"|termin))?|estimated completion date|enddatum|endtermin|projektende|bis|laufzeit bis"
        r"|fertigstellung|zieltermin|termin|due date|fällig(?:keit)?|geplantes ende"
        r"|abschluss \w+|ende \w+|expected completion date",
        r"\b(?:end date|completion date|enddatum|projektende|fertigstellung|raw provided date)\b",
    ),
    "cost": (
        r"(?:total|gesamt|project|projekt|plan|planned|estimated|geschätzte|geplante)? ?"
        r"(?:budget|cost|costs|kosten|volumen|investition(?:en)?|mittel)(?: (?:gesamt|geplant"
        r"|plan|total|soll))?|wlc(?: baseline| budget)?(?: incl (?:ncg|ngc))?|plankosten"
        r"|gesamtkosten|projektkosten|projektbudget|kostenschätzung|finanzvolumen|total approved"
        r" budget|(?:total )?(?:baseline )?whole life costs?(?: total)?(?: baseline)?"
        r"|total budgeted whole life costs?|total project cost",
        r"\bwhole life costs?\b|\bwlc\b|\bgesamtkosten\b|\btotal (?:budget|cost)\b"
        r"|^kosten\b.*\bplan",
    ),
    "spent": (
        r"ist ?kosten|kosten (?:bisher|ist)|ausgaben(?: bisher)?|verausgabt(?:e mittel)?|spent"
        r"|actual(?: costs?)?|expenditure(?: to date)?|spend(?: to date)?|bisherige kosten"
        r"|mittelabfluss|cost to date",
        r"\b(?:istkosten|verausgabt|spent|to date|mittelabfluss)\b|^kosten\b.*\bist\b",
    ),
    "currency": (r"währung|currency", r"^(?:währung|currency)\b"),
    "central_help": (
        r"zentrale (?:unterstützung|hilfe|ressourcen)|central (?:help|support|resources?)",
        r"\bzentrale[nr]? (?:unterstützung|hilfe|ressourcen)\b|\bcentral (?:help|support)\b",
    ),
    "efforts": (
        r"aufwand|effort|pm|personenmonate|person months|größenklasse|größe|t shirt|size"
        r"(?: class)?|personalaufwand|aufwandsklasse|personalbedarf|aufwand pm",
        r"\b(?:aufwand|effort|personenmonate|person months|größenklasse|personalaufwand)\b",
    ),
    "depends_on": (
        r"abhängig(?:keit(?:en)?)?(?: von)?|depend(?:s on|enc(?:y|ies))|vorgänger|predecessors?"
        r"|voraussetzung(?:en)?|abhängigkeiten zu",
        r"\b(?:abhängigkeit(?:en)?|dependenc(?:y|ies)|depends on|vorgänger)\b",
    ),
    "risks": (
        r"risik(?:o|en)|risks?|projektrisiken|hauptrisiken|key risks",
        r"\b(?:risiken|risks)\b",
    ),
    "benefits": (
        r"nutzen|benefits?|mehrwert|wirkung(?:en)?|erwarteter nutzen|expected benefits",
        r"\b(?:nutzen|benefits?|mehrwert)\b",
    ),
    "systems": (
        r"(?:it )?systeme?|systems?|fachverfahren|software|anwendung(?:en)?|applications?"
        r"|betroffene systeme|it verfahren",
        r"\b(?:it systeme|fachverfahren|it systems)\b",
    ),
    "data": (
        r"daten|datenbestände|data|data ?sets?|data used|genutzte daten|datensätze",
        r"^daten\b",
    ),
    "legal_basis": (
        r"rechtsgrundlagen?|gesetz|legal basis|statutory basis|rechtliche grundlage"
        r"|gesetzliche grundlage|pflichtaufgabe",
        r"\b(?:rechtsgrundlage|legal basis)\b",
    ),
    "mandates": (
        r"(?:rats|gremien|politischer )? ?beschluss|resolution|ob (?:auftrag|verfügung|anordnung)"
        r"|auftrag (?:(?:des )?ob|(?:der )?stadtspitze)|anordnung(?: des ob)?"
        r"|gesetzliche (?:pflicht|verpflichtung)"
        r"|gesetzlich verpflichtend|legal mandate|technische notwendigkeit|technisch zwingend"
        r"|mayors? order",
        r"\b(?:ratsbeschluss|ratsvorlage)\b",
    ),
    "lead_project": (r"leitprojekt|lead project|leuchtturm(?:projekt)?", r"\bleitprojekt\b"),
    "running_at_publication": (
        r"(?:bereits )?(?:laufend|lief) bei veröffentlichung|running at publication",
        r"\bbei veröffentlichung\b",
    ),
    "remarks": (
        r"bemerkung(?:en)?|anmerkung(?:en)?|kommentare?|notes?|remarks?|comments?|hinweise?"
        r"|sonstiges|notizen",
        r"\b(?:commentary|narrative|comments?|kommentar|bemerkung(?:en)?|anmerkung(?:en)?)\b",
    ),
    "source": (r"quelle|source|source document|fundstelle", r"^quelle\b"),
}
_EXACT = {name: re.compile(f"(?:{exact})") for name, (exact, _) in _NAMES.items()}
_SPEAKS = {name: re.compile(words) for name, (_, words) in _NAMES.items()}
_SECOND = {
    "dept acronym": ("department", 0.45),
    "short code": ("id", 0.2),
    "shortcode": ("id", 0.2),
}


@dataclass(frozen=True, slots=True)
class NameMatch:
    """A field that a heading may mean, from 0 (unlikely) to 1 (exactly its name)."""

    field: str
    score: float


def normalise(heading: str) -> str:
    """Reduce a heading to words in lower case.

    >>> normalise("projectName"), normalise("Project - Start Date "), normalise("Lfd.\\nNr.:")
    ('project name', 'project start date', 'lfd nr')
    """
    text = _CAMEL.sub(" ", unicodedata.normalize("NFKC", heading)).lower()
    text = text.replace("massnahme", "maßnahme").replace("grösse", "größe").replace("_", " ")
    return " ".join(re.sub(r"[^\w/&%€£$#]+", " ", text).split()).strip(" /&")


_LABELS = {
    normalise(text): name
    for name, field in FIELDS.items()
    for text in (field.label.de, field.label.en)
}


@lru_cache(maxsize=4096)
def match_name(heading: str) -> tuple[NameMatch, ...]:
    """Return the fields a heading may mean, best first.

    >>> match_name("MPA RAG rating")[0]
    NameMatch(field='rating', score=1.0)
    >>> match_name("Whole Life Cost TOTAL Baseline £m")[0].field
    'cost'
    >>> match_name("2013/2014 Variance %age")
    ()
    """
    full = normalise(heading)
    bare = normalise(_BRACKETS.sub(" ", heading))
    if not full or len(full) > 220:
        return ()
    found: dict[str, float] = {}
    for name, exact in _EXACT.items():
        if exact.fullmatch(full) or (bare and exact.fullmatch(bare)):
            found[name] = 1.0
        elif _SPEAKS[name].search(full):
            found[name] = 0.7 - min(len(full), 200) / 1000
    upper, _, last = heading.rpartition(" – ")
    if upper:  # a heading over two rows: the lower one says more
        for match in match_name(last):
            found[match.field] = max(found.get(match.field, 0.0), match.score * 0.9)
    if full in _LABELS:
        found[_LABELS[full]] = 1.0
    if full in _SECOND:
        name, score = _SECOND[full]
        found.setdefault(name, score)
    _discount(full, found)
    ordered = sorted(found.items(), key=lambda item: -item[1])
    return tuple(NameMatch(name, round(score, 3)) for name, score in ordered if score > 0.1)


def _discount(text: str, found: dict[str, float]) -> None:
    if _COMMENTARY.search(text):
        for name in [name for name in found if name != "remarks"]:
            del found[name]
        found.setdefault("remarks", 0.6)
    elif _YEARLY.search(text):
        for name in ("cost", "spent", "benefits"):
            found.pop(name, None)
    if "benefit" in text:
        found.pop("cost", None)
    if re.search(r"\b(?:cost|budget|kosten)\b", text):
        found.pop("title", None)
