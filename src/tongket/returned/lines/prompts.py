"""What stands in a form until something is typed (lời nhắc): it is no answer, whichever program shows it."""

import re
from collections.abc import Iterable

from tongket.model.forms import FormRegion, UnitForm
from tongket.returned.lines.words import PROMPTED, Word, split_words

STOCK_PROMPTS = (
    "Click or tap here to enter text.",
    "Click here to enter text.",
    "Click or tap to enter text.",
    "Click or tap to enter a date.",
    "Click here to enter a date.",
    "Click to enter text",
    "Click to insert text",
    "Click to insert a date",
    "Choose an item.",
    "Choose a date",
    "Type text here",
    "Enter text here",
    "[Type text]",
    "[Type here]",
    "Nhấp hoặc nhấn vào đây để nhập văn bản.",
    "Bấm hoặc gõ nhẹ vào đây để nhập văn bản.",
    "Bấm hoặc nhấn vào đây để nhập văn bản.",
    "Bấm vào đây để nhập văn bản.",
    "Nhấp vào đây để nhập văn bản.",
    "Nhấp hoặc nhấn để nhập ngày.",
    "Bấm hoặc gõ nhẹ để nhập ngày.",
    "Chọn một mục.",
    "Klicken oder tippen Sie hier, um Text einzugeben.",
    "Klicken Sie hier, um Text einzugeben.",
    "Klicken oder tippen Sie, um ein Datum einzugeben.",
    "Wählen Sie ein Element aus.",
    "Cliquez ou appuyez ici pour entrer du texte.",
    "Cliquez ici pour entrer du texte.",
    "Cliquez ici pour taper du texte.",
    "Cliquez ou appuyez ici pour entrer une date.",
    "Choisissez un élément.",
    "Haga clic o pulse aquí para escribir texto.",
    "Haga clic aquí para escribir texto.",
    "Elija un elemento.",
    "Fare clic o toccare qui per immettere il testo.",
    "Fare clic qui per immettere testo.",
    "Scegliere un elemento.",
    "Clique ou toque aqui para introduzir texto.",
    "Clique ou toque aqui para inserir o texto.",
    "Clique aqui para digitar texto.",
    "Klik of tik om tekst in te voeren.",
    "Klik hier als u tekst wilt invoeren.",
    "Место для ввода текста.",
    "Щелкните или коснитесь здесь, чтобы ввести текст.",
    "Kliknij lub naciśnij tutaj, aby wprowadzić tekst.",
    "Kliknij tutaj, aby wprowadzić tekst.",
    "Klikněte nebo klepněte sem a zadejte text.",
    "Klicka eller tryck här för att ange text.",
    "Klik eller tryk her for at skrive tekst.",
    "单击或点击此处输入文字。",
    "单击此处输入文字。",
    "點選或點選這裡以輸入文字。",
    "按一下或點選這裡以輸入文字。",
    "テキストを入力するには、ここをクリックまたはタップしてください。",
    "ここをクリックまたはタップしてテキストを入力してください。",
    "텍스트를 입력하려면 여기를 클릭하거나 탭하세요.",
    "คลิกหรือแตะที่นี่เพื่อใส่ข้อความ",
)
"""What Word, Word on the web and LibreOffice show in an empty control, as publicly known, in the languages seen."""
_SHORTEST_PART = 8
"""A prompt of fewer letters is only known where it stands alone or in its brackets: `ngày` is a word."""
_BLANKS = re.compile(r"[.…_\s]*(?:[._]{4}|…|_{3}|\u2002{3})[.…_\s]*")
"""What is printed to be written on, and the five wide spaces of an empty form field of old."""


class Prompts:
    """All prompts that may stand in a returned form."""

    def __init__(self, form: UnitForm) -> None:
        own = {each.prompt for each in form.slots}
        regions = {each.prompt for each in form.blocks if isinstance(each, FormRegion)}
        bare = {each.lstrip("-+ ") for each in regions}
        """As an automatic bullet leaves them."""
        self._form = _any_of([*own, *regions, *bare, *STOCK_PROMPTS])

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Return where prompts stand in a text, in order; a text that is nothing but a line to write on is one."""
        if _BLANKS.fullmatch(text):
            return [(0, len(text))]
        return [found.span() for found in self._form.finditer(text)]

    def without(self, text: str) -> str:
        """Return a text without the prompts in it, its ends trimmed."""
        rest = self._form.sub(" ", text).strip()
        return "" if _BLANKS.fullmatch(rest) else rest

    def is_prompt(self, text: str) -> bool:
        """Whether a text is nothing but prompts."""
        return not self.without(text)


def _any_of(prompts: Iterable[str]) -> re.Pattern[str]:
    longest = sorted({" ".join(each.split()) for each in prompts} - {""}, key=lambda each: (-len(each), each))
    return re.compile("|".join(map(_pattern, longest)) or r"(?!)", re.IGNORECASE)


def _pattern(prompt: str) -> str:
    """Return the expression of a prompt, however its spaces were saved."""
    spaced = r"\s+".join(map(re.escape, prompt.split()))
    if prompt.startswith("[") and prompt.endswith("]"):
        return rf"\[\s*{spaced[2:-2]}\s*\]"
    if len(prompt) < _SHORTEST_PART:
        return rf"(?<!\w){spaced}(?!\w)"
    return spaced.removesuffix(r"\.") + (r"\.?" if prompt.endswith(".") else "")


def mask_prompts(text: str, prompts: Prompts) -> tuple[Word, ...]:
    """Return the words of a returned text; those of prompts are no fixed words."""
    spans = prompts.spans(text)
    words = split_words(text)
    if not spans:
        return words
    return tuple(
        each._replace(key=PROMPTED, spoken=False)
        if any(start < each.end and each.start < end for start, end in spans)
        else each
        for each in words
    )
