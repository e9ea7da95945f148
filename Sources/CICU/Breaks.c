#include <stdlib.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include "CICU.h"

_Static_assert((int)UBRK_WORD == ICU_BREAK_WORD && (int)UBRK_SENTENCE == ICU_BREAK_SENTENCE, "break kinds");

// The iterator with the text handle it reuses from call to call.
struct breaker {
  UBreakIterator *iterator;
  UText *text;
};

void *icu_break_open(int32_t kind, const char *locale, int32_t *error) {
  UErrorCode code = U_ZERO_ERROR;
  UBreakIterator *iterator = ubrk_open((UBreakIteratorType)kind, locale, NULL, 0, &code);
  struct breaker *it = U_SUCCESS(code) ? calloc(1, sizeof *it) : NULL;
  if (U_SUCCESS(code) && !it) code = U_MEMORY_ALLOCATION_ERROR;
  *error = code;
  if (!it) {
    if (iterator) ubrk_close(iterator);
    return NULL;
  }
  it->iterator = iterator;
  return it;
}

void icu_break_close(void *breaker) {
  struct breaker *it = breaker;
  if (!it) return;
  ubrk_close(it->iterator);
  if (it->text) utext_close(it->text);
  free(it);
}

void icu_break_set_text(void *breaker, const char *text, int32_t count, int32_t *error) {
  struct breaker *it = breaker;
  UErrorCode code = U_ZERO_ERROR;
  UText *handle = utext_openUTF8(it->text, text, count, &code);
  if (U_SUCCESS(code)) {
    it->text = handle;
    ubrk_setUText(it->iterator, handle, &code);
    ubrk_first(it->iterator);
  }
  *error = code;
}

int32_t icu_break_next(void *breaker, int32_t *pairs, int32_t capacity) {
  struct breaker *it = breaker;
  int32_t n = 0;
  while (n < capacity) {
    int32_t end = ubrk_next(it->iterator);
    if (end == UBRK_DONE) break;
    pairs[2 * n] = end;
    pairs[2 * n + 1] = ubrk_getRuleStatus(it->iterator);
    n++;
  }
  return n;
}
