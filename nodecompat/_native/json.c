/* The `json` wire: plain values to and from lines of JSON, as JSON.stringify writes and JSON.parse reads them. */

#include "native.h"

enum { LONGEST_NUMBER = 32, MOST_DIGITS = 18, FEW_WORDS = 4 };
enum { SHORT = 32, LONGEST_ESCAPE = 6, LONGEST_WORD = 8 * LONGEST_ESCAPE + 8 };

/* -- writing ------------------------------------------------------------------------------------------------ */

static const char HEX[] = "0123456789abcdef";

/* What stands after the backslash for a character below 32; u where it is written by its number. */
static const char ESCAPES[] = "uuuuuuuubtnufruuuuuuuuuuuuuuuuuu";

/* A character that must be escaped, in at most LONGEST_ESCAPE bytes; returns the place behind it. */
static inline unsigned char *
put_escape(unsigned char *out, unsigned character)
{
    *out++ = '\\';
    if (character >= 32) {
        *out++ = (unsigned char)character; /* a quotation mark or a backslash */
        return out;
    }
    *out++ = (unsigned char)ESCAPES[character];
    if (ESCAPES[character] == 'u') {
        *out++ = '0';
        *out++ = '0';
        *out++ = (unsigned char)HEX[character >> 4];
        *out++ = (unsigned char)HEX[character & 15];
    }
    return out;
}

static inline bool
must_escape(Py_UCS4 character)
{
    return character < 32 || character == '"' || character == '\\';
}

#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
#define FIRST_IS_LOWEST 1
#endif

/* The high bit of every byte of eight that must be escaped: one that is 0 after what it is compared with was taken off. */
static inline uint64_t
marks(uint64_t word)
{
    const uint64_t ones = UINT64_C(0x0101010101010101), low = ones * 0x7F;
    const uint64_t control = word & ones * 0xE0, quote = word ^ ones * '"', slash = word ^ ones * '\\';
    const uint64_t none =
        (((control & low) + low) | control) & (((quote & low) + low) | quote) & (((slash & low) + low) | slash);

    return ~none & ones * 0x80;
}

/* The same in fewer steps, but right for the first of them alone: what is marked wrongly stands behind it. */
static inline uint64_t
first_marks(uint64_t word)
{
    const uint64_t ones = UINT64_C(0x0101010101010101);
    const uint64_t quote = word ^ ones * '"', slash = word ^ ones * '\\';

    return (((word - ones * 32) & ~word) | ((quote - ones) & ~quote) | ((slash - ones) & ~slash)) & ones * 0x80;
}

/* The first byte that must be escaped, or ends a text that is read; `end` when there is none. */
static const unsigned char *
plain_run(const unsigned char *text, const unsigned char *end)
{
    for (uint64_t word, found; end - text >= 8; text += 8) {
        memcpy(&word, text, 8);
#ifdef FIRST_IS_LOWEST
        if ((found = first_marks(word)))
            return text + __builtin_ctzll(found) / 8;
#else
        if ((found = first_marks(word)))
            break;
#endif
    }
    while (text < end && !must_escape(*text))
        text++;
    return text;
}

#ifdef FIRST_IS_LOWEST
/* Eight bytes, of which some must be escaped, in at most LONGEST_WORD bytes. More are copied than count yet. */
static inline unsigned char *
put_word(unsigned char *out, uint64_t word, uint64_t found)
{
    int left = 8;

    while (found) {
        const int count = __builtin_ctzll(found) / 8;
        memcpy(out, &word, 8);
        word >>= 8 * count;
        out = put_escape(out + count, word & 0xFF);
        word >>= 8;
        found = found >> 8 * count >> 8;
        left -= count + 1;
    }
    memcpy(out, &word, 8);
    return out + left;
}
#endif

/* Characters in UTF-8, with what must be escaped: as many as there is room for, up to a long run that needs no escape. */
static unsigned char *
put_characters(unsigned char *out, const unsigned char *const last, const unsigned char **data, const unsigned char *end)
{
    const unsigned char *at = *data;

#ifdef FIRST_IS_LOWEST
    for (int clean = 0; end - at >= 8 && out <= last && clean < FEW_WORDS; at += 8, clean++) {
        uint64_t word;
        memcpy(&word, at, 8);
        const uint64_t found = marks(word);
        out = put_word(out, word, found);
        if (found)
            clean = -1;
    }
    if (end - at < 8)
#endif
    for (; at < end && out <= last; at++) {
        if (must_escape(*at))
            out = put_escape(out, *at);
        else
            *out++ = *at;
    }
    *data = at;
    return out;
}

static Outcome
write_characters(Writer *writer, const unsigned char *data, const unsigned char *end)
{
    while (data < end) {
        const unsigned char *run = data;
        if (end - data > 8 * FEW_WORDS)
            data = plain_run(data, end);
        TRY(writer_need(writer, data - run + 2 * LONGEST_WORD));
        put_bytes(writer, run, data - run);
        unsigned char *const last = writer->bytes + writer->room - LONGEST_WORD;
        writer->size = put_characters(writer->bytes + writer->size, last, &data, end) - writer->bytes;
    }
    return DONE;
}

/* Whether a short text stands between its quotation marks as it is. */
static inline bool
is_bare(const unsigned char *text, Py_ssize_t size)
{
    const uint64_t blanks = size < 4 ? UINT64_C(0x2020202020000000) : 0;
    uint64_t word, found = size ? first_marks(tail_word(text, size) | blanks) : 0;

    for (Py_ssize_t i = 0; i + 8 < size; i += 8) {
        memcpy(&word, text + i, 8);
        found |= first_marks(word);
    }
    return !found;
}

static Outcome
write_text(Writer *writer, PyObject *text)
{
    TRY(writer_need(writer, SHORT + 8));
    put_byte(writer, '"');
    if (PyUnicode_IS_COMPACT_ASCII(text)) {
        const unsigned char *const data = PyUnicode_DATA(text);
        const Py_ssize_t size = PyUnicode_GET_LENGTH(text);
        if (size <= SHORT && is_bare(data, size)) {
            put_few(writer, data, size);
            put_byte(writer, '"');
            return DONE;
        }
        TRY(write_characters(writer, data, data + size));
    }
    else {
        PyObject *utf8;
        TRY(utf8_bytes(text, &utf8));
        const unsigned char *const data = (const unsigned char *)PyBytes_AS_STRING(utf8);
        const Outcome outcome = write_characters(writer, data, data + PyBytes_GET_SIZE(utf8));
        Py_DECREF(utf8);
        TRY(outcome);
    }
    TRY(writer_need(writer, 8));
    put_byte(writer, '"');
    return DONE;
}

static Outcome
write_integer(Writer *writer, PyObject *value)
{
    char digits[24], *place = digits + sizeof digits;
    int overflow;
    const long long number = PyLong_AsLongLongAndOverflow(value, &overflow);

    if (overflow)
        return NOT_PLAIN;
    unsigned long long rest = number < 0 ? 0ULL - (unsigned long long)number : (unsigned long long)number;
    do
        *--place = (char)('0' + rest % 10);
    while (rest /= 10);
    if (number < 0)
        *--place = '-';
    put_bytes(writer, place, digits + sizeof digits - place);
    return DONE;
}

/* A number as JavaScript writes it: the shortest digits, in powers of ten only below 1e-6 and from 1e21 on.
   Source: ECMA-262 6.1.6.1.20 Number::toString. */
static void
put_number(Writer *writer, const char *text)
{
    char digits[24];
    int count = 0, point = 0, exponent = 0;
    bool after_point = false;

    if (*text == '-')
        put_byte(writer, (unsigned char)*text++);
    for (; *text && *text != 'e'; text++) {
        if (*text == '.') {
            after_point = true;
            continue;
        }
        digits[count++] = *text;
        point += !after_point;
    }
    if (*text == 'e')
        exponent = (int)strtol(text + 1, NULL, 10);
    point += exponent; /* the value is 0.DIGITS times ten to this power */
    int zeros = 0;
    while (zeros < count - 1 && digits[zeros] == '0')
        zeros++;
    point -= zeros;
    while (count > zeros + 1 && digits[count - 1] == '0')
        count--;
    const char *first = digits + zeros;
    count -= zeros;
    if (point > 21 || point < -5) {
        put_byte(writer, (unsigned char)first[0]);
        if (count > 1) {
            put_byte(writer, '.');
            put_bytes(writer, first + 1, count - 1);
        }
        char power[16];
        put_bytes(writer, power, PyOS_snprintf(power, sizeof power, "e%+d", point - 1));
        return;
    }
    if (point <= 0) {
        put_bytes(writer, "0.00000", 2 - point);
        put_bytes(writer, first, count);
        return;
    }
    put_bytes(writer, first, count < point ? count : point);
    for (int i = count; i < point; i++)
        put_byte(writer, '0');
    if (count > point) {
        put_byte(writer, '.');
        put_bytes(writer, first + point, count - point);
    }
}

static Outcome
write_float(Writer *writer, double number)
{
    if (number - number != 0) { /* an infinity, or no number */
        put_bytes(writer, "null", 4);
        return DONE;
    }
    if (number == 0) { /* also -0 */
        put_byte(writer, '0');
        return DONE;
    }
    char *text = PyOS_double_to_string(number, 'r', 0, 0, NULL);
    if (text == NULL)
        return FAILED;
    put_number(writer, text);
    PyMem_Free(text);
    return DONE;
}

static Outcome write_value(Writer *writer, PyObject *value, int level);

/* A circle is found by the number of levels: it is the Python road that says where it closes. */
static Outcome
write_items(Writer *writer, PyObject **items, Py_ssize_t size, int level)
{
    if (level > MOST_LEVELS)
        return NOT_PLAIN;
    put_byte(writer, '[');
    for (Py_ssize_t i = 0; i < size; i++) {
        TRY(writer_need(writer, LONGEST_NUMBER));
        if (i)
            put_byte(writer, ',');
        if (items[i] == writer->state->undefined)
            put_bytes(writer, "null", 4);
        else
            TRY(write_value(writer, items[i], level + 1));
    }
    TRY(writer_need(writer, LONGEST_NUMBER));
    put_byte(writer, ']');
    return DONE;
}

static Outcome
write_map(Writer *writer, PyObject *map, int level)
{
    PyObject *key, *value;
    Py_ssize_t position = 0;
    unsigned before = '{';

    if (level > MOST_LEVELS)
        return NOT_PLAIN;
    while (PyDict_Next(map, &position, &key, &value)) {
        if (!PyUnicode_CheckExact(key))
            return NOT_PLAIN;
        if (PyUnicode_GET_LENGTH(key) == 6 && PyUnicode_CompareWithASCIIString(key, "toJSON") == 0)
            return NOT_PLAIN; /* it may be a function, which is then called */
        if (value == writer->state->undefined)
            continue;
        TRY(writer_need(writer, LONGEST_NUMBER));
        put_byte(writer, before);
        before = ',';
        TRY(write_text(writer, key));
        put_byte(writer, ':');
        TRY(write_value(writer, value, level + 1));
    }
    TRY(writer_need(writer, LONGEST_NUMBER));
    if (before == '{')
        put_byte(writer, '{');
    put_byte(writer, '}');
    return DONE;
}

static Outcome
write_value(Writer *writer, PyObject *value, int level)
{
    PyTypeObject *type = Py_TYPE(value);

    if (type == &PyUnicode_Type)
        return write_text(writer, value);
    TRY(writer_need(writer, LONGEST_NUMBER));
    if (type == &PyLong_Type)
        return write_integer(writer, value);
    if (type == &PyDict_Type)
        return write_map(writer, value, level);
    if (type == &PyList_Type)
        return write_items(writer, ((PyListObject *)value)->ob_item, PyList_GET_SIZE(value), level);
    if (value == Py_None || value == Py_True)
        put_bytes(writer, value == Py_None ? "null" : "true", 4);
    else if (value == Py_False)
        put_bytes(writer, "false", 5);
    else if (type == &PyFloat_Type)
        return write_float(writer, PyFloat_AS_DOUBLE(value));
    else if (type == &PyTuple_Type)
        return write_items(writer, ((PyTupleObject *)value)->ob_item, PyTuple_GET_SIZE(value), level);
    else
        return NOT_PLAIN;
    return DONE;
}

static Outcome
write_message(Writer *writer, PyObject *value)
{
    TRY(write_value(writer, value, 1));
    TRY(writer_need(writer, 1));
    put_byte(writer, '\n');
    return DONE;
}

static Py_ssize_t
frame(unsigned char *Py_UNUSED(place), Py_ssize_t Py_UNUSED(size))
{
    return 0;
}

/* -- reading ------------------------------------------------------------------------------------------------ */

static inline void
skip_space(Reader *reader)
{
    while (reader->at < reader->end && *reader->at <= ' ' &&
           (*reader->at == ' ' || *reader->at == '\t' || *reader->at == '\n' || *reader->at == '\r'))
        reader->at++;
}

/* The next character that is no white space, which is taken; 0 at the end. */
static inline unsigned
next(Reader *reader)
{
    skip_space(reader);
    return reader->at < reader->end ? *reader->at++ : 0;
}

static inline int
hexadecimal(unsigned char digit)
{
    if (digit >= '0' && digit <= '9')
        return digit - '0';
    digit |= 0x20;
    return digit >= 'a' && digit <= 'f' ? digit - 'a' + 10 : -1;
}

/* One escape of four digits, whose `u` was taken; negative when it is none. */
static int
read_four(Reader *reader)
{
    int number = 0;

    if (reader->end - reader->at < 4)
        return -1;
    for (int i = 0; i < 4; i++) {
        const int digit = hexadecimal(*reader->at++);
        if (digit < 0)
            return -1;
        number = number << 4 | digit;
    }
    return number;
}

/* One escape, whose backslash was taken, into at most four bytes of UTF-8; the new end of them, NULL for what is not
   plain: a bad escape, and a lone surrogate, which UTF-8 has not. */
static unsigned char *
read_escape(Reader *reader, unsigned char *out)
{
    static const char NAMES[] = "\"\\/bfnrt", VALUES[] = "\"\\/\b\f\n\r\t";

    if (reader->at == reader->end)
        return NULL;
    const unsigned char name = *reader->at++;
    if (name != 'u') {
        const char *found = name ? strchr(NAMES, name) : NULL;
        if (found == NULL)
            return NULL;
        *out++ = (unsigned char)VALUES[found - NAMES];
        return out;
    }
    int character = read_four(reader);
    if (character >= 0xD800 && character < 0xDC00 && reader->end - reader->at > 6 && reader->at[0] == '\\' &&
        reader->at[1] == 'u') {
        reader->at += 2;
        const int low = read_four(reader);
        if (low < 0xDC00 || low > 0xDFFF)
            return NULL;
        character = 0x10000 + ((character - 0xD800) << 10) + (low - 0xDC00);
    }
    else if (character < 0 || (character >= 0xD800 && character < 0xE000)) {
        return NULL;
    }
    return put_utf8(out, (Py_UCS4)character);
}

/* Text with escapes, of which `size` bytes were looked at: it never grows by what its escapes stand for. */
static Outcome
read_escaped(Reader *reader, const unsigned char *start, PyObject **made)
{
    const unsigned char *stop = reader->at;
    Outcome outcome = NOT_PLAIN;

    while (stop < reader->end && *stop != '"' && *stop >= 32)
        stop += *stop == '\\' ? 2 : 1;
    if (stop >= reader->end || *stop != '"')
        return NOT_PLAIN;
    unsigned char *const text = PyMem_Malloc((size_t)(stop - start) + 1);
    if (text == NULL) {
        PyErr_NoMemory();
        return FAILED;
    }
    unsigned char *out = text + (reader->at - start);
    memcpy(text, start, (size_t)(reader->at - start));
    while (out != NULL && reader->at < stop) {
        if (*reader->at == '\\') {
            reader->at++;
            out = read_escape(reader, out);
        }
        else {
            *out++ = *reader->at++;
        }
    }
    if (out != NULL && reader->at == stop) {
        reader->at++;
        outcome = utf8_text(text, out - text, made);
    }
    PyMem_Free(text);
    return outcome;
}

/* The text that stood here the last time, if it does again. */
static inline bool
read_guess(Reader *reader, PyObject **made, bool is_key)
{
    const Kept *guess = reader_guess(reader, is_key);

    if (guess->text == NULL || !guess->is_bare)
        return false;
    const Py_ssize_t size = PyUnicode_GET_LENGTH(guess->text);
    if (reader->end - reader->at <= size || reader->at[size] != '"' || !is_same(kept_bytes(guess), reader->at, size))
        return false;
    reader->at += size + 1;
    reader_take(reader, guess, is_key, made);
    return true;
}

/* Text whose quotation mark was taken. */
static Outcome
read_text(Reader *reader, PyObject **made, bool is_key)
{
    const unsigned char *const start = reader->at;

    if (read_guess(reader, made, is_key))
        return DONE;
    reader->at = plain_run(reader->at, reader->end);
    if (reader->at == reader->end || *reader->at < 32)
        return NOT_PLAIN;
    if (*reader->at == '\\') {
        reader->has_command |= is_key;
        return read_escaped(reader, start, made);
    }
    const Py_ssize_t size = reader->at++ - start;
    return reader_text(reader, start, size, is_key, made);
}

static Outcome
read_float(Reader *reader, const unsigned char *start, PyObject **made)
{
    char *end;
    const double number = PyOS_string_to_double((const char *)start, &end, NULL);

    if (number == -1.0 && PyErr_Occurred()) {
        PyErr_Clear();
        return NOT_PLAIN;
    }
    if ((const unsigned char *)end != reader->at)
        return NOT_PLAIN;
    *made = PyFloat_FromDouble(number);
    return *made == NULL ? FAILED : DONE;
}

/* Digits: how many. The number that up to MOST_DIGITS of them are is added to what `number` is. */
static inline Py_ssize_t
read_digits(Reader *reader, uint64_t *number)
{
    const unsigned char *const start = reader->at;

    for (; reader->at < reader->end && *reader->at >= '0' && *reader->at <= '9'; reader->at++)
        *number = 10 * *number + (*reader->at - '0');
    return reader->at - start;
}

/* A number whose first character was taken. A line ends with a zero byte, like all bytes of Python's. */
static Outcome
read_number(Reader *reader, PyObject **made)
{
    const unsigned char *const start = --reader->at;
    const bool negative = *start == '-';
    bool whole = true;
    uint64_t number = 0, rest = 0;

    reader->at += negative;
    const unsigned char *const first = reader->at;
    const Py_ssize_t digits = read_digits(reader, &number);
    if (!digits || (digits > 1 && *first == '0'))
        return NOT_PLAIN;
    if (reader->at < reader->end && *reader->at == '.') {
        reader->at++;
        whole = false;
        if (!read_digits(reader, &rest))
            return NOT_PLAIN;
    }
    if (reader->at < reader->end && (*reader->at | 0x20) == 'e') {
        reader->at++;
        whole = false;
        if (reader->at < reader->end && (*reader->at == '+' || *reader->at == '-'))
            reader->at++;
        if (!read_digits(reader, &rest))
            return NOT_PLAIN;
    }
    if (!whole)
        return read_float(reader, start, made);
    if (digits > MOST_DIGITS)
        return NOT_PLAIN;
    *made = PyLong_FromLongLong(negative ? -(long long)number : (long long)number);
    return *made == NULL ? FAILED : DONE;
}

static Outcome read_value(Reader *reader, unsigned first, PyObject **made, int level);

static Outcome
read_items(Reader *reader, PyObject *list, int level)
{
    unsigned first = next(reader);

    if (first == ']')
        return DONE;
    for (;;) {
        PyObject *item;
        TRY(read_value(reader, first, &item, level + 1));
        const int failed = PyList_Append(list, item);
        Py_DECREF(item);
        if (failed)
            return FAILED;
        first = next(reader);
        if (first == ']')
            return DONE;
        if (first != ',')
            return NOT_PLAIN;
        first = next(reader);
    }
}

static Outcome
read_pairs(Reader *reader, PyObject *map, int level)
{
    unsigned first = next(reader);

    if (first == '}')
        return DONE;
    for (;;) {
        PyObject *key, *value;
        if (first != '"')
            return NOT_PLAIN;
        TRY(read_text(reader, &key, true));
        Outcome outcome = next(reader) == ':' ? read_value(reader, next(reader), &value, level + 1) : NOT_PLAIN;
        if (outcome == DONE) {
            outcome = PyDict_SetItem(map, key, value) < 0 ? FAILED : DONE;
            Py_DECREF(value);
        }
        Py_DECREF(key);
        TRY(outcome);
        first = next(reader);
        if (first == '}')
            return DONE;
        if (first != ',')
            return NOT_PLAIN;
        first = next(reader);
    }
}

static Outcome
read_container(Reader *reader, bool is_list, PyObject **made, int level)
{
    if (level > MOST_LEVELS)
        return NOT_PLAIN;
    PyObject *container = is_list ? PyList_New(0) : PyDict_New();
    if (container == NULL)
        return FAILED;
    Outcome outcome = is_list ? read_items(reader, container, level) : read_pairs(reader, container, level);
    if (outcome == DONE)
        *made = container;
    else
        Py_DECREF(container);
    return outcome;
}

static Outcome
read_word(Reader *reader, const char *rest, PyObject *value, PyObject **made)
{
    const Py_ssize_t size = (Py_ssize_t)strlen(rest);

    if (reader->end - reader->at < size || memcmp(reader->at, rest, (size_t)size))
        return NOT_PLAIN;
    reader->at += size;
    *made = Py_NewRef(value);
    return DONE;
}

static Outcome
read_value(Reader *reader, unsigned first, PyObject **made, int level)
{
    switch (first) {
    case '"':
        return read_text(reader, made, false);
    case '{':
    case '[':
        return read_container(reader, first == '[', made, level);
    case 't':
        return read_word(reader, "rue", Py_True, made);
    case 'f':
        return read_word(reader, "alse", Py_False, made);
    case 'n':
        return read_word(reader, "ull", Py_None, made);
    default:
        return first == '-' || (first >= '0' && first <= '9') ? read_number(reader, made) : NOT_PLAIN;
    }
}

static Outcome
read_message(Reader *reader, PyObject **made)
{
    TRY(read_value(reader, next(reader), made, 1));
    skip_space(reader);
    if (reader->at == reader->end)
        return DONE;
    Py_CLEAR(*made);
    return NOT_PLAIN; /* text after the value */
}

static const unsigned char *
cut(Reader *reader)
{
    const unsigned char *const end = memchr(reader->at, '\n', (size_t)(reader->end - reader->at));

    if (end == NULL)
        return NULL;
    reader->end = end;
    return end + 1;
}

const Wire JSON = {"json", 0, write_message, frame, cut, read_message};
