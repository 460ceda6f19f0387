"""Named places."""
