"""What a form says beside the words of the outline: prompts, guidance, notes."""

from tongket.model.outline import Item

FIGURE_PROMPT = "[gõ số]"
YES_NO_PROMPT = "[ghi Có hoặc Không]"
REASON_PROMPT = "[gõ lý do]"
CHOICE_PROMPT = "[gõ lại chữ đã chọn]"
PROSE_PROMPT = "[gõ nội dung; nếu không có, ghi “Không có” và lý do]"
POINTS_PROMPT = "- [mỗi ý một gạch đầu dòng; nếu không có, ghi “Không có” và lý do]"
NUMBER_PROMPT = "[gõ số]"
SIGN_PROMPT = "[gõ số và ký hiệu]"
POST_PROMPT = "[gõ chức vụ]"
SIGNER_PROMPT = "[gõ họ và tên]"

IF_NOT = "; nếu không, lý do: "
_HOW_TO_FILL = (
    "Cách điền: gõ đè lên chỗ trong ngoặc vuông, chỗ không dùng đến thì gõ một dấu cách; giữ nguyên đề mục và lời in"
    " sẵn; chữ nghiêng màu xám là hướng dẫn, xóa trước khi trình ký."
)
LIST_NOTE = "Mỗi {what} một hàng; thêm hàng: bấm phím Tab ở ô cuối; không có thì để trống."
TABLE_NOTE = "Chỉ gõ con số, không gõ đơn vị tính; không có thì gõ 0, chưa có số thì để trống."


def fill_in(before: str) -> str:
    """Return how a form is filled in, told once at its head; `before` is where it is sent and when."""
    return f"{_HOW_TO_FILL} {before}".rstrip()


def guide_item(item: Item) -> str:
    """Return what a clerk is told under the heading of an item: the outline's guidance, and the length; or nothing."""
    told = [_as_sentence(item.guidance)] if item.guidance else []
    return " ".join((*told, *_length(item)))


def _as_sentence(text: str) -> str:
    text = " ".join(text.split())
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def _length(item: Item) -> tuple[str, ...]:
    if item.min_words and item.max_words:
        return (f"Từ {item.min_words} đến {item.max_words} từ.",)
    if item.max_words:
        return (f"Không quá {item.max_words} từ.",)
    return (f"Ít nhất {item.min_words} từ.",) if item.min_words else ()


def list_options(names: tuple[str, ...]) -> str:
    """Return the words that a choice takes, as guidance."""
    return f"Ghi một hoặc nhiều: {'; '.join(names)}."
