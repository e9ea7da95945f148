#pragma once
#include <stdint.h>

/// A converter from a named encoding to UTF-8 (ICU's ucnv); NULL when the name is unknown.
void *converter_open(const char *encoding);
void converter_close(void *converter);
/// Converts a part of the input. `*consumed` and `*produced` receive byte counts.
/// Returns 0 when all input was taken, 1 when the output is full, 2 at a byte sequence that the encoding does
/// not have (it has been consumed; nothing was written for it).
int32_t converter_convert(void *converter, const uint8_t *input, int64_t count, uint8_t *output,
                          int64_t capacity, int32_t flush, int64_t *consumed, int64_t *produced);
/// The encoding that the bytes look like (ICU's charset detector), "" when there is no good guess.
void converter_detect(const uint8_t *bytes, int32_t count, char *name, int32_t capacity);
/// The bytes that the last bad sequence had, at most `capacity` of them; their number.
int32_t converter_bad_bytes(void *converter, uint8_t *bytes, int32_t capacity);

/// UTF-8 in a named encoding. `escapes` writes what the encoding does not have as XML's `&#xHHHH;`.
/// Returns 0 when all was written, 1 when the output is full, 2 at a character that the encoding does not have, and for an
/// encoding that nobody knows.
int32_t converter_encode(const char *encoding, const uint8_t *text, int64_t count, int32_t escapes, uint8_t *output,
                         int64_t capacity, int64_t *consumed, int64_t *produced);

/// Characters that a language is written with (CLDR's exemplars), as pairs of first and last; their number, which can be more
/// than `capacity / 2`; 0 for a language without. `kind`: 0 its letters in either case, 1 those of its foreign words, 2 its
/// punctuation.
int32_t converter_exemplars(const char *locale, int32_t kind, uint32_t *ranges, int32_t capacity);
/// The locales of a language that name a script and nothing else, by number from 0; 0 when there is none.
int32_t converter_written_locale(const char *language, int32_t number, char *name, int32_t capacity);
/// What ICU's charset detector says of bytes, by number from 0, the likeliest first: name, language, and how sure it is,
/// 1 to 100; 0 when there is none.
int32_t converter_matches(const uint8_t *bytes, int32_t count, int32_t number, char *name, char *language,
                          int32_t capacity);
