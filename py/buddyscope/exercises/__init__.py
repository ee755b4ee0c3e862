"""Exercises of textbooks: requests, states and answers as published, and what is right. Format: docs/exercises.md."""
