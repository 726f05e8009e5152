"""Bytes to text, or an error: never nonsense in silence."""

from __future__ import annotations

import pytest

from draftlint.formats import Unreadable
from draftlint.formats.decoding import decode

REPORT = (
    "今年以来，全区上下共同努力，各项工作取得新进展。\r\n　　一是完成投资3.2亿元；\n"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_the_encodings_of_real_drafts_are_read_exactly(encoding: str) -> None:
    assert decode(REPORT.encode(encoding)) == (REPORT, encoding)


@pytest.mark.parametrize(
    ("mark", "encoding"), [(b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")]
)
def test_a_byte_order_mark_decides_between_the_two_utf_16(
    mark: bytes, encoding: str
) -> None:
    assert decode(mark + REPORT.encode(encoding)) == (REPORT, "utf-16")


def test_the_byte_order_mark_is_no_part_of_the_text() -> None:
    text, _ = decode("\ufeff报告".encode())

    assert text == "报告"


def test_an_empty_file_is_an_empty_text() -> None:
    assert decode(b"") == ("", "utf-8")


def test_gbk_as_old_editors_write_it_is_read_as_gb18030() -> None:
    assert decode(REPORT.encode("gbk")) == (REPORT, "gb18030")


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", id="picture"),
        pytest.param(b"PK\x03\x04\x14\x00\x06\x00", id="zip"),
        pytest.param(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n\x00", id="pdf"),
        pytest.param(b"plain\x00text", id="nul"),
        pytest.param(REPORT.encode("utf-16-le"), id="utf-16 without a mark"),
        pytest.param(b"\xff\xfe" + REPORT.encode("utf-16-le")[:-1], id="half utf-16"),
        pytest.param("Le développement à l'été".encode("latin-1"), id="latin-1"),
        pytest.param("今年以來，各項工作取得新進展。".encode("big5"), id="big5"),
        pytest.param(bytes(range(0x80, 0x100)), id="every high byte"),
    ],
)
def test_what_is_no_text_or_in_another_encoding_is_unreadable(content: bytes) -> None:
    with pytest.raises(Unreadable, match=r"not a text file|belong in no text"):
        decode(content)


@pytest.mark.parametrize("kept", [16, 17, 37, 61, 62])
def test_utf_8_that_was_cut_short_is_not_taken_for_gb18030(kept: int) -> None:
    content = ("年度工作报告骨干" * 4).encode()

    with pytest.raises(Unreadable):
        decode(content[:kept])


def test_utf_8_with_a_broken_byte_says_so() -> None:
    content = REPORT.encode()

    with pytest.raises(Unreadable, match="UTF-8 with bytes in it"):
        decode(content[:40] + b"\xff" + content[40:])


def test_the_reason_is_said_in_both_languages() -> None:
    with pytest.raises(Unreadable) as caught:
        decode(b"\x00")

    assert "编码" in caught.value.reason.zh
    assert "encoded" in caught.value.reason.en
