"""What was written and what was called: the journal, and calls recorded from outside."""
