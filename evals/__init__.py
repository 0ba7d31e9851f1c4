"""How good is it: retrieval and answers, measured on development sets, beside what a user would pick instead."""
