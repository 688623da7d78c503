"""Near texts are found as they would be by comparing each with each."""

import pytest

from tests.likeness.test_likeness import TEXTS
from tongket.likeness.nearby import Nearby
from tongket.likeness.scoring import Comparer, score

FORMS = [Comparer({}, ()).fold(each) for each in dict.fromkeys(("", "…", "của các", *TEXTS[:160]))]


@pytest.mark.parametrize("threshold", [0, 33.3, 50, 62.5, 88, 100])
def test_counting_all_at_once_finds_what_comparing_each_with_each_finds(threshold: float) -> None:
    counted = Nearby(FORMS, threshold, plain=0)
    for place in range(0, len(FORMS), 2):
        counted.add(place)
    for place, form in enumerate(FORMS):
        scores = {each: score(form, FORMS[each]) for each in range(0, len(FORMS), 2) if each != place}
        assert counted.find(place) == {
            each: reached for each, reached in scores.items() if reached >= threshold and reached > 0
        }


def test_one_heavy_word_in_common_is_not_enough() -> None:
    texts = ["Người đứng đầu nêu gương trước tập thể", "Người đứng đầu đối thoại hằng quý với dân"]
    forms = [Comparer({}, ()).fold(each) for each in texts]
    for plain, found in ((30, True), (100, False)):
        near = Nearby(forms, 30, plain)
        near.add(0)
        assert bool(near.find(1)) is found, score(*forms)
