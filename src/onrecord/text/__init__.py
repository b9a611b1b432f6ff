"""Plain work on strings. Knows nothing of news, documents or the record beyond spans, days and quantities."""
