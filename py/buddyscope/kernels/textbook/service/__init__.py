"""What a machine needs to know of the textbook's buddy system besides the model: presets, commands."""
