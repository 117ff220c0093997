"""Files in and out: needs as JSON, CSV and XLSX, cards from tables and lists, ballots as CSV."""
