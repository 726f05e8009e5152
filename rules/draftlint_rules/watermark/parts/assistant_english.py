"""How assistants speak in English."""

from __future__ import annotations

from draftlint_rules.watermark.parts.marker import Marker

ENGLISH = (
    Marker(
        "an AI|a AI|language model|large language|assistant,|artificial intelligence",
        r"\bas an? (?:helpful |virtual )?(?:AI|artificial intelligence"
        "|assistant)(?: (?:language model|assistant|model|chatbot))?(?: (?:developed"
        r"|trained|created|made) by [\w ]{2,20})?, (?:I|my|it is)\b|\bas an? (?:AI "
        r"|large )?language model\b[^.\n]{0,20}?\bI\b|\bI(?:'|’)?a?m (?:just "
        r"|only )?an? (?:AI|large language model|language model)\b",
    ),
    Marker(
        "ope this|ope that|ope these|ope the above",
        r"\bI (?:do )?hope (?:this|that|these|the above)[^.\n]{0,40}?(?:help|meets|useful"
        "|answers|gives you|works for you|suits)",
    ),
    Marker(
        "ertainly|Sure|Of course|Absolutely|Great question|Got it",
        r"^[^\w\n]{0,4}(?:Certainly|Sure(?: thing)?|Of course|Absolutely|Great question"
        r"|Got it)[ ]?[!,.:—–-]{1,2}[ ]{0,2}(?:here|below|I(?:'|’|\b)|let(?:'|’)?s? |this"
        "|the following|happy)",
    ),
    Marker(
        "Here|Below",
        r"(?:^|[.!?] )[^\w\n]{0,4}(?:Here(?:'|’)?s?(?: is| are)?|Below is)(?: a| an| the"
        r"| your| my)?[ ][^.\n]{0,30}?(?:revised|updated|polished|rewritten|improved|refined"
        "|sample|draft|comprehensive|concise|edited|cleaned[- ]up|formatted"
        r"|translated)[ ][^.\n:]{0,60}(?::|version|report|summary|text)",
    ),
    Marker(
        "et me know|eel free|ould you like|ou'd like|ou’d like|oud like|ou would like",
        r"\blet me know if (?:you(?:'|’)?d? (?:would )?(?:like|want|need|prefer)|there(?:'"
        r"|’)?s? |any|this)[^.\n]{0,80}(?:chang|adjust|revis|modif|refin|expand|tailor|tweak"
        r"|edit|add|help|else|version)|\bfeel free to (?:adjust|modify|customi[sz]e|edit"
        r"|tweak|adapt|replace|ask me)|\bwould you like me to\b|\bif you(?:'|’"
        r"|\s+woul)?d like(?: me to|, I)\b",
    ),
    Marker(
        "happy to|glad to|works for you|find this|llustrative|fictional|ypothetical"
        "|made up|placeholder",
        r"\bI(?:'|’)?(?:d| would) be (?:happy|glad) to (?:help|assist|refine|revise|adjust"
        r"|expand)|\blet me know if this works|\bI hope you find this (?:report|draft"
        r"|version|summary|helpful|useful)|\b(?:figures|data|numbers|names"
        r"|values)\b[^.\n]{0,20} (?:are|is) (?:purely |only )?(?:illustrative|fictional"
        "|hypothetical|placeholders?|made up)",
    ),
    Marker(
        "nowledge cut|raining data|ast update|nowledge update|eal-time"
        "|ble to access|ble to browse|ble to provide|ble to have|ble to generate"
        "|I cannot|I can't|I can’t|I don't"
        "|I don’t|I do not|I apolog|I'm sorry|I’m sorry|anything else",
        r"\bmy (?:knowledge cut-?off|training data|last (?:knowledge )?update)"
        r"|\b(?:knowledge cut-?off)\b|\bI (?:cannot|can(?:'|’)t|do not|don(?:'|’)t"
        "|am unable to|am not able to) (?:have )?(?:access|browse|provide (?:real|specific"
        r"|actual|current)|real-time|generate)|\bI(?:'|’)m sorry, but I\b"
        r"|\bI apologi[sz]e for (?:the|any) (?:confusion|oversight)"
        r"|\banything else (?:you(?:'|’| woul)?d? (?:like|want)(?: me)?"
        r"|I can)\b[^.\n]{0,30}\?",
    ),
    Marker(
        "laceholder|racket|enerated by|ritten by|rafted by|roduced by"
        "|enerated with|ritten with|rafted with|roduced with|enerated using|ritten using"
        "|rafted using|roduced using|ed your|en your|can make mistakes|you provided"
        "|you shared|absolutely right|your request|our report|our draft",
        r"\b(?:based on|using) the (?:information|details|data|content|draft|text|figures"
        r"|notes) you (?:provided|shared|gave|supplied)[^.\n]{0,30}?\b(?:here|I|below)\b"
        r"|^[^\w\n]{0,3}you(?:'|’)?re (?:absolutely|completely|quite) right|\b(?:as"
        r"|per) (?:you requested|your request), (?:here|I)\b|\bI(?:'|’)?(?:ve"
        r"| have) (?:revised|updated|rewritten|polished|corrected|drafted|edited) your\b"
        r"|\b(?:replace|adjust|update) the (?:bracketed|placeholder)[^.\n]{0,40}"
        r"|\bfill in the (?:bracketed|placeholder)s?|\b(?:generated|written|drafted"
        r"|produced) (?:by|with|using) (?:ChatGPT|GPT-\d|Claude|Gemini|Copilot"
        r"|(?:an? )?AI\b)|\bChatGPT can make mistakes",
    ),
    Marker(
        "ere's your|ere’s your|ere is your|ere are your|ere you go|he following changes"
        "|what you think|were looking for|ould you like|is a sample|is a template",
        r"\bHere(?:(?:'|’)s| is| are) your\b|\bHere you go\b|\bmade the following (?:changes"
        r"|edits|revisions)\b|\bLet me know what you think"
        r"|\bIs this what you were looking for|\bWould you like (?:me to|a|another"
        r"|more)\b[^.\n]{0,60}\?|\b(?:this|the above) is a (?:sample|template"
        "|example) (?:report|summary|draft|text)",
    ),
)
