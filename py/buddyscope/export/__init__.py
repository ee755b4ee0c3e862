"""The built site in other shapes: a folder for any host, one file, a package for a learning platform."""
