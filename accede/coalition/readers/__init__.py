"""Files that people bring: pictures and spreadsheets, read or refused with a clear line."""
