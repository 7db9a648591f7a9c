"""How the numbers of the report came about, in words."""

from rathaus.strategy.document import Strategy
from rathaus.strategy.public.pages.words import Words
from rathaus.strategy.report.content import Explanation
from rathaus.strategy.rules.vocabulary import STATE_RULES


def explanations(strategy: Strategy, words: Words) -> tuple[Explanation, ...]:
    """Explain states, outlook, roll-up, categories and provenance."""
    limit = words.months(strategy.rules.central_help_limit)
    return (
        Explanation(
            words.say("Zustand eines Ziels", "State of a goal"),
            (
                words.say(
                    "Die erste zutreffende Regel gilt; eine Meldung (S2, S3) geht S1 vor.",
                    "The first rule that applies decides; a report (S2, S3) goes before S1.",
                ),
                *(
                    f"{rule.split('-')[0]}: {words.text(text)}"
                    for rule, text in STATE_RULES.items()
                ),
            ),
        ),
        Explanation(
            words.say("Aussicht", "Outlook"),
            (
                words.say(
                    "Aus dem letzten Wert jedes Quartals wird eine Gerade geschätzt; das Band "
                    "nennt, wo 8 von 10 Fällen enden. Es rechnet damit, dass Abweichungen "
                    "nachwirken. Mit weniger als vier Quartalen gibt es keine Aussicht.",
                    "A line is estimated from the last value of each quarter; the band says where "
                    "8 of 10 cases end. It allows for deviations that linger. With fewer than "
                    "four quarters there is no outlook.",
                ),
            ),
        ),
        Explanation(
            words.say("Fortschritt eines Programms", "Progress of a programme"),
            (
                words.say(
                    "Mittel der Ziele nach ihrem Gewicht. Ziele ohne echten Wert zählen nicht; "
                    "genannt ist, wie viel Gewicht die übrigen tragen.",
                    "Mean of the goals by weight. Goals without a real value do not count; how "
                    "much weight the others carry is stated.",
                ),
            ),
        ),
        Explanation(
            words.say("Kategorie eines Projekts", "Category of a project"),
            (
                words.say(
                    "Gefragt wird in der Reihenfolge O, A, B, C; das erste Ja entscheidet. Ein "
                    "Grund für A zählt nur mit Fundstelle. Für B darf ein Amt höchstens {limit} "
                    "aus zentralen Teams brauchen. Unbekanntes gilt nie als null.",
                    "Asked in the order O, A, B, C; the first yes decides. A ground for A counts "
                    "only with a reference. For B a department may need at most {limit} of "
                    "central teams. Unknown is never taken for zero.",
                    limit=limit,
                ),
            ),
        ),
        Explanation(
            words.say("Herkunft der Werte", "Where values come from"),
            (
                words.say(
                    "Gemessen: von einem System berechnet, mit den Zeilen dahinter. Von Hand "
                    "festgestellt: von einer Person mit Datum und Beleg. Beispiel: erfunden, um "
                    "das Werkzeug zu zeigen; zählt nie. Ein berechneter Wert ist so gut wie "
                    "seine schwächste Quelle.",
                    "Measured: computed by a system, with the rows behind it. Established by a "
                    "person: with date and evidence. Sample: invented to show the tool; never "
                    "counts. A computed value is as good as its weakest source.",
                ),
            ),
        ),
    )
