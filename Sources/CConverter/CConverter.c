#include <stdlib.h>
#include <string.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>
#include <unicode/ucsdet.h>
#include <unicode/ustring.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include "CConverter.h"

// UTF-16 between the two halves of the conversion, kept across calls.
enum { PIVOT = 4096 };
struct converter {
  UConverter *source;
  UChar pivot[PIVOT];
  int32_t start, end;
  // The first half of a surrogate pair that the end of the pivot cut off; 0 for none.
  UChar carry;
  // A bad sequence follows what lies in the pivot.
  int32_t bad;
  char bad_bytes[16];
  int8_t bad_count;
};

void *converter_open(const char *encoding) {
  UErrorCode error = U_ZERO_ERROR;
  UConverter *source = ucnv_open(encoding, &error);
  if (U_FAILURE(error)) return NULL;
  ucnv_setToUCallBack(source, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &error);
  struct converter *c = calloc(1, sizeof *c);
  if (!c || U_FAILURE(error)) {
    ucnv_close(source);
    free(c);
    return NULL;
  }
  c->source = source;
  return c;
}

void converter_close(void *converter) {
  struct converter *c = converter;
  if (!c) return;
  ucnv_close(c->source);
  free(c);
}

int32_t converter_convert(void *converter, const uint8_t *input, int64_t count, uint8_t *output,
                          int64_t capacity, int32_t flush, int64_t *consumed, int64_t *produced) {
  struct converter *c = converter;
  const char *in = (const char *)input, *in_end = in + count;
  int64_t out = 0;
  *consumed = *produced = 0;
  for (;;) {
    while (c->start < c->end) {
      if (out + 4 > capacity) {
        *consumed = in - (const char *)input;
        *produced = out;
        return 1;
      }
      UChar32 character;
      U16_NEXT(c->pivot, c->start, c->end, character);
      if (U_IS_SURROGATE(character)) character = 0xFFFE;
      uint8_t *at = output + out;
      int32_t length = 0;
      U8_APPEND_UNSAFE(at, length, character);
      out += length;
    }
    if (c->bad) {
      c->bad = 0;
      *consumed = in - (const char *)input;
      *produced = out;
      return 2;
    }
    UErrorCode error = U_ZERO_ERROR;
    UChar *target = c->pivot;
    if (c->carry) *target++ = c->carry;
    c->carry = 0;
    ucnv_toUnicode(c->source, &target, c->pivot + PIVOT, &in, in_end, NULL, flush ? 1 : 0, &error);
    c->start = 0;
    c->end = (int32_t)(target - c->pivot);
    if (error == U_BUFFER_OVERFLOW_ERROR) {
      if (U16_IS_LEAD(c->pivot[c->end - 1])) c->carry = c->pivot[--c->end];
      continue;
    }
    if (U_FAILURE(error)) {
      c->bad = 1;
      c->bad_count = sizeof c->bad_bytes;
      UErrorCode ignored = U_ZERO_ERROR;
      ucnv_getInvalidChars(c->source, c->bad_bytes, &c->bad_count, &ignored);
      if (U_FAILURE(ignored)) c->bad_count = 0;
    } else {
      // Some encodings give the halves of a pair one by one (CESU-8, UTF-7): the second comes with the next input.
      if (!flush && c->end > 0 && U16_IS_LEAD(c->pivot[c->end - 1])) c->carry = c->pivot[--c->end];
      if (c->end == 0) break;
    }
  }
  *consumed = in - (const char *)input;
  *produced = out;
  return 0;
}

int32_t converter_bad_bytes(void *converter, uint8_t *bytes, int32_t capacity) {
  struct converter *c = converter;
  int32_t count = c->bad_count < capacity ? c->bad_count : capacity;
  memcpy(bytes, c->bad_bytes, (size_t)count);
  return count;
}

void converter_detect(const uint8_t *bytes, int32_t count, char *name, int32_t capacity) {
  UErrorCode error = U_ZERO_ERROR;
  if (capacity > 0) name[0] = 0;
  UCharsetDetector *detector = ucsdet_open(&error);
  if (U_FAILURE(error)) return;
  ucsdet_setText(detector, (const char *)bytes, count, &error);
  ucsdet_enableInputFilter(detector, 1);
  const UCharsetMatch *match = U_SUCCESS(error) ? ucsdet_detect(detector, &error) : NULL;
  if (match && U_SUCCESS(error) && ucsdet_getConfidence(match, &error) >= 30) {
    const char *found = ucsdet_getName(match, &error);
    if (U_SUCCESS(error) && found) {
      strncpy(name, found, (size_t)capacity - 1);
      name[capacity - 1] = 0;
    }
  }
  ucsdet_close(detector);
}
