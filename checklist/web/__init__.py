"""Pages in a browser on the local network: what participants of a workshop see on their phones."""
