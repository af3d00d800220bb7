/* The compiled part of a channel's way in, from the bytes of a read to the listeners.

   Arrivals are the messages of a read, each decoded when the one before it has been taken: so those of a read never exist
   all at once, and the memory of one serves the next. They are an iterator over notices, pairs (kind, value), and `give`
   passes the values on to the listeners of an emitter without a step of Python. What is not plain is the Python road's,
   with all that comes after it in the read: it is asked for the rest of the notices when everything before was taken.

   What must stay true: a message is taken before anything of a program's is called, so that whoever is called may take
   the next ones, or raise, and no message is given twice or lost. */

#include "native.h"

#include <stddef.h>
#include <structmember.h>

typedef struct {
    PyObject_HEAD
    PyObject *decoder;   /* a Codec */
    PyObject *data;      /* bytes, or what has some */
    Py_buffer view;      /* of them */
    Py_ssize_t at, most; /* where the next frame begins; the largest message that is taken */
    Py_ssize_t count;    /* messages that were taken */
    PyObject *kinds[KINDS]; /* what notices call each; NULL for those with handles where they end what is plain */
    PyObject *follow;    /* follow(data, at, count): the notices after the plain ones; NULL when it was called, or for none */
    PyObject *rest;      /* an iterator over these */
    bool all_plain_taken;
} Arrivals;

/* The next plain message. NOT_PLAIN when there is none, or no memory for it: the Python road meets that again, and says so. */
static Outcome
next_value(Arrivals *arrivals, PyObject **value, Kind *kind)
{
    const unsigned char *const start = arrivals->view.buf;
    const Codec *codec = (const Codec *)arrivals->decoder;
    const Py_ssize_t before = arrivals->at;
    Reader reader = {.state = codec->state, .at = start + before, .end = start + arrivals->view.len};

    if (arrivals->all_plain_taken || reader.at == reader.end)
        return NOT_PLAIN;
    const Outcome outcome = read_frame(codec, &reader, arrivals->most, value, kind);
    if (outcome == FAILED && PyErr_ExceptionMatches(PyExc_MemoryError)) {
        PyErr_Clear();
        return NOT_PLAIN;
    }
    if (outcome != DONE)
        return outcome;
    if (arrivals->at != before) { /* a finalizer that ran meanwhile has taken it */
        Py_DECREF(*value);
        return next_value(arrivals, value, kind);
    }
    if (arrivals->kinds[*kind] == NULL) {
        Py_DECREF(*value);
        return NOT_PLAIN;
    }
    arrivals->at = reader.at - start;
    arrivals->count++;
    return DONE;
}

/* The next notice after the plain messages; NULL with an error, or without one at the end. */
static PyObject *
next_of_rest(Arrivals *arrivals)
{
    PyObject *const follow = arrivals->follow;

    arrivals->all_plain_taken = true;
    if (follow != NULL) {
        arrivals->follow = NULL;
        PyObject *notices = PyObject_CallFunction(follow, "Onn", arrivals->data, arrivals->at, arrivals->count);
        Py_DECREF(follow);
        if (notices == NULL)
            return NULL;
        Py_XSETREF(arrivals->rest, PyObject_GetIter(notices));
        Py_DECREF(notices);
    }
    if (arrivals->rest == NULL)
        return NULL;
    PyObject *rest = Py_NewRef(arrivals->rest), *notice = PyIter_Next(rest);
    Py_DECREF(rest);
    return notice;
}

/* The notice of a message, whose reference it takes. */
static PyObject *
notice_of(const Arrivals *arrivals, PyObject *value, Kind kind)
{
    PyObject *notice = PyTuple_Pack(2, arrivals->kinds[kind], value);

    Py_DECREF(value);
    return notice;
}

static PyObject *
arrivals_next(PyObject *self)
{
    Arrivals *arrivals = (Arrivals *)self;
    PyObject *value;
    Kind kind;
    const Outcome outcome = next_value(arrivals, &value, &kind);

    if (outcome == FAILED)
        return NULL;
    if (outcome == NOT_PLAIN)
        return next_of_rest(arrivals);
    return notice_of(arrivals, value, kind);
}

/* give(emitter, start): emit the program's messages that have listeners, under the name of their kind; returns the first
   notice that is another one, or for which `emit` has more to do, or None at the end. `start` is called with each coroutine
   that a listener returns. */
static PyObject *
give(PyObject *self, PyObject *const *args, Py_ssize_t count)
{
    Arrivals *arrivals = (Arrivals *)self;
    const State *state = ((const Codec *)arrivals->decoder)->state;
    PyObject *notice = NULL;
    Plan last = {NULL, NULL};

    if (count != 2)
        return PyErr_Format(PyExc_TypeError, "give() takes an emitter and a function");
    for (;;) {
        PyObject *value;
        Kind kind;
        const Outcome outcome = next_value(arrivals, &value, &kind);
        if (outcome == FAILED)
            break;
        if (outcome == NOT_PLAIN) {
            notice = next_of_rest(arrivals);
            if (notice == NULL && !PyErr_Occurred())
                notice = Py_NewRef(Py_None);
            break;
        }
        PyObject *plan = kind != OF_PROGRAM ? NULL : plan_of(state, args[0], arrivals->kinds[0], 1, &last);
        if (plan == NULL) {
            if (!PyErr_Occurred())
                notice = notice_of(arrivals, value, kind);
            else
                Py_DECREF(value);
            break;
        }
        const int failed = call_plan(plan, &value, 1, args[1]);
        Py_DECREF(plan);
        Py_DECREF(value);
        if (failed)
            break;
    }
    plan_end(&last);
    return notice;
}

/* settle(): make all notices now, because more bytes have come. */
static PyObject *
settle(PyObject *self, PyObject *Py_UNUSED(none))
{
    PyObject *notices = PySequence_List(self), *rest = notices == NULL ? NULL : PyObject_GetIter(notices);

    Py_XDECREF(notices);
    if (rest == NULL)
        return NULL;
    Py_XSETREF(((Arrivals *)self)->rest, rest);
    Py_RETURN_NONE;
}

/* arrivals(data, most, kinds, follow): the notices of the bytes of a read; a method of decoders. The kinds are a pair: that
   of the program's messages, and that of the runtimes' own; or three, with that of messages with handles, which are not
   plain otherwise. The bytes must not change as long as there are more. */
PyObject *
arrivals_new(PyObject *decoder, PyObject *const *args, Py_ssize_t count)
{
    const Py_ssize_t kinds = count == 4 && PyTuple_CheckExact(args[2]) ? PyTuple_GET_SIZE(args[2]) : 0;
    if (kinds != OF_HANDLES && kinds != KINDS)
        return PyErr_Format(PyExc_TypeError, "arrivals() takes bytes, a number, kinds, and a function or None");
    const Py_ssize_t most = PyLong_AsSsize_t(args[1]);
    Py_buffer view;
    if ((most == -1 && PyErr_Occurred()) || PyObject_GetBuffer(args[0], &view, PyBUF_SIMPLE) < 0)
        return NULL;
    Arrivals *arrivals = PyObject_GC_New(Arrivals, ((const Codec *)decoder)->state->arrivals_type);
    if (arrivals == NULL) {
        PyBuffer_Release(&view);
        return NULL;
    }
    arrivals->decoder = Py_NewRef(decoder);
    arrivals->data = Py_NewRef(args[0]);
    arrivals->view = view;
    arrivals->at = 0;
    arrivals->most = most;
    arrivals->count = 0;
    for (Py_ssize_t i = 0; i < KINDS; i++)
        arrivals->kinds[i] = i < kinds ? Py_NewRef(PyTuple_GET_ITEM(args[2], i)) : NULL;
    arrivals->follow = args[3] == Py_None ? NULL : Py_NewRef(args[3]);
    arrivals->rest = NULL;
    arrivals->all_plain_taken = false;
    PyObject_GC_Track(arrivals);
    return (PyObject *)arrivals;
}

static int
arrivals_traverse(PyObject *self, visitproc visit, void *arg)
{
    Arrivals *arrivals = (Arrivals *)self;

    Py_VISIT(Py_TYPE(self));
    Py_VISIT(arrivals->decoder);
    Py_VISIT(arrivals->follow);
    Py_VISIT(arrivals->rest);
    return 0;
}

static int
arrivals_clear(PyObject *self)
{
    Py_CLEAR(((Arrivals *)self)->follow);
    Py_CLEAR(((Arrivals *)self)->rest);
    return 0;
}

static void
arrivals_dealloc(PyObject *self)
{
    Arrivals *arrivals = (Arrivals *)self;
    PyTypeObject *type = Py_TYPE(self);

    PyObject_GC_UnTrack(self);
    arrivals_clear(self);
    Py_DECREF(arrivals->decoder);
    PyBuffer_Release(&arrivals->view);
    Py_DECREF(arrivals->data);
    for (int i = 0; i < KINDS; i++)
        Py_XDECREF(arrivals->kinds[i]);
    type->tp_free(self);
    Py_DECREF(type);
}

static PyMethodDef arrivals_methods[] = {
    FAST_METHOD("give", give, "give(emitter, start)"),
    {"settle", settle, METH_NOARGS, "settle()"},
    {NULL},
};

static PyMemberDef arrivals_members[] = {
    {"at", T_PYSSIZET, offsetof(Arrivals, at), READONLY, "how many bytes were taken"},
    {NULL},
};

static PyType_Slot arrivals_slots[] = {
    {Py_tp_iter, PyObject_SelfIter},       {Py_tp_iternext, arrivals_next}, {Py_tp_traverse, arrivals_traverse},
    {Py_tp_clear, arrivals_clear},         {Py_tp_dealloc, arrivals_dealloc}, {Py_tp_methods, arrivals_methods},
    {Py_tp_members, arrivals_members},     {0, NULL},
};

PyType_Spec arrivals_spec = {
    "nodecompat._native.compiled.Arrivals", sizeof(Arrivals), 0,
    Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_DISALLOW_INSTANTIATION | Py_TPFLAGS_IMMUTABLETYPE,
    arrivals_slots};
