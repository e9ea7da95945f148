#include <stdlib.h>
#include <unicode/uregex.h>
#include <unicode/utext.h>
#include <unicode/utf16.h>

#include "CICU.h"

// The expression with the text handle it reuses from call to call.
struct regex {
  URegularExpression *expression;
  UText *text;
  // Of the search that runs, or ran last; ICU tells them by the ten thousand or so.
  int32_t steps;
};

static UBool count_steps(const void *regex, int32_t steps) {
  ((struct regex *)regex)->steps = steps;
  return 1;
}

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
    uregex_setMatchCallback(it->expression, count_steps, it, &code);
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
  it->steps = 0;
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

int32_t icu_regex_steps(const void *regex) { return ((const struct regex *)regex)->steps; }

// Rules of segmentation look at UTF-16, ICU's own: several expressions share one text, and each place is looked at often.

static void set_bounds(URegularExpression *expression, UErrorCode *code) {
  uregex_useTransparentBounds(expression, 1, code);
  uregex_useAnchoringBounds(expression, 0, code);
}

// Whether a place lies within a surrogate pair: ICU 72 runs out of the text when a region begins there.
static int splits_pair(URegularExpression *expression, int32_t at, UErrorCode *code) {
  int32_t count = 0;
  const UChar *text = uregex_getText(expression, &count, code);
  return U_SUCCESS(*code) && at > 0 && at < count && U16_IS_TRAIL(text[at]) && U16_IS_LEAD(text[at - 1]);
}

void *icu_rule_open(const char *pattern, int32_t count, int32_t ignores_case, int32_t *offset, int32_t *error) {
  UErrorCode code = U_ZERO_ERROR;
  UParseError place = {0};
  URegularExpression *expression = NULL;
  UText *source = utext_openUTF8(NULL, pattern, count, &code);
  if (U_SUCCESS(code)) expression = uregex_openUText(source, ignores_case ? UREGEX_CASE_INSENSITIVE : 0, &place, &code);
  if (source) utext_close(source);
  if (U_SUCCESS(code)) {
    uregex_setTimeLimit(expression, 200, &code);
    uregex_setStackLimit(expression, 4 << 20, &code);
  }
  *error = code;
  *offset = place.offset;
  if (U_FAILURE(code)) {
    if (expression) uregex_close(expression);
    return NULL;
  }
  return expression;
}

void icu_rule_close(void *rule) {
  if (rule) uregex_close(rule);
}

void icu_rule_set_text(void *rule, const uint16_t *text, int32_t count, int32_t *error) {
  UErrorCode code = U_ZERO_ERROR;
  uregex_setText(rule, (const UChar *)text, count, &code);
  set_bounds(rule, &code);
  *error = code;
}

int32_t icu_rule_begins(void *rule, int32_t at, int32_t end, int32_t *error) {
  UErrorCode code = U_ZERO_ERROR;
  *error = 0;
  if (splits_pair(rule, at, &code) || splits_pair(rule, end, &code)) return 0;
  uregex_setRegion(rule, at, end, &code);
  int32_t found = uregex_lookingAt(rule, -1, &code);
  *error = code;
  return U_SUCCESS(code) && found;
}

int32_t icu_rule_matches(void *rule, int32_t from, int32_t to, int32_t *error) {
  UErrorCode code = U_ZERO_ERROR;
  *error = 0;
  if (splits_pair(rule, from, &code) || splits_pair(rule, to, &code)) return 0;
  uregex_setRegion(rule, from, to, &code);
  int32_t found = uregex_matches(rule, -1, &code);
  *error = code;
  return U_SUCCESS(code) && found;
}

int32_t icu_rule_ends(void *rule, int32_t from, int32_t at, int32_t *error) {
  UErrorCode code = U_ZERO_ERROR;
  int32_t found = 0;
  *error = 0;
  if (splits_pair(rule, at, &code)) return 0;
  for (int32_t start = at; start >= from && !found && U_SUCCESS(code); start--) {
    if (splits_pair(rule, start, &code)) continue;
    uregex_setRegion(rule, start, at, &code);
    found = uregex_matches(rule, -1, &code);
  }
  *error = code;
  return U_SUCCESS(code) && found;
}

void icu_rule_mark(void *rule, int32_t count, uint8_t *marks, int32_t *error) {
  UErrorCode code = U_ZERO_ERROR;
  int32_t at = 0;
  // Each search sets the clock anew.
  while (at <= count && uregex_find(rule, at, &code)) {
    int32_t start = uregex_start(rule, 0, &code);
    if (U_FAILURE(code) || start < at) break;
    marks[start] = 1;
    at = start + 1;
    if (splits_pair(rule, at, &code)) at++;
  }
  *error = code;
}
