"""The lines of a returned report beside those of its form: words, prompts, slots, controls, long answers."""
