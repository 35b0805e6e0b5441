"""A Chinese-English dictionary in the CC-CEDICT format: its entries, pinyin with tone marks, readings in context."""
