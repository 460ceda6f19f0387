"""Named people with roles and affiliations."""
