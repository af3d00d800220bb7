"""The parts of `events`; those that a plain emitter does not need are loaded when they are used."""
