"""The wire between Pythons: a CBOR Sequence (RFC 8742)."""
