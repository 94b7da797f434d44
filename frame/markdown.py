"""How does text from data stand in Markdown? As itself: no sign of it is read as markup."""

import re

WORD_JOINER = "\u2060"


def plain(text: str) -> str:
    """Text from data, with every Markdown sign escaped: nothing in it becomes a link, a picture or a formula.

    Bare addresses become links even so, hence an invisible word joiner in each.
    """
    broken = re.sub(r"(?i)(https?:|ftp:|mailto:|xmpp:|www|(?=@))", rf"\1{WORD_JOINER}", text)
    return re.sub(r"([\\`*_{}\[\]()#+\-.!|~$:<>^=&])", r"\\\1", broken)


def badge(colour: str, icon: str, word: str) -> str:
    """A word of ours as a badge: an icon and a colour of Streamlit's, and the word, so that neither tells alone."""
    return f":{colour}-badge[{icon} {word}]"


def capital(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]
