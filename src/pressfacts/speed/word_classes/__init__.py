"""The class of each word, noun, verb and so on, from its tag and its place in the parse."""
