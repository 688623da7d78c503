"""The examples of the catalogue, typed into a real file of their command: a draft, a frame, a sheet, a document."""

import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

from tests.builders import DAY, campaign, submission, take
from tests.case_files import change_frame, change_phrases, find_in_edited_draft, write_document, yaml_files
from tests.commands.figures.documents import data_of
from tests.edited_sheets import find_decided
from tests.findings.typed_answers import IN_OUTLINE, answers_of, outline_of
from tests.small_campaign import HEAD, find, write_campaign
from tongket.commands.clean.pending import find_pending
from tongket.commands.figures.review import review_passages
from tongket.commands.figures.word_passages import read_passages
from tongket.commands.template.check_templates import check_templates
from tongket.findings.campaign_rules import COPIED_PARAGRAPH
from tongket.findings.diagnostics import Diagnostic
from tongket.findings.rule import Rule
from tongket.source.nodes import MAX_FINDINGS
from tongket.workspace import open_workspace

CASES = Path(__file__).parents[1] / "cases/faulty"
BODY = "Thành phố có 16 phường"
_ASIDE = re.compile(r" \((?P<said>[^()]*)\)$")
"""What an example says of itself, behind what is typed."""


def type_example(rule: Rule, example: str, root: Path) -> set[str]:
    """Return the ids of what the command of a rule finds where an example of it is typed."""
    return {each.rule.id for each in _TYPISTS[rule.chapter.command](rule, _seen(example), root)}


def _seen(example: str) -> str:
    """Return an example with the characters that it names: `‹U+00A0›`."""
    return re.sub(r"‹U\+([0-9A-F]{4})›", lambda found: chr(int(found[1], 16)), example)


# --- lint: a right draft, in which the line that the example is about says it, or looks so

LINES = {
    **dict.fromkeys(("not-nfc", "eth-letter", "mixed-tone-marks", "slash-stop-slash"), BODY),
    **dict.fromkeys(("missing-motto", "motto-not-bold"), "ĐẢNG CỘNG SẢN"),
    **dict.fromkeys(("missing-organ", "organ-not-bold"), "TỈNH ỦY"),
    **dict.fromkeys(("missing-number", "wrong-number-form"), "Số "),
    **dict.fromkeys(("missing-date-line", "wrong-date-form"), "Lâm Đồng, ngày"),
    **dict.fromkeys(("missing-type", "type-not-bold"), "BÁO CÁO"),
    **dict.fromkeys(("wrong-authority-form", "authority-not-bold"), "T/M"),
    **dict.fromkeys(("wrong-post", "post-bold"), "PHÓ BÍ THƯ"),
    **dict.fromkeys(("wrong-case", "title-before-name", "name-not-bold"), "Trần Đức Quận"),
    "missing-star": "*",
    "wrong-draft-mark": "Dự thảo",
    "abstract-not-bold": "tổng kết",
    "missing-hyphens": "-----",
    "recipients-label": "Nơi nhận",
}
"""The line of the draft that an example stands for."""
LOOKS = {"đậm", "không đậm", "nghiêng", "đứng", "gạch chân"}
FORMS = {
    "wrong-font": (r"(.+)", f"phông: {BODY} → ascii=\\1, hAnsi=\\1"),
    "legacy-font": (r"(.+)", f"phông: {BODY} → ascii=\\1, hAnsi=\\1"),
    "wrong-size": (r"nội dung cỡ (\d+)", f"cỡ: {BODY} → \\1"),
    "not-upright": (r"trích yếu (nghiêng|đứng)", r"\1: tổng kết"),
    "wrong-paper": (r"(\d+) × (\d+) mm \(A4\)", r"trang: page_width=\1 mm, page_height=\2 mm"),
    "wrong-margins": (r"lề trái (\d+) mm", r"trang: left_margin=\1 mm"),
    "wrong-alignment": (r"nội dung căn (?:đều )?(trái|hai bên)", f"căn: {BODY} → \\1"),
    "wrong-indent": (r"dòng đầu thụt (\d+) mm", f"đặt: {BODY} → first_line_indent=\\1 mm"),
    "wrong-spacing": (r"cách đoạn (\d+) pt", f"đặt: {BODY} → space_after=\\1 pt"),
    "wrong-line-spacing": (r"(\d+) pt \(Exactly\)", f"đặt: {BODY} → line_spacing=\\1 pt"),
    "heading-not-bold": (
        r"(Phần thứ nhất) \((đậm|không đậm)\)",
        "thêm trước: I. TÌNH HÌNH → \\1\n\\2: Phần thứ nhất\ncăn: Phần thứ nhất → giữa",
    ),
    "state-document": (r"(.+)\n(.+)\n(.+)", "đổi: ĐẢNG CỘNG SẢN → \\1\nđổi: TỈNH ỦY → \\2\nđổi: Số  → \\3"),
    "recipients-form": (r"(.+)\n(.+)", "đổi: - Ban Dân vận → \\1\nđổi: - Lưu → \\2"),
    "like-points": (r"(.+)\n(.+)", f"chép xuống dưới: {BODY} → \\2\nchép xuống dưới: {BODY} → \\1"),
    "superior-bold": (
        r"(.+) \((đậm|không đậm)\) trên (.+)",
        "\n".join(
            [
                *("thêm trước, cùng kiểu: TỈNH ỦY → CẤP TRÊN", "đổi: TỈNH ỦY → \\3", "đổi: CẤP TRÊN → \\1"),
                *("\\2: TỈNH ỦY", "đổi: T/M → TRƯỞNG BAN", "không đậm: TRƯỞNG BAN", "bỏ: PHÓ BÍ THƯ"),
            ]
        ),
    ),
}
"""How an example with measures is set in the draft."""
SAID = {
    "chữ màu 0070C0": f"màu: {BODY} → 0070C0",
    "chữ màu đen": f"màu: {BODY} → 000000",
    "215,9 × 279,4 mm (Letter)": "trang: page_width=215.9 mm, page_height=279.4 mm",
    "đầu trang trống": "số trang: không có",
    "số 1 ở đầu trang thứ nhất": "số trang: cả trang đầu",
    "số trang ở chân trang": "số trang: ở chân trang",
    "Trang ii": "số trang: có chữ Trang",
    "ĐẢNG CỘNG SẢN VIỆT NAM (gạch chân)": "bỏ đoạn kiểu: Kẻ dưới tiêu đề → 1\ngạch chân: ĐẢNG CỘNG SẢN",
    "BÁO CÁO\n-----": "xóa trắng: tổng kết",
    "dòng đầu không thụt": f"đặt: {BODY} → first_line_indent=0 mm",
    "1,5 dòng (Multiple)": f"đặt: {BODY} → line_spacing=1.5",
    "(phần cuối trống)": "xóa trắng: T/M\nxóa trắng: PHÓ BÍ THƯ\nxóa trắng: Trần Đức Quận",
    "(phần cuối bên trái trống)": "xóa trắng: Nơi nhận\nxóa trắng: - Ban Dân vận\nxóa trắng: - Lưu",
    "PHÓ BÍ THƯ, 2 dòng trống, Trần Đức Quận": "bỏ đoạn kiểu: Chỗ ký → 2",
    # what the right draft says and looks like already
    **dict.fromkeys(
        (
            *(
                "Insert, Page Number, Top of Page, ở giữa",
                "bật Different First Page",
                "số trang ở giữa, đầu trang",
                "2",
            ),
            *("ĐẢNG CỘNG SẢN VIỆT NAM, dưới là đường kẻ", "T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ"),
            *("PHÓ BÍ THƯ, 4 dòng trống, Trần Đức Quận", "- Kinh phí của các chi hội còn hạn hẹp."),
            "BÁO CÁO\ntổng kết 10 năm thực hiện Kết luận số 62-KL/TW\n-----",
            "Nơi nhận:\n- Ban Dân vận Trung ương,\n- Lưu Văn phòng Tỉnh ủy.",
        ),
        "",
    ),
}
"""How an example in words is set in the draft."""


def _lint(rule: Rule, example: str, root: Path) -> tuple[Diagnostic, ...]:
    return find_in_edited_draft(_draft_edits(rule.id, example), root)


def _draft_edits(rule: str, example: str) -> str:
    if example in SAID:
        return SAID[example]
    if rule in FORMS:
        form, edits = FORMS[rule]
        found = re.fullmatch(form, example)
        assert found, example
        return found.expand(edits)
    line = LINES[rule]
    if example.startswith("(dòng trống"):
        return f"xóa trắng: {line}"
    aside = _ASIDE.search(example)
    looks = aside["said"].split(", ") if aside else []
    text = example[: aside.start()] if aside else example
    says = [f"đổi: {line} → {text}"] if "…" not in text else []
    return "\n".join([*says, *(f"{each}: {line if '…' in text else text}" for each in looks if each in LOOKS)])


# --- template check: a lead sentence, a phrase, a frame

_OUTLINE = """\
ma: thu
bao_cao: {{trich_yeu: tổng kết 10 năm, co_quan: TỈNH ỦY LÂM ĐỒNG, nguoi_ky: Trần Đức Quận}}
muc:
  - ma: I
    ten: Công tác quán triệt
    chi_tieu:
      - {{ma: hoi_nghi, ten: Số hội nghị, don_vi_tinh: hội nghị, kieu: so_nguyen}}
      - {{ma: kinh_phi, ten: Kinh phí, don_vi_tinh: triệu đồng, kieu: so_thuc, in_theo: {{don_vi_tinh: tỷ đồng}}}}
    cau_dan: "{}"
"""
_LEADS = {"template-syntax", "unknown-name", "template-failed", "never-printed", "misprinted-measure"}
_FRAME_EDITS = {
    "khung chỉ có {{ co_quan }}": "bỏ: {{ body }}",
    "khung không có w:sectPr": "bỏ khổ giấy: ",
    "khung không có {{ nguoi_ky }}": "xóa trắng: {{ nguoi_ky }}",
    "templates/report.docx (tệp .doc đổi đuôi)": "không phải tệp Word",
    "templates/~$report.docx": "đang mở",
}


def _template(rule: Rule, example: str, root: Path) -> tuple[Diagnostic, ...]:
    lead = _ASIDE.sub("", example) if rule.id in _LEADS else "Có {{ hoi_nghi }} hội nghị."
    campaign(root, {"data/outline.yaml": _OUTLINE.format(lead)})
    phrases, frame = root / "templates/report.j2", root / "templates/report.docx"
    block = re.match(r"\{% block (\w+) %\}", example)
    style = re.fullmatch("khung không có kiểu (.+)", example)
    if rule.id == "missing-phrase" and block:
        change_phrases(phrases, f"{{% block mo_dau %}} → {block[0]}")
    elif rule.id == "unused-phrase" and block:
        text = phrases.read_text("utf-8")
        own = re.search(rf"\{{% block {block[1]} %\}}.*?\{{% endblock %\}}", text, re.DOTALL)
        text = text.replace(own[0], example) if own else f"{example}\n{text}"
        phrases.write_text(text, "utf-8")
    elif rule.id == "other-campaign":
        change_phrases(phrases, f"{{% block mo_dau %}} → {{% block mo_dau %}}{example}\\n")
    elif rule.id == "placeholder-syntax":
        change_frame(frame, f"thêm trước: {{{{ body }}}} → {example}")
    elif rule.id == "misplaced":
        change_frame(frame, f"đổi: {{{{ body }}}} → {example}")
    elif style:
        change_frame(frame, f"bỏ kiểu: {style[1]}")
    elif example in _FRAME_EDITS:
        change_frame(frame, _FRAME_EDITS[example])
    return check_templates(open_workspace(root)).found


# --- decide, build, clean: a sheet, a day, a document with marks


def _decide(rule: Rule, example: str, root: Path) -> tuple[Diagnostic, ...]:
    typed = {
        "unreadable-sheet": (r"trang “(.+)” đã xóa", r"xóa trang: \1"),
        "bad-decision": (r"Dùng: (.+)", r"Ý!E2 = \1"),
        "lost-decision": (r".*Ý \(câu sẽ in\): (.+)", "Ý!H4 = \\1\nsau đó không còn: bao-loc.yaml"),
    }
    form, lines = typed[rule.id]
    found = re.fullmatch(form, example)
    assert found is not None or example == rule.right
    return find_decided(found.expand(lines) if found else "", root)


def _build(rule: Rule, example: str, root: Path) -> tuple[Diagnostic, ...]:
    del rule
    sent = re.search(r"ngay_gui: (\d+/\d+/\d+)", example)
    assert sent is not None
    body = (
        "tra_loi:\n  I.1: Thành phố có 16 phường.\n  II.1: {chi_tieu: {hoi_nghi: 12, ke_hoach: có}}\n  II.2: [Yếu.]\n"
    )
    files = {"data/submissions/da-lat.yaml": submission("da-lat", body, sent=sent[1])}
    return take(campaign(root, files), as_of=DAY)[1].found


def _clean(rule: Rule, example: str, root: Path) -> tuple[Diagnostic, ...]:
    del root
    said = re.fullmatch("Nhận xét của (.+): “(.+)”", example)
    text = _ASIDE.sub("", example)
    if said:
        text = f"Có {{nhận xét {said[1]}: {said[2]}|214 hội nghị}}."
    elif text.startswith("[") or example.endswith("(nền vàng)"):
        text = f"{{vàng|{text}}}"
    text = re.sub(r"~~(\d+)~~ (\d+)", r"{bớt|\1}{thêm|\2}", text)
    assert example != rule.wrong or "{" in text
    return tuple(find_pending(write_document(text)))


# --- figures: a sentence, with the data that the example tells of


def _figures(rule: Rule, example: str, root: Path) -> tuple[Diagnostic, ...]:
    text = _ASIDE.sub("", example) if rule.chapter.title != "Phép tính trong câu" else example
    told = f"{rule.wrong} {rule.right}"
    knowledge = None
    if rule.id == "unlike-annex":
        total = _number(r"Phụ lục 1: ([\d.]+)", told)
        text += "\nPhụ lục 1\nKết quả quán triệt\n| TT | Đơn vị | Số hội nghị (hội nghị) |\n| 1 | Đà Lạt | 214 |\n"
        text += f"| 2 | Bảo Lộc | {int(total) - 214} |\n|  | Tổng cộng | {total} |"
    elif rule.chapter.title != "Phép tính trong câu":
        meetings = _number(r"số liệu: ([\d.]+)", told) if "số liệu" in told else "12"
        trees = _number(r"ghi ([\d.]+)", told) if "ghi" in told else "5"
        body = f"tra_loi:\n  I.1: Đã trồng {trees} cây xanh.\n  II.1: {{chi_tieu: {{hoi_nghi: {meetings}}}}}\n"
        knowledge = data_of(campaign(root, da_lat=body))
    return review_passages(read_passages(write_document(text)), knowledge, "báo cáo.docx").found


def _number(form: str, text: str) -> str:
    found = re.search(form, text)
    assert found is not None
    return found[1]


# --- validate: the file of a unit, beside the others that the example tells of

INSTEAD = {
    "text-disagrees": ("ten-times-the-text", r"hoi_nghi: \d+"),
    "unusual-figure": ("ten-times-its-group", r"luot_nguoi: 162\.750"),
    "wrong-addressee": ("province-under-centre", r"IV\.1: \|\n(?:    .*\n)+  IV\.2: \|\n(?:    .*\n)+"),
    "other-unit": ("turned-on", r"I\.1: \|\n(?:    .*\n)+"),
    "table-disagrees": ("turned-on", r"I\.1: .*"),
}
"""The case, and what in it an example replaces."""


def _validate(rule: Rule, example: str, root: Path) -> tuple[Diagnostic, ...]:
    if rule.id in INSTEAD:
        name, part = INSTEAD[rule.id]
        files = yaml_files(CASES / rule.id / name)
        typed = _ASIDE.sub("", example)
        made = {path: re.sub(part, typed, data.decode()) for path, data in files.items() if isinstance(data, bytes)}
        assert example != rule.wrong or any(typed in each for each in made.values())
        return find(write_campaign(root, made))
    if rule.id in _FILES:
        return find(write_campaign(root, _FILES[rule.id](example)))
    answers = _WHOLE if rule.id in IN_OUTLINE else answers_of(example)
    return find(write_campaign(root, {"data/outline.yaml": outline_of(rule, example), **filed(answers)}))


def filed(text: str | bytes, name: str = "quan-su") -> dict[str, str | bytes]:
    """Return a file of the submissions folder."""
    return {f"data/submissions/{name}.yaml": text}


_WHOLE = f"{HEAD}tra_loi:\n  I.1: Đảng bộ có 12 chi bộ.\n"


def _named(example: str) -> dict[str, str | bytes]:
    """Return the files that an example names, of one unit and with other words each."""
    return {
        f"data/submissions/{name}": _WHOLE.replace("12", str(12 + number))
        for number, name in enumerate(example.split("\n"))
    }


def _alike(example: str) -> dict[str, str | bytes]:
    return {f"data/submissions/{name}": _WHOLE for name in example.split("\n")}


def _beside(example: str) -> dict[str, str | bytes]:
    return {example: b"PK" if example.endswith(".docx") else _WHOLE, **filed(_WHOLE)}


def _encoded(example: str) -> dict[str, str | bytes]:
    return filed(_WHOLE.replace("có", "co").encode("cp1258" if "1258" in example else "utf-8", "ignore"))


def _decomposed(example: str) -> dict[str, str | bytes]:
    apart = _ASIDE.search(example) is not None
    return filed(f"{HEAD}tra_loi:\n  {unicodedata.normalize('NFD' if apart else 'NFC', _ASIDE.sub('', example))}\n")


def _copied(example: str) -> dict[str, str | bytes]:
    rest = ", ".join(["định kỳ 06 tháng kiểm tra, đánh giá kết quả ở từng nơi"] * 4)
    other = _ASIDE.sub("", COPIED_PARAGRAPH.wrong).replace("…", rest)
    own = other if example == COPIED_PARAGRAPH.wrong else example.replace("…", "cho 430 đảng viên, mỗi lớp 03 ngày")
    head = HEAD.replace("quan-su", "ban-dan-van")
    return {**filed(f"{_WHOLE}  {own}.\n"), **filed(f"{head}tra_loi:\n  {other}.\n", "ban-dan-van")}


def _compared(example: str) -> dict[str, str | bytes]:
    """Return two sources of one figure; the total counts both units."""
    numbers = [int(each) for each in re.findall(r"\d+", example)]
    total, own = numbers[0], numbers[-1]
    files = yaml_files(CASES / "figures-disagree/beyond-the-tolerance")
    said = {"quan-su": ("hoi_nghi: 90", total - own), "ban-to-chuc": ("hoi_nghi: 100", own)}
    for name, (old, number) in said.items():
        path = f"data/submissions/{name}.yaml"
        data = files[path]
        assert isinstance(data, bytes)
        files[path] = data.decode().replace(old, f"hoi_nghi: {number}")
    return files


def _sized(example: str) -> dict[str, str | bytes]:
    said = re.search(r"(\d+) (MB|KB)", example)
    assert said is not None
    return filed(_WHOLE + "#" * (int(said[1]) * {"MB": 1 << 20, "KB": 1 << 10}[said[2]]))


def _counted(example: str) -> dict[str, str | bytes]:
    """Return a list of ten thousand, where the example is one, else the answers of a unit."""
    lines = "".join(f"  can_bo_{number}: 1\n" for number in range(MAX_FINDINGS + 1))
    return filed(f"{_WHOLE}{lines}" if example.startswith("danh-sach") else _WHOLE)


_FILES: dict[str, Callable[[str], dict[str, str | bytes]]] = {
    "duplicate-unit": _named,
    "same-file": _alike,
    "not-read": _beside,
    "waiting-proposal": _beside,
    "wrong-encoding": _encoded,
    "decomposed-text": _decomposed,
    "copied-paragraph": _copied,
    "figures-disagree": _compared,
    "too-large": _sized,
    "too-many-findings": _counted,
}
"""The files of examples that are files, or figures of several units."""

_TYPISTS: dict[str, Callable[[Rule, str, Path], tuple[Diagnostic, ...]]] = {
    "validate": _validate,
    "lint": _lint,
    "template check": _template,
    "decide": _decide,
    "build": _build,
    "clean": _clean,
    "figures": _figures,
}
