"""Names that the user adds or silences: where they stand, and how they overrule what the components found."""
