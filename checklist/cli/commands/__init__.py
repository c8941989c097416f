"""One thin file per command: what it asks for, which room does the work, what it prints."""
