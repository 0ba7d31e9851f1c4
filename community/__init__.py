"""What members of the network add: practice examples, experiences, missing sources, and open questions."""
