"""Many answers, one practice: a workshop's course, what may be shown of the answers, and the shared answer.

Knows nothing of pages, screens or where things are kept. Whoever keeps a workshop holds votes and participants beside
it, asks `voting` before a vote is taken in, and shows `outcome.public(workshop)` and nothing else.
"""
