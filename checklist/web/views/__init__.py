"""What a page shows, worked out before the template: plain values, every text in the reader's language."""
