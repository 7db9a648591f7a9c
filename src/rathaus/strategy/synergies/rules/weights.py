"""The weights of what two projects have in common; fitted once, then frozen.

Logistic regression with weights that may not change their sense, fitted by
``benchmarks/_synergies_fit.py`` on the tuning half of ``benchmarks/data/synergies`` (171 labelled
pairs, and pairs across clusters as examples of what has nothing in common). Every pair counts four
times: with the whole vocabulary, twice with a random half of it, and with none, so that the words
of a text keep their say where the vocabulary knows nothing. The half held back took no part.
"""

BASE = -1.98
WEIGHTS = {
    "text": 4.38,
    "words": 1.50,
    "subject": 3.86,
    "other_subject": -1.62,
    "component": 3.67,
    "vendor": 0.25,
    "systems": 3.79,
    "data_fields": 2.97,
    "builds_on": 1.04,
}

ALIKE = 0.4
"""Likelihood from which a pair is suggested."""
VERY_ALIKE = 0.75
"""Likelihood from which a pair is called very alike."""
