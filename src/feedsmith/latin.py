"""Latin letters without their marks, as generators and feedsmith itself write them in addresses.

Pelican and Nikola ask Unidecode, which knows every script; here are the Latin letters. Of other
scripts the page itself tells the address. Source: the tables of the package Unidecode
"""

import unicodedata

_PAIRS = (
    "ß=ss ẞ=SS æ=ae Æ=AE œ=oe Œ=OE ø=o Ø=O đ=d Đ=D ð=d Ð=D þ=th Þ=Th ł=l Ł=L ħ=h Ħ=H ı=i ĸ=k ŋ=ng "
    'Ŋ=NG ŧ=t Ŧ=T “=" ”=" „=" ‘=\' ’=\' ‚=, «=<< »=>> –=- —=-- ‐=- ‑=- …=... €=EUR £=PS °=deg '
    "×=x ·=* ©=(c) ®=(r)"
)
_LETTERS = str.maketrans(dict(pair.split("=", 1) for pair in _PAIRS.split()))


def ascii_letters(text: str) -> str:
    """The text with accents taken off and what has no Latin letter left out."""
    plain = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return "".join(sign for sign in plain if sign.isascii())
