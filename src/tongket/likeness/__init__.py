"""How alike two Vietnamese texts are (giống nhau).

The measure, in the order in which it is taken:

1. *Folding* (`tongket.folding`): NFC, case, the place of the tone mark (hoà = hòa), abbreviations written out, figures
   in one form (1.234 = 1234, 05 = 5), punctuation dropped, words of one sense as one (tăng = nâng, dừng = ngừng),
   filler words dropped (còn, đã, việc, các, những, "trong thời gian qua", …).
2. *What must be equal* (`signature`): figures and document numbers, how often something is denied, whether something
   goes up, down or is stopped, who is asked, and which place is named. Texts that differ in one of these are never
   joined, however alike they look; nor are texts of which one says the reverse (cao/thấp, đủ/thiếu, …).
3. *The score* (`scoring`), 0 to 100: the share of words that both have, by weight. A word in place of another costs
   more than a word more; who acts and at which level weigh most; a word after a denial is another word.
4. *Grouping* (`grouping`): in a canonical order that does not depend on who came first, each text joins the group whose
   leader it is most like, at or above the threshold, if no member refuses it. No chains: A~B and B~C don't join A, C.

`tests/likeness` holds the labelled pairs by which it is measured; `benchmarks/likeness.py` prints the figures.
"""

from tongket.folding import fold_words
from tongket.likeness.grouping import Likeness
from tongket.likeness.signature import Signature

DEFAULT_THRESHOLD = 88.0
"""The score from which two points count as the same (`nguong_giong`)."""

__all__ = ["DEFAULT_THRESHOLD", "Likeness", "Signature", "fold_words"]
