"""Numbers and what they count: participants and statistics share one engine."""
