"""Node's event loop: the engine is logic, the drivers do the waiting."""
