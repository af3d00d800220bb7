"""Children on other machines: a carrier brings a stream to an agent there, and the agent starts the program.

    carrier     the seam to engines: what one has to do
    job         one child that is to be started somewhere, as a carrier sees it
    protocol    the frames between parent and agent, and credit: no I/O
    program     what is to be started, as it travels, and what cannot be
    wire        the stream as bytes: as it is, or under TLS
    certificates what a worker's agent needs for that
    line        the stream as frames, and whether the other side is still there
    pulse       a thread that says so while this process computes
    relay       descriptors on one side of the stream: what they give goes out as frames, and what comes in goes to them
    parent      the parent's side of one child, which stands in the place of a local process
    agent       the other machine's side: `python -m nodecompat._remote.agent`
    meeting     where agents that dial the parent find their job
    local       the simplest carrier: an agent as a process of this machine
    ssh         the carrier of ssh
    dask        the carrier of Dask; what runs in its workers is in dask_task, in its scheduler in
                dask_relay

What must stay true: a child is started once at most, whatever an engine does again: the agent says the token of its job
first and starts the program only after the parent's go, which each token gets once. No engine sees the program, and
neither protocol nor agent knows an engine. Nothing here is loaded before somebody asks for a remote child.
"""
