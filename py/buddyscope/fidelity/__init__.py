"""Recordings of genuine allocators: reading them, and replaying them on the model of the kernel that they are of."""
