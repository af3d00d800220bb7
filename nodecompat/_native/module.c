/* The module `nodecompat._native.compiled`: an encoder and a decoder for each wire, and what their files share.

   All state is the module's, so that each interpreter of a process has its own. */

#include "native.h"

#include <stddef.h>
#include <structmember.h>

static const Wire *const WIRES[] = {&CBOR, &V8, &JSON};
enum { WIRE_COUNT = sizeof WIRES / sizeof WIRES[0] };

/* -- the writer --------------------------------------------------------------------------------------------- */

static void
writer_begin(Writer *writer, const State *state, Py_ssize_t head)
{
    writer->state = state;
    writer->bytes = writer->small;
    writer->size = head;
    writer->room = ON_STACK;
    writer->grown = NULL;
    writer->large = NULL;
    writer->apart = 0;
    writer->seen = writer->few;
    writer->seen_room = SEEN_AT_FIRST;
    writer->seen_count = 0;
}

void
writer_end(Writer *writer)
{
    Py_CLEAR(writer->grown);
    Py_CLEAR(writer->large);
    if (writer->seen != writer->few)
        PyMem_Free((void *)writer->seen);
}

Outcome
writer_grow(Writer *writer, Py_ssize_t more)
{
    if (more > PY_SSIZE_T_MAX / 2 - writer->size) {
        PyErr_NoMemory();
        return FAILED;
    }
    const Py_ssize_t least = writer->size + more, twice = 2 * writer->size;
    const Py_ssize_t room = least > twice ? least : twice;

    if (writer->grown != NULL) {
        if (_PyBytes_Resize(&writer->grown, room) < 0)
            return FAILED;
    }
    else {
        writer->grown = PyBytes_FromStringAndSize(NULL, room);
        if (writer->grown == NULL)
            return FAILED;
        memcpy(PyBytes_AS_STRING(writer->grown), writer->small, (size_t)writer->size);
    }
    writer->bytes = (unsigned char *)PyBytes_AS_STRING(writer->grown);
    writer->room = room;
    return DONE;
}

/* A byte string whose head was written: it is not copied. */
Outcome
writer_put_large(Writer *writer, PyObject *bytes)
{
    if (writer->large == NULL) {
        const int collects = PyGC_Disable(); /* before Python 3.12 a new list may run finalizers, which may change the message */
        writer->large = PyList_New(0);
        if (collects)
            PyGC_Enable();
        if (writer->large == NULL)
            return FAILED;
    }
    PyObject *place = PyLong_FromSsize_t(writer->size);
    if (place == NULL)
        return FAILED;
    const int failed = PyList_Append(writer->large, place) < 0 || PyList_Append(writer->large, bytes) < 0;
    Py_DECREF(place);
    writer->apart += PyBytes_GET_SIZE(bytes);
    return failed ? FAILED : DONE;
}

static size_t
place_of(const void *container, size_t room)
{
    return (size_t)(((uintptr_t)container >> 4) * UINT64_C(0x9E3779B97F4A7C15) >> 20) & (room - 1);
}

/* A place that holds `container` or nothing; the table is never full. */
static const void **
find(const void **table, size_t room, const void *container)
{
    size_t place = place_of(container, room);
    while (table[place] != NULL && table[place] != container)
        place = (place + 1) & (room - 1);
    return table + place;
}

static Outcome
more_seen(Writer *writer)
{
    const size_t room = 4 * writer->seen_room;
    const void **table = PyMem_Calloc(room, sizeof *table);

    if (table == NULL) {
        PyErr_NoMemory();
        return FAILED;
    }
    for (size_t i = 0; i < writer->seen_room; i++) {
        if (writer->seen[i] != NULL)
            *find(table, room, writer->seen[i]) = writer->seen[i];
    }
    if (writer->seen != writer->few)
        PyMem_Free((void *)writer->seen);
    writer->seen = table;
    writer->seen_room = room;
    return DONE;
}

/* A container met twice is a reference, or a circle: the Python road writes those. */
Outcome
writer_meet(Writer *writer, const void *container)
{
    if (writer->seen == writer->few) {
        for (size_t i = 0; i < writer->seen_count; i++) {
            if (writer->few[i] == container)
                return NOT_PLAIN;
        }
        if (writer->seen_count < SEEN_AT_FIRST) {
            writer->few[writer->seen_count++] = container;
            return DONE;
        }
        TRY(more_seen(writer));
    }
    else if (2 * writer->seen_count >= writer->seen_room) {
        TRY(more_seen(writer));
    }
    const void **place = find(writer->seen, writer->seen_room, container);
    if (*place != NULL)
        return NOT_PLAIN;
    *place = container;
    writer->seen_count++;
    return DONE;
}

Outcome
utf8_bytes(PyObject *text, PyObject **made)
{
    *made = PyUnicode_AsUTF8String(text);
    if (*made != NULL)
        return DONE;
    if (!PyErr_ExceptionMatches(PyExc_UnicodeEncodeError))
        return FAILED;
    PyErr_Clear();
    return NOT_PLAIN;
}

/* -- the reader --------------------------------------------------------------------------------------------- */

Outcome
utf8_text(const unsigned char *text, Py_ssize_t size, PyObject **made)
{
    if (is_ascii(text, size)) {
        *made = PyUnicode_New(size, 127);
        if (*made == NULL)
            return FAILED;
        memcpy(PyUnicode_DATA(*made), text, (size_t)size);
        return DONE;
    }
    *made = PyUnicode_DecodeUTF8((const char *)text, size, NULL);
    if (*made != NULL)
        return DONE;
    if (!PyErr_ExceptionMatches(PyExc_UnicodeDecodeError))
        return FAILED;
    PyErr_Clear();
    return NOT_PLAIN;
}

static bool
is_bare(const unsigned char *text, Py_ssize_t size)
{
    while (size && text[size - 1] >= 32 && text[size - 1] != '"' && text[size - 1] != '\\')
        size--;
    return !size;
}

Outcome
reader_find(Reader *reader, const unsigned char *text, Py_ssize_t size, bool is_key, PyObject **made)
{
    const uint64_t factor = UINT64_C(0x9E3779B97F4A7C15);
    uint64_t word = tail_word(text, size), all = word, hash = ((uint64_t)size ^ word) * factor;
    State *const state = reader->state;

    for (Py_ssize_t i = 0; i + 8 < size; i += 8) {
        memcpy(&word, text + i, 8);
        all |= word;
        hash = (hash ^ hash >> 32 ^ word) * factor;
    }
    if (all & UINT64_C(0x8080808080808080))
        return NOT_PLAIN;
    const uint16_t place =
        (uint16_t)((is_key ? KEYS_AT : VALUES_AT) + ((hash ^ hash >> 32) * factor >> 32) % TEXTS_KEPT);
    Kept *const kept = state->kept + place;
    if (!is_kept(kept, text, size)) {
        PyObject *found = PyUnicode_FromStringAndSize((const char *)text, size); /* of a single character there is one */
        if (found == NULL)
            return FAILED;
        Py_XSETREF(kept->text, found);
        kept->is_bare = is_bare(text, size);
    }
    if (is_key)
        state->kept[reader->last_key].next_key = place;
    else
        state->kept[reader->last].next_value = place;
    reader_take(reader, kept, is_key, made);
    return DONE;
}

/* -- encoders and decoders ---------------------------------------------------------------------------------- */

Outcome
write_frame(const Codec *codec, Writer *writer, PyObject *value, Py_ssize_t *start)
{
    const Wire *wire = codec->wire;

    writer_begin(writer, codec->state, wire->head);
    TRY(wire->write(writer, value));
    *start = wire->frame(writer->bytes, writer->size - wire->head + writer->apart);
    return *start < 0 ? NOT_PLAIN : DONE;
}

/* The buffers of a frame, those that were not copied between the others. */
static PyObject *
frame_list(const Writer *writer, Py_ssize_t start)
{
    PyObject *frame = PyList_New(0);
    const Py_ssize_t count = PyList_GET_SIZE(writer->large);

    for (Py_ssize_t i = 0; frame != NULL && i <= count; i += 2) {
        const Py_ssize_t stop = i < count ? PyLong_AsSsize_t(PyList_GET_ITEM(writer->large, i)) : writer->size;
        int failed = 0;
        if (start < stop) {
            PyObject *piece = PyBytes_FromStringAndSize((const char *)writer->bytes + start, stop - start);
            failed = piece == NULL || PyList_Append(frame, piece) < 0;
            Py_XDECREF(piece);
        }
        if (!failed && i < count)
            failed = PyList_Append(frame, PyList_GET_ITEM(writer->large, i + 1)) < 0;
        if (failed)
            Py_CLEAR(frame);
        start = stop;
    }
    return frame;
}

PyObject *
frame_object(Writer *writer, Py_ssize_t start)
{
    const Py_ssize_t size = writer->size - start;

    if (writer->large != NULL)
        return frame_list(writer, start);
    if (writer->grown == NULL)
        return PyBytes_FromStringAndSize((const char *)writer->small + start, size);
    if (start)
        memmove(writer->bytes, writer->bytes + start, (size_t)size);
    PyObject *frame = _PyBytes_Resize(&writer->grown, size) < 0 ? NULL : writer->grown;
    writer->grown = NULL;
    return frame;
}

static PyObject *
encode(PyObject *self, PyObject *const *args, size_t count, PyObject *names)
{
    const Codec *codec = (const Codec *)self;
    PyObject *frame = NULL;
    Py_ssize_t start;
    Writer writer;

    if (PyVectorcall_NARGS(count) != 1 || names != NULL)
        return PyErr_Format(PyExc_TypeError, "an encoder takes one argument");
    const Outcome outcome = write_frame(codec, &writer, args[0], &start);
    if (outcome == DONE)
        frame = frame_object(&writer, start);
    writer_end(&writer);
    return outcome == NOT_PLAIN ? PyObject_CallOneArg(codec->python, args[0]) : frame;
}

const Codec *
encoder_of(PyObject *object)
{
    const vectorcallfunc call = PyVectorcall_Function(object);
    return call == encode ? (const Codec *)object : NULL;
}

static Outcome
decode_bytes(const Codec *codec, Reader reader, PyObject *message, PyObject *values)
{
    PyObject *value = NULL;

    if (!PyBytes_CheckExact(message))
        return NOT_PLAIN;
    reader.at = (const unsigned char *)PyBytes_AS_STRING(message);
    reader.end = reader.at + PyBytes_GET_SIZE(message);
    TRY(codec->wire->read(&reader, &value));
    const int failed = PyList_Append(values, value);
    Py_DECREF(value);
    return failed ? FAILED : DONE;
}

/* A message from which large byte strings were taken out: see `_wires.gathering.Apart`. */
static Outcome
decode_apart(const Codec *codec, PyObject *body, PyObject *values)
{
    PyObject *message = PyObject_GetAttrString(body, "message");
    PyObject *buffers = message == NULL ? NULL : PyObject_GetAttrString(body, "buffers");
    PyObject *mark = buffers == NULL ? NULL : PyObject_GetAttrString(body, "mark");
    Outcome outcome = mark == NULL ? FAILED : NOT_PLAIN;

    if (mark != NULL && PyList_CheckExact(buffers) && PyBytes_CheckExact(mark)) {
        const Reader reader = {.state = codec->state, .buffers = buffers, .mark = mark};
        outcome = decode_bytes(codec, reader, message, values);
    }
    Py_XDECREF(message);
    Py_XDECREF(buffers);
    Py_XDECREF(mark);
    return outcome;
}

static Outcome
decode_one(const Codec *codec, PyObject *body, PyObject *values)
{
    const Reader reader = {.state = codec->state};

    return PyBytes_CheckExact(body) ? decode_bytes(codec, reader, body, values) : decode_apart(codec, body, values);
}

/* From the first message on that is not plain, the Python road takes what one read brought: it counts what the messages
   of a read claim together. */
static PyObject *
decode(PyObject *self, PyObject *const *args, size_t count, PyObject *names)
{
    const Codec *codec = (const Codec *)self;

    if (PyVectorcall_NARGS(count) != 2 || names != NULL || !PyList_CheckExact(args[0]) || !PyList_CheckExact(args[1]))
        return PyErr_Format(PyExc_TypeError, "a decoder takes two lists");
    for (Py_ssize_t i = 0; i < PyList_GET_SIZE(args[0]); i++) {
        PyObject *message = Py_NewRef(PyList_GET_ITEM(args[0], i));
        const Outcome outcome = decode_one(codec, message, args[1]);
        Py_DECREF(message);
        if (outcome == FAILED)
            return NULL;
        if (outcome == NOT_PLAIN) {
            PyObject *rest = PyList_GetSlice(args[0], i, PyList_GET_SIZE(args[0]));
            if (rest == NULL)
                return NULL;
            PyObject *both[] = {rest, args[1]};
            PyObject *result = PyObject_Vectorcall(codec->python, both, 2, NULL);
            Py_DECREF(rest);
            return result;
        }
    }
    Py_RETURN_NONE;
}

static bool
begins_with(PyObject *text, PyObject *beginning)
{
    return PyUnicode_Tailmatch(text, beginning, 0, PY_SSIZE_T_MAX, -1) == 1;
}

static bool
is_text(PyObject *text, PyObject *other)
{
    return PyUnicode_GET_LENGTH(text) == PyUnicode_GET_LENGTH(other) && begins_with(text, other);
}

/* Whose a message is that has a `cmd`: one of the runtimes' own is a dict whose `cmd` goes on after the prefix. */
static Kind
look_at_command(const State *state, PyObject *value)
{
    PyObject *command = PyDict_CheckExact(value) ? PyDict_GetItemWithError(value, state->cmd) : NULL;

    if (command == NULL || !PyUnicode_CheckExact(command) || !begins_with(command, state->prefix) ||
        is_text(command, state->prefix))
        return OF_PROGRAM;
    return is_text(command, state->handle) || is_text(command, state->handles) ? OF_HANDLES : OF_RUNTIME;
}

Outcome
read_frame(const Codec *codec, Reader *reader, Py_ssize_t most, PyObject **value, Kind *kind)
{
    const unsigned char *const next = codec->wire->cut(reader);

    *kind = OF_PROGRAM;
    if (next == NULL || reader->end - reader->at > most)
        return NOT_PLAIN;
    reader->owed = 0;
    reader->has_command = false;
    TRY(codec->wire->read(reader, value));
    if (reader->has_command)
        *kind = look_at_command(codec->state, *value);
    reader->at = next;
    return DONE;
}

static int
codec_traverse(PyObject *self, visitproc visit, void *arg)
{
    Py_VISIT(Py_TYPE(self));
    Py_VISIT(((Codec *)self)->module);
    Py_VISIT(((Codec *)self)->python);
    return 0;
}

static void
codec_dealloc(PyObject *self)
{
    Codec *codec = (Codec *)self;

    PyObject_GC_UnTrack(self);
    Py_DECREF(codec->python);
    free_instance(self, codec->module);
}

static PyMethodDef decoder_methods[] = {
    FAST_METHOD("arrivals", arrivals_new, "arrivals(data, most, kinds, follow)"),
    {NULL},
};

static PyMemberDef codec_members[] = {
    {"__vectorcalloffset__", T_PYSSIZET, offsetof(Codec, call), READONLY, NULL},
    {"python", T_OBJECT_EX, offsetof(Codec, python), READONLY, "what takes all that is not plain"},
    {NULL},
};

#define CODEC_SLOTS                                                                                                    \
    {Py_tp_traverse, codec_traverse}, {Py_tp_dealloc, codec_dealloc}, {Py_tp_call, PyVectorcall_Call}, {Py_tp_members, codec_members}
static PyType_Slot encoder_slots[] = {CODEC_SLOTS, {0, NULL}};
static PyType_Slot decoder_slots[] = {CODEC_SLOTS, {Py_tp_methods, decoder_methods}, {0, NULL}};

enum {
    CODEC_FLAGS = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_HAVE_VECTORCALL |
                  Py_TPFLAGS_DISALLOW_INSTANTIATION | Py_TPFLAGS_IMMUTABLETYPE
};
static PyType_Spec encoder_spec = {"nodecompat._native.compiled.Encoder", sizeof(Codec), 0, CODEC_FLAGS, encoder_slots};
static PyType_Spec decoder_spec = {"nodecompat._native.compiled.Decoder", sizeof(Codec), 0, CODEC_FLAGS, decoder_slots};

/* -- the module --------------------------------------------------------------------------------------------- */

static PyObject *
make_codec(PyObject *module, PyObject *args, bool encodes)
{
    const char *name;
    PyObject *python;
    const Wire *wire = NULL;
    State *state = PyModule_GetState(module);
    PyTypeObject *type = encodes ? state->encoder_type : state->decoder_type;

    if (!PyArg_ParseTuple(args, "sO", &name, &python))
        return NULL;
    for (int i = 0; i < WIRE_COUNT; i++) {
        if (!strcmp(WIRES[i]->name, name))
            wire = WIRES[i];
    }
    if (wire == NULL)
        return PyErr_Format(PyExc_ValueError, "no compiled road for the wire '%s'", name);
    Codec *codec = PyObject_GC_New(Codec, type);
    if (codec == NULL)
        return NULL;
    codec->call = encodes ? encode : decode;
    codec->wire = wire;
    codec->state = state;
    codec->module = Py_NewRef(module);
    codec->python = Py_NewRef(python);
    PyObject_GC_Track(codec);
    return (PyObject *)codec;
}

static PyObject *
encoder(PyObject *module, PyObject *args)
{
    return make_codec(module, args, true);
}

static PyObject *
decoder(PyObject *module, PyObject *args)
{
    return make_codec(module, args, false);
}

static PyObject *
wire_names(void)
{
    PyObject *names = PyTuple_New(WIRE_COUNT);

    for (int i = 0; names != NULL && i < WIRE_COUNT; i++) {
        PyObject *name = PyUnicode_FromString(WIRES[i]->name);
        if (name == NULL)
            Py_CLEAR(names);
        else
            PyTuple_SET_ITEM(names, i, name);
    }
    return names;
}

/* What is made before something fails, the module's own end clears. */
#define MAKE_TEXT(name, text)                                        \
    if ((state->name = PyUnicode_InternFromString(text)) == NULL)    \
        return -1;
#define MAKE_TYPE(name, spec)                                                                           \
    if ((state->name = (PyTypeObject *)PyType_FromModuleAndSpec(module, &spec, NULL)) == NULL)          \
        return -1;

static int
module_exec(PyObject *module)
{
    State *state = PyModule_GetState(module);

    STATE_TEXTS(MAKE_TEXT)
    STATE_TYPES(MAKE_TYPE)
    PyObject *values = PyImport_ImportModule("nodecompat._js");
    if (values == NULL)
        return -1;
    state->undefined = PyObject_GetAttrString(values, "undefined");
    Py_DECREF(values);
    PyObject *names = wire_names();
    const bool failed = state->undefined == NULL || names == NULL || PyModule_AddObjectRef(module, "wires", names) < 0 ||
                        PyModule_AddType(module, state->burst_type) < 0 ||
                        PyModule_AddIntConstant(module, "interface", INTERFACE) < 0;
    Py_XDECREF(names);
    return failed ? -1 : 0;
}

#define VISIT(name, made_of) Py_VISIT(state->name);

static int
module_traverse(PyObject *module, visitproc visit, void *arg)
{
    State *state = PyModule_GetState(module);

    if (state != NULL) {
        STATE_TEXTS(VISIT)
        STATE_TYPES(VISIT)
        Py_VISIT(state->undefined);
        Py_VISIT(state->ready);
        Py_VISIT(state->taking_keywords);
    }
    return 0;
}

#define CLEAR(name, made_of) Py_CLEAR(state->name);

static int
module_clear(PyObject *module)
{
    State *state = PyModule_GetState(module);

    if (state != NULL) {
        STATE_TEXTS(CLEAR)
        STATE_TYPES(CLEAR)
        Py_CLEAR(state->undefined);
        Py_CLEAR(state->spare);
        Py_CLEAR(state->ready);
        Py_CLEAR(state->taking_keywords);
        for (int i = 0; i < ALL_KEPT; i++)
            Py_CLEAR(state->kept[i].text);
    }
    return 0;
}

static void
module_free(void *module)
{
    module_clear(module);
}

static PyMethodDef module_methods[] = {
    FAST_METHOD("receive", receive, "receive(fd, size, came, until=0)"),
    FAST_METHOD("receive_into", receive_into, "receive_into(fd, buffers, came)"),
#if HAS_IMMORTALS
    {"make_immortal", make_immortal, METH_O, "make_immortal(objects): nobody counts references to those of a list"},
#endif
    FAST_METHOD("send", send_beside, "send(fd, data, *descriptors)"),
    {"accept", accept_one, METH_O, "accept(listening)"},
    {"shut_write", shut_write, METH_O, "shut_write(fd)"},
    FAST_METHOD("set_option", set_option, "set_option(fd, level, name, value)"),
    {"room", room, METH_O, "room(size): bytes that are to be written to"},
    {"emitting", emitting, METH_VARARGS, "emitting(python, rarely, start): what takes the place of a method `emit`"},
    {"once_listener", once_listener, METH_VARARGS, "once_listener(ready, taking_keywords): the entry of a single call"},
    {"encoder", encoder, METH_VARARGS, "encoder(wire, python): what makes frames of values"},
    {"decoder", decoder, METH_VARARGS, "decoder(wire, python): what makes values of messages"},
    {NULL},
};

static PyModuleDef_Slot module_slots[] = {
    {Py_mod_exec, module_exec},
#if PY_VERSION_HEX >= 0x030C0000
    {Py_mod_multiple_interpreters, Py_MOD_PER_INTERPRETER_GIL_SUPPORTED},
#endif
    {0, NULL},
};

static PyModuleDef module_definition = {
    PyModuleDef_HEAD_INIT,
    .m_name = "nodecompat._native.compiled",
    .m_doc = "The compiled road for plain values: see nodecompat._native.",
    .m_size = sizeof(State),
    .m_methods = module_methods,
    .m_slots = module_slots,
    .m_traverse = module_traverse,
    .m_clear = module_clear,
    .m_free = module_free,
};

PyMODINIT_FUNC
PyInit_compiled(void)
{
    return PyModuleDef_Init(&module_definition);
}
