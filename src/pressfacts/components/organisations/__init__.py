"""Named bodies and programmes."""
