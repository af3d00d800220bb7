"""What `timers` and `timers/promises` are made of."""
