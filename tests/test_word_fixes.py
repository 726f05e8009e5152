"""Fixes in Word files change the edited characters and leave everything else."""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from draftlint import Edit, Span
from draftlint.document import Document, MarkKind
from draftlint.fixer import apply
from draftlint.formats.word import WORD, rewrite
from draftlint.formats.word.names import W
from tests.test_word_annotate import body, control, opened, part
from tests.test_word_text import field
from tests.word_files import (
    numbering,
    paragraph,
    run,
    section,
    table,
    word_file,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from tests.conftest import CommandLine

    Write = Callable[[bytes, Document, Sequence[Edit]], bytes]

BOLD = "<w:b/>"
LINK = f'<w:hyperlink w:anchor="x">{run("见，，网")}</w:hyperlink>'
REFERENCE = f'<w:fldSimple w:instr="REF a">{run("图，，1")}</w:fldSimple>'
LOCKED = '<w:lock w:val="contentLocked"/>'
INSERTED = f'<w:ins w:id="7" w:author="张三">{run("增加，，项目")}</w:ins>'


def edit(document: Document, old: str, new: str) -> Edit:
    start = document.source.index(old)
    return Edit(Span(start, start + len(old)), new)


def edited(content: bytes, old: str, new: str, write: Write = rewrite.write) -> bytes:
    document = opened(content)
    return write(content, document, (edit(document, old, new),))


def resolved(content: bytes, *, accepted: bool) -> str:
    """Give the body's text with draftlint's changes accepted or rejected."""
    main = etree.fromstring(part(content).encode())
    for change in [*main.iter(W + "ins", W + "del")]:
        if change.get(W + "author") != "draftlint":
            continue
        parent = change.getparent()
        assert parent is not None
        if (change.tag == W + "ins") == accepted:
            for child in [*change]:
                for gone in child.iter(W + "delText"):
                    gone.tag = W + "t"
                change.addprevious(child)
        parent.remove(change)
    changed = etree.tostring(main).decode()
    return opened(word_file("", {"word/document.xml": changed})).source


def test_without_edits_the_file_stays_as_it_is() -> None:
    content = word_file(paragraph("甲"))

    assert rewrite.write(content, opened(content), ()) is content
    assert rewrite.track(content, opened(content), ()) is content


def test_an_edit_changes_its_characters_alone() -> None:
    content = word_file(paragraph(run("甲，", BOLD) + run("，乙") + run("丙")))

    result = edited(content, "，，", "，")

    assert body(result) == body(content).replace("，乙", "乙")


def test_new_text_takes_the_look_of_what_it_replaces() -> None:
    content = word_file(paragraph(run("一(", BOLD) + run("二)三")))

    result = edited(content, "(二)", "（二）")

    assert body(result) == body(content).replace("(", "（").replace(")", "）")


def test_a_run_that_an_edit_empties_goes() -> None:
    content = word_file(paragraph(run("甲") + run("加强", BOLD) + run("乙")))

    result = edited(content, "加强", "")

    assert body(result) == body(word_file(paragraph(run("甲") + run("乙"))))


PLACES = [
    paragraph(run("前，，后")),
    paragraph(run("前，") + run("，后", BOLD)),
    table([["单位", "数额，，元"]]),
    paragraph(LINK),
    paragraph(INSERTED),
    paragraph(f'<w:moveTo w:id="3" w:author="a">{run("移，，来")}</w:moveTo>'),
    paragraph(control(run("填写，，处"))),
    paragraph(f'<w:smartTag w:element="e">{run("在，，市")}</w:smartTag>'),
    paragraph(field("HYPERLINK x", "链，，接")),
    paragraph("<w:r><w:t>  空，，格 </w:t><w:tab/><w:t>后</w:t></w:r>"),
]


@pytest.mark.parametrize("write", [rewrite.write, rewrite.track])
@pytest.mark.parametrize("inside", PLACES)
def test_an_edit_is_made_wherever_somebody_wrote(inside: str, write: Write) -> None:
    content = word_file(paragraph("甲") + inside + paragraph("乙"))
    document = opened(content)

    result = edited(content, "，，", "、", write)

    wanted = apply(document.source, [edit(document, "，，", "、")])
    assert opened(result).source == wanted


@pytest.mark.parametrize("inside", PLACES)
def test_a_tracked_change_can_be_accepted_or_rejected(inside: str) -> None:
    content = word_file(paragraph("甲") + inside + paragraph("乙"))
    before = opened(content).source

    result = edited(content, "，，", "、", rewrite.track)

    assert resolved(result, accepted=True) == before.replace("，，", "、")
    assert resolved(result, accepted=False) == before


def test_a_tracked_change_names_draftlint_and_keeps_the_look() -> None:
    content = word_file(paragraph(run("甲(乙", BOLD)))

    result = edited(content, "(", "（", rewrite.track)

    look = "<w:rPr><w:b/></w:rPr>"
    assert (
        f'<w:del w:id="1" w:author="draftlint"><w:r>{look}'
        '<w:delText xml:space="preserve">(</w:delText></w:r></w:del>'
        f'<w:ins w:id="2" w:author="draftlint"><w:r>{look}'
        '<w:t xml:space="preserve">（</w:t></w:r></w:ins>'
    ) in body(result)
    marks = opened(result).marks
    assert {mark.author for mark in marks} == {"draftlint"}


def test_no_insertion_stands_in_another() -> None:
    content = word_file(paragraph(INSERTED))

    result = edited(content, "，，", "、", rewrite.track)

    assert "<w:ins" not in re.sub(r"<w:ins [^>]*>.*?</w:ins>", "", body(result))
    authors = re.findall(r'<w:ins [^>]*w:author="(.*?)"', body(result))
    keys = re.findall(r'<w:(?:ins|del) w:id="(.*?)"', body(result))
    assert authors == ["张三", "draftlint", "张三"]
    assert len(keys) == len(set(keys))


def test_text_may_be_added_before_the_first_character() -> None:
    content = word_file(paragraph(run("甲", BOLD)) + paragraph("乙"))
    at = Edit(Span(0, 0), "新")

    plain = rewrite.write(content, opened(content), (at,))
    tracked = rewrite.track(content, opened(content), (at,))

    assert opened(plain).source == opened(tracked).source == "新甲\n乙\n"
    assert resolved(tracked, accepted=False) == "甲\n乙\n"


@pytest.mark.parametrize(
    ("inside", "old", "new"),
    [
        (paragraph("概况", number=(1, 0)), "1.", "2."),
        (paragraph("概况", number=(1, 0)), "1.概", "概"),
        (paragraph("甲") + paragraph("乙"), "甲\n乙", "甲乙"),
        (paragraph("甲乙"), "甲", "甲\n"),
        (paragraph("甲乙"), "甲", "甲\x0b"),
        (paragraph(field("PAGE", "第，，页")), "，，", "，"),
        (paragraph(field("MACROBUTTON x 单击，，处", None)), "，，", "，"),
        (paragraph(REFERENCE), "，，", "，"),
        (paragraph(control(run("单击，，处"), "<w:showingPlcHdr/>")), "，，", "，"),
        (control(paragraph("锁，，定"), LOCKED), "，，", "，"),
        (paragraph("<m:oMath><m:r><m:t>x，，y</m:t></m:r></m:oMath>"), "，，", "，"),
        (paragraph(run("甲") + '<w:r><w:br w:type="page"/></w:r>'), "甲\n", "甲"),
    ],
)
def test_what_nobody_wrote_is_not_edited(inside: str, old: str, new: str) -> None:
    lists = numbering([("decimal", "%1.")])
    content = word_file(inside, numbering=lists)
    change = edit(opened(content), old, new)

    assert not rewrite.editable(content)(change)
    assert rewrite.write(content, opened(content), (change,)) == content
    assert rewrite.track(content, opened(content), (change,)) == content


def test_comments_of_others_are_not_edited() -> None:
    comment = f'<w:comment w:id="0" w:author="a">{paragraph("请，，改")}</w:comment>'
    content = word_file(paragraph("甲"), comments=comment)

    assert not rewrite.editable(content)(edit(opened(content), "，，", "，"))


def test_headers_and_notes_are_edited_in_their_parts() -> None:
    note = f'<w:footnote w:id="2">{paragraph("注，，释")}</w:footnote>'
    content = word_file(
        paragraph(run("甲") + '<w:r><w:footnoteReference w:id="2"/></w:r>')
        + section(header_default="header1"),
        header1=paragraph("页((眉"),
        footnotes=note,
    )
    document = opened(content)
    edits = (edit(document, "，，", "，"), edit(document, "((", "("))

    result = rewrite.write(content, document, edits)

    assert opened(result).source == document.source.replace("，，", "，").replace(
        "((", "("
    )
    assert part(result) == part(content)


# --- the command ---

DOUBLED = paragraph("甲。。") + paragraph(field("PAGE", "乙。。"))


def test_fix_mends_what_it_can_and_counts_that_alone(
    draftlint: CommandLine, folder: Path
) -> None:
    path = folder / "draft.docx"
    path.write_bytes(word_file(DOUBLED))

    ran = draftlint("check", path, "--fix", "--select", "doubled-mark")

    assert opened(path.read_bytes()).source == "甲。\n乙。。\n"
    assert "1 fixed" in ran.out


def test_diff_shows_what_would_change_in_a_word_file(
    draftlint: CommandLine, folder: Path
) -> None:
    path = folder / "draft.docx"
    path.write_bytes(before := word_file(DOUBLED))

    ran = draftlint("check", path, "--diff", "--select", "doubled-mark")

    assert "-甲。。\n+甲。\n" in ran.out
    assert path.read_bytes() == before


def test_track_changes_leaves_the_decision_to_the_author(
    draftlint: CommandLine, folder: Path
) -> None:
    path, other = folder / "draft.docx", folder / "draft.txt"
    path.write_bytes(word_file(DOUBLED))
    other.write_text("甲。。", encoding="utf-8")

    draftlint("check", path, other, "--track-changes", "--select", "doubled-mark")

    document = opened(path.read_bytes())
    deleted = [m.text for m in document.marks if m.kind is MarkKind.DELETION]
    assert deleted == ["。"]
    assert document.source == "甲。\n乙。。\n"
    assert other.read_text(encoding="utf-8") == "甲。。"


def test_the_word_format_can_be_sent_to_a_worker() -> None:
    import pickle

    assert pickle.loads(pickle.dumps(WORD)) == WORD


def test_libreoffice_reads_the_tracked_changes(tmp_path: Path) -> None:
    if shutil.which("soffice") is None:
        pytest.skip("soffice is not installed, so nobody else opened the file")
    content = word_file("".join(PLACES[:5]))
    for _ in range(5):
        content = edited(content, "，，", "、", rewrite.track)
    (tmp_path / "out.docx").write_bytes(content)

    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "odt", "out.docx"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        timeout=120,
    )

    shown = part((tmp_path / "out.odt").read_bytes(), "content.xml")
    own = re.findall(
        r"<text:(insertion|deletion)>(?:(?!</text:changed).)*?draftlint", shown
    )
    assert own.count("insertion") == 5
