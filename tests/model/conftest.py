"""Hypothesis, without a clock and without a folder of its own: a slow machine is not a broken model."""

from hypothesis import settings

settings.register_profile("unhurried", deadline=None, database=None)
settings.load_profile("unhurried")
