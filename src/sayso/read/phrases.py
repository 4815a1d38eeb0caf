"""The standing phrases of news pages: what sites of many makes print around an article.

Each is a habit of the trade, found on pages of many publishers, and none is one page's wording. They are evidence
beside position and shape; a learned classifier of lines takes their place where one is installed.
"""

from __future__ import annotations

import re

from sayso.read.wordlist import word_set

LABELS = word_set(
    "exclusive|live|live updates|opinion|analysis|breaking|breaking news|editorial|comment|commentary|explainer"
    "|explained|fact check|factcheck|feature|interview|obituary|review|investigation|special report|first person"
    "|dispatch|long read|letters|op-ed|column|news analysis|on the ground|developing|developing story|watch|video"
    "|just in|perspective|profile|q&a|guest essay|correction|updated|sponsored|advertisement feature",
    "|",
)
"""Words that stand alone above a headline and say what kind of piece it is."""

LINK = re.compile(
    r"(?:read (?:more|also|next|this|now)|see also|also read|also see|related(?: (?:story|stories|article|articles))?"
    r"|more on this|more from|in pictures|don'?t miss|watch(?: (?:more|now|live|this))?|recommended|go deeper|up next"
    r"|lire aussi|mehr zum thema|lesen sie auch)\s?[:|»>-]",
    re.IGNORECASE,
)
"""Begins a line that leads to another report and is followed by that report's headline."""

PROMO = re.compile(
    r"(?:(?:listen|watch|subscribe|sign up|sign in|log in|register|follow|download|join|click|tap|swipe|scroll|share"
    r"|donate|support|get (?:the|our|your|all)|enter your|try|upgrade|become a|download|save|print|copy link"
    r"|add (?:us|as)|email|tweet|play|pause|skip|loading|buffering|view comments|post a comment|leave a)\b"
    r"|(?:story|article) continues (?:below|after)|advertisement\b|sponsored\b|\d{1,3} ?min(?:ute)?s? read\b"
    r"|\d+ comments?\b"
    r"|this (?:video|content|feature) (?:can|could|is)|javascript|please enable|your browser|audio (?:player|unavail)"
    r"|image (?:source|caption|credit)s?\b|get email alerts|most popular|read more\b|show more\b|see more\b|view more\b"
    r"|more (?:about|stories)\b|back to top|skip to|jump to|table of contents)",
    re.IGNORECASE,
)
"""Begins a line that asks something of the reader or of the reader's browser."""

GLUED = re.compile(
    r"(?i:(?:(?:article|story) continues (?:below|after)(?: (?:this|the))?(?: (?:advertisement|ad))?|advertisement"
    r"|scroll to continue|read more|show more))(?=[A-Z\u201c\u2018][a-z\u2019A-Z])"
)
"""Begins a line into which a dump has run what asks something of the reader and the paragraph after it."""

NOTICE = re.compile(
    r"(?:.{0,200}(?:(?<!\w)©\s?(?:\d{4}|[A-Z])|\(c\) \d{4}|copyright \W?(?:\d{4}|©)|all rights reserved)"
    r"|(?:.{0,40}\W)?(?:we|this (?:web)?site|our partners) (?:uses?|stores?|sets?) cookies"
    r"|(?:this|these|the) cookies? (?:is|are|was|may|enables?|collects?|allows?|stores?|sets?)\b"
    r"|(?:terms|privacy|cookie|copyright)\b"
    r"|by (?:continuing|using|signing up|submitting|clicking)\b.{0,80}\b(?:agree|consent|accept)"
    r"|got a (?:story|tip)\b|do you have (?:a story|information|a tip)|if you (?:click|buy|purchase)\b"
    r"|(?:email|contact) (?:us|the (?:author|reporter|newsdesk))\b"
    r"|(?:to|for) (?:get|receive|more stories like)\b.{0,80}\b(?:newsletter|inbox|app)\b)",
    re.IGNORECASE,
)
"""A line that is the site's and not the article's: law, cookies, newsletters, calls for tips."""

SECTION = re.compile(
    r"(?:see )?(?:more|most|latest|related|top|trending|recommended|popular|also|you (?:may|might)|read next|up next"
    r"|editor'?s'? picks?|from (?:the web|around the web|our partners)|around the web|promoted|sponsored|in this story"
    r"|comments?|join the (?:conversation|discussion)|share this|topics?|tags?|further reading|what to read next"
    r"|today'?s (?:top|best|headlines)|recent|next (?:story|article|up)|previous|don'?t miss|explore|follow us|about us"
    r"|follow (?:the )?topics?|trending now|watch more|live tv|paid content|from our)\b",
    re.IGNORECASE,
)
"""Begins a short line that heads a list of other reports."""

CREDIT = re.compile(
    r"(?:\b(?i:pictures?|pics?|photos?|photographs?|photography|images?|credits?|credit line|image credits?"
    r"|photo credits?|image sources?|video|footage|illustration|graphics?)(?: (?:by|courtesy of|supplied by))?\s?:\s?\S"
    r"|\b(?:[Pp]hoto(?:graph)?|[Pp]icture|[Ii]mage|[Ii]llustration) (?:by|courtesy of|from) [A-Z]"
    r"|^\((?:[A-Z][\w.'’-]*|/|of|for|the|via)(?: (?:[A-Z][\w.'’-]*|/|of|for|the|via)){1,7}\)$"
    r"|[([](?:AP|AFP|Reuters|EPA|Getty|PA|File|Photo|Picture|Image|Handout|via)\b[^()\[\]]{0,120}[)\]]\s{0,2}$"
    r"|(?:©|\bvia|/)\s?(?:Getty|Reuters|REUTERS|AFP|AP|EPA|Shutterstock|Alamy|Anadolu|Xinhua|ZUMA|Bloomberg)\b"
    r"(?= ?(?:News|Images?|Photo|Agency|Creative)?\W{0,4}$))",
)
"""Where the credit begins in a caption or alone."""

BYLINE = re.compile(
    r"(?i:by|written by|reporting by|reported by|words by|story by|von|par|por|di)(?::\s?|\s)(?=[^\W\d_a-z])"
)
"""Begins a line that names who wrote it, followed by a capital."""
