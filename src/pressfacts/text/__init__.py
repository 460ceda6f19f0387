"""Words, offsets and base forms, which all kinds of facts share."""
