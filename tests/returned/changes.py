"""How forms come back otherwise than they were issued: what programs drop, what people edit."""

import random
import re
from collections.abc import Callable

from tests.returned.paper import Grid, Paper, Para, Piece
from tongket.model.forms import LineRole, SlotKind, TableKind

Change = Callable[[Paper, random.Random], None]

STRANGE = ("rất", "cuộc", "và", "những", "báo", "việc", "xã", "đã", "theo", "năm", "không", "tỷ", "nhà")


def tags_gone(paper: Paper, _: random.Random) -> None:
    """LibreOffice: tags, locks, flags are gone; controls stay."""
    for para in paper.paras():
        for piece in para.pieces:
            if piece.tag is not None:
                piece.tag, piece.prompting = "", False


def controls_gone(paper: Paper, _: random.Random) -> None:
    """All controls gone, bookmarks too."""
    for para in paper.paras():
        para.marks = frozenset()
        for piece in para.pieces:
            piece.tag = None


def levels_gone(paper: Paper, _: random.Random) -> None:
    """No heading styles, no bookmarks, no controls."""
    controls_gone(paper, _)
    for para in paper.paras():
        para.level = None


def words_edited(paper: Paper, chance: random.Random, share: float = 0.03) -> None:
    """A share of the fixed words replaced, deleted, put in, mistyped, in another case."""
    for para in paper.paras():
        if para.role is None:
            continue
        for piece in para.pieces:
            if piece.slot is None:
                piece.text = re.sub(r"[^\W\d]\w*", lambda found: _edit(found[0], chance, share), piece.text)
    for grid in (each for each in paper.blocks if isinstance(each, Grid)):
        header = grid.rows[0]
        for number, text in enumerate(header):
            header[number] = re.sub(r"[^\W\d]\w*", lambda found: _edit(found[0], chance, share), text)
        if grid.table is not None and grid.table.kind is TableKind.STATISTICS:
            for row in grid.rows[1:]:
                row[1] = re.sub(r"[^\W\d]\w*", lambda found: _edit(found[0], chance, share), row[1])


def _edit(word: str, chance: random.Random, share: float) -> str:
    if chance.random() >= share:
        return word
    kind = chance.randrange(5)
    if kind == 0:
        return chance.choice(STRANGE)
    if kind == 1:
        return ""
    if kind == 2:
        return f"{word} {chance.choice(STRANGE)}"
    if kind == 3:
        place = chance.randrange(len(word))
        return word[:place] + chance.choice("aeoiunhgt") + word[place + chance.randrange(2) :]
    return word.upper() if word.islower() else word.lower()


def words_edited_controls_gone(paper: Paper, chance: random.Random) -> None:
    controls_gone(paper, chance)
    words_edited(paper, chance)


def words_edited_tags_gone(paper: Paper, chance: random.Random) -> None:
    tags_gone(paper, chance)
    words_edited(paper, chance)


def guidance_gone(paper: Paper, _: random.Random) -> None:
    paper.blocks = [each for each in paper.blocks if isinstance(each, Grid) or each.role is not LineRole.GUIDANCE]


def guidance_gone_bare(paper: Paper, chance: random.Random) -> None:
    guidance_gone(paper, chance)
    levels_gone(paper, chance)


def some_guidance_gone(paper: Paper, chance: random.Random) -> None:
    paper.blocks = [
        each
        for each in paper.blocks
        if isinstance(each, Grid) or each.role is not LineRole.GUIDANCE or chance.random() < 0.5
    ]


_NUMBER = re.compile(r"^\s*(?:[IVXLC]+|\d+(?:\.\d+)*)\.?\s+")


def headings_renumbered(paper: Paper, chance: random.Random) -> None:
    for para in paper.paras():
        if para.role is LineRole.HEADING:
            para.pieces[
                0
            ].text = f"{chance.randint(1, 9)}.{chance.randint(1, 9)}. {_NUMBER.sub('', para.pieces[0].text)}"


def headings_numbered_automatically(paper: Paper, _: random.Random) -> None:
    for para in paper.paras():
        found = _NUMBER.match(para.pieces[0].text)
        if para.role is LineRole.HEADING and found:
            para.marker = found[0].strip()
            para.pieces[0].text = para.pieces[0].text[found.end() :]


def headings_without_numbers(paper: Paper, _: random.Random) -> None:
    for para in paper.paras():
        if para.role is LineRole.HEADING:
            para.pieces[0].text = _NUMBER.sub("", para.pieces[0].text)


def row_added_and_removed(paper: Paper, chance: random.Random) -> None:
    for grid in [each for each in paper.blocks if isinstance(each, Grid)]:
        table = grid.table
        assert table is not None
        gone = chance.randrange(1, len(grid.rows))
        if table.kind is TableKind.STATISTICS:
            for column in table.columns:
                paper.typed.pop(table.cell(table.rows[gone - 1].id, column.id), None)
            del grid.rows[gone]
            grid.rows.insert(
                chance.randrange(1, len(grid.rows) + 1), ["", "Hội Người cao tuổi", *["7"] * (len(table.columns) - 2)]
            )
        else:
            del grid.rows[gone]
            width = len(table.columns)
            grid.rows.insert(chance.randrange(1, len(grid.rows) + 1), [""] * width)
            grid.rows.append(["", *[f"mới {each}" for each in range(width - 1)]])
            for address in [
                each for each in paper.typed if (each.place, each.key) == table.address[:2] and each.number
            ]:
                del paper.typed[address]
            count = 0
            for row in grid.rows[1:]:
                if any(row[1:]):
                    count += 1
                    for place, column in enumerate(table.columns):
                        if column.id and row[place]:
                            paper.typed[table.entry(count, column.id)] = row[place]


def _items(paper: Paper) -> list[tuple[int, int]]:
    """Return from where to where each item reaches, heading included."""
    starts = [n for n, each in enumerate(paper.blocks) if isinstance(each, Para) and each.role is LineRole.HEADING]
    end = next(
        (n for n, each in enumerate(paper.blocks) if isinstance(each, Para) and each.text.startswith("Trên đây là")),
        len(paper.blocks),
    )
    spans = list(zip(starts, [*starts[1:], end], strict=True))
    return [each for each in spans if each[1] - each[0] > 1]


def items_swapped(paper: Paper, chance: random.Random) -> None:
    spans = _items(paper)
    if len(spans) < 2:
        return
    first, second = sorted(chance.sample(spans, 2))
    b = paper.blocks
    paper.blocks = [
        *b[: first[0]],
        *b[second[0] : second[1]],
        *b[first[1] : second[0]],
        *b[first[0] : first[1]],
        *b[second[1] :],
    ]


def items_swapped_bare(paper: Paper, chance: random.Random) -> None:
    items_swapped(paper, chance)
    levels_gone(paper, chance)


def foreign_controls(paper: Paper, chance: random.Random) -> None:
    """Google: its own controls round runs."""
    for para in paper.paras():
        pieces = []
        for piece in para.pieces:
            if piece.tag is None and len(piece.text) > 4:
                cut = chance.randrange(1, len(piece.text))
                pieces += [Piece(piece.text[:cut], f"goog_rdk_{chance.randrange(99)}"), Piece(piece.text[cut:])]
            else:
                pieces.append(piece)
        para.pieces = pieces


def bullets_automatic(paper: Paper, _: random.Random) -> None:
    for para in paper.paras():
        found = re.match(r"([-+]) ", para.pieces[0].text)
        if para.role is None and found:
            para.marker = found[1]
            para.pieces[0].text = para.pieces[0].text[2:]


def lines_broken(paper: Paper, _: random.Random) -> None:
    """Paragraphs of an answer as lines of one paragraph."""
    before: Para | None = None
    for each in paper.blocks:
        if isinstance(each, Para) and each.role is None and before is not None and before.place == each.place:
            each.joined = True
        before = each if isinstance(each, Para) and each.role is None else None


def headings_pasted(paper: Paper, chance: random.Random) -> None:
    """Units paste headings and labels of the form into their answers."""
    fixed = [
        each.text
        for each in paper.paras()
        if each.role in {LineRole.HEADING, LineRole.CAPTION, LineRole.ASKED}
        and not each.boxed
        and not any(p.slot for p in each.pieces)
    ]
    _paste(paper, chance, fixed)


def labels_pasted(paper: Paper, chance: random.Random) -> None:
    fixed = [
        each.text
        for each in paper.paras()
        if each.role is LineRole.ASKED and not each.boxed and any(p.slot for p in each.pieces) and "[" not in each.text
    ]
    _paste(paper, chance, fixed)


def _paste(paper: Paper, chance: random.Random, texts: list[str]) -> None:
    regions = {str(a): a for a in paper.typed if not a.key and not a.table}
    blocks = []
    for each in paper.blocks:
        blocks.append(each)
        if isinstance(each, Para) and each.role is None and each.place in regions and chance.random() < 0.08 and texts:
            own = chance.choice(texts)
            points = paper.typed[regions[each.place]].startswith("- ")
            text = f"- {own}" if points else own
            blocks.append(Para([Piece(text)], place=each.place))
            lines = [b.text for b in blocks if isinstance(b, Para) and b.role is None and b.place == each.place]
            later = paper.typed[regions[each.place]].split("\n")[len(lines) - 1 :]
            paper.typed[regions[each.place]] = "\n".join([*lines, *later])
    paper.blocks = blocks


def headings_pasted_bare(paper: Paper, chance: random.Random) -> None:
    headings_pasted(paper, chance)
    levels_gone(paper, chance)


def labels_pasted_bare(paper: Paper, chance: random.Random) -> None:
    labels_pasted(paper, chance)
    levels_gone(paper, chance)


def own_paragraphs(paper: Paper, chance: random.Random) -> None:
    """Paragraphs and tables of the unit's own anywhere in the body."""
    blocks: list[Para | Grid] = []
    for n, each in enumerate(paper.blocks):
        blocks.append(each)
        after = paper.blocks[n + 1] if n + 1 < len(paper.blocks) else None
        free = (
            isinstance(each, Para)
            and not each.boxed
            and each.role is LineRole.ASKED
            and isinstance(after, Para)
            and after.role is LineRole.ASKED
        )
        if free and chance.random() < 0.2:
            blocks.append(Para([Piece("Ngoài ra, đơn vị còn có nhiều cách làm riêng, sẽ báo cáo sau.")]))
        if isinstance(each, Para) and each.role is None and chance.random() < 0.1:
            blocks.append(Grid([["Xã", "Số hộ"], ["Lộc An", "12"], ["Lộc Phú", "9"]]))
    paper.blocks = blocks


def case_changed(paper: Paper, chance: random.Random) -> None:
    for para in paper.paras():
        if para.role is not None:
            for piece in para.pieces:
                if piece.slot is None:
                    piece.text = piece.text.upper() if chance.random() < 0.5 else piece.text.lower()


def negated(paper: Paper, _: random.Random) -> None:
    """The words that ask are turned round: nothing of it may be read."""
    for para in paper.paras():
        slots = [piece.slot for piece in para.pieces if piece.slot is not None]
        if para.role is LineRole.ASKED and slots and not para.boxed and len(para.pieces[0].text.split()) > 2:
            words = para.pieces[0].text.split(" ")
            words.insert(2, "không")
            para.pieces[0].text = " ".join(words)
            for slot in slots:
                if slot.address.part != "ly_do" and slot is slots[0]:
                    paper.typed.pop(slot.address, None)


def lines_run_together(paper: Paper, chance: random.Random) -> None:
    """The mark between two paragraphs of slots is taken out."""
    blocks: list[Para | Grid] = []
    for each in paper.blocks:
        before = blocks[-1] if blocks else None
        if (
            isinstance(each, Para)
            and isinstance(before, Para)
            and not each.boxed
            and each.role is before.role is LineRole.ASKED
            and chance.random() < 0.3
        ):
            before.pieces += [Piece(" "), *each.pieces]
            before.marks |= each.marks
        else:
            blocks.append(each)
    paper.blocks = blocks


def lines_cut(paper: Paper, chance: random.Random) -> None:
    """Enter was pressed in the middle of a line."""
    blocks: list[Para | Grid] = []
    for each in paper.blocks:
        blocks.append(each)
        if (
            isinstance(each, Para)
            and each.role is LineRole.ASKED
            and not each.boxed
            and len(each.pieces) > 2
            and chance.random() < 0.5
        ):
            cut = chance.randrange(1, len(each.pieces))
            blocks.append(Para(each.pieces[cut:], each.role, place=each.place))
            each.pieces = each.pieces[:cut]
    paper.blocks = blocks


def measures_changed(paper: Paper, _: random.Random) -> None:
    """Another measure stands beside a figure: it is not the figure that was asked."""
    for para in paper.paras():
        for piece, behind in zip(para.pieces, para.pieces[1:], strict=False):
            first = behind.text.split()[:1]
            if piece.slot is None or piece.slot.kind is not SlotKind.FIGURE or not first:
                continue
            if first[0].strip(".;,").isalpha():
                behind.text = re.sub(r"\w+", "tỷ", behind.text, count=1)
                paper.typed.pop(piece.slot.address, None)


def controls_copied(paper: Paper, _: random.Random) -> None:
    """A sentence with its controls is copied into the answer below, with other figures in it."""
    blocks: list[Para | Grid] = []
    last: Para | None = None
    for each in paper.blocks:
        blocks.append(each)
        if isinstance(each, Para) and each.role is LineRole.ASKED and any(piece.slot for piece in each.pieces):
            last = each
        elif isinstance(each, Para) and each.role is LineRole.HEADING:
            last = None
        elif isinstance(each, Para) and each.role is None and last is not None and not last.boxed:
            pieces = [
                Piece("" if piece.slot and piece.text == piece.slot.prompt else piece.text, piece.tag)
                for piece in last.pieces
            ]
            answer = next(address for address in paper.typed if str(address) == each.place)
            blocks.append(Para(pieces, place=each.place))
            lines = paper.typed[answer].split("\n")
            own = sum(isinstance(block, Para) and block.role is None and block.place == each.place for block in blocks)
            lines.insert(own - 1, blocks[-1].text if isinstance(blocks[-1], Para) else "")
            paper.typed[answer] = "\n".join(lines)
            last = None
    paper.blocks = blocks


def columns_swapped(paper: Paper, chance: random.Random) -> None:
    for grid in (each for each in paper.blocks if isinstance(each, Grid)):
        order = list(range(len(grid.rows[0])))
        chance.shuffle(order)
        grid.rows = [[row[place] for place in order] for row in grid.rows]


def rows_shuffled(paper: Paper, chance: random.Random) -> None:
    for grid in (each for each in paper.blocks if isinstance(each, Grid)):
        if grid.table is not None and grid.table.kind is TableKind.STATISTICS:
            body = grid.rows[1:]
            chance.shuffle(body)
            grid.rows = [grid.rows[0], *body]


def prompts_typed_over(paper: Paper, chance: random.Random) -> None:
    """The prompt was left beside what was typed."""
    for para in paper.paras():
        for piece in para.pieces:
            if piece.slot is not None and piece.slot.kind is SlotKind.FIGURE and piece.text != piece.slot.prompt:
                prompt = piece.slot.prompt
                piece.text = chance.choice((f"{prompt} {piece.text}", f"{piece.text}{prompt}"))


def own_letterhead(paper: Paper, chance: random.Random) -> None:
    """The unit put its own letterhead in place of the form's, without controls."""
    for para in paper.paras():
        if para.boxed:
            for piece in para.pieces:
                piece.tag = None
            if not any(piece.slot for piece in para.pieces):
                para.pieces = [Piece(chance.choice(("VĂN PHÒNG", "ĐẢNG BỘ HUYỆN", "-----", "*")))]


def titles_shortened(paper: Paper, chance: random.Random) -> None:
    """Headings are written as the unit likes: half of their words."""
    for para in paper.paras():
        if para.role is LineRole.HEADING and chance.random() < 0.2:
            words = para.text.split()
            para.pieces = [Piece(" ".join(words[: max(3, len(words) // 2)]))]


def headings_reworded(paper: Paper, chance: random.Random) -> None:
    """Some headings are other words altogether, number and all."""
    levels_gone(paper, chance)
    for para in paper.paras():
        if para.role is LineRole.HEADING and chance.random() < 0.1:
            para.pieces = [Piece("Về một số công việc đã làm ở địa phương")]


def heading_lines_deleted(paper: Paper, chance: random.Random) -> None:
    paper.blocks = [
        each
        for each in paper.blocks
        if isinstance(each, Grid) or each.role is not LineRole.HEADING or chance.random() > 0.1
    ]


def asked_lines_deleted(paper: Paper, chance: random.Random) -> None:
    """The unit takes out lines that it does not answer."""
    kept: list[Para | Grid] = []
    for each in paper.blocks:
        slots = [] if isinstance(each, Grid) else [piece.slot for piece in each.pieces if piece.slot is not None]
        if (
            isinstance(each, Para)
            and each.role is LineRole.ASKED
            and slots
            and not each.boxed
            and chance.random() < 0.2
        ):
            for slot in slots:
                paper.typed.pop(slot.address, None)
        else:
            kept.append(each)
    paper.blocks = kept


def everything_at_once(paper: Paper, chance: random.Random) -> None:
    for change in (items_swapped, some_guidance_gone, headings_renumbered, bullets_automatic, own_paragraphs):
        change(paper, chance)
    levels_gone(paper, chance)
    words_edited(paper, chance, 0.02)


CHANGES: dict[str, Change] = {
    name: value
    for name, value in list(globals().items())
    if callable(value) and not name.startswith("_") and getattr(value, "__module__", "") == __name__ and name.islower()
}
