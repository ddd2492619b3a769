"""Patterns of what a page says of itself: datelines, credits, captions, and invitations to read on.

They are words of web pages and news desks in general. No outlet and no journalist is named. Every repeat is
bounded, and no repeat stands inside another one that could match the same text, so that odd texts cost no
more time than others.
"""

from __future__ import annotations

import re

__all__ = ["ADDRESS", "BOILERPLATE", "CAPTION", "CREDIT", "DATELINE"]

_START = r"^[ \t]{0,9}[(\[]?[ \t]{0,3}"
"""The beginning of a line, in brackets or not."""
_TITLE = r"(?=[^.!?\n]{1,120}$)"
"""What follows the opening of a line that is no sentence."""
_WRITER = r"(?:reporter|correspondent|columnist|contributor|staff writer|fellow|editor)"


def _any(*alternatives: str) -> re.Pattern[str]:
    """One pattern of several, letters large or small, "^" and "$" at every line."""
    return re.compile("|".join(alternatives), re.IGNORECASE | re.MULTILINE)


ADDRESS = _any(
    r"https?://\S{1,300}",
    r"\bwww\.\S{1,300}",
    r"\bpic\.twitter\.com/\S{0,40}",
    r"@\w{1,40}",
    r"\b[\w-]{1,60}\.(?:com|org|net|co\.uk|gov|edu|tv|info)\b(?:/\S{0,200})?",
)

DATELINE = re.compile(
    r"\s{0,9}(?:"
    r"(?:[A-Z][\w.'’]{0,20}[, ]{1,2}){0,5}\([A-Z][\w .’'/]{1,30}\)\s{0,3}(?:[-–—]{1,2}|(?=[A-Z“\"]))"
    r"|[A-Z]{3}[A-Z.'’ /]{0,30}(?:,\s?[A-Z][\w. ]{1,18})?\s{0,2}(?:\([^)\n]{1,40}\)\s{0,2})?[-–—]{1,2}\s"
    r")"
)

CREDIT = _any(
    r"^[ \t]{0,9}(?:story |written |posted |report )?by:?[ \t]{1,9}(?-i:[A-Z])[^.!?\n]{1,100}$",
    r"\bcontribut(?:ed|ing) (?:to this|reporting)\b",
    r"^[ \t]{0,9}contributing: ",
    r"\b(?:additional |with )?reporting by\b",
    r"\b(?:writing|editing) by\b",
    r"\bstaff writers?\b",
    r"\b\w{1,30} (?:covers|writes about) [^.!?\n]{1,60} for\b",
    rf"(?-i:[A-Z])[\w’'-]{{1,20}} is (?:a|an|the) [\w ’',-]{{0,60}}\b{_WRITER}\b",
    r"\bread (?:his|her|their|more) (?:reports|commentary|opinion)\b",
    r"\bfollow (?:us|him|her|them|me|the)\b[^.!?\n]{0,60}\btwitter\b",
    r"^[ \t]{0,9}(?:associated press|ap) (?:writer|reporter|journalist)s?\b",
)

CAPTION = _any(
    r"\b(?:enlarge this image|toggle caption|hide caption|image copyright|image caption|media caption)\b",
    r"\b(?:file photo|photo illustration|slideshow|photos:|getty images|ap photo|photo by|image source)\b",
    r"\b(?:screengrab|screenshot|must watch|just watched|more videos|replay more|play video|view gallery)\b",
    r"\b(?:in pictures|see more photos)\b",
    r"\bin this [^.!?\n]{0,40}\b(?:photo|image|photograph)\b",
    rf"{_START}(?:file|watch|video|photos?|image|listen|caption|gallery|related videos?)[ \t]{{0,3}}[:–—-]",
    r"^[ \t]{0,9}(?-i:CLOSE|SHARE|WATCH|LISTEN|VIDEO|PHOTOS?|FILE)\b",
    r"\[(?:image|pullquote|video|caption|photo)\]",
    r"(?:/|\bvia )(?:ap|reuters|getty|afp|epa|upi)\b",
)

BOILERPLATE = _any(
    r"\bstory highlights\b",
    r"\bsign(?:ing)? up (?:for|to|here|today|now|below)\b",
    r"\bnewsletters?\b[^.!?\n]{0,40}\b(?:inbox|email|sign|subscribe)\b",
    r"\b(?:click here|all rights reserved|privacy policy|terms of (?:service|use)|story continued)\b",
    r"\b(?:continued below|article continues|continue reading|share this|read or share|skip advertisement)\b",
    r"\b(?:your inbox|reprint permission|check back|like us on facebook|download (?:the|our) app)\b",
    r"\bthis (?:story|article|post|report) (?:has been|was|will be) (?:updated|corrected)\b",
    r"\bthis is (?:a )?(?:breaking|developing)\b",
    r"\bfor more (?:information|on this|stories)\b",
    r"\bsubscribe (?:to|now|here|today)\b",
    r"\bbecome a (?:member|subscriber)\b",
    r"\b(?:manage newsletters|our original post|views expressed|opinions expressed)\b",
    r"\bopinions? of the author\b",
    r"\b(?:content created by|licensing opportunities|editor['’]s note|want more|stay up[- ]to[- ]date)\b",
    r"\bget the latest\b",
    r"\bread the (?:full|whole|original) (?:story|article|report|letter|post)\b",
    r"\bmore on this\b",
    r"\bread more[ \t]{0,9}$",
    rf"{_START}(?:read(?: more| also| next)?|related|also (?:read|on)|see (?:more|also)|watch|listen|more"
    r"|recommended|opinion|commentary|analysis|transcript|correction|clarification|support|advertise?ment"
    rf"|more from|poll|editorial)[ \t]{{0,2}}(?:[:|>»]|{_TITLE})",
    rf"{_START}also on [^\n]{{1,60}}:",
    rf"{_START}updat(?:e|ed)(?: at| on|:| \d|,)",
    r"^[ \t]{0,9}\d{1,2} (?:years?|months?|days?) ago",
    r"©|\bcopyright\b",
)
