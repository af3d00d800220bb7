/* The compiled entry of a listener that is called once: what `_events.OnceListener` is, which is the specification.

   What must stay true: the entry removes itself before it calls, by the method of the emitter, which a program may have
   replaced; an entry is called once, whoever calls it meanwhile, and again only where the removal failed. Its attributes
   can be set and deleted as those of the Python class, and it is copied and pickled in the same form. */

#include "native.h"

#include <stddef.h>
#include <structmember.h>

typedef struct {
    PyObject_HEAD
    vectorcallfunc call;
    const State *state; /* the type keeps it alive */
    PyObject *emitter, *event, *listener;
    PyObject *armed; /* something, until it is called */
    PyObject *weak;
} Once;

static PyObject *call(PyObject *self, PyObject *const *args, size_t flags, PyObject *names);

static PyObject *
make(PyTypeObject *type, PyObject *const *args)
{
    Once *once = PyObject_GC_New(Once, type);

    if (once == NULL)
        return NULL;
    once->call = call;
    once->state = PyType_GetModuleState(type);
    once->emitter = args == NULL ? NULL : Py_NewRef(args[0]);
    once->event = args == NULL ? NULL : Py_NewRef(args[1]);
    once->listener = args == NULL ? NULL : Py_NewRef(args[2]);
    once->armed = args == NULL ? NULL : Py_NewRef(Py_True);
    once->weak = NULL;
    PyObject_GC_Track(once);
    return (PyObject *)once;
}

/* OnceListener(emitter, event, listener) */
static PyObject *
made(PyObject *type, PyObject *const *args, size_t flags, PyObject *names)
{
    if (PyVectorcall_NARGS(flags) != 3 || names != NULL)
        return PyErr_Format(PyExc_TypeError, "OnceListener() takes an emitter, an event and a listener");
    return make((PyTypeObject *)type, args);
}

/* An empty one, which a copy begins with. */
static PyObject *
empty(PyTypeObject *type, PyObject *Py_UNUSED(args), PyObject *Py_UNUSED(keywords))
{
    return make(type, NULL);
}

static bool
takes_just(PyObject *listener, Py_ssize_t count)
{
    if (!PyFunction_Check(listener))
        return false;
    const PyCodeObject *code = (const PyCodeObject *)PyFunction_GET_CODE(listener);
    return code->co_argcount == count && !(code->co_flags & CO_VARARGS);
}

/* The listener as it is called with these arguments: a new reference. */
static PyObject *
fitted(const State *state, PyObject *listener, Py_ssize_t count, PyObject *names)
{
    if (names != NULL && PyTuple_GET_SIZE(names))
        return PyObject_CallOneArg(state->taking_keywords, listener);
    if (takes_just(listener, count))
        return Py_NewRef(listener);
    PyObject *number = PyLong_FromSsize_t(count), *result = NULL;
    if (number != NULL)
        result = PyObject_CallFunctionObjArgs(state->ready, listener, number, NULL);
    Py_XDECREF(number);
    return result;
}

static PyObject *
call(PyObject *self, PyObject *const *args, size_t flags, PyObject *names)
{
    Once *once = (Once *)self;

    if (once->armed == NULL)
        Py_RETURN_NONE;
    if (once->emitter == NULL || once->event == NULL || once->listener == NULL)
        return PyErr_Format(PyExc_AttributeError, "an OnceListener without an emitter, an event or a listener");
    Py_CLEAR(once->armed);
    PyObject *all[] = {once->emitter, once->event, self};
    PyObject *emitter = Py_NewRef(once->emitter), *event = Py_NewRef(once->event);
    PyObject *removed = PyObject_VectorcallMethod(once->state->remove, all, 3, NULL);
    Py_DECREF(emitter);
    Py_DECREF(event);
    if (removed == NULL) {
        Py_XSETREF(once->armed, Py_NewRef(Py_True));
        return NULL;
    }
    Py_DECREF(removed);
    if (once->listener == NULL)
        return PyErr_Format(PyExc_AttributeError, "an OnceListener without a listener");
    PyObject *listener = Py_NewRef(once->listener);
    Py_SETREF(listener, fitted(once->state, listener, PyVectorcall_NARGS(flags), names));
    PyObject *result = listener == NULL ? NULL : PyObject_Vectorcall(listener, args, flags, names);
    Py_XDECREF(listener);
    return result;
}

/* call(args, kwargs=None) */
static PyObject *
call_together(PyObject *self, PyObject *const *args, Py_ssize_t count)
{
    if (count < 1 || count > 2)
        return PyErr_Format(PyExc_TypeError, "call() takes the arguments, and the keywords or None");
    return PyObject_Call(self, args[0], count == 1 || args[1] == Py_None ? NULL : args[1]);
}

/* Whether an entry of an emitter's list is one. */
bool
is_once(const State *state, PyObject *entry)
{
    return Py_IS_TYPE(entry, state->once_type);
}

/* once_listener(ready, taking_keywords): the type, which asks these two of `_events` how a listener is called. */
PyObject *
once_listener(PyObject *module, PyObject *args)
{
    PyObject *ready, *taking_keywords;
    State *state = PyModule_GetState(module);

    if (!PyArg_ParseTuple(args, "OO", &ready, &taking_keywords))
        return NULL;
    Py_XSETREF(state->ready, Py_NewRef(ready));
    Py_XSETREF(state->taking_keywords, Py_NewRef(taking_keywords));
    state->once_type->tp_vectorcall = made;
    return Py_NewRef(state->once_type);
}

static PyObject *
fired(PyObject *self, void *Py_UNUSED(closure))
{
    return PyBool_FromLong(((Once *)self)->armed == NULL);
}

/* It takes whatever comes, which `_js.arity` has to know. */
static PyObject *
once_signature(PyObject *Py_UNUSED(self), void *Py_UNUSED(closure))
{
    return PyUnicode_FromString("(*args, **kwargs)");
}

static PyObject *
once_repr(PyObject *self)
{
    PyObject *listener = PyObject_GetAttrString(self, "listener");
    PyObject *text = listener == NULL ? NULL : PyUnicode_FromFormat("OnceListener(%R)", listener);

    Py_XDECREF(listener);
    return text;
}

static const char *const ATTRIBUTES[] = {"_armed", "emitter", "event", "listener"};

/* What a class with __slots__ has as its state. */
static PyObject *
once_state(PyObject *self, PyObject *Py_UNUSED(none))
{
    PyObject *const values[] = {((Once *)self)->armed, ((Once *)self)->emitter, ((Once *)self)->event, ((Once *)self)->listener};
    PyObject *slots = PyDict_New(), *state = NULL;
    int failed = slots == NULL;

    for (int i = 0; i < 4 && !failed; i++)
        failed = values[i] != NULL && PyDict_SetItemString(slots, ATTRIBUTES[i], values[i]) < 0;
    if (!failed)
        state = PyTuple_Pack(2, Py_None, slots);
    Py_XDECREF(slots);
    return state;
}

static int
once_traverse(PyObject *self, visitproc visit, void *arg)
{
    Once *once = (Once *)self;

    Py_VISIT(Py_TYPE(self));
    Py_VISIT(once->emitter);
    Py_VISIT(once->event);
    Py_VISIT(once->listener);
    Py_VISIT(once->armed);
    return 0;
}

static int
once_clear(PyObject *self)
{
    Once *once = (Once *)self;

    Py_CLEAR(once->emitter);
    Py_CLEAR(once->event);
    Py_CLEAR(once->listener);
    Py_CLEAR(once->armed);
    return 0;
}

static void
once_dealloc(PyObject *self)
{
    PyObject_GC_UnTrack(self);
    if (((Once *)self)->weak != NULL)
        PyObject_ClearWeakRefs(self);
    once_clear(self);
    free_instance(self, NULL); /* the type keeps the module */
}

static PyMethodDef once_methods[] = {
    FAST_METHOD("call", call_together, "call(args, kwargs=None)"),
    {"__getstate__", once_state, METH_NOARGS, "what a copy is made of"},
    {NULL},
};

static PyMemberDef once_members[] = {
    {"__vectorcalloffset__", T_PYSSIZET, offsetof(Once, call), READONLY, NULL},
    {"__weaklistoffset__", T_PYSSIZET, offsetof(Once, weak), READONLY, NULL},
    {"emitter", T_OBJECT_EX, offsetof(Once, emitter), 0, NULL},
    {"event", T_OBJECT_EX, offsetof(Once, event), 0, NULL},
    {"listener", T_OBJECT_EX, offsetof(Once, listener), 0, "the function that was registered"},
    {"_armed", T_OBJECT_EX, offsetof(Once, armed), 0, NULL},
    {NULL},
};

static PyGetSetDef once_computed[] = {
    {"__text_signature__", once_signature, NULL, NULL, NULL},
    {"fired", fired, NULL, "whether the listener was called, or is about to be", NULL},
    {NULL},
};

static PyType_Slot once_slots[] = {
    {Py_tp_new, empty},
    {Py_tp_call, PyVectorcall_Call},
    {Py_tp_repr, once_repr},
    {Py_tp_traverse, once_traverse},
    {Py_tp_clear, once_clear},
    {Py_tp_dealloc, once_dealloc},
    {Py_tp_methods, once_methods},
    {Py_tp_members, once_members},
    {Py_tp_getset, once_computed},
    {0, NULL},
};

/* It has the name of the class whose place it takes. */
PyType_Spec once_spec = {"nodecompat._events.OnceListener", sizeof(Once), 0,
                         Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_HAVE_VECTORCALL | Py_TPFLAGS_IMMUTABLETYPE,
                         once_slots};
