"""What `timers` loads on first use."""
