"""E-mail addresses, phone numbers, URLs and handles."""
