"""Becoming Relational: exercises for therapists in training, as widgets."""
