"""What people's files are like and was found read right by trial: it stays so."""

import copy
import re
import stat
import unicodedata
from pathlib import Path

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tests.builders import call, campaign, open_docx, outline, paragraphs
from tests.output.drafts import ANSWER, REPORT
from tongket.commands.template.check_templates import check_templates
from tongket.ooxml.namespaces import w
from tongket.workspace import open_workspace

LONG = "Ban Chỉ đạo đã quán triệt nội dung Quy chế dân chủ ở cơ sở đến cán bộ, đảng viên, nhân dân trên địa bàn; "


@pytest.mark.slow
@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "cp1258"])
def test_phrases_saved_in_another_encoding_are_one_finding_that_says_which_to_use(
    tmp_path: Path, encoding: str
) -> None:
    path = campaign(tmp_path, da_lat=ANSWER) / "templates" / "report.j2"
    # In cp1258 a letter with a tone can't be said in one piece; what can't be said at all is left out.
    path.write_bytes(path.read_text("utf-8").encode(encoding, "ignore"))
    found = check_templates(open_workspace(tmp_path)).found
    assert [(each.location.file, each.rule.id) for each in found] == [("templates/report.j2", "missing-phrase")]
    assert "UTF-8" in (found[0].hint or "")
    assert call(tmp_path, "build", check=1).returncode == 1


@pytest.mark.parametrize(
    "encode", [lambda text: b"\xef\xbb\xbf" + text.encode(), lambda text: text.replace("\n", "\r\n").encode()]
)
def test_phrases_with_the_marks_and_line_ends_of_notepad_are_read(tmp_path: Path, encode: object) -> None:
    path = campaign(tmp_path) / "templates" / "report.j2"
    assert callable(encode)
    path.write_bytes(encode(path.read_text("utf-8")))
    assert check_templates(open_workspace(tmp_path)).found == ()


def test_a_point_of_37812_characters_is_printed_whole(tmp_path: Path) -> None:
    point = (LONG * 400)[:37_811].rstrip(" ;,") + "."
    campaign(tmp_path, da_lat=f"tra_loi:\n  I.1: >-\n    {point}\n")
    call(tmp_path, "build", check=0)
    assert any(point.rstrip(".") in text for _, text in paragraphs(open_docx(tmp_path / REPORT)))


ODD = [
    "tệp có dấu cách.docx",
    "-gạch đầu.docx",
    "a#b%20c&d.docx",
    "ngoặc (1) [2].docx",
    "nháy ' và $HOME.docx",
    unicodedata.normalize("NFD", "rời dấu ế.docx"),
]


@pytest.mark.slow
@pytest.mark.parametrize("name", ODD)
def test_odd_names_of_files_are_names_like_others_in_every_command(tmp_path: Path, name: str) -> None:
    campaign(tmp_path, da_lat=ANSWER)
    call(tmp_path, "build", "-o", f"./{name}", check=0)
    path = f"./{name}"
    assert (tmp_path / name).is_file()
    assert call(tmp_path, "lint", path).returncode in {0, 1}
    assert call(tmp_path, "figures", path).returncode in {0, 1}
    assert "Thành phố có 16" in call(tmp_path, "trace", path, "16").stdout
    call(tmp_path, "update", path, check=0)
    refused = call(tmp_path, "clean", path, "-o", f"./sạch {name}")  # it has places to fill: told by its name
    assert f"{name}: đoạn" in refused.stderr
    assert call(tmp_path, "validate", f"./data/submissions/{name}").returncode == 2
    assert call(tmp_path, "--root", f"./{name}", "status").returncode == 2


def test_the_rights_of_a_file_are_kept_when_it_is_written_again(tmp_path: Path) -> None:
    campaign(tmp_path, da_lat=ANSWER)
    call(tmp_path, "build", check=0)
    path = tmp_path / REPORT
    path.chmod(0o640)
    call(tmp_path, "build", "--draft", "2", check=0)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def smart(path: Path) -> None:
    """Put the runs of each paragraph into smart tags, as Word 2003 did, and decimals into lengths, as Google Docs."""
    document = open_docx(path)
    for run in list(document.element.body.iter(w("r"))):
        parent = run.getparent()
        if parent is not None and parent.tag == w("p"):
            tag = parse_xml(f'<w:smartTag {nsdecls("w")} w:uri="urn:x" w:element="metricconverter"/>')
            run.addprevious(tag)
            tag.append(run)
    for margin in document.element.body.iter(w("pgMar")):
        for key, value in list(margin.attrib.items()):
            margin.set(key, f"{value}.5")
    for spacing in document.element.body.iter(w("spacing"), w("ind")):
        for key, value in list(spacing.attrib.items()):
            if re.fullmatch(r"\d+", value):
                spacing.set(key, f"{value}.25")
    document.save(str(path))


def test_smart_tags_and_decimal_lengths_are_read_as_what_they_hold(tmp_path: Path) -> None:
    campaign(tmp_path, da_lat=ANSWER)
    call(tmp_path, "build", "-o", "thử.docx", check=0)
    plain, path = tmp_path / "thường.docx", tmp_path / "thử.docx"
    plain.write_bytes(path.read_bytes())
    smart(path)
    for command in ("lint", "figures"):
        shown = [call(tmp_path, command, each.name) for each in (plain, path)]
        assert shown[0].stdout.replace(plain.name, path.name) == shown[1].stdout
    assert "Thành phố có 16" in call(tmp_path, "trace", path.name, "16").stdout
    refused = [call(tmp_path, "clean", each.name, "-o", "sạch.docx").stderr for each in (plain, path)]
    assert refused[0].replace(plain.name, path.name) == refused[1]


def test_comments_of_people_keep_their_ids_beside_ours(tmp_path: Path) -> None:
    campaign(tmp_path, {"data/outline.yaml": outline()}, da_lat=ANSWER)
    call(tmp_path, "build", check=0)
    path = tmp_path / REPORT
    document = open_docx(path)
    paragraph = next(each for each in document.paragraphs if each.text and each.runs)
    comment = document.add_comment(paragraph.runs, text="Đồng chí xem lại câu này.", author="Lan", initials="L")
    document.save(str(path))
    submission = tmp_path / "data" / "submissions" / "da-lat.yaml"
    submission.write_text(submission.read_text("utf-8").replace("16 phường", "18 phường"), "utf-8")
    call(tmp_path, "update", REPORT)
    after = open_docx(path)
    own = [each for each in after.comments if each.author == "Lan"]
    assert [(each.comment_id, each.text) for each in own] == [(comment.comment_id, "Đồng chí xem lại câu này.")]
    ids = [each.comment_id for each in after.comments]
    assert len(ids) == len({*ids})
    anchors = [each.get(w("id")) for each in copy.copy(after.element.body).iter(w("commentRangeStart"))]
    assert anchors.count(str(comment.comment_id)) == 1
