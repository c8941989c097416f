"""Widgets that several screens use. Attributes go down, messages come up."""
