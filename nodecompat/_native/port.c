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
#include <sys/uio.h>
#include <time.h>

#ifndef MSG_NOSIGNAL
#define MSG_NOSIGNAL 0 /* Python ignores SIGPIPE */
#endif

enum { MOST_PIECES = 8 };          /* of a frame that is written here */
enum { MOST_WRITTEN = 256 * 1024 }; /* larger ones wait in parts, which the Python road does not copy */

typedef struct {
    PyObject_HEAD
    long long pause_at; /* on the monotonic clock, in nanoseconds: when the next message is one after a pause */
    long long pause;
    Py_ssize_t size, most; /* bytes collected, and from how many on they are written */
    Py_ssize_t limit, most_written; /* the largest frame for the peer, and the largest that is written here */
    int sends, alone;      /* messages without a pause between them, and how many of them are written at once */
    int fd;                /* where they are, while the way is clear; else -1 */
    bool open;             /* whether messages are collected */
    bool wrote;            /* whether anything was written; the Python road sets it, too, and resets it */
    unsigned long thread;  /* who began to collect */
    PyObject *bytes;       /* room for them, which `take` gives away; or NULL */
} Burst;

static Outcome
put(Burst *burst, const unsigned char *frame, Py_ssize_t size)
{
    const Py_ssize_t least = burst->size + size;

    if (burst->bytes == NULL || least > PyBytes_GET_SIZE(burst->bytes)) {
        PyObject *bytes = PyBytes_FromStringAndSize(NULL, least > burst->most ? least : burst->most);
        if (bytes == NULL)
            return FAILED;
        if (burst->size)
            memcpy(PyBytes_AS_STRING(bytes), PyBytes_AS_STRING(burst->bytes), (size_t)burst->size);
        Py_XSETREF(burst->bytes, bytes);
    }
    memcpy(PyBytes_AS_STRING(burst->bytes) + burst->size, frame, (size_t)size);
    burst->size = least;
    return DONE;
}

/* The pieces of a frame, those that were not copied between the others; how many, or -1 when there are more than MOST_PIECES. */
static int
pieces_of(const Writer *writer, Py_ssize_t start, struct iovec *pieces)
{
    const Py_ssize_t large = writer->large == NULL ? 0 : PyList_GET_SIZE(writer->large);
    int count = 0;

    if (large >= MOST_PIECES)
        return -1;
    for (Py_ssize_t i = 0; i <= large; i += 2) {
        const Py_ssize_t stop = i < large ? PyLong_AsSsize_t(PyList_GET_ITEM(writer->large, i)) : writer->size;
        if (start < stop)
            pieces[count++] = (struct iovec){.iov_base = writer->bytes + start, .iov_len = (size_t)(stop - start)};
        if (i < large) {
            PyObject *const bytes = PyList_GET_ITEM(writer->large, i + 1);
            pieces[count++] = (struct iovec){.iov_base = PyBytes_AS_STRING(bytes), .iov_len = (size_t)PyBytes_GET_SIZE(bytes)};
        }
        start = stop;
    }
    return count;
}

/* Write a frame to the socket. NOT_PLAIN when nothing could be written: the Python road meets the reason again. What the
   socket did not take of it is collected. */
static Outcome
write_now(Burst *burst, const Writer *writer, Py_ssize_t start)
{
    struct iovec pieces[MOST_PIECES + 1];
    const int count = pieces_of(writer, start, pieces);
    const struct msghdr message = {.msg_iov = pieces, .msg_iovlen = (unsigned)count};

    if (count < 0)
        return NOT_PLAIN;
    ssize_t sent = count == 1 ? send(burst->fd, pieces->iov_base, pieces->iov_len, MSG_DONTWAIT | MSG_NOSIGNAL)
                              : sendmsg(burst->fd, &message, MSG_DONTWAIT | MSG_NOSIGNAL);
    if (sent <= 0)
        return NOT_PLAIN;
    burst->sends++;
    burst->wrote = true;
    for (int i = 0; i < count; i++) {
        const ssize_t size = (ssize_t)pieces[i].iov_len, gone = sent < size ? sent : size;
        sent -= gone;
        if (gone < size)
            TRY(put(burst, (const unsigned char *)pieces[i].iov_base + gone, size - gone));
    }
    return DONE;
}

/* Write or collect a frame, if it is its turn and there is room. What is too large to be collected is written by itself. */
static Outcome
take_frame(Burst *burst, const Writer *writer, Py_ssize_t start)
{
    const Py_ssize_t size = writer->size - start + writer->apart;
    const bool is_small = writer->large == NULL && burst->size + size < burst->most;

    if (burst->open)
        return is_small ? put(burst, writer->bytes + start, size) : NOT_PLAIN;
    return (is_small ? burst->sends < burst->alone : size <= burst->most_written) ? write_now(burst, writer, start)
                                                                                : NOT_PLAIN;
}

/* The monotonic clock in nanoseconds, or what is given where there is none. */
static long long
clock_now(long long otherwise)
{
    struct timespec time;
    return clock_gettime(CLOCK_MONOTONIC, &time) ? otherwise : time.tv_sec * 1000000000LL + time.tv_nsec;
}

/* add(encoder, message): whether the message was taken; None when it was, and `write_burst` has to follow. Its frame when it
   is to be given to `write`: a burst is to be begun, or is full with this message, or the socket took nothing. False when it
   is the Python road's turn from the beginning: the way is not clear and no burst open; the burst was interrupted by a pause;
   another thread calls; the message is not plain, or larger than the peer takes, or `undefined`, which is none. */
static PyObject *
add(PyObject *self, PyObject *const *args, Py_ssize_t count)
{
    Burst *burst = (Burst *)self;
    Writer writer;
    Py_ssize_t start;

    if (count != 2)
        return PyErr_Format(PyExc_TypeError, "add() takes an encoder and a message");
    const long long now = clock_now(-1);
    if (now < 0)
        Py_RETURN_FALSE;
    if (burst->open ? now > burst->pause_at || burst->thread != PyThread_get_thread_ident() : burst->fd < 0 || burst->size)
        Py_RETURN_FALSE;
    if (now > burst->pause_at)
        burst->sends = 0;
    const Codec *codec = encoder_of(args[0]);
    if (codec == NULL || args[1] == codec->state->undefined)
        Py_RETURN_FALSE;
    PyObject *result = NULL;
    Outcome outcome = write_frame(codec, &writer, args[1], &start);
    if (outcome == NOT_PLAIN || (outcome == DONE && writer.size - start + writer.apart > burst->limit)) {
        result = Py_NewRef(Py_False);
    }
    else if (outcome == DONE && (outcome = take_frame(burst, &writer, start)) == DONE) {
        burst->pause_at = (burst->open ? now : clock_now(now)) + burst->pause;
        result = Py_NewRef(burst->open || !burst->size ? Py_True : Py_None);
    }
    else if (outcome == NOT_PLAIN) {
        result = frame_object(&writer, start);
    }
    writer_end(&writer);
    return result;
}

/* free(fd, late): the way is clear, if nothing is late. */
static PyObject *
set_free(PyObject *self, PyObject *const *args, Py_ssize_t count)
{
    if (count != 2)
        return PyErr_Format(PyExc_TypeError, "free() takes a descriptor and what is late");
    const int fd = int_of(args[0]);
    if (fd == -1 && PyErr_Occurred())
        return NULL;
    const Py_ssize_t late = PyObject_Size(args[1]);
    if (late < 0)
        return NULL;
    ((Burst *)self)->fd = late ? -1 : fd;
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
    PyObject *frames = burst->bytes == NULL ? PyBytes_FromStringAndSize(NULL, 0) : burst->bytes;
    const Py_ssize_t size = burst->size;

    burst->bytes = NULL;
    burst->size = 0;
    burst->open = false;
    if (frames != NULL)
        _PyBytes_Resize(&frames, size); /* NULL, with an error, where that failed */
    return frames;
}

static PyObject *
burst_new(PyTypeObject *type, PyObject *args, PyObject *Py_UNUSED(names))
{
    Py_ssize_t most, limit;
    long long pause;
    int alone;

    if (!PyArg_ParseTuple(args, "nLin", &most, &pause, &alone, &limit))
        return NULL;
    Burst *burst = (Burst *)type->tp_alloc(type, 0);
    if (burst != NULL) {
        burst->most = most;
        burst->limit = limit;
        burst->most_written = MOST_WRITTEN < limit ? MOST_WRITTEN : limit;
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

    Py_XDECREF(((Burst *)self)->bytes);
    type->tp_free(self);
    Py_DECREF(type);
}

static Py_ssize_t
length(PyObject *self)
{
    return ((Burst *)self)->size;
}

static PyMethodDef burst_methods[] = {
    FAST_METHOD("add", add, "add(encoder, message)"),
    {"keep", keep, METH_O, "keep(frame)"},
    FAST_METHOD("free", set_free, "free(fd, late)"),
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
