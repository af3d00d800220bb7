"""The channel between parent and child: from a message to the socket and back."""
