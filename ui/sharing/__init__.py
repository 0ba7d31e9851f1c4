"""What members add, on the page, over HTTP and on the command line; and the questions that stayed open."""
