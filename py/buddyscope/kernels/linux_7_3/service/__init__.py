"""What the rest of the program needs to know of this kernel."""
