"""Affiliations that are not written beside a name: the whole release has them."""
