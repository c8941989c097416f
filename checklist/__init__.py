"""Lovende praksis: look honestly at a practice, with others, and decide what to do next."""

__version__ = "0.1.0"
