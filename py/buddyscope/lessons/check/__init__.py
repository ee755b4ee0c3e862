"""What must hold of a lesson before it is compiled."""
