"""What the page's worker runs: messages, the Python prompt, the code view, the late library."""
