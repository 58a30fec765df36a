"""What a single text or attribute may be: dates, addresses, languages, numbers, HTML."""
