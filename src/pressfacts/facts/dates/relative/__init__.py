"""Calendar expressions that count from the day of the release."""
