"""E-mail addresses, phone numbers, URLs, handles and postal addresses."""
