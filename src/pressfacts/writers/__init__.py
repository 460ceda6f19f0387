"""From records to JSON and to what people look at."""
