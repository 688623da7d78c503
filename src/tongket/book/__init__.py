"""A draft and its sentences to blocks: what the pages of the two books are made of."""
