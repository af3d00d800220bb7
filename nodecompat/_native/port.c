/* The compiled part of a channel's way out: a small plain message is written, or collected to leave together with others,
   without a step of Python.

   The Python road (`_channel/sending`) knows the rules. It says when the way is clear, that is when nothing waits before
   what comes next: then a message is written here at once. It begins, ends and writes the bursts; while one is open, the
   loop's thread adds messages to it here.

   What must stay true: the interpreter's lock is held from the look at `fd` and `open` until the bytes are written or
   collected, so that nothing of another thread or a signal handler comes between. */

#include "native.h"

#include <errno.h>
#include <stddef.h>
#include <structmember.h>
#include <sys/socket.h>
#include <time.h>

#ifndef MSG_NOSIGNAL
#define MSG_NOSIGNAL 0 /* Python ignores SIGPIPE */
#endif

typedef struct {
    PyObject_HEAD
    long long pause_at; /* on the monotonic clock, in nanoseconds: when the next message is one after a pause */
    long long pause;
    Py_ssize_t size, most; /* bytes collected, and from how many on they are written */
    Py_ssize_t room;       /* for them */
    int sends, alone;      /* messages without a pause between them, and how many of them are written at once */
    int fd;                /* where they are, while the way is clear; else -1 */
    bool open;             /* whether messages are collected */
    bool wrote;            /* whether anything was written; the Python road sets it, too, and resets it */
    unsigned long thread;  /* who began to collect */
    unsigned char *bytes;
} Burst;

static Outcome
put(Burst *burst, const unsigned char *frame, Py_ssize_t size)
{
    if (burst->bytes == NULL || size > burst->room - burst->size) {
        const Py_ssize_t least = burst->size + size, room = least > burst->most ? least : burst->most;
        unsigned char *bytes = PyMem_Realloc(burst->bytes, (size_t)room);
        if (bytes == NULL) {
            PyErr_NoMemory();
            return FAILED;
        }
        burst->bytes = bytes;
        burst->room = room;
    }
    memcpy(burst->bytes + burst->size, frame, (size_t)size);
    burst->size += size;
    return DONE;
}

/* Write a frame to the socket. NOT_PLAIN when nothing could be written: the Python road meets the reason again. What the
   socket did not take of it is collected. */
static Outcome
write_now(Burst *burst, const unsigned char *frame, Py_ssize_t size)
{
    const ssize_t sent = send(burst->fd, frame, (size_t)size, MSG_DONTWAIT | MSG_NOSIGNAL);

    if (sent <= 0)
        return NOT_PLAIN;
    burst->sends++;
    burst->wrote = true;
    return sent < size ? put(burst, frame + sent, size - sent) : DONE;
}

/* Write or collect a frame, if it is its turn and there is room. */
static Outcome
take_frame(Burst *burst, const unsigned char *frame, Py_ssize_t size)
{
    if (burst->size + size >= burst->most)
        return NOT_PLAIN;
    return burst->open ? put(burst, frame, size) : write_now(burst, frame, size);
}

/* add(encoder, message): whether the message was taken; None when it was, and `write_burst` has to follow. False when it is
   the Python road's turn: the way is not clear and no burst open; the burst was interrupted by a pause, is to be begun, or
   is full with this message; another thread calls; the message is not plain, or is `undefined`, which is none. */
static PyObject *
add(PyObject *self, PyObject *const *args, Py_ssize_t count)
{
    Burst *burst = (Burst *)self;
    struct timespec time;
    Writer writer;
    Py_ssize_t start;

    if (count != 2)
        return PyErr_Format(PyExc_TypeError, "add() takes an encoder and a message");
    if (clock_gettime(CLOCK_MONOTONIC, &time))
        Py_RETURN_FALSE;
    const long long now = time.tv_sec * 1000000000LL + time.tv_nsec;
    if (burst->open ? now > burst->pause_at || burst->thread != PyThread_get_thread_ident() : burst->fd < 0 || burst->size)
        Py_RETURN_FALSE;
    if (now > burst->pause_at)
        burst->sends = 0;
    const Codec *codec = encoder_of(args[0]);
    if ((!burst->open && burst->sends >= burst->alone) || codec == NULL || args[1] == codec->state->undefined)
        Py_RETURN_FALSE;
    Outcome outcome = write_frame(codec, &writer, args[1], &start);
    if (outcome == DONE)
        outcome = writer.large ? NOT_PLAIN : take_frame(burst, writer.bytes + start, writer.size - start);
    writer_end(&writer);
    if (outcome == FAILED)
        return NULL;
    if (outcome == NOT_PLAIN)
        Py_RETURN_FALSE;
    burst->pause_at = now + burst->pause;
    return Py_NewRef(burst->open || !burst->size ? Py_True : Py_None);
}

/* free(fd, late): the way is clear, if nothing is late. */
static PyObject *
set_free(PyObject *self, PyObject *const *args, Py_ssize_t count)
{
    if (count != 2)
        return PyErr_Format(PyExc_TypeError, "free() takes a descriptor and what is late");
    const long fd = PyLong_AsLong(args[0]);
    const Py_ssize_t late = PyObject_Size(args[1]);
    if (late < 0 || (fd == -1 && PyErr_Occurred()))
        return NULL;
    ((Burst *)self)->fd = late ? -1 : (int)fd;
    Py_RETURN_NONE;
}

/* keep(frame): a frame that was made elsewhere; the burst is open from here on. */
static PyObject *
keep(PyObject *self, PyObject *frame)
{
    Burst *burst = (Burst *)self;

    if (!PyBytes_CheckExact(frame))
        return PyErr_Format(PyExc_TypeError, "a frame is bytes");
    if (put(burst, (const unsigned char *)PyBytes_AS_STRING(frame), PyBytes_GET_SIZE(frame)) == FAILED)
        return NULL;
    burst->thread = PyThread_get_thread_ident();
    burst->open = true;
    Py_RETURN_NONE;
}

/* shut(): the Python road decides about each message from here on. */
static PyObject *
shut(PyObject *self, PyObject *Py_UNUSED(none))
{
    ((Burst *)self)->open = false;
    ((Burst *)self)->fd = -1;
    Py_RETURN_NONE;
}

/* take(): what was collected; the burst is over. */
static PyObject *
take(PyObject *self, PyObject *Py_UNUSED(none))
{
    Burst *burst = (Burst *)self;
    PyObject *frames = PyBytes_FromStringAndSize((const char *)burst->bytes, burst->size);

    if (frames != NULL) {
        PyMem_Free(burst->bytes);
        burst->bytes = NULL;
        burst->size = burst->room = 0;
        burst->open = false;
    }
    return frames;
}

static PyObject *
burst_new(PyTypeObject *type, PyObject *args, PyObject *Py_UNUSED(names))
{
    Py_ssize_t most;
    long long pause;
    int alone;

    if (!PyArg_ParseTuple(args, "nLi", &most, &pause, &alone))
        return NULL;
    Burst *burst = (Burst *)type->tp_alloc(type, 0);
    if (burst != NULL) {
        burst->most = most;
        burst->pause = pause;
        burst->alone = alone;
        burst->fd = -1;
    }
    return (PyObject *)burst;
}

static void
burst_dealloc(PyObject *self)
{
    PyTypeObject *type = Py_TYPE(self);

    PyMem_Free(((Burst *)self)->bytes);
    type->tp_free(self);
    Py_DECREF(type);
}

static Py_ssize_t
length(PyObject *self)
{
    return ((Burst *)self)->size;
}

static PyMethodDef burst_methods[] = {
    {"add", (PyCFunction)(void (*)(void))add, METH_FASTCALL, "add(encoder, message)"},
    {"keep", keep, METH_O, "keep(frame)"},
    {"free", (PyCFunction)(void (*)(void))set_free, METH_FASTCALL, "free(fd, late)"},
    {"shut", shut, METH_NOARGS, "shut()"},
    {"take", take, METH_NOARGS, "take()"},
    {NULL},
};

static PyMemberDef burst_members[] = {
    {"pause_at", T_LONGLONG, offsetof(Burst, pause_at), 0, NULL},
    {"sends", T_INT, offsetof(Burst, sends), 0, NULL},
    {"wrote", T_BOOL, offsetof(Burst, wrote), 0, NULL},
    {"size", T_PYSSIZET, offsetof(Burst, size), READONLY, NULL},
    {NULL},
};

static PyType_Slot burst_slots[] = {
    {Py_tp_new, burst_new},         {Py_tp_dealloc, burst_dealloc}, {Py_tp_methods, burst_methods},
    {Py_tp_members, burst_members}, {Py_sq_length, length},         {0, NULL},
};

PyType_Spec burst_spec = {"nodecompat._native.compiled.Burst", sizeof(Burst), 0,
                          Py_TPFLAGS_DEFAULT | Py_TPFLAGS_IMMUTABLETYPE, burst_slots};
