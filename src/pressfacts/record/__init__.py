"""The record of a release: its schema, the kinds of facts in it, and what each kind is called where."""
