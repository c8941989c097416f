"""The terminal app drawn in the local browser."""
