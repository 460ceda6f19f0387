"""Calendar expressions."""
