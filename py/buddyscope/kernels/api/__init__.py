"""What a kernel is to the rest of the program: its description, commands, and the machine that it boots."""
