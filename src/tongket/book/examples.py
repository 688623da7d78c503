"""The examples of one item: who did what, in the units' words or as a person worded it."""

from collections.abc import Iterator

from tongket.book.blocks import Block, Paragraph, ParagraphStyle, Run
from tongket.book.citing import note
from tongket.book.names import group_names
from tongket.book.notes import bracket, spaced
from tongket.merge.documents import MergedModel
from tongket.merge.draft import MergedItem
from tongket.sandbox.phrases import Known
from tongket.values import format_count
from tongket.words import Phrases

MOST_EXAMPLES = 4
"""How many examples one item names at the most."""

PHRASES: Known = {
    "dien_hinh": {},
    "chon_dien_hinh": {"so": ("06",), "da_chon": (True, False)},
    "qua_nhieu_dien_hinh": {"so": ("05",), "toi_da": ("04",)},
}
"""The phrases of examples, with what each may use."""

# A way of working is named by its verb ("Biên soạn tài liệu …"): a committee does it. A model is what a place has.
_VERBS = (
    "ban hành", "biên soạn", "báo cáo", "bố trí", "bồi dưỡng", "chỉ đạo", "chọn", "công khai", "củng cố",
    "duy trì", "giao", "giúp", "góp", "gắn", "huy động", "hướng dẫn", "học", "hỗ trợ", "kiểm tra", "kiện toàn",
    "ký", "kết nối", "luân chuyển", "lấy", "lập", "lồng ghép", "mời", "mở", "nhân rộng", "nuôi", "nêu gương",
    "phát", "phân công", "phối hợp", "quy hoạch", "soạn", "sắp xếp", "thu gom", "thành lập", "thực hiện", "trao",
    "triển khai", "trồng", "tuyên truyền", "tạo", "tập huấn", "tặng", "tổ chức", "vận động", "xây", "xây dựng",
    "xóa", "đa dạng hóa", "đào tạo", "đưa", "đối thoại", "đổi mới", "ủy thác",
)  # fmt: skip
_NO_VERBS = ("giao thông", "học bổng", "học sinh", "học viên", "ký túc xá", "tuyên truyền viên")
"""What begins like a verb and is none."""


def render_examples(item: MergedItem, phrases: Phrases) -> Iterator[Block]:
    """Yield "Điển hình như: …" with the examples that a person ticked, at most `MOST_EXAMPLES`; the rest is counted.

    When as many are ticked as are named, nothing is left to choose.
    """
    models = item.models
    ticked = [each for each in models if each.decision is not None and each.decision.use]
    ticked.sort(key=lambda each: each.decision.order or len(models) if each.decision is not None else 0)
    shown = ticked[:MOST_EXAMPLES]
    full = len(ticked) >= MOST_EXAMPLES
    undecided = [each for each in models if not full and (each.decision is None or each.decision.use is None)]
    runs: list[Run] = []
    if shown:
        runs.append(Run(text=f"{phrases.line('dien_hinh')} {'; '.join(map(example_text, shown))}."))
    open_ones = [
        phrases.line("qua_nhieu_dien_hinh", so=format_count(len(ticked)), toi_da=format_count(MOST_EXAMPLES))
        if len(ticked) > MOST_EXAMPLES
        else "",
        phrases.line("chon_dien_hinh", so=format_count(len(undecided)), da_chon=bool(shown)) if undecided else "",
    ]
    about = note(item.item.id, "dien_hinh", "Điển hình chưa chọn")
    if every := spaced(tuple(runs), bracket(about, open_ones)):
        yield Paragraph(style=ParagraphStyle.BODY, runs=every)


def example_text(merged: MergedModel) -> str:
    """Return an example as a clause: who, and what came of it."""
    decision = merged.decision
    territory = not _is_action(merged)
    if decision is not None and decision.territory is not None:
        territory = decision.territory
    names = group_names(merged.units, territory=territory)
    worded = decision.wording if decision is not None and decision.wording is not None else example_wording(merged)
    return f"{names} {worded.rstrip(' .;')}"


def _is_action(merged: MergedModel) -> bool:
    name = f"{merged.model.name.casefold()} "
    verbs, others = (tuple(f"{each} " for each in words) for words in (_VERBS, _NO_VERBS))
    return name.startswith(verbs) and not name.startswith(others)


def example_wording(merged: MergedModel) -> str:
    """Return the proposed words of an example, without its actor, in the unit's own words.

    `biên soạn tài liệu song ngữ, cấp cho 19/19 xã`, or `với mô hình “Tổ tự quản”, Phường 9: 38/38 tổ tham gia`.
    """
    model = merged.model
    name, result = model.name.rstrip(" ."), model.result.rstrip(" .;")
    if _is_action(merged):
        return f"{name[:1].lower()}{name[1:]}, {result}"
    place = f", {model.place}" if model.place is not None else ""
    kind = "" if name.casefold().startswith("mô hình") else "mô hình "
    return f"với {kind}“{name}”{place}: {result}"
