"""Many answers, one practice: a workshop's course, what may be shown of the answers, and the shared answer.

Knows nothing of pages, screens or where things are kept.
"""
