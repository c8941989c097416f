"""One module for each part of the way through a meeting: coming in, taking part, the projector."""
