"""Parts of `process` that few programs use; each is loaded when it is first asked for."""
