"""A booted kernel under commands: run them, go back and forth among them, tell their story as plain data."""
