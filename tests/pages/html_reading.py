"""A page as a program reads it: its elements, ids, links and words."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = {"meta", "br", "col", "link", "img", "input", "rect", "path"}


@dataclass
class Element:
    """An element with its attributes and all the words in it."""

    tag: str
    attributes: dict[str, str]
    text: str = ""
    inside: list["Element"] = field(default_factory=list)

    @property
    def label(self) -> str:
        """What a screen reader says instead of the signs in it."""
        return "".join(each.attributes.get("aria-label", "") for each in self.inside)


class Page(HTMLParser):
    """The elements of a page in their order; whatever is opened must be closed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self._open: list[Element] = []
        self.feed(html)
        assert self._open == [], [each.tag for each in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        for each in self._open:
            each.inside.append(element)
        if tag not in _VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID:
            return
        opened = self._open.pop()
        assert opened.tag == tag, f"{opened.tag} {opened.attributes} closed by {tag}"

    def handle_data(self, data: str) -> None:
        for each in self._open:
            each.text += data

    def all(self, tag: str, **attributes: str) -> list[Element]:
        """Return the elements of a tag with these attributes; `class_` is one of its classes."""
        wanted = attributes.pop("class_", None)
        return [
            each
            for each in self.elements
            if each.tag == tag
            and all(each.attributes.get(name) == value for name, value in attributes.items())
            and (wanted is None or wanted in each.attributes.get("class", "").split())
        ]

    @property
    def ids(self) -> list[str]:
        """The ids, in order."""
        return [each.attributes["id"] for each in self.elements if "id" in each.attributes]

    @property
    def links(self) -> list[str]:
        """Where links lead."""
        return [each.attributes["href"] for each in self.elements if "href" in each.attributes]


def is_sound(html: str) -> Page:
    """Return a page after what holds for each: no script, nothing from elsewhere, whole links, heads with a scope."""
    page = Page(html)
    names = {each.tag for each in page.elements}
    assert names.isdisjoint({"script", "link", "iframe", "object", "embed", "img", "form", "base"})
    assert not any(name.startswith("on") for each in page.elements for name in each.attributes)
    assert not any("url(" in each.text.replace("url(#", "") or "@import" in each.text for each in page.all("style"))
    assert (
        page.all("meta", **{"http-equiv": "Content-Security-Policy"})[0]
        .attributes["content"]
        .startswith("default-src 'none'")
    )
    assert not [each for each in page.links if ":" in each.partition("#")[0] or each.startswith("/")]
    assert len(page.ids) == len(set(page.ids))
    assert {each.removeprefix("#") for each in page.links if each.startswith("#")} <= set(page.ids)
    described = {name for each in page.elements for name in each.attributes.get("aria-labelledby", "").split()}
    assert described <= set(page.ids)
    assert all(each.attributes.get("scope") for each in page.all("th"))
    assert page.all("html")[0].attributes["lang"] == "vi"
    assert len(page.all("main")) == 1
    assert len(page.all("h1")) == 1
    drawn = [each for each in page.all("svg") if each.attributes.get("aria-hidden") != "true"]
    assert all(each.inside[0].tag == "title" for each in drawn)
    return page
