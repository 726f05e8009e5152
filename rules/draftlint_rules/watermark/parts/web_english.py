"""The navigation, buttons and notices of web pages in English."""

from __future__ import annotations

from draftlint_rules.watermark.parts.marker import Marker, Place

# Enough by itself on a line of its own.
_BUTTON = (
    r"Skip to (?:main )?content|Add to (?:cart|basket|wishlist)|Buy now"
    r"|Leave a (?:reply|comment)"
    r"|Cancel reply|Post comment|Read more|Continue reading|Load more|Show (?:more"
    r"|less)"
    r"|Back to top|Report this (?:ad|document)|Toggle navigation|You (?:may"
    r"|might) also like"
    r"|Share (?:this|on \w+)(?: (?:post|article|page|document|entry))?"
    r"|Accept (?:all )?cookies"
    r"|Previous (?:post|article)|Next (?:post|article)|Upload a document"
    r"|Search documents"
    r"|Print this page|Subscribe now|Download (?:now|this document)|Sign up (?:now|free"
    r"|for free)"
)
# A heading or a cell of a table by itself, a menu where three stand together.
_ENTRY = (
    r"Facebook|Twitter|LinkedIn|WhatsApp|Pinterest|Reddit|Email|Print|Tweet|Save|Like"
    r"|Follow|Share"
    r"|Home|About(?: us)?|Contact(?: us)?|Log ?in|Log ?out|Sign (?:in|up|out)|Register"
    r"|Subscribe"
    r"|Terms(?: of (?:use|service))?|Privacy(?: policy)?|Cookies?(?: policy| settings)?"
    r"|Site ?map"
    r"|Menu|Search|Help|FAQ|Blog|News|Download|Upload|Previous|Next|Comments?|Reply"
    r"|Scribd|Close"
)
_BETWEEN = r"[ \t|·•>»/,:-]{1,5}"
ENGLISH_PAGE = (
    Marker(
        "kip to |to cart|to basket|to wishlist|uy now|eave a |ancel reply|ost comment"
        "|ead more"
        "|ontinue reading|oad more|how more|how less|ack to top|eport this|oggle nav"
        "|also like"
        "|hare this|hare on |ookies|revious |ext post|ext article|pload a "
        "|earch documents"
        "|rint this|ubscribe now|ownload now|ownload this|ign up",
        rf"(?:(?:{_BUTTON})(?:{_BETWEEN}(?:{_BUTTON}|{_ENTRY})){{0,9}})",
        Place.LINE,
    ),
    Marker(
        "Home|Facebook|Twitter|Log in|Login|Sign in|Privacy|Subscribe|Contact|Share"
        "|Scribd",
        rf"(?:{_ENTRY})(?:{_BETWEEN}(?:{_ENTRY}|{_BUTTON})){{2,12}}",
        Place.LINE,
    ),
    # Home > Reports > 2023 · Last edited by moderator · Original Ann Li 2021-06-26
    Marker(
        "Home >|Home »|Home /|Home ›|Last edited|Last updated by|Loading|Original "
        "|essay|Hire a"
        "|ant to read|Ask AI|Uploaded by|vailable formats|vailable Formats|ownload as ",
        r"Home(?: [>»/›] [^>»›/\n]{1,40}){1,6}|Last (?:edited|updated) by [^.\n]{1,40}"
        r"|Loading[.…]{0,3}"
        r"|Original(?: \S{1,16}){1,3} \d{4}-\d{1,2}-\d{1,2}"
        r"|[^.\n]{0,30}\b(?:hire an? (?:writer|expert)|custom essays?)\b[^.\n]{0,30}"
        r"|Want to read [^\n]{1,60}|Ask AI (?:to|about) [^.\n]{2,60}"
        r"|Uploaded by \S{1,30}(?: on [^.\n]{1,20})?"
        r"|[^.\n]{0,40}(?:Available formats|Download as (?:DOCX|PDF|TXT|DOC"
        r"|PPT))[^.\n]{0,40}",
        Place.LINE,
    ),
    Marker(
        "owered by ",
        r"(?:Proudly )?powered by (?-i:[A-Z])[\w.]{1,20}(?: [\w.]{1,20}){0,2}",
        Place.LINE,
    ),
    # 7 views 0 purchase · Preview 10 out of 296 pages · 5 min read
    Marker(
        " view|Preview |min read|minute read|found this helpful|Posted |Filed under"
        "|Tagged ",
        r"[\d,]{1,9} views?(?:[ |·]{1,3}[\d,]{1,9} (?:purchases?|downloads?|likes?"
        r"|comments?|shares?)"
        r"){1,4}|Preview \d{1,4} out of \d{1,4} pages?"
        r"|[^.\n]{0,40}\b\d{1,3} min(?:ute)? read"
        r"|[\d,]{1,9} (?:people|users) found this helpful|Posted (?:on|by"
        r"|in) [^.\n]{2,60}"
        r"|(?:Filed under|Tagged(?: with| as)?)[: ][^.\n]{2,60}",
        Place.LINE,
    ),
    Marker(
        "preview|ownloaded |was uploaded|shared via|guarantee|fter payment"
        "|this page helpful"
        "|article helpful|document helpful|Click |click ",
        r"\b(?:you(?:'|’)?(?: a)?re (?:reading|viewing)|this is) a (?:free )?preview"
        r"|\bnot (?:shown|available|included) in this preview"
        r"|\bthis (?:study (?:source|resource)|document|file"
        r"|content) was (?:downloaded (?:by|from|via)"
        r"|uploaded by|shared via)|\bsatisfaction guarantee|\bavailable after payment"
        r"|\bwas this (?:article|page|document) helpful"
        r"|\bclick (?:here|the link|the button|below)(?: below)? to (?:download|read"
        r"|view|subscribe"
        r"|register|continue|see more)",
    ),
    Marker(
        "ownloaded from|ownloaded by|ownloaded at|ourtesy of",
        r"(?:This (?:document|file|template) (?:was |is )?)?downloaded (?:from|by"
        r"|at)[^\n]{0,60}"
        r"(?:https?:|www\.|\.(?:com|net|org|io))\S{0,80}",
        Place.LINE,
    ),
    Marker(
        " to read| to continue| to unlock| to download| to view",
        r"(?:Subscribe|Sign up|Register|Log ?in|Sign in|Upgrade|Unlock"
        r"|Create an? (?:free )?account)"
        r"[^.\n]{0,20} to (?:read|continue|unlock|download|view)\b[^.\n]{0,60}",
        Place.LINE,
    ),
    # Start your free trial · Get unlimited access
    Marker(
        "Premium|premium|free trial|full access|for free|nlimited|embership",
        r"(?:Upgrade|Subscribe|Join|Sign up|Start|Try|Get|Unlock"
        r"|Go)\b[^.\n]{0,40}\b(?:Premium|Pro|free trial"
        r"|full access|for free|unlimited|membership)\b[^.\n]{0,30}",
        Place.LINE,
    ),
    Marker(
        "coursehero|scribd.com|chegg.com|studocu|stuvia|slideshare|academia.edu|brainly"
        "|quizlet",
        r"(?:https?://)?(?:www\.)?[\w.-]{0,30}(?:coursehero|scribd|chegg|studocu|stuvia"
        r"|slideshare"
        r"|academia|brainly|quizlet)\.(?:com|net|edu)[^\s]{0,120}",
        Place.LINE,
    ),
)
