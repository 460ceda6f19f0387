"""The release card: issuer and language, once everything else is known."""
