"""Every number of a document against the campaign's data, and the arithmetic of its sentences (soát số)."""
