/* The compiled part of an emitter: `emit` of the usual case, which is a look-up, a loop and the calls.

   An Emit takes the place of the method `emit` of a class. The Python function that it replaces is the specification, and
   gets whatever is not the usual case: a name that is no text, keywords, a wrong number of arguments. An event without a
   plan goes straight to what that function would call then, `rarely`, or to its only listener where that is one of `once`.
   What is asked of the method, such as its name or its signature, the Python function answers.

   What must stay true: the plan of an event is held as long as its listeners are called, for they may replace it. */

#include "native.h"

#include <stddef.h>
#include <structmember.h>

static PyObject *
plan_for(PyObject *by_count, Py_ssize_t count)
{
    PyObject *number = PyLong_FromSsize_t(count), *plan = NULL;

    if (number != NULL)
        plan = PyObject_GetItem(by_count, number);
    Py_XDECREF(number);
    if (plan != NULL && !PyTuple_CheckExact(plan))
        Py_CLEAR(plan);
    return plan;
}

/* Whom an emitter calls for an event with so many arguments, see `_events.Plans`: a new reference to a tuple; NULL with an
   error, or without one where `emit` has more to do than to call it, or there is nobody. `last` is the plan of the same
   event and count before; the plans of an event are replaced by others when its listeners change. */
PyObject *
plan_of(const State *state, PyObject *emitter, PyObject *event, Py_ssize_t count, Plan *last)
{
    PyObject *plan = NULL, *plans = PyObject_GetAttr(emitter, state->plans);

    if (plans == NULL)
        return NULL;
    PyObject *by_count = PyDict_CheckExact(plans) ? PyDict_GetItemWithError(plans, event) : NULL;
    if (by_count != NULL && last != NULL && by_count == last->by_count) {
        plan = Py_NewRef(last->plan);
    }
    else if (by_count != NULL) {
        Py_INCREF(by_count);
        plan = plan_for(by_count, count);
        if (plan != NULL && last != NULL) {
            Py_XSETREF(last->by_count, Py_NewRef(by_count));
            Py_XSETREF(last->plan, Py_NewRef(plan));
        }
        Py_DECREF(by_count);
    }
    Py_DECREF(plans);
    return plan;
}

void
plan_end(Plan *last)
{
    Py_CLEAR(last->by_count);
    Py_CLEAR(last->plan);
}

/* Call the listeners of a plan; `start` is called with each coroutine that they return. */
int
call_plan(PyObject *plan, PyObject *const *args, Py_ssize_t count, PyObject *start)
{
    for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(plan); i++) {
        PyObject *result = PyObject_Vectorcall(PyTuple_GET_ITEM(plan, i), args, (size_t)count, NULL);
        if (result != NULL && PyCoro_CheckExact(result))
            Py_SETREF(result, PyObject_CallOneArg(start, result));
        if (result == NULL)
            return -1;
        Py_DECREF(result);
    }
    return 0;
}

typedef struct {
    PyObject_HEAD
    vectorcallfunc call;
    const State *state;
    PyObject *module; /* keeps the state alive */
    PyObject *python; /* emit(self, event, *args, **kwargs) */
    PyObject *rarely; /* rarely(self, event, args): what it does for an event without a plan */
    PyObject *start;  /* start(coroutine) */
} Emit;

static PyObject *
tuple_of(PyObject *const *items, Py_ssize_t count)
{
    PyObject *tuple = PyTuple_New(count);

    for (Py_ssize_t i = 0; tuple != NULL && i < count; i++)
        PyTuple_SET_ITEM(tuple, i, Py_NewRef(items[i]));
    return tuple;
}

static PyObject *
call_rarely(const Emit *emit, PyObject *const *args, Py_ssize_t count)
{
    PyObject *rest = tuple_of(args + 2, count - 2), *result = NULL;

    if (rest != NULL) {
        PyObject *all[] = {args[0], args[1], rest};
        result = PyObject_Vectorcall(emit->rarely, all, 3, NULL);
        Py_DECREF(rest);
    }
    return result;
}

/* The listener of an event that has no other, and is to be called once, which is not worth a plan: a new reference; NULL
   with an error, or without one when it is not so. */
static PyObject *
single_once(const State *state, PyObject *emitter, PyObject *event)
{
    PyObject *events = PyObject_GetAttr(emitter, state->events), *single = NULL;

    if (events == NULL)
        return NULL;
    PyObject *entries = PyDict_CheckExact(events) ? PyDict_GetItemWithError(events, event) : NULL;
    if (entries != NULL && PyList_CheckExact(entries) && PyList_GET_SIZE(entries) == 1 &&
        is_once(state, PyList_GET_ITEM(entries, 0)))
        single = Py_NewRef(PyList_GET_ITEM(entries, 0));
    Py_DECREF(events);
    return single;
}

static PyObject *
call_once(const State *state, PyObject *entry, PyObject *const *args, Py_ssize_t count)
{
    PyObject *result = PyObject_Vectorcall(entry, args + 2, (size_t)(count - 2), NULL);

    if (result != NULL && result != Py_None) {
        PyObject *rest = tuple_of(args + 2, count - 2), *all[] = {args[0], result, args[1], rest};
        PyObject *taken = rest == NULL ? NULL : PyObject_VectorcallMethod(state->take, all, 4, NULL);
        Py_XDECREF(rest);
        Py_SETREF(result, taken);
    }
    if (result == NULL)
        return NULL;
    Py_DECREF(result);
    return Py_NewRef(Py_True);
}

/* An event without a plan. */
static PyObject *
call_unplanned(const Emit *emit, PyObject *const *args, Py_ssize_t count)
{
    if (PyUnicode_CompareWithASCIIString(args[1], "error")) {
        PyObject *entry = single_once(emit->state, args[0], args[1]);
        if (entry != NULL) {
            PyObject *result = call_once(emit->state, entry, args, count);
            Py_DECREF(entry);
            return result;
        }
        if (PyErr_Occurred())
            return NULL;
    }
    return call_rarely(emit, args, count);
}

/* emit(self, event, *args) */
static PyObject *
call(PyObject *self, PyObject *const *args, size_t flags, PyObject *names)
{
    const Emit *emit = (const Emit *)self;
    const Py_ssize_t count = PyVectorcall_NARGS(flags);

    if (names != NULL || count < 2 || !PyUnicode_CheckExact(args[1]))
        return PyObject_Vectorcall(emit->python, args, flags, names);
    PyObject *plan = plan_of(emit->state, args[0], args[1], count - 2, NULL);
    if (plan == NULL)
        return PyErr_Occurred() ? NULL : call_unplanned(emit, args, count);
    const int failed = call_plan(plan, args + 2, count - 2, emit->start);
    Py_DECREF(plan);
    return failed ? NULL : Py_NewRef(Py_True);
}

/* emitting(python, rarely, start): what takes the place of the method `python`. */
PyObject *
emitting(PyObject *module, PyObject *args)
{
    PyObject *python, *rarely, *start;
    const State *state = PyModule_GetState(module);

    if (!PyArg_ParseTuple(args, "OOO", &python, &rarely, &start))
        return NULL;
    Emit *emit = PyObject_GC_New(Emit, state->emit_type);
    if (emit == NULL)
        return NULL;
    emit->call = call;
    emit->state = state;
    emit->module = Py_NewRef(module);
    emit->python = Py_NewRef(python);
    emit->rarely = Py_NewRef(rarely);
    emit->start = Py_NewRef(start);
    PyObject_GC_Track(emit);
    return (PyObject *)emit;
}

static PyObject *
emit_get(PyObject *self, PyObject *object, PyObject *Py_UNUSED(type))
{
    return object == NULL || object == Py_None ? Py_NewRef(self) : PyMethod_New(self, object);
}

/* Its own are its class, what it stands for, and a text that says what it takes. */
static PyObject *
emit_attribute(PyObject *self, PyObject *name)
{
    if (PyUnicode_Check(name) && (PyUnicode_CompareWithASCIIString(name, "__class__") == 0 ||
                                  PyUnicode_CompareWithASCIIString(name, "__wrapped__") == 0 ||
                                  PyUnicode_CompareWithASCIIString(name, "__text_signature__") == 0))
        return PyObject_GenericGetAttr(self, name);
    return PyObject_GetAttr(((Emit *)self)->python, name);
}

static PyObject *
emit_repr(PyObject *self)
{
    return PyObject_Repr(((Emit *)self)->python);
}

static PyObject *
text_signature(PyObject *Py_UNUSED(self), void *Py_UNUSED(closure))
{
    return PyUnicode_FromString("(self, event, /, *args, **kwargs)");
}

static int
emit_traverse(PyObject *self, visitproc visit, void *arg)
{
    Emit *emit = (Emit *)self;

    Py_VISIT(Py_TYPE(self));
    Py_VISIT(emit->module);
    Py_VISIT(emit->python);
    Py_VISIT(emit->rarely);
    Py_VISIT(emit->start);
    return 0;
}

static void
emit_dealloc(PyObject *self)
{
    Emit *emit = (Emit *)self;

    PyObject_GC_UnTrack(self);
    Py_DECREF(emit->python);
    Py_DECREF(emit->rarely);
    Py_DECREF(emit->start);
    free_instance(self, emit->module);
}

static PyMemberDef emit_members[] = {
    {"__vectorcalloffset__", T_PYSSIZET, offsetof(Emit, call), READONLY, NULL},
    {"__wrapped__", T_OBJECT_EX, offsetof(Emit, python), READONLY, "the Python function"},
    {NULL},
};

static PyGetSetDef emit_computed[] = {
    {"__text_signature__", text_signature, NULL, NULL, NULL},
    {NULL},
};

static PyType_Slot emit_slots[] = {
    {Py_tp_call, PyVectorcall_Call}, {Py_tp_descr_get, emit_get},   {Py_tp_getattro, emit_attribute},
    {Py_tp_repr, emit_repr},         {Py_tp_traverse, emit_traverse}, {Py_tp_dealloc, emit_dealloc},
    {Py_tp_members, emit_members},   {Py_tp_getset, emit_computed}, {0, NULL},
};

PyType_Spec emit_spec = {"nodecompat._native.compiled.Emit", sizeof(Emit), 0,
                         Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_HAVE_VECTORCALL |
                             Py_TPFLAGS_METHOD_DESCRIPTOR | Py_TPFLAGS_DISALLOW_INSTANTIATION | Py_TPFLAGS_IMMUTABLETYPE,
                         emit_slots};
