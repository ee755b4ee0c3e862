"""Lessons: text -> Lesson, the proof that a lesson holds, and its compiled form."""
