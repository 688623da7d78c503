"""Which points say the same, and which nearly do (giống nhau, gần giống).

Two measures that never mix:

1. *Equal* (`canonical`, lists in `closed`): one form of a text that keeps every content word in its place within its
   clause. Equal forms are one point, joined without asking. What is in no list separates, so a wrong join can only come
   from an entry of a list.
2. *Near* (`scoring`, lists in `word_lists`; `nearby` finds what is near): the share of words that two texts have in
   common, 0 to 100, denials and directions aside; a pair that differs in those is labelled. From `DEFAULT_THRESHOLD` on
   a pair is shown to a person with the words by which it differs; it is never joined by itself.

`alignment` lays the words of one text beside those of another, for whoever reads what came back.

Imports `values`; the only user of rapidfuzz. Start at `likeness.py`. `tests/likeness` holds the labelled sentences by
which both are measured; `benchmarks/likeness.py` prints the figures.
"""
