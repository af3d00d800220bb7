"""The encodings of the web: which labels they have, and what decodes them. Source: the Encoding standard, 4.2 and 9.

What must stay true: where each character is one byte, a byte gives the character that Node gives, or its error. Where
characters have several, well-formed text does; what is not well formed gives U+FFFD, perhaps another number of them.
"""

from __future__ import annotations

import codecs
from typing import Final

from .._errors.base import NodeRangeError

# Name -> Python's codec, and the labels. First those with one byte for each character.
_SINGLE: Final = {
    "ibm866": ("cp866", "866 cp866 csibm866 ibm866"),
    "iso-8859-2": (
        "iso8859-2",
        "csisolatin2 iso-8859-2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 l2 latin2",
    ),
    "iso-8859-3": (
        "iso8859-3",
        "csisolatin3 iso-8859-3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988 l3 latin3",
    ),
    "iso-8859-4": (
        "iso8859-4",
        "csisolatin4 iso-8859-4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988 l4 latin4",
    ),
    "iso-8859-5": (
        "iso8859-5",
        "csisolatincyrillic cyrillic iso-8859-5 iso-ir-144 iso8859-5 iso88595 iso_8859-5 iso_8859-5:1988",
    ),
    "iso-8859-6": (
        "iso8859-6",
        "arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 iso-8859-6 iso-8859-6-e "
        "iso-8859-6-i iso-ir-127 iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987",
    ),
    "iso-8859-7": (
        "iso8859-7",
        "csisolatingreek ecma-118 elot_928 greek greek8 iso-8859-7 iso-ir-126 iso8859-7 iso88597 iso_8859-7 "
        "iso_8859-7:1987 sun_eu_greek",
    ),
    "iso-8859-8": (
        "iso8859-8",
        "csiso88598e csisolatinhebrew hebrew iso-8859-8 iso-8859-8-e iso-ir-138 iso8859-8 iso88598 "
        "iso_8859-8 iso_8859-8:1988 visual",
    ),
    "iso-8859-8-i": ("iso8859-8", "csiso88598i iso-8859-8-i logical"),
    "iso-8859-10": ("iso8859-10", "csisolatin6 iso-8859-10 iso-ir-157 iso8859-10 iso885910 l6 latin6"),
    "iso-8859-13": ("iso8859-13", "iso-8859-13 iso8859-13 iso885913"),
    "iso-8859-14": ("iso8859-14", "iso-8859-14 iso8859-14 iso885914"),
    "iso-8859-15": ("iso8859-15", "csisolatin9 iso-8859-15 iso8859-15 iso885915 iso_8859-15 l9"),
    "iso-8859-16": ("iso8859-16", "iso-8859-16"),
    "koi8-r": ("koi8-r", "cskoi8r koi koi8 koi8-r koi8_r"),
    "koi8-u": ("koi8-u", "koi8-ru koi8-u"),
    "macintosh": ("mac_roman", "csmacintosh mac macintosh x-mac-roman"),
    "windows-874": ("cp874", "dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 windows-874"),
    "windows-1250": ("cp1250", "cp1250 windows-1250 x-cp1250"),
    "windows-1251": ("cp1251", "cp1251 windows-1251 x-cp1251"),
    "windows-1252": (
        "cp1252",
        "ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 iso88591 "
        "iso_8859-1 iso_8859-1:1987 l1 latin1 us-ascii windows-1252 x-cp1252",
    ),
    "windows-1253": ("cp1253", "cp1253 windows-1253 x-cp1253"),
    "windows-1254": (
        "cp1254",
        "cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 iso_8859-9:1989 l5 latin5 "
        "windows-1254 x-cp1254",
    ),
    "windows-1255": ("cp1255", "cp1255 windows-1255 x-cp1255"),
    "windows-1256": ("cp1256", "cp1256 windows-1256 x-cp1256"),
    "windows-1257": ("cp1257", "cp1257 windows-1257 x-cp1257"),
    "windows-1258": ("cp1258", "cp1258 windows-1258 x-cp1258"),
    "x-mac-cyrillic": ("mac_cyrillic", "x-mac-cyrillic x-mac-ukrainian"),
    "x-user-defined": ("", "x-user-defined"),
}
_MULTIPLE: Final = {
    "utf-8": ("utf-8", "unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf8 utf-8 x-unicode20utf8"),
    "utf-16le": ("utf-16-le", "csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16le utf-16"),
    "utf-16be": ("utf-16-be", "unicodefffe utf-16be"),
    "gbk": ("gb18030", "chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 gbk iso-ir-58 x-gbk"),
    "gb18030": ("gb18030", "gb18030"),
    "big5": ("big5hkscs", "big5 big5-hkscs cn-big5 csbig5 x-x-big5"),
    "euc-jp": ("euc_jp", "cseucpkdfmtjapanese euc-jp x-euc-jp"),
    "iso-2022-jp": ("iso2022_jp", "csiso2022jp iso-2022-jp"),
    "shift_jis": ("cp932", "csshiftjis ms932 ms_kanji shift-jis shift_jis sjis windows-31j x-sjis"),
    "euc-kr": (
        "cp949",
        "cseuckr csksc56011987 euc-kr iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 windows-949",
    ),
}
_NAMES: Final = {
    label: name for table in (_SINGLE, _MULTIPLE) for name, (_, labels) in table.items() for label in labels.split(" ")
}
# Where the standard and the codec differ, apart from the bytes 0x80 to 0x9F that the codec leaves out.
_EXCEPTIONS: Final[dict[str, dict[int, str]]] = {
    "koi8-u": {0xAE: "\u045e", 0xBE: "\u040e"},
    "windows-1255": {0xCA: "\u05ba"},
    "x-user-defined": {byte: chr(0xF700 + byte) for byte in range(0x80, 0x100)},
}
_SPACE: Final = "\t\n\f\r "
_REPLACED, _UNDEFINED = "\ufffd", "\ufffe"  # what a codec gives for a wrong byte; what a table has for it


class _OfOneByte(codecs.IncrementalDecoder):
    """Decodes by a table of 256 characters."""

    def __init__(self, name: str, errors: str) -> None:
        super().__init__(errors)
        self._table = "".join(_character(name, byte) for byte in range(256))

    def decode(self, input: bytes, final: bool = False) -> str:  # type: ignore[override]  # bytes are all it is given
        """The text of some bytes."""
        return codecs.charmap_decode(input, self.errors, self._table)[0]


def _character(name: str, byte: int) -> str:
    found = _EXCEPTIONS.get(name, {}).get(byte)
    if found is None:
        found = bytes([byte]).decode(_SINGLE[name][0] or "ascii", "replace")
    if found == _REPLACED:
        return chr(byte) if byte < 0xA0 else _UNDEFINED
    return found


def encoding_of(label: str) -> str:
    """The name of the encoding that a label stands for. Raises ERR_ENCODING_NOT_SUPPORTED."""
    name = _NAMES.get(label.strip(_SPACE).lower())
    if name is None:
        raise NodeRangeError(f'The "{label}" encoding is not supported', code="ERR_ENCODING_NOT_SUPPORTED")
    return name


def new_decoder(name: str, *, fatal: bool) -> codecs.IncrementalDecoder:
    """What decodes an encoding, piece by piece; wrong bytes raise UnicodeDecodeError, or become U+FFFD."""
    errors = "strict" if fatal else "replace"
    if name in _SINGLE:
        return _OfOneByte(name, errors)
    return codecs.getincrementaldecoder(_MULTIPLE[name][0])(errors)
