"""Named organisations and programmes."""
