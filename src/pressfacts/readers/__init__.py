"""From paths and bytes to texts."""
