"""The tables of a returned report beside those of its form: columns and rows by name, entries in their order."""
