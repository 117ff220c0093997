"""Languages as files name them: by code, or by name in English or their own words."""

import re

from charrette.exchange.tables import plain

_LANGUAGES = {
    "english": "en", "ingles": "en", "spanish": "es", "espanol": "es", "castellano": "es", "vietnamese": "vi",
    "tiengviet": "vi", "chinese": "zh", "中文": "zh", "arabic": "ar", "العربية": "ar", "french": "fr",
    "francais": "fr", "german": "de", "deutsch": "de", "korean": "ko", "한국어": "ko", "tagalog": "tl",
    "filipino": "fil", "portuguese": "pt", "portugues": "pt", "russian": "ru", "русскии": "ru", "somali": "so",
    "soomaali": "so", "hmong": "hmn", "haitiancreole": "ht", "ukrainian": "uk", "japanese": "ja", "日本語": "ja",
}  # fmt: skip


def language_code(words: str) -> str | None:
    """The code of a language (``en``, ``es-MX``) from a code or a name; None where neither is known."""
    if re.fullmatch(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*", words):
        return words.replace("_", "-").lower() if len(words) <= 3 else words.replace("_", "-")
    return _LANGUAGES.get(plain(words))
