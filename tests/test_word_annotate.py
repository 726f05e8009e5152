"""Findings become Word comments on their places, and nothing else changes."""

from __future__ import annotations

import re
import shutil
import subprocess
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest

from draftlint.document import Document, MarkKind, Span
from draftlint.formats.word import read
from draftlint.formats.word.annotate import Remark, annotated
from draftlint.formats.word.comments import cleared
from tests.word_files import (
    numbering,
    paragraph,
    run,
    section,
    table,
    word_file,
    zipped,
)

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import CommandLine

STRICT = "http://purl.oclc.org/ooxml"
BOLD = "<w:b/><w:color w:val='FF0000'/>"
BOX = (
    "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{}</w:txbxContent>"
    "</v:textbox></v:shape></w:pict></w:r>"
)
RUBY = (
    "<w:r><w:ruby><w:rt><w:r><w:t>zi</w:t></w:r></w:rt><w:rubyBase><w:r>"
    "<w:t>字XX</w:t></w:r></w:rubyBase></w:ruby></w:r>"
)
SOMEBODY = (
    '<w:comment w:id="4" w:author="张三" w:initials="z"><w:p><w:r><w:t>请核对</w:t>'
    "</w:r></w:p></w:comment>"
)
MAY_CHANGE = {
    *("word/document.xml", "word/comments.xml", "[Content_Types].xml"),
    "word/_rels/document.xml.rels",
}


def opened(content: bytes) -> Document:
    return read("draft.docx", content)


def remark(document: Document, words: str, said: str = "错误：有问题") -> Remark:
    start = document.source.index(words)
    span = Span(start, start + len(words))
    place = document.block_at(start)
    return Remark(span, place.place.zh if place else "", (said,))


def commented(content: bytes, *words: str) -> bytes:
    """Comment on the first occurrence of each of some words."""
    document = opened(content)
    return annotated(content, [remark(document, each) for each in words], "别处：")


def covered(content: bytes, author: str = "draftlint") -> list[str]:
    """Give the text that an author's comments stand on."""
    document = opened(content)
    return [
        document.text(mark.span)
        for mark in document.marks
        if mark.kind is MarkKind.COMMENT and mark.author == author
    ]


def said(content: bytes) -> list[str]:
    marks = opened(content).marks
    return [m.text for m in marks if m.kind is MarkKind.COMMENT]


def without_comments(content: bytes) -> list[str]:
    document = opened(content)
    return [
        document.text(block.span)
        for block in document.blocks
        if block.kind != "comment"
    ]


def part(content: bytes, name: str = "word/document.xml") -> str:
    with ZipFile(BytesIO(content)) as package:
        return package.read(name).decode()


def body(content: bytes) -> str:
    """Give the body's XML without namespaces."""
    inside = re.search(r"<w:body>(.*)</w:body>", part(content), re.DOTALL)
    assert inside is not None
    return inside[1]


def control(inside: str, properties: str = "") -> str:
    return (
        f"<w:sdt><w:sdtPr>{properties}</w:sdtPr>"
        f"<w:sdtContent>{inside}</w:sdtContent></w:sdt>"
    )


def test_a_run_is_split_at_the_characters_and_keeps_its_look() -> None:
    content = word_file(paragraph(run("全年完成XX万元", BOLD)))

    result = commented(content, "XX")

    look = '<w:rPr><w:b/><w:color w:val="FF0000"/></w:rPr>'
    text = f'<w:r>{look}<w:t xml:space="preserve">' + "{}</w:t></w:r>"
    assert body(result) == (
        "<w:p>"
        + text.format("全年完成")
        + '<w:commentRangeStart w:id="0"/>'
        + text.format("XX")
        + '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
        + text.format("万元")
        + "</w:p>"
    )
    assert covered(result) == ["XX"]


def test_a_whole_run_is_not_split() -> None:
    content = word_file(paragraph(run("甲") + run("乙") + run("丙")))

    result = commented(content, "乙")

    assert body(result).count("<w:t ") == 3
    assert covered(result) == ["乙"]


SPLIT = f"<w:r>{'<w:t>上午</w:t>'}<w:tab/><w:t>下午X</w:t><w:br/><w:t>晚</w:t></w:r>"


@pytest.mark.parametrize(
    ("inside", "words"),
    [
        (table([["单位", "数额XX元"]]), "XX"),
        (paragraph(f'<w:ins w:id="1" w:author="a">{run("增加XX项")}</w:ins>'), "XX"),
        (
            paragraph(f'<w:moveTo w:id="1" w:author="a">{run("移来XX")}</w:moveTo>'),
            "XX",
        ),
        (paragraph(f'<w:hyperlink w:anchor="x">{run("见XX网")}</w:hyperlink>'), "XX"),
        (paragraph(control(run("填写XX处"))), "XX"),
        (control(paragraph("整段XX的控件")), "XX"),
        (paragraph(f'<w:smartTag w:element="e">{run("在XX市")}</w:smartTag>'), "XX"),
        (paragraph(f'<w:fldSimple w:instr="DATE">{run("年XX月")}</w:fldSimple>'), "XX"),
        (paragraph(run("甲X") + run("X乙")), "XX"),
        (paragraph(run("甲乙")) + paragraph(run("丙丁")), "乙\n丙"),
        (paragraph(SPLIT), "\t下午X"),
        (paragraph(SPLIT), "X\n晚"),
        (paragraph("<w:r><w:t>  空格 在前 </w:t></w:r>"), "格 在"),
        (paragraph(run("𠮷字XX后")), "XX"),
    ],
)
def test_a_comment_stands_on_its_words(inside: str, words: str) -> None:
    content = word_file(paragraph("前") + inside + paragraph("后"))

    result = commented(content, words)

    assert covered(result) == [words]
    assert without_comments(result) == without_comments(content)


@pytest.mark.parametrize(
    ("inside", "around"),
    [
        (control(run("填写XX处"), "<w:text/>"), "填写XX处"),
        (control(run("填写XX处"), "<w:showingPlcHdr/>"), "填写XX处"),
        ("<m:oMath><m:r><m:t>XX=1</m:t></m:r></m:oMath>", "XX=1"),
        (RUBY, "字XX"),
    ],
)
def test_a_comment_goes_around_what_may_hold_none(inside: str, around: str) -> None:
    result = commented(word_file(paragraph(run("前") + inside + run("后"))), "XX")

    assert covered(result) == [around]


def test_several_comments_may_overlap_or_share_an_end() -> None:
    content = word_file(paragraph(run("一二三四五") + run("六七八九")))
    words = ("二三四", "三", "四五六七", "四", "二三四", "五", "一二三四五六七八九")

    result = commented(content, *words)

    assert sorted(covered(result)) == sorted(words)
    assert without_comments(result) == without_comments(content)


def test_a_comment_on_an_automatic_number_is_on_what_it_numbers() -> None:
    lists = numbering([("decimal", "%1.")])
    content = word_file(paragraph("概况", number=(1, 0)), numbering=lists)

    result = commented(content, "1.")

    assert covered(result) == ["概况"]


def test_a_comment_may_stand_at_a_point_or_on_an_empty_line() -> None:
    content = word_file(paragraph("甲乙") + paragraph() + paragraph("丙"))
    remarks = [Remark(Span(1, 1), "", ("一",)), Remark(Span(3, 4), "", ("二",))]

    result = annotated(content, remarks, "别处：")

    document = opened(result)
    comments = [m for m in document.marks if m.kind is MarkKind.COMMENT]
    assert [(m.span.start, m.text) for m in comments] == [(1, "一"), (3, "二")]


def test_what_stands_outside_the_body_is_listed_at_the_head() -> None:
    box = paragraph(BOX.format(paragraph("框内XX")))
    content = word_file(
        paragraph("正文YY" + "") + box + section(header_default="header1"),
        header1=paragraph("页眉ZZ"),
    )

    result = commented(content, "YY", "XX", "ZZ")

    listed, own = said(result)
    assert listed.splitlines() == [
        "别处：",
        "文本框1　错误：有问题",
        "页眉　错误：有问题",
    ]
    assert own == "错误：有问题"
    assert covered(result) == ["", "YY"]
    assert part(result, "word/header1.xml") == part(content, "word/header1.xml")


def test_the_comment_at_the_head_is_in_no_prompt() -> None:
    prompt = control(paragraph("单击填写标题"), "<w:showingPlcHdr/>")
    content = word_file(
        prompt + paragraph("正文") + section(header_default="header1"),
        header1=paragraph("页眉ZZ"),
    )

    result = commented(content, "ZZ")

    (comment,) = [m for m in opened(result).marks if m.kind is MarkKind.COMMENT]
    assert opened(result).source[comment.span.start :].startswith("正文")


def test_comments_of_others_are_kept() -> None:
    inside = (
        '<w:commentRangeStart w:id="4"/>'
        + run("甲XX")
        + '<w:commentRangeEnd w:id="4"/><w:r><w:commentReference w:id="4"/></w:r>'
        + run("乙YY")
    )
    content = word_file(paragraph(inside), comments=SOMEBODY)

    result = commented(content, "XX", "YY")

    assert covered(result, "张三") == ["甲XX"]
    assert covered(result) == ["XX", "YY"]
    keys = re.findall(r'<w:comment w:id="(\d+)"', part(result, "word/comments.xml"))
    assert len(keys) == len(set(keys)) == 3


def test_the_comments_part_is_made_and_declared() -> None:
    content = word_file(paragraph("甲XX"), styles="")

    result = commented(content, "XX")

    assert 'PartName="/word/comments.xml"' in part(result, "[Content_Types].xml")
    related = part(result, "word/_rels/document.xml.rels")
    assert 'Target="comments.xml"' in related
    assert 'Id="styles"' in related


def test_a_part_of_that_name_that_is_something_else_stays() -> None:
    content = word_file(paragraph("甲XX"), {"word/comments.xml": "<other/>"})

    result = commented(content, "XX")

    assert part(result, "word/comments.xml") == "<other/>"
    assert covered(result) == ["XX"]


def test_comments_take_the_styles_that_the_file_has_for_them() -> None:
    style = (
        '<w:style w:type="paragraph" w:styleId="a7">'
        '<w:name w:val="annotation text"/></w:style>'
        '<w:style w:type="character" w:styleId="a5">'
        '<w:name w:val="annotation reference"/></w:style>'
    )

    result = commented(word_file(paragraph("甲XX"), styles=style), "XX")

    assert '<w:pStyle w:val="a7"/>' in part(result, "word/comments.xml")
    assert '<w:rStyle w:val="a5"/>' in part(result)


def test_all_other_members_keep_their_compressed_bytes() -> None:
    picture = bytes(range(256)) * 40
    content = word_file(
        paragraph("甲XX"), {"word/media/图.png": picture, "docProps/app.xml": "<a/>"}
    )

    result = commented(content, "XX")

    with ZipFile(BytesIO(content)) as old, ZipFile(BytesIO(result)) as new:
        assert new.testzip() is None
        for before in old.infolist():
            if before.filename in MAY_CHANGE:
                continue
            after = new.getinfo(before.filename)
            size = before.compress_size
            assert after.compress_size == size
            start, end = before.header_offset, after.header_offset
            length = 30 + len(before.filename.encode()) + size
            assert content[start : start + length] == result[end : end + length]


def test_without_findings_the_file_stays_as_it_is() -> None:
    content = word_file(paragraph("甲"))

    assert annotated(content, [], "别处：") == content


def test_another_run_replaces_the_comments_of_the_first() -> None:
    inside = paragraph(run("甲XX乙YY") + BOX.format(paragraph("ZZ")))
    content = word_file(inside, comments=SOMEBODY)
    first = commented(content, "XX", "YY", "ZZ")

    again = commented(cleared(first), "XX", "YY", "ZZ")
    fewer = commented(cleared(first), "YY")
    none = cleared(first)

    assert again == first
    assert covered(fewer) == ["YY"]
    assert covered(none) == []
    assert said(none) == ["请核对"]
    assert without_comments(none) == without_comments(content)
    assert "comment" not in body(none)


def test_a_file_without_own_comments_is_not_touched() -> None:
    content = word_file(paragraph("甲"), comments=SOMEBODY)

    assert cleared(content) == content


def test_a_strict_file_stays_strict() -> None:
    content = word_file(paragraph("甲XX乙"))
    spaces = {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main": (
            f"{STRICT}/wordprocessingml/main"
        ),
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships": (
            f"{STRICT}/officeDocument/relationships"
        ),
    }
    with ZipFile(BytesIO(content)) as package:
        parts = {name: package.read(name).decode() for name in package.namelist()}
    for old, new in spaces.items():
        parts = {name: text.replace(old, new) for name, text in parts.items()}
    strict = zipped(parts)

    result = commented(strict, "XX")

    assert covered(result) == ["XX"]
    texts = [part(result, name) for name in MAY_CHANGE]
    assert not any(old in text for text in texts for old in spaces)
    assert "<w:commentRangeStart" in part(result)


def test_the_main_part_may_have_another_name() -> None:
    content = word_file(paragraph("甲XX"), {}, "Report/Main.xml")

    result = commented(content, "XX")

    assert covered(result) == ["XX"]
    assert 'PartName="/Report/comments.xml"' in part(result, "[Content_Types].xml")


def test_words_that_xml_cannot_hold_are_replaced() -> None:
    content = word_file(paragraph("甲"))

    result = annotated(content, [Remark(Span(0, 1), "", ("坏\x0b字\ufffe",))], "")

    assert said(result) == ["坏\ufffd字\ufffd"]


# --- the command ---


@pytest.fixture
def draft(folder: Path) -> Path:
    path = folder / "draft.docx"
    path.write_bytes(
        word_file(
            paragraph("要切实加强加强管理。")
            + paragraph("XX局高度重视。")
            + section(footer_default="footer1"),
            footer1=paragraph("要完成完成任务。"),
        )
    )
    return path


def test_annotate_writes_a_copy(draftlint: CommandLine, draft: Path) -> None:
    before = draft.read_bytes()

    ran = draftlint(
        *("annotate", draft, "-o", "out.docx", "--select", "duplicate", "--lang", "zh")
    )

    result = (draft.parent / "out.docx").read_bytes()
    assert (ran.status, ran.err) == (0, "")
    assert ran.out == "out.docx：2 处问题已写成批注\n"
    assert draft.read_bytes() == before
    head, own = said(result)
    assert "页脚　警告：“完成”连写了两次（repeated-word）" in head
    assert own.splitlines() == [
        "警告：“加强”连写了两次（repeated-word）",
        "建议：改为“加强”",
    ]
    assert covered(result) == ["", "加强加强"]


def test_annotate_speaks_the_language_asked_for(
    draftlint: CommandLine, draft: Path
) -> None:
    draftlint("annotate", draft, "-o", "out.docx", "--select", "repeated-word")

    result = (draft.parent / "out.docx").read_bytes()
    assert "warning: “加强” is written twice (repeated-word)" in said(result)[1]


def test_what_stands_beside_a_finding_shares_a_line_of_its_comment(
    draftlint: CommandLine, folder: Path
) -> None:
    stated = "全年受理120件，其中来信30件、来访50件、网上45件。"
    (folder / "a.docx").write_bytes(word_file(paragraph(stated)))

    draftlint("annotate", "a.docx", "-o", "b.docx", "--lang", "zh")

    [words] = said((folder / "b.docx").read_bytes())
    assert words.count("120件") == 1
    assert "分项：30件；分项：50件；分项：45件" in words
    assert "另见" not in words


def test_annotate_in_place_twice_is_annotate_once(
    draftlint: CommandLine, draft: Path
) -> None:
    draft.chmod(0o640)

    first = draftlint("annotate", "--in-place", draft)
    once = draft.read_bytes()
    second = draftlint("annotate", "--in-place", draft, "--quiet")

    assert (first.status, second.status) == (0, 0)
    assert second.out == ""
    assert draft.read_bytes() == once
    assert draft.stat().st_mode & 0o777 == 0o640
    assert [path.name for path in draft.parent.iterdir()] == ["draft.docx"]


def test_annotate_leaves_out_what_is_allowed(
    draftlint: CommandLine, draft: Path
) -> None:
    (draft.parent / "draftlint.toml").write_text('allow = ["加强加强"]')

    draftlint("annotate", draft, "-o", "out.docx", "--select", "repeated-word")

    assert covered((draft.parent / "out.docx").read_bytes()) == [""]


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("draft.docx", "-o", "draft.docx"), "--in-place"),
        (("draft.docx", "-o", "./draft.docx"), "--in-place"),
        (("draft.docx", "-o", "out.docm"), "must end like the draft: .docx"),
        (("draft.docx", "-o", "no/such/out.docx"), "cannot write"),
        (("draft.docx",), "one of these is needed"),
        (("draft.docx", "-o", "out.docx", "--in-place"), "cannot be used with"),
        (("missing.docx", "-o", "out.docx"), "no such file"),
        ((".", "-o", "out.docx"), "is no file"),
        (("-", "-o", "out.docx"), "is no file"),
        (("notes.txt", "-o", "out.txt"), "is no Word file"),
        (("locked.docx", "-o", "out.docx"), "the file is encrypted"),
        (("cut.docx", "-o", "out.docx"), "damaged"),
        (("text.docx", "-o", "out.docx"), "not a Word file"),
        (("draft.docx", "-o", "out.docx", "--select", "nothing"), "nothing"),
    ],
)
def test_annotate_says_what_is_wrong_and_writes_nothing(
    draftlint: CommandLine, draft: Path, arguments: tuple[str, ...], complaint: str
) -> None:
    before = draft.read_bytes()
    folder = draft.parent
    (folder / "notes.txt").write_text("加强加强管理", encoding="utf-8")
    (folder / "text.docx").write_text("加强加强管理", encoding="utf-8")
    (folder / "cut.docx").write_bytes(before[: len(before) // 2])
    compound = bytes.fromhex("d0cf11e0a1b11ae1")
    (folder / "locked.docx").write_bytes(
        compound + bytes(600) + "EncryptedPackage".encode("utf-16-le")
    )
    names = sorted(path.name for path in folder.iterdir())

    ran = draftlint("annotate", *arguments)

    assert ran.status == 2
    assert complaint in ran.err
    assert ran.out == ""
    assert sorted(path.name for path in folder.iterdir()) == names
    assert draft.read_bytes() == before


def test_libreoffice_shows_every_comment(tmp_path: Path) -> None:
    if shutil.which("soffice") is None:
        pytest.skip("soffice is not installed, so nobody else opened the copy")
    inside = (
        paragraph(run("全年完成XX万元") + BOX.format(paragraph("框内YY")))
        + table([["单位", "数额ZZ元"]])
        + paragraph(f'<w:ins w:id="1" w:author="a">{run("增加AA项")}</w:ins>')
        + paragraph(f'<w:hyperlink w:anchor="x">{run("见BB网")}</w:hyperlink>')
        + paragraph(control(run("填写CC处")))
        + paragraph(control(run("填写DD处"), "<w:text/>"))
        + paragraph(
            '<w:commentRangeStart w:id="4"/>'
            + run("他人EE")
            + '<w:commentRangeEnd w:id="4"/><w:r><w:commentReference w:id="4"/></w:r>'
        )
    )
    words = ("XX", "YY", "ZZ", "AA", "BB", "CC", "DD", "EE", "他人EE", "完成XX万")
    (tmp_path / "out.docx").write_bytes(
        commented(word_file(inside, comments=SOMEBODY), *words)
    )

    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "odt", "out.docx"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        timeout=120,
    )

    shown = part((tmp_path / "out.odt").read_bytes(), "content.xml")
    assert shown.count("<office:annotation ") == len(words) + 1
