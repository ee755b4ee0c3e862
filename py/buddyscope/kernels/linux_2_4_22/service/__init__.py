"""What a machine needs to know of this kernel besides the model: presets, commands, checks, words."""
