"""Cases left over that the cases taken in and closed do not leave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint import Bad, Document, Family, Finding, Good, Rule, Severity
from draftlint_rules.totals.parts import claimed

if TYPE_CHECKING:
    from collections.abc import Iterator


class WrongBalance(Rule):
    """Find cases left over that the cases taken in and closed do not leave.

    Old and new cases are either closed or pending; a reader adds them up at once.

    Left alone: other figures in between, rough figures, placeholders, and cases counted
    in different units.
    """

    name = "wrong-balance"
    family = Family.TOTALS
    severity = Severity.WARNING
    message = claimed.MESSAGE
    chinese = """
        找出与收、结数对不上的未结数。

        旧存加新收等于办结加未结，读者一加便知。

        不报：中间夹有其他数字的，约数，占位符，计数单位不同的。
    """
    examples = (
        Good("上年结转5件，新收120件，办结118件，结转下年7件。"),
        Good("全年受理信访120件，办结110件，在办10件。"),
        Good("受理120件，办结约110件，在办15件。"),
        Good("受理120件，办结X件，在办15件。"),
        Good("受理120件，涉及300人，办结110件，在办15件。"),
        Good("受理120件，其中上级交办20件，办结110件。"),
        Good("新收120件，办结118件，满意率98%。"),
        Good("全年受理信访120件，办结110件，在办12件。"),
        Good("受理120件（含上年结转5件），办结118件，在办7件。"),
        Bad("上年结转5件，新收120件，办结118件，结转下年⟦8件⟧。", says="5+120-118=7"),
        Bad("行政案件受理120件，结案110件，未结⟦6件⟧。"),
        Bad("上年未结6件，新受理94件，审结90件，未结⟦12件⟧。"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each balance."""
        from draftlint.language import carried  # its patterns take a while

        yield from claimed.findings(self, document, document.view(carried.read))
