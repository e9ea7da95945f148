#include <stdlib.h>
#include <unicode/uregex.h>
#include <unicode/utext.h>

#include "CICU.h"

// The expression with the text handle it reuses from call to call.
struct regex {
  URegularExpression *expression;
  UText *text;
};

void *icu_regex_open(const char *pattern, int32_t count, int32_t ignores_case, int32_t *offset, int32_t *error) {
  UErrorCode code = U_ZERO_ERROR;
  UParseError place = {0};
  struct regex *it = calloc(1, sizeof *it);
  UText *source = utext_openUTF8(NULL, pattern, count, &code);
  if (it && U_SUCCESS(code)) {
    uint32_t flags = UREGEX_MULTILINE | (ignores_case ? UREGEX_CASE_INSENSITIVE : 0);
    it->expression = uregex_openUText(source, flags, &place, &code);
  } else if (U_SUCCESS(code)) {
    code = U_MEMORY_ALLOCATION_ERROR;
  }
  if (source) utext_close(source);
  if (U_SUCCESS(code)) {
    // Each unit is some ten thousand steps: an expression that backtracks without end is given up after about a second.
    uregex_setTimeLimit(it->expression, 500, &code);
    uregex_setStackLimit(it->expression, 8 << 20, &code);
  }
  *error = code;
  *offset = place.offset;
  if (U_FAILURE(code)) {
    icu_regex_close(it);
    return NULL;
  }
  return it;
}

void icu_regex_close(void *regex) {
  struct regex *it = regex;
  if (!it) return;
  if (it->expression) uregex_close(it->expression);
  if (it->text) utext_close(it->text);
  free(it);
}

int32_t icu_regex_find(void *regex, const char *text, int32_t count, int32_t *pairs, int32_t capacity, int32_t *error) {
  struct regex *it = regex;
  UErrorCode code = U_ZERO_ERROR;
  int32_t found = 0;
  it->text = utext_openUTF8(it->text, text, count, &code);
  if (U_SUCCESS(code)) uregex_setUText(it->expression, it->text, &code);
  while (U_SUCCESS(code) && found < capacity && uregex_findNext(it->expression, &code)) {
    pairs[2 * found] = (int32_t)uregex_start64(it->expression, 0, &code);
    pairs[2 * found + 1] = (int32_t)uregex_end64(it->expression, 0, &code);
    found++;
  }
  *error = code;
  return found;
}
