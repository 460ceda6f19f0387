"""Zones: which part of the text is the release."""
