"""`fs`: files, in the three forms that Node has.

    arguments    paths, flags, modes, encodings: checked as Node checks them
    failures     what the system refuses, as Node's errors
    running      one function, three forms: at once, with a callback, as a promise; the threads that do the work
    contents     readFile, writeFile, open, read, write, close, …
    entries      mkdir, readdir, rename, rm, links, …
    directories  opendir
    metadata     stat, access, chmod, utimes, …
    stats        Stats and Dirent
    copying      copyFile and cp
    forms        the functions of all these in their three forms
    handles      FileHandle
    promises     `fs/promises`
    streams      ReadStream and WriteStream
    watching     watch and watchFile

What must stay true: a function that is not called …Sync never blocks the loop; its work is done in a thread, and keeps
the program alive. Arguments are checked before that, in Node's order.
"""
