"""The vocabulary that the package brings, and with it that of the city."""

from functools import cache
from pathlib import Path

from ruamel.yaml import YAML

from rathaus.strategy.document import Synonym, SynonymKind
from rathaus.strategy.synergies.rules.vocabulary import Vocabulary

FILE = Path(__file__).parent / "data" / "vocabulary.yaml"


@cache
def general() -> Vocabulary:
    """Return the words that mean the same in any German city."""
    plain = YAML(typ="safe", pure=True).load(FILE)
    return Vocabulary(
        synonyms=tuple(
            Synonym(each["id"], SynonymKind(each["kind"]), tuple(map(str, each["terms"])))
            for each in plain["synonyms"]
        ),
        generic=tuple(plain["generic"]),
        parts=tuple(plain["parts"]),
    )
