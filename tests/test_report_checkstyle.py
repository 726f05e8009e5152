"""Checkstyle's XML: a file with its errors."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from tests.report_runs import finding, outcome, run, written


def test_what_xml_forbids_is_replaced_and_the_rest_survives() -> None:
    path = "a\x01 “甲”&<b>\"'😀\t\n.txt"

    root = ET.fromstring(
        written("checkstyle", run(outcome(path, "😀TBD", finding((1, 4)))))
    )

    file = root[0]
    assert file.get("name") == path.replace("\x01", "\ufffd")
    assert file[0].get("column") == "2"
