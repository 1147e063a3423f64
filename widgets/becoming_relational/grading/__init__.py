"""Assignments: derived from one authored text, handed in, read and answered, without running anybody's notebook."""
