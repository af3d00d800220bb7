"""Messages that are asked for one by one, and a cancellation that the other side hears: execa's ways, on both sides.

messages    getOneMessage, getEachMessage: who waits for messages, and what ends the waiting
endings     how a child has ended, for those who waited for a message of its
cancelling  getCancelSignal: the AbortSignal of the parent, in the child
execa       what execa itself writes to a channel, where the other side is a Node with it
"""
