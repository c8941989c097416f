"""Many practices, one call: a round, its applications, the reviewers' ratings, their agreement and the order.

Knows nothing of pages, screens or where things are kept. Nothing here decides about an application; people do.
"""
