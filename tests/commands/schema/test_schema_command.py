"""`tongket schema`: the file, and what an editor is told."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.builders import REPOSITORY, call, campaign
from tests.commands.schema.loaded import loaded_file, small_campaign
from tongket.commands.schema.submission_schema import submission_schema
from tongket.intake import read_campaign
from tongket.model.outline import Item
from tongket.workspace import open_workspace

TARGET = "data/submission.schema.json"


def real() -> tuple[dict[str, Any], tuple[Item, ...]]:
    """Return the schema of the campaign of this repository, and its items."""
    read, found = read_campaign(open_workspace(REPOSITORY))
    assert read is not None, found
    schema = submission_schema(read)
    jsonschema.Draft7Validator.check_schema(schema)
    return schema, read.outline.items


def test_the_illustrative_answers_are_right_by_the_schema_of_their_campaign() -> None:
    validator = jsonschema.Draft7Validator(real()[0])
    files = sorted((REPOSITORY / "data/submissions").glob("*.yaml"))
    assert len(files) > 20
    for each in files:
        assert [fault.message for fault in validator.iter_errors(loaded_file(each.read_text("utf-8")))] == [], each.name


def test_every_key_that_is_written_up_can_be_typed() -> None:
    part = (REPOSITORY / "docs/formats.md").read_text("utf-8").partition("\n### A submission itself\n")[2]
    keys = re.findall(r"^\| `(\w+)` \|", part.partition("\n### ")[0], re.MULTILINE)
    assert {*real()[0]["properties"]} == {*keys}


def test_every_item_indicator_and_column_is_said_in_vietnamese() -> None:
    schema, items = real()
    answers = schema["properties"]["tra_loi"]["properties"]
    assert [*answers] == [each.id for each in items]
    for item in items:
        told = answers[item.id]
        assert item.title in told["title"]
        assert (item.guidance or "") in told["description"]
        facts = told["properties"]["chi_tieu"]["properties"]
        assert [each["title"] for each in facts.values()] == [each.name for each in item.indicators]
        assert all(each["description"] for each in facts.values())
    units = schema["properties"]["don_vi"]["anyOf"][0]
    assert "da-lat" in units["enum"]
    assert len(units["enum"]) == len(units["enumDescriptions"])


def test_a_key_that_looks_like_a_number_is_a_pattern_too() -> None:
    """As yaml-language-server 1.x keeps it a number, and finds a number under no name."""
    schema = submission_schema(small_campaign())
    properties = schema["properties"]
    assert isinstance(properties, dict)
    answers = properties["tra_loi"]
    years = answers["properties"]["II"]["properties"]["chi_tieu"]["properties"]["dang_vien"]
    assert [*years["properties"]] == ["2009", "2018"]
    assert [*years["patternProperties"]] == ["^2009$", "^2018$"]
    assert [*answers["patternProperties"]] == [r"^1\.10$", r"^1\.1$"]


def test_the_file_is_written_and_editors_are_told_of_it(tmp_path: Path) -> None:
    root = campaign(tmp_path)
    done = call(root, "schema", check=0)
    schema = json.loads((root / TARGET).read_text("utf-8"))
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert done.stdout.startswith(f"Đã ghi {TARGET}.\n")
    assert "  # yaml-language-server: $schema=../submission.schema.json\n" in done.stdout.replace(": #", ":\n  #")
    assert "# $schema: ../submission.schema.json\n" in done.stdout
    assert json.loads(done.stdout.splitlines()[-1]) == {"yaml.schemas": {TARGET: "data/submissions/*.yaml"}}
    first = (root / TARGET).read_bytes()
    call(root, "schema", check=0)
    assert (root / TARGET).read_bytes() == first


def test_the_modelines_harm_no_submission(tmp_path: Path) -> None:
    root = campaign(tmp_path)
    lines = [each.partition(": #")[2] for each in call(root, "schema").stdout.splitlines() if "schema.json" in each]
    head = "".join(f"#{each}\n" for each in lines if each)
    body = "don_vi: da-lat\nde_cuong: thu\nngay_gui: 8/4/2019\ntra_loi: {I.1: Đã làm.}\n"
    (root / "data/submissions").mkdir()
    (root / "data/submissions/da-lat.yaml").write_text(head + body, "utf-8")
    assert "0 lỗi" in call(root, "validate", check=0).stderr


def test_another_place_is_told_from_the_folder_of_the_submissions(tmp_path: Path) -> None:
    root = campaign(tmp_path)
    shown = call(root, "schema", "-o", "mẫu của tôi.json", check=0).stdout
    assert "$schema=../../m%E1%BA%ABu%20c%E1%BB%A7a%20t%C3%B4i.json" in shown
    assert (root / "mẫu của tôi.json").is_file()


@pytest.mark.parametrize("text", ["{}", "không phải JSON", '["a"]'])
def test_a_file_of_somebody_else_is_not_overwritten(tmp_path: Path, text: str) -> None:
    root = campaign(tmp_path)
    (root / "a.json").write_text(text, "utf-8")
    assert "không ghi đè" in call(root, "schema", "-o", "a.json", check=2).stderr
    assert (root / "a.json").read_text("utf-8") == text


def test_a_faulty_outline_is_shown_and_nothing_written(tmp_path: Path) -> None:
    root = campaign(tmp_path, {"data/outline.yaml": "ma: thu\n"})
    assert "missing-key" in call(root, "schema", check=1).stderr
    assert not (root / TARGET).exists()
