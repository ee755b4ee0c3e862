"""A lesson on a real machine: commands, expectations, facts, goals, predictions."""
