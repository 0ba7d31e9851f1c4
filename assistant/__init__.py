"""A question to a cited answer: check, understand, retrieve, judge the evidence, compose, verify, recommend."""
