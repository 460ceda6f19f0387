"""Calendar expressions read from a bare string: what the layout and the dates share."""
