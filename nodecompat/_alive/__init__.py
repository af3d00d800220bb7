"""Why a program doesn't end, and why it ended although something was awaited.

holders     what keeps the loop alive, one by one, with the line that made it and how to let go
report      `whyAlive`: that as text; NODE_DEBUG=alive and a signal that ask for it
asked       what a process answers to `python -m nodecompat top` and `why`
unsettled   at the natural end: the awaits of the main script that nothing will ever settle
"""
