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
