"""The catalogue as people and programs read it: the page in the repository is what the code writes."""

import json

from markdown_it import MarkdownIt

from tests.builders import REPOSITORY
from tongket.findings.catalogue import RULES
from tongket.output.formats.rule_pages import rules_json, rules_markdown

PAGE = rules_markdown(RULES.values())


def test_the_page_of_the_rules_is_that_of_the_catalogue() -> None:
    written = (REPOSITORY / "docs/findings.md").read_text("utf-8")
    assert written == PAGE, "write it anew: tongket rules --format md > docs/findings.md"


def test_the_page_shows_every_example_as_it_is_typed() -> None:
    tokens = MarkdownIt().parse(PAGE)
    shown = [each.content for each in tokens if each.type == "fence"]
    assert shown == [f"{text}\n" for each in RULES.values() for text in (each.wrong, each.right)]
    starts = [number for number, each in enumerate(tokens) if each.type == "heading_open" and each.tag == "h4"]
    headings = [tokens[number + 1].content for number in starts]
    assert headings == [f"`{each}`" for each in RULES]


def test_the_json_holds_every_rule_once_in_the_order_of_the_work() -> None:
    rules = json.loads(rules_json(RULES.values()))["rules"]
    assert [each["id"] for each in rules] == [*RULES]
    for each in rules:
        rule = RULES[each["id"]]
        assert (each["severity"], each["adjustable"]) == (rule.severity.value, rule.adjustable)
        assert (each["wrong"], each["right"], each["source"]) == (rule.wrong, rule.right, rule.source or None)
