"""The rule foreign-name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from draftlint import Bad, CorpusRule, Family, Finding, Good, Note, Severity, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from draftlint import Document
    from draftlint.corpus.comparing import Corpus
    from draftlint.corpus.digests import Digest

_TITLE = Text(
    zh="“{name}”是{path}的单位，随抄录的段落带了进来",
    en="{path} is a report of “{name}”: the name came along with the copy",
)
_SOURCE = Text(zh="那里写的也是它", en="it is named there")
_AGAIN = Text(zh="这里也有", en="here, too")
_NEIGHBOUR = (
    "汀溪县2023年乡村振兴工作总结\n"
    "白鹭镇今年建成羊绒产业园，枣林镇的棉花合作社带动2300户增收。\n"
    "要把产业振兴摆在首位，支持白鹭镇做大羊绒加工，推动汀溪县特色产业向园区集中，"
    "健全联农带农机制，让农民更多分享产业增值收益，年底前每个乡镇都要有一个叫得响的"
    "品牌。\n"
)


@dataclass(frozen=True)
class ForeignName(CorpusRule["Digest"]):
    """Find names of another unit that came along with what was copied from its report.

    A plan that still names the other county's towns tells everybody where it is from.

    Names that the report also has elsewhere, units that one visits, helps or works with,
    and places above both units are left alone.
    """

    name = "foreign-name"
    family = Family.DUPLICATE
    severity = Severity.WARNING
    message = Text(
        zh="“{name}”是{path}里的地名，随抄录的段落带了进来，请核对",
        en="“{name}” is a place in {path}: did it come along with the copy?",
    )
    chinese = """
        找出随抄录的段落带进来的别处地名、单位名。

        方案里还留着邻县的乡镇，谁都看得出是从哪里抄来的。

        本报告别处也写到的名称、学习考察和协作帮扶的对象、两家共同的上级地名不报。
    """
    examples = (
        Good(
            "云坪县2024年乡村振兴工作总结\n"
            "要把产业振兴摆在首位，支持石门镇做大食用菌加工，推动云坪县特色产业向园区"
            "集中，健全联农带农机制，让农民更多分享产业增值收益，年底前每个乡镇都要有"
            "一个叫得响的品牌。组织干部赴汀溪县考察羊绒产业园。\n",
            path="云坪县2024年工作总结.txt",
            beside={"汀溪县2023年工作总结.txt": _NEIGHBOUR},
        ),
        Bad(
            "云坪县2024年乡村振兴工作总结\n"
            "要把产业振兴摆在首位，支持⟦白鹭镇⟧做大羊绒加工，推动云坪县特色产业向园区"
            "集中，健全联农带农机制，让农民更多分享产业增值收益，年底前每个乡镇都要有"
            "一个叫得响的品牌。\n",
            path="云坪县2024年工作总结.txt",
            beside={"汀溪县2023年工作总结.txt": _NEIGHBOUR},
            says="白鹭镇",
        ),
        Bad(
            "云坪县2024年乡村振兴工作总结\n"
            "要把产业振兴摆在首位，支持石门镇做大羊绒加工，推动⟦汀溪县⟧特色产业向园区"
            "集中，健全联农带农机制，让农民更多分享产业增值收益，年底前每个乡镇都要有"
            "一个叫得响的品牌。\n",
            path="云坪县2024年工作总结.txt",
            beside={"汀溪县2023年工作总结.txt": _NEIGHBOUR},
            severity=Severity.ERROR,
        ),
    )

    def digest(self, document: Document) -> Digest:
        """Take the digest that all rules across reports share."""
        from draftlint.corpus import digests

        return document.view(digests.read)

    def compare(self, corpus: Corpus[Digest]) -> Iterator[tuple[str, Finding]]:
        """Yield one finding a name in a copied section; further places in `related`."""
        from draftlint_rules.duplicate.parts import foreign

        for path, one in foreign.read(corpus):
            yield (
                path,
                self.found(
                    one.span,
                    message=_TITLE if one.is_title else None,
                    severity=Severity.ERROR if one.is_title else None,
                    related=[
                        Note(one.source, _SOURCE, one.other),
                        *(Note(span, _AGAIN) for span in one.more),
                    ],
                    path=one.other,
                    name=one.name,
                ),
            )
