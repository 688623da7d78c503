"""The field's nouns as frozen records; nothing is completed after it is made."""
