"""What Gripwijzer knows: the domain model, the shipped sources and the store that holds passages."""
