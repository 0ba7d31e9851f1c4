"""What goes to a meeting: a chosen set of quotes as a conversation note, in Word and PDF."""
