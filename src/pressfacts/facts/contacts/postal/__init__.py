"""Postal addresses: where a street or a box stands on a line with its town."""
