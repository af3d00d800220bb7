/* The compiled part of a channel's way out: a burst, that is small messages collected to leave together.

   A burst is begun, ended and written by the Python road (`_channel/sending`), which knows the rules; while one is open,
   the loop's thread adds plain messages to it here, without a step of Python. */

#include "native.h"

#include <stddef.h>
#include <structmember.h>
#include <time.h>

typedef struct {
    PyObject_HEAD
    long long pause_at; /* on the monotonic clock, in nanoseconds: when the next message is one after a pause */
    long long pause;
    Py_ssize_t size, most; /* bytes collected, and from how many on they are written */
    int sends;             /* without a pause between them */
    bool open;
    unsigned long thread; /* who began it */
    unsigned char *bytes;
} Burst;

static Outcome
put(Burst *burst, const unsigned char *frame, Py_ssize_t size)
{
    unsigned char *bytes = PyMem_Realloc(burst->bytes, (size_t)(burst->size + size));
    if (bytes == NULL) {
        PyErr_NoMemory();
        return FAILED;
    }
    burst->bytes = bytes;
    memcpy(bytes + burst->size, frame, (size_t)size);
    burst->size += size;
    return DONE;
}

/* add(encoder, message): whether the message was taken. False when it is the Python road's turn: the burst is not open,
   or was interrupted by a pause, or is full with this message; another thread calls; the message is not plain, or is
   `undefined`, which is none. */
static PyObject *
add(PyObject *self, PyObject *const *args, Py_ssize_t count)
{
    Burst *burst = (Burst *)self;
    struct timespec time;
    Writer writer;

    if (count != 2)
        return PyErr_Format(PyExc_TypeError, "add() takes an encoder and a message");
    if (!burst->open || burst->thread != PyThread_get_thread_ident() || clock_gettime(CLOCK_MONOTONIC, &time))
        Py_RETURN_FALSE;
    const long long now = time.tv_sec * 1000000000LL + time.tv_nsec;
    const Codec *codec = encoder_of(args[0]);
    if (now > burst->pause_at || codec == NULL || args[1] == codec->state->undefined)
        Py_RETURN_FALSE;
    Py_ssize_t start;
    Outcome outcome = write_frame(codec, &writer, args[1], &start);
    const Py_ssize_t size = outcome == DONE ? writer.size - start : 0;
    if (outcome == DONE)
        outcome = burst->size + size < burst->most && !writer.large ? put(burst, writer.bytes + start, size) : NOT_PLAIN;
    writer_end(&writer);
    if (outcome == FAILED)
        return NULL;
    if (outcome == DONE)
        burst->pause_at = now + burst->pause;
    return PyBool_FromLong(outcome == DONE);
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
        burst->size = 0;
        burst->open = false;
    }
    return frames;
}

static PyObject *
burst_new(PyTypeObject *type, PyObject *args, PyObject *Py_UNUSED(names))
{
    Py_ssize_t most;
    long long pause;

    if (!PyArg_ParseTuple(args, "nL", &most, &pause))
        return NULL;
    Burst *burst = (Burst *)type->tp_alloc(type, 0);
    if (burst != NULL) {
        burst->most = most;
        burst->pause = pause;
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
    {"shut", shut, METH_NOARGS, "shut()"},
    {"take", take, METH_NOARGS, "take()"},
    {NULL},
};

static PyMemberDef burst_members[] = {
    {"pause_at", T_LONGLONG, offsetof(Burst, pause_at), 0, NULL},
    {"sends", T_INT, offsetof(Burst, sends), 0, NULL},
    {"size", T_PYSSIZET, offsetof(Burst, size), READONLY, NULL},
    {NULL},
};

static PyType_Slot burst_slots[] = {
    {Py_tp_new, burst_new},         {Py_tp_dealloc, burst_dealloc}, {Py_tp_methods, burst_methods},
    {Py_tp_members, burst_members}, {Py_sq_length, length},         {0, NULL},
};

PyType_Spec burst_spec = {"nodecompat._native.compiled.Burst", sizeof(Burst), 0,
                          Py_TPFLAGS_DEFAULT | Py_TPFLAGS_IMMUTABLETYPE, burst_slots};
