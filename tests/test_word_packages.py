"""Odd and hostile Word files: each is read, or refused in words for its author."""

from __future__ import annotations

import time
import tracemalloc

import pytest

from draftlint.formats import Unreadable
from draftlint.formats.word import read
from tests.word_files import (
    SPACES,
    cell,
    paragraph,
    relations,
    root,
    section,
    table,
    word_file,
    wrapped,
    zipped,
)

CONTAINER = bytes.fromhex("d0cf11e0a1b11ae1")
STRICT = {
    SPACES["w"]: "http://purl.oclc.org/ooxml/wordprocessingml/main",
    SPACES["r"]: "http://purl.oclc.org/ooxml/officeDocument/relationships",
}


def refusal(content: bytes) -> str:
    with pytest.raises(Unreadable) as refused:
        read("draft.docx", content)
    reason = refused.value.reason
    assert reason.en
    return reason.zh


def source(content: bytes) -> str:
    return read("draft.docx", content).source


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "空"),
        (CONTAINER + "EncryptedPackage".encode("utf-16-le"), "加密"),
        (CONTAINER + "WordDocument".encode("utf-16-le"), "旧版"),
        (CONTAINER + bytes(99), "密码"),
        (b"{\\rtf1 }", "RTF"),
        (b"\xef\xbb\xbf<html></html>", "HTML"),
        (b"<?xml version='1.0'?><pkg:package/>", "XML"),
        ("没有扩展名的文字".encode(), "不是 Word 文件"),
        (word_file(paragraph("甲"))[:-30], "不完整"),
        (word_file(paragraph("甲"))[:200], "不完整"),
        (zipped({"readme.txt": "x"}), "没有正文"),
        (zipped({"word/document.xml": "<w/>"}), "不是 Word 文件"),
        (zipped({"word/document.xml": "<w:document"}), "word/document.xml"),
        (zipped({"word/document.xml": ""}), "word/document.xml"),
    ],
)
def test_what_is_no_word_file_is_refused_with_the_reason(
    content: bytes, says: str
) -> None:
    assert says in refusal(content)


def test_a_zip_with_a_password_is_refused() -> None:
    content = bytearray(word_file(paragraph("甲")))
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(signature)
        while at >= 0:
            content[at + flags] |= 1
            at = content.find(signature, at + 4)

    assert "加密" in refusal(bytes(content))


def test_a_damaged_member_is_refused_by_name() -> None:
    content = bytearray(word_file(paragraph("甲" * 400)))
    at = content.find(b"word/document.xml") + len("word/document.xml")
    content[at : at + 20] = bytes(20)

    assert "word/document.xml" in refusal(bytes(content))


@pytest.mark.parametrize(
    "entity",
    ['<!ENTITY x SYSTEM "file:///etc/hostname">', '<!ENTITY x "甲甲甲甲甲甲甲甲">'],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(entity: str, encoding: str) -> None:
    part = f"<!DOCTYPE w [{entity}]>" + root("document", wrapped(paragraph("&x;")))

    content = word_file("", {"word/document.xml": part.encode(encoding)})

    assert "DOCTYPE" in refusal(content)


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = root("document", wrapped(paragraph("甲"))) + " " * 200_000_000
    content = word_file("", {"word/document.xml": bomb})
    del bomb
    tracemalloc.start()

    assert "word/document.xml" in refusal(content)

    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(content) < 1_000_000
    assert peak < 100_000_000


def test_pictures_are_never_unpacked() -> None:
    content = word_file(paragraph("甲"), {"word/media/a.png": bytes(50_000_000)})
    tracemalloc.start()

    assert source(content) == "甲\n"

    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 5_000_000


def test_ten_thousand_nested_tables_are_refused_at_once() -> None:
    start, end = "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"
    content = word_file(start * 10_000 + paragraph("甲") + end * 10_000)
    began = time.perf_counter()

    assert "嵌套过深" in refusal(content)

    assert time.perf_counter() - began < 5


def test_tables_nested_as_deep_as_word_can_are_read() -> None:
    nested = table([["甲"]])
    for _ in range(30):
        nested = table([[nested + paragraph()]])

    document = read("draft.docx", word_file(nested))

    assert len(document.tables) == 31
    assert max(len(block.place.zh) for block in document.blocks) < 40


def test_text_that_is_yet_to_be_imported_is_not_passed_over() -> None:
    assert "altChunk" in refusal(word_file('<w:altChunk r:id="a"/>'))


def test_relations_to_missing_parts_are_passed_over() -> None:
    targets = {"s": ("styles", "styles.xml"), "header1": ("header", "nowhere.xml")}
    files = {"word/_rels/document.xml.rels": relations(targets)}
    body = paragraph("甲", style="Ghost", number=(4, 1))

    content = word_file(body + section(header_default="header1"), files)

    assert source(content) == "甲\n"


def test_a_header_that_is_the_document_itself_is_passed_over() -> None:
    files = {
        "word/_rels/document.xml.rels": relations(
            {"header1": ("header", "document.xml")}
        )
    }

    content = word_file(paragraph("甲") + section(header_default="header1"), files)

    assert source(content) == "甲\n"


@pytest.mark.parametrize("main", ["word/document2.xml", "Inhalt/haupt.xml", "d.xml"])
def test_the_main_part_may_stand_elsewhere(main: str) -> None:
    styles = '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>'

    content = word_file(paragraph("甲", style="1"), {}, main, styles=styles)

    assert read("draft.docx", content).blocks[0].level == 1


def test_names_of_parts_may_differ_in_case_and_slashes() -> None:
    files = {
        "_rels/.rels": relations({"a": ("officeDocument", "/Word/Document.xml")}),
        "word\\document.xml": root("document", wrapped(paragraph("甲"))),
    }

    assert source(zipped(files)) == "甲\n"


def test_without_relations_the_usual_place_is_tried() -> None:
    content = zipped({"word/document.xml": root("document", wrapped(paragraph("甲")))})

    assert source(content) == "甲\n"


def test_strict_files_are_read_like_others() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>'
    parts = {
        "word/document.xml": root("document", wrapped(paragraph("甲", style="1"))),
        "word/styles.xml": root("styles", styles),
        "_rels/.rels": relations({"a": ("officeDocument", "word/document.xml")}),
        "word/_rels/document.xml.rels": relations({"s": ("styles", "styles.xml")}),
    }
    for name, part in parts.items():
        for usual, strict in STRICT.items():
            parts[name] = parts[name].replace(usual, strict)
        assert "purl.oclc.org" in parts[name], part

    document = read("draft.docx", zipped(parts))

    assert (document.source, document.blocks[0].level) == ("甲\n", 1)


def test_styles_that_are_based_on_each_other_end() -> None:
    styles = "".join(
        f'<w:style w:styleId="{one}"><w:basedOn w:val="{other}"/></w:style>'
        for one, other in ("ab", "ba")
    )

    assert source(word_file(paragraph("甲", style="a"), styles=styles)) == "甲\n"


@pytest.mark.parametrize(
    "body",
    [
        '<w:p><w:r><w:fldChar w:fldCharType="end"/><w:t>甲</w:t></w:r></w:p>',
        '<w:p><w:r><w:fldChar w:fldCharType="separate"/><w:t>甲</w:t></w:r></w:p>',
        "<w:p><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:p>",
        "<w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc>",
        "<w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc></w:tr>",
        "<w:tbl><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc></w:tbl>",
        paragraph("甲", properties='<w:outlineLvl w:val="x"/>'),
        paragraph("甲", number=(9999999999999, 99)),
        table([[cell("甲", '<w:gridSpan w:val="999999999"/>')]]),
    ],
)
def test_elements_out_of_place_lose_no_text(body: str) -> None:
    assert source(word_file(body)).strip() == "甲"
