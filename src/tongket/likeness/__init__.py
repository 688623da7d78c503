"""Which points say the same, and which nearly do (giống nhau, gần giống).

Two measures that never mix:

1. *Equal* (`canonical`, lists in `closed`): one form of a text that keeps every content word in its place within its
   clause. Equal forms are one point, joined without asking. What is in no list separates, so a wrong join can only come
   from an entry of a list.
2. *Near* (`scoring`, lists in `lexicon`): the share of words that two texts have in common, 0 to 100, denials and
   directions aside; a pair that differs in those is labelled. From `DEFAULT_THRESHOLD` on a pair is shown to a person
   with the words by which it differs; it is never joined by itself.

`tests/likeness` holds the labelled sentences by which both are measured; `benchmarks/likeness.py` prints the figures.
"""

from tongket.likeness.differences import Differences
from tongket.likeness.likeness import Likeness, Near

DEFAULT_THRESHOLD = 50.0
"""The nearness from which a person is asked (`nguong_giong`).

Of the likes of `tune.tsv` 98 % are then joined or shown, at 60 still 92 %; the rows to look at become 131 for 112 in
all items of points of 26 units (`benchmarks/likeness.py` prints both by threshold).
"""
BESIDE_THRESHOLD = 60.0
"""The nearness from which a point stands beside another in the draft, and not by itself.

Below it points of another matter come in that only share their subject ("lãnh đạo công tác Mặt trận, đoàn thể" and "cán
bộ Mặt trận, đoàn thể"): those are asked about in the decision sheet and keep their places.
"""

__all__ = ["BESIDE_THRESHOLD", "DEFAULT_THRESHOLD", "Differences", "Likeness", "Near"]
