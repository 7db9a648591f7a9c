"""What is wrong with a file that is no XML, in words."""

from collections.abc import Mapping
from xml.parsers import expat

from rathaus.rules.errors import ModelError
from rathaus.rules.messages import message

_codes = expat.errors.codes

_SENTENCES: Mapping[int, str] = {
    _codes[expat.errors.XML_ERROR_NO_ELEMENTS]: "xml-cut-off",
    _codes[expat.errors.XML_ERROR_UNCLOSED_TOKEN]: "xml-cut-off",
    _codes[expat.errors.XML_ERROR_UNCLOSED_CDATA_SECTION]: "xml-cut-off",
    _codes[expat.errors.XML_ERROR_PARTIAL_CHAR]: "xml-cut-off",
    _codes[expat.errors.XML_ERROR_TAG_MISMATCH]: "xml-tags",
    _codes[expat.errors.XML_ERROR_DUPLICATE_ATTRIBUTE]: "xml-attribute-twice",
    _codes[expat.errors.XML_ERROR_JUNK_AFTER_DOC_ELEMENT]: "xml-after-end",
    _codes[expat.errors.XML_ERROR_UNDEFINED_ENTITY]: "xml-entity",
    _codes[expat.errors.XML_ERROR_UNBOUND_PREFIX]: "xml-prefix",
    _codes[expat.errors.XML_ERROR_UNKNOWN_ENCODING]: "xml-wrong-encoding",
    _codes[expat.errors.XML_ERROR_INCORRECT_ENCODING]: "xml-wrong-encoding",
}


def not_well_formed(error: expat.ExpatError, file: str) -> ModelError:
    """Say what expat found and where.

    Args:
        error: as raised by the parser.
        file: name of the file.
    """
    code = _SENTENCES.get(error.code, "xml-broken")
    return ModelError(message(code), file, error.lineno, error.offset + 1)
