"""The networks of the base model, computed for reading alone: its token vectors and its names."""
