"""What a document says, as records: its advice, its findings and its practice examples, each sentence verbatim.

Everything is found from what is stored of a document (its pages and passages), so that it can be found anew without
the file. ``find.find_statements`` puts it together; the other files hold one rule each.
"""
