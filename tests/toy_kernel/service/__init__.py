"""What a machine needs to know of the toy."""
