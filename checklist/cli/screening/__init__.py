"""The steps of `lovende screen`, one file for each, and what they print."""
