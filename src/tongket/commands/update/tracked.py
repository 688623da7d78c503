"""Tracked changes of our own: what Word shows as inserted and deleted, for a person to accept."""

from copy import deepcopy
from datetime import date
from itertools import count

from lxml import etree

from tongket.ooxml.elements import remove_element
from tongket.ooxml.namespaces import KEEPS_SPACE, w
from tongket.word.comments import AUTHOR, time_stamp
from tongket.word.moved_text import INSERTED
from tongket.word.reading import WordFile
from tongket.word.revisions import CHANGES


class Tracker:
    """Makes tracked changes with ids that the document does not have yet."""

    def __init__(self, word: WordFile, as_of: date) -> None:
        marks = (each for root in word.roots.values() for each in root.iter(*CHANGES))
        ids = [int(value) for each in marks if (value := str(each.get(w("id")))).isdigit()]
        self._ids = count(max(ids, default=0) + 1)
        self._stamp = time_stamp(as_of)

    def _mark(self, name: str) -> etree._Element:
        values = {w("id"): str(next(self._ids)), w("author"): AUTHOR, w("date"): self._stamp}
        return etree.Element(w(name), values)

    def insert_run(self, run: etree._Element) -> None:
        """Make a run that stands in the document an inserted one."""
        mark = self._mark("ins")
        run.addprevious(mark)
        mark.append(run)

    def outside(self, run: etree._Element) -> etree._Element:
        """Return after what an insertion beside a run belongs: the run, or the insertion that it stands in.

        As Word does when somebody types into what somebody else inserted: no insertion stands within another. What
        stands behind the run becomes an insertion of its own.
        """
        around = run.getparent()
        if around is None or around.tag not in INSERTED:
            return run
        behind = list(run.itersiblings())
        if behind:
            rest = etree.Element(around.tag)
            for name, value in around.attrib.items():
                rest.set(name, value)
            rest.set(w("id"), str(next(self._ids)))
            rest.extend(behind)
            around.addnext(rest)
        return around

    def delete_run(self, run: etree._Element) -> None:
        """Make a run that stands in the document a deleted one; one that we inserted ourselves just goes."""
        parent = run.getparent()
        if parent is not None and parent.tag == w("ins") and parent.get(w("author")) == AUTHOR:
            remove_element(run)
            if len(parent) == 0:
                remove_element(parent)
            return
        mark = self._mark("del")
        run.addprevious(mark)
        mark.append(run)
        for each in run.iter(w("t")):
            each.tag = w("delText")
            each.set(KEEPS_SPACE, "preserve")

    def insert_paragraph(self, paragraph: etree._Element) -> None:
        """Make a paragraph, its runs and its mark, an inserted one."""
        properties = paragraph.find(w("pPr"))
        if properties is None:
            properties = etree.Element(w("pPr"))
            paragraph.insert(0, properties)
        of_mark = etree.SubElement(properties, w("rPr"))
        of_mark.append(self._mark("ins"))
        self.insert_runs(paragraph)

    def insert_runs(self, element: etree._Element) -> None:
        """Make the runs of an element inserted ones, itself where it is one."""
        for run in list(element.iter(w("r"))):
            self.insert_run(run)

    def insert_row(self, row: etree._Element) -> None:
        """Make a row of a table an inserted one."""
        properties = row.find(w("trPr"))
        if properties is None:
            properties = etree.Element(w("trPr"))
            row.insert(0, properties)
        properties.append(self._mark("ins"))
        self.insert_runs(row)


def new_run(model: etree._Element | None, text: str) -> etree._Element:
    """Return a run with a text, formatted as another one."""
    run = etree.Element(w("r"))
    properties = model.find(w("rPr")) if model is not None else None
    if properties is not None:
        run.append(deepcopy(properties))
    element = etree.SubElement(run, w("t"))
    element.text = text
    element.set(KEEPS_SPACE, "preserve")
    return run
