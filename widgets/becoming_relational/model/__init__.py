"""The course's ideas in plain Python: no Jupyter, no disk, no HTML."""
