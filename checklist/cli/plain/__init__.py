"""The walk through the questions as plain prompts: for screen readers, ssh and pipes. Every prompt reads one line."""
