"""What `events` is made of; the parts a plain emitter does not need load when they are used."""
