"""A lesson's file: text and front matter read into a Lesson, new ones begun, translations compared."""
