/* What the files of the compiled road share: the state of the module, the writer's buffer, the reader's place.

   The compiled road takes messages made of exact builtin types (None, bool, int, float, str, bytes, list, tuple, dict
   with text keys, `undefined`) and answers NOT_PLAIN for everything else, in either direction. The Python road then
   decides from the beginning: what may travel, what is refused, and in which words. So nothing here raises an error
   about a message; the only errors that come out are those of the interpreter, such as a lack of memory.

   What must stay true:
   - what is written is byte for byte what the Python road writes, and what is read is the value that it reads;
   - no Python code runs while a value is read or written, so nothing changes under our hands: types are exact, keys
     are exact text, and no hash or comparison of a program's own is ever called;
   - memory is bounded by the bytes that came: a container that claims more items than bytes are left is not made;
   - recursion ends at MOST_LEVELS, far below what a thread with a small stack can bear. */

#ifndef NODECOMPAT_NATIVE_H
#define NODECOMPAT_NATIVE_H

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

/* What this module and the files in Python ask of each other: raised with each change of that, here and in `__init__.py`,
   so that a module that was compiled before the change is not taken. */
enum { INTERFACE = 3 };

enum { MOST_LEVELS = 100 };            /* deeper messages take the Python road */
enum { LARGE_BYTES = 64 * 1024 };      /* bytes from this size on are not copied into a frame but follow its part */
enum { TEXTS_KEPT = 512, LONGEST_KEY = 32, LONGEST_VALUE = 16 };

typedef enum { FAILED = -1, DONE = 0, NOT_PLAIN = 1 } Outcome;

/* Runs an expression of type Outcome, and leaves the function when it is not DONE. */
#define TRY(expression)                      \
    do {                                     \
        Outcome outcome_ = (expression);     \
        if (outcome_ != DONE)                \
            return outcome_;                 \
    } while (0)

/* A short text of ASCII characters that was read before, and what was read after it the last time: the places of the next
   key and of the next value. */
typedef struct {
    PyObject *text; /* NULL in a place where nothing is */
    uint16_t next_key, next_value;
    bool is_bare; /* whether it stands in JSON as it is */
} Kept;

enum { KEYS_AT = 1, VALUES_AT = KEYS_AT + TEXTS_KEPT, ALL_KEPT = VALUES_AT + TEXTS_KEPT }; /* at 0: before the first text */

/* The texts of the module's state. */
#define STATE_TEXTS(each)                                                                                    \
    each(cmd, "cmd")               /* what a message of the runtimes' own has */                             \
    each(prefix, "NODE_")          /* what the value of that begins with */                                  \
    each(handle, "NODE_HANDLE")    /* that value of a message with a descriptor */                           \
    each(handles, "NODE_HANDLES")  /* the same of one that announces several */                              \
    each(plans, "_plans")          /* the attribute of an emitter that says whom it calls */                 \
    each(events, "_events")        /* the one that has its lists */                                          \
    each(remove, "removeListener") /* its method that takes a listener out of them */                        \
    each(take, "_take_result")     /* its method that gets what a listener returned */

/* The types of the module's state, and their specifications. */
#define STATE_TYPES(each)                                                                                    \
    each(encoder_type, encoder_spec) each(decoder_type, decoder_spec) each(arrivals_type, arrivals_spec)     \
    each(burst_type, burst_spec) each(emit_type, emit_spec) each(once_type, once_spec)

#define STATE_TEXT(name, text) PyObject *name;
#define STATE_TYPE(name, spec) PyTypeObject *name;

typedef struct {
    STATE_TEXTS(STATE_TEXT)
    STATE_TYPES(STATE_TYPE)
    PyObject *undefined;
    PyObject *spare;                   /* memory for the next read; or NULL */
    PyObject *ready, *taking_keywords; /* of `_events`: how a listener is called; or NULL */
    /* Each at the place of its hash, keys apart: messages have the same keys again and again in the same order, and names of
       kinds and states as values. */
    Kept kept[ALL_KEPT];
} State;

/* A number that an int holds, such as a descriptor; -1 with an error for others. */
static inline int
int_of(PyObject *object)
{
    const long number = PyLong_AsLong(object);

    if (number == (int)number)
        return (int)number;
    PyErr_SetString(PyExc_OverflowError, "a number that is too large for the system");
    return -1;
}

/* A method that takes its arguments as an array. */
#define FAST_METHOD(name, function, text) {name, (PyCFunction)(void (*)(void))(function), METH_FASTCALL, text}

/* Free an instance that was untracked and has let go of what it had; `module` is what it has kept alive, or NULL. A type whose
   instances never change has no tp_clear, like that of tuples: whoever else is in a circle with one breaks it, and none is
   ever called that has lost a part. */
static inline void
free_instance(PyObject *self, PyObject *module)
{
    PyTypeObject *type = Py_TYPE(self);

    Py_XDECREF(module);
    type->tp_free(self);
    Py_DECREF(type);
}

/* -- writing ------------------------------------------------------------------------------------------------ */

enum { ON_STACK = 1024, SEEN_AT_FIRST = 16 };

typedef struct {
    const State *state;
    unsigned char *bytes; /* `small` at first, then those of `grown` */
    Py_ssize_t size, room;
    PyObject *grown;
    PyObject *large; /* byte strings that are not copied: each behind the place where it belongs; NULL for none */
    Py_ssize_t apart; /* bytes in them */
    /* Containers met so far, by their addresses: a few in a row, then an open hash table. */
    const void **seen;
    size_t seen_room, seen_count;
    const void *few[SEEN_AT_FIRST];
    unsigned char small[ON_STACK];
} Writer;

Outcome writer_grow(Writer *writer, Py_ssize_t more);
Outcome writer_meet(Writer *writer, const void *container);
Outcome writer_put_large(Writer *writer, PyObject *bytes);

/* Room for so many more bytes. */
static inline Outcome
writer_need(Writer *writer, Py_ssize_t more)
{
    return more <= writer->room - writer->size ? DONE : writer_grow(writer, more);
}

/* These two are for after `writer_need`. */
static inline void
put_byte(Writer *writer, unsigned byte)
{
    writer->bytes[writer->size++] = (unsigned char)byte;
}

static inline void
put_bytes(Writer *writer, const void *bytes, Py_ssize_t size)
{
    memcpy(writer->bytes + writer->size, bytes, (size_t)size);
    writer->size += size;
}

/* The same for what is short as a rule: up to sixteen bytes are copied in two halves, which may have some in common. */
static inline void
put_few(Writer *writer, const unsigned char *bytes, Py_ssize_t size)
{
    unsigned char *const place = writer->bytes + writer->size;

    if (size > 16) {
        memcpy(place, bytes, (size_t)size);
    }
    else if (size >= 8) {
        memcpy(place, bytes, 8);
        memcpy(place + size - 8, bytes + size - 8, 8);
    }
    else if (size >= 4) {
        memcpy(place, bytes, 4);
        memcpy(place + size - 4, bytes + size - 4, 4);
    }
    else if (size) {
        place[0] = bytes[0];
        place[size >> 1] = bytes[size >> 1];
        place[size - 1] = bytes[size - 1];
    }
    writer->size += size;
}

static inline void
put_big_endian(unsigned char *place, uint64_t number, int size)
{
    while (size--) {
        place[size] = (unsigned char)number;
        number >>= 8;
    }
}

/* A character in UTF-8, at most four bytes; returns the place behind it. */
static inline unsigned char *
put_utf8(unsigned char *out, Py_UCS4 c)
{
    if (c < 0x80) {
        *out++ = (unsigned char)c;
        return out;
    }
    if (c < 0x800) {
        *out++ = (unsigned char)(0xC0 | c >> 6);
    }
    else {
        if (c < 0x10000) {
            *out++ = (unsigned char)(0xE0 | c >> 12);
        }
        else {
            *out++ = (unsigned char)(0xF0 | c >> 18);
            *out++ = (unsigned char)(0x80 | (c >> 12 & 0x3F));
        }
        *out++ = (unsigned char)(0x80 | (c >> 6 & 0x3F));
    }
    *out++ = (unsigned char)(0x80 | (c & 0x3F));
    return out;
}

/* A text in UTF-8, which is written in one piece; NOT_PLAIN when it has a lone surrogate. */
Outcome utf8_bytes(PyObject *text, PyObject **made);

/* -- reading ------------------------------------------------------------------------------------------------ */

typedef struct {
    State *state;
    const unsigned char *at, *end;
    Py_ssize_t owed; /* items that open containers still promise; each takes a byte at least */
    /* Byte strings that were taken out of the message, and what the item in the place of each begins with; or NULL. */
    PyObject *buffers, *mark;
    bool has_command; /* whether a key was read that may be `cmd` */
    uint16_t last_key, last; /* the places of the last key and of the last text that are kept */
} Reader;

/* Whether a container may promise so many items more. */
static inline bool
reader_owes(Reader *reader, uint64_t items)
{
    if (items > (uint64_t)(reader->end - reader->at) || (Py_ssize_t)items > reader->end - reader->at - reader->owed)
        return false;
    reader->owed += (Py_ssize_t)items;
    return true;
}

/* The bytes of a short text as words, of which each holds eight; the last ones may be there twice. */
static inline uint64_t
tail_word(const unsigned char *text, Py_ssize_t size)
{
    uint64_t word;
    uint32_t first, last;

    if (size >= 8) {
        memcpy(&word, text + size - 8, 8);
        return word;
    }
    if (size >= 4) {
        memcpy(&first, text, 4);
        memcpy(&last, text + size - 4, 4);
        return first | (uint64_t)last << 32;
    }
    return size ? text[0] | (uint64_t)text[size >> 1] << 8 | (uint64_t)text[size - 1] << 16 : 0;
}

static inline bool
is_same(const unsigned char *one, const unsigned char *other, Py_ssize_t size)
{
    uint64_t differences = tail_word(one, size) ^ tail_word(other, size), word, same;

    for (Py_ssize_t i = 0; i + 8 < size; i += 8) {
        memcpy(&word, one + i, 8);
        memcpy(&same, other + i, 8);
        differences |= word ^ same;
    }
    return !differences;
}

static inline const unsigned char *
kept_bytes(const Kept *kept)
{
    return (const unsigned char *)((const PyASCIIObject *)kept->text + 1);
}

/* What was read the last time in this place. */
static inline Kept *
reader_guess(const Reader *reader, bool is_key)
{
    Kept *const kept = reader->state->kept;
    return kept + (is_key ? kept[reader->last_key].next_key : kept[reader->last].next_value);
}

static inline void
reader_take(Reader *reader, const Kept *kept, bool is_key, PyObject **made)
{
    reader->last = (uint16_t)(kept - reader->state->kept);
    if (is_key) {
        reader->last_key = reader->last;
        if (PyUnicode_GET_LENGTH(kept->text) == 3 && !memcmp(kept_bytes(kept), "cmd", 3))
            reader->has_command = true;
    }
    *made = Py_NewRef(kept->text);
}

static inline bool
is_kept(const Kept *kept, const unsigned char *text, Py_ssize_t size)
{
    return kept->text != NULL && PyUnicode_GET_LENGTH(kept->text) == size && is_same(kept_bytes(kept), text, size);
}

/* A text, if it is one of ASCII characters: the same object as last time. A key has at most LONGEST_KEY bytes, a value
   LONGEST_VALUE. NOT_PLAIN for others. */
Outcome reader_find(Reader *reader, const unsigned char *text, Py_ssize_t size, bool is_key, PyObject **made);

static inline Outcome
reader_short(Reader *reader, const unsigned char *text, Py_ssize_t size, bool is_key, PyObject **made)
{
    const Kept *guess = reader_guess(reader, is_key);

    if (!is_kept(guess, text, size))
        return reader_find(reader, text, size, is_key, made);
    reader_take(reader, guess, is_key, made);
    return DONE;
}

/* The text that some bytes of UTF-8 are; NOT_PLAIN when they are none. */
Outcome utf8_text(const unsigned char *text, Py_ssize_t size, PyObject **made);

/* The same, a key or a value of a message. */
static inline Outcome
reader_text(Reader *reader, const unsigned char *text, Py_ssize_t size, bool is_key, PyObject **made)
{
    const Outcome outcome =
        size <= (is_key ? LONGEST_KEY : LONGEST_VALUE) ? reader_short(reader, text, size, is_key, made) : NOT_PLAIN;

    return outcome == NOT_PLAIN ? utf8_text(text, size, made) : outcome;
}

static inline bool
is_ascii(const unsigned char *text, Py_ssize_t size)
{
    uint64_t word, all = 0;
    for (; size >= 8; text += 8, size -= 8) {
        memcpy(&word, text, 8);
        all |= word;
    }
    while (size--)
        all |= *text++;
    return !(all & UINT64_C(0x8080808080808080));
}

/* -- the wires ---------------------------------------------------------------------------------------------- */

/* `head` is room for what stands before a message: `write` puts the message behind it, `frame` what stands there, and
   returns how many bytes of the room it left empty, or a negative number when the message is too large for a frame.
   `cut` sets the reader, which has the rest of a stream, to the message of a frame that is complete, and returns where
   the next frame begins; NULL when there is none, or a head that is not the usual one. */
typedef struct {
    const char *name;
    Py_ssize_t head;
    Outcome (*write)(Writer *, PyObject *);
    Py_ssize_t (*frame)(unsigned char *, Py_ssize_t);
    const unsigned char *(*cut)(Reader *);
    Outcome (*read)(Reader *, PyObject **);
} Wire;

extern const Wire CBOR, V8, JSON;

/* -- encoders and decoders ---------------------------------------------------------------------------------- */

/* An encoder is called with a value and returns its frame; a decoder is called with a list of messages and a list that
   gets their values. What is not plain they give to `python`, which is called in the same way. */
typedef struct {
    PyObject_HEAD
    vectorcallfunc call;
    const Wire *wire;
    State *state;
    PyObject *module; /* keeps the state alive */
    PyObject *python;
} Codec;

/* The object as an encoder; NULL when it is another callable. */
const Codec *encoder_of(PyObject *object);

/* Write the frame of a value: `start` is where it begins in the writer, which is to be ended in any case. */
Outcome write_frame(const Codec *codec, Writer *writer, PyObject *value, Py_ssize_t *start);
void writer_end(Writer *writer);

/* The frame as the Python road has it: bytes, which are not copied where the writer has made an object of them, or a list of
   buffers. */
PyObject *frame_object(Writer *writer, Py_ssize_t start);

/* Whose a message is: the program's, the runtimes' own, or one of these that descriptors belong to. */
typedef enum { OF_PROGRAM, OF_RUNTIME, OF_HANDLES, KINDS } Kind;

/* The next message of a stream, to which the reader is set; `most` bytes are the largest that is taken. */
Outcome read_frame(const Codec *codec, Reader *reader, Py_ssize_t most, PyObject **value, Kind *kind);

PyObject *arrivals_new(PyObject *decoder, PyObject *const *args, Py_ssize_t count);

extern PyType_Spec burst_spec, arrivals_spec;

/* -- emitting ----------------------------------------------------------------------------------------------- */

typedef struct {
    PyObject *by_count, *plan;
} Plan;

PyObject *plan_of(const State *state, PyObject *emitter, PyObject *event, Py_ssize_t count, Plan *last);
void plan_end(Plan *last);
int call_plan(PyObject *plan, PyObject *const *args, Py_ssize_t count, PyObject *start);
PyObject *emitting(PyObject *module, PyObject *args);

bool is_once(const State *state, PyObject *entry);
PyObject *once_listener(PyObject *module, PyObject *args);

extern PyType_Spec emit_spec, once_spec;

/* -- sockets ------------------------------------------------------------------------------------------------ */

PyObject *send_beside(PyObject *module, PyObject *const *args, Py_ssize_t count);
PyObject *accept_one(PyObject *module, PyObject *listening);
PyObject *shut_write(PyObject *module, PyObject *fd);
PyObject *set_option(PyObject *module, PyObject *const *args, Py_ssize_t count);

PyObject *receive(PyObject *module, PyObject *const *args, Py_ssize_t count);
PyObject *room(PyObject *module, PyObject *size);
PyObject *receive_into(PyObject *module, PyObject *const *args, Py_ssize_t count);

/* -- the fork server ---------------------------------------------------------------------------------------- */

/* Where CPython has a mark for them in the count of references; later ones keep it elsewhere. */
#define HAS_IMMORTALS (PY_VERSION_HEX >= 0x030C0000 && PY_VERSION_HEX < 0x030E0000)

PyObject *make_immortal(PyObject *module, PyObject *objects);

#endif
