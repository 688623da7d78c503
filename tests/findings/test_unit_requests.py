"""What a unit is asked: every campaign rule speaks to it, or is named as the office's own business."""

import re
from string import Formatter

import pytest

from tongket.findings import campaign_rules
from tongket.findings.rule import collect
from tongket.findings.unit_requests import OFFICE_RULES, REQUESTS, UnitRequest

ALL = frozenset(collect(campaign_rules).values())
FORBIDDEN = re.compile(r"\blỗi\b|sai|yaml|khóa|tệp|dòng \d|tongket|[a-z]+_[a-z]+(?![^{]*})", re.IGNORECASE)


def test_every_rule_speaks_to_a_unit_or_is_the_offices_own() -> None:
    assert frozenset(REQUESTS) | OFFICE_RULES == ALL
    assert frozenset(REQUESTS) & OFFICE_RULES == frozenset()


@pytest.mark.parametrize("request_of", REQUESTS.values(), ids=[each.id for each in REQUESTS])
def test_a_unit_is_asked_in_its_own_terms(request_of: UnitRequest) -> None:
    for sentence in (request_of.sentence, request_of.several, request_of.each):
        fixed = "".join(text for text, _, _, _ in Formatter().parse(sentence))
        assert FORBIDDEN.search(fixed) is None
        assert not fixed.endswith(".")
