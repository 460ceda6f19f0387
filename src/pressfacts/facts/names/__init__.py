"""Names: organisations, people, programmes, places, and the user's own."""
