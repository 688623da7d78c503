"""Under which subject of an item a point stands (nhóm ý): by key words, nothing hidden."""

import re
from collections.abc import Callable, Iterable

from tongket.model.outline import Item


def find_subject(item: Item, wordings: Iterable[str], fold: Callable[[str], str]) -> str | None:
    """Return the id of the subject whose key words the wordings of a point name most; None for "Ý khác".

    A key word counts where it stands as whole words; longer ones count more. Of equals the first subject wins. `fold`
    brings texts into one form, abbreviations written out.
    """
    texts = [fold(each) for each in wordings]
    best: tuple[int, str | None] = (0, None)
    for subject in item.subjects:
        keywords = [fold(each) for each in subject.keywords]
        score = sum(len(word.split()) for word in keywords for text in texts if word and _names(text, word))
        if score > best[0]:
            best = (score, subject.id)
    return best[1]


def _names(text: str, word: str) -> bool:
    return re.search(rf"(?<!\S){re.escape(word)}(?!\S)", text) is not None
