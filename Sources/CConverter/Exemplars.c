#include <string.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>
#include <unicode/ucsdet.h>
#include <unicode/uloc.h>
#include <unicode/ulocdata.h>
#include <unicode/uset.h>

#include "CConverter.h"

int32_t converter_encode(const char *encoding, const uint8_t *text, int64_t count, int32_t escapes, uint8_t *output,
                         int64_t capacity, int64_t *consumed, int64_t *produced) {
  UErrorCode error = U_ZERO_ERROR;
  *consumed = *produced = 0;
  UConverter *target = ucnv_open(encoding, &error);
  UConverter *source = ucnv_open("UTF-8", &error);
  if (U_SUCCESS(error)) {
    ucnv_setFromUCallBack(target, escapes ? UCNV_FROM_U_CALLBACK_ESCAPE : UCNV_FROM_U_CALLBACK_STOP,
                          escapes ? UCNV_ESCAPE_XML_HEX : NULL, NULL, NULL, &error);
    ucnv_setToUCallBack(source, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &error);
  }
  int32_t state = 2;
  if (U_SUCCESS(error)) {
    UChar pivot[1024], *pivot_source = pivot, *pivot_target = pivot;
    const char *in = (const char *)text;
    char *out = (char *)output;
    ucnv_convertEx(target, source, &out, out + capacity, &in, in + count, pivot, &pivot_source, &pivot_target,
                   pivot + 1024, 1, 1, &error);
    *consumed = in - (const char *)text;
    *produced = out - (char *)output;
    state = error == U_BUFFER_OVERFLOW_ERROR ? 1 : U_FAILURE(error) ? 2 : 0;
  }
  ucnv_close(target);
  ucnv_close(source);
  return state;
}

int32_t converter_exemplars(const char *locale, int32_t kind, uint32_t *ranges, int32_t capacity) {
  UErrorCode error = U_ZERO_ERROR;
  ULocaleData *data = ulocdata_open(locale, &error);
  if (U_FAILURE(error)) return 0;
  // A language that nobody knows has the letters of another one.
  if (error == U_USING_DEFAULT_WARNING) {
    ulocdata_close(data);
    return 0;
  }
  error = U_ZERO_ERROR;
  USet *set = ulocdata_getExemplarSet(data, NULL, kind == 2 ? 0 : USET_ADD_CASE_MAPPINGS,
                                      kind == 2   ? ULOCDATA_ES_PUNCTUATION
                                      : kind == 1 ? ULOCDATA_ES_AUXILIARY
                                                  : ULOCDATA_ES_STANDARD,
                                      &error);
  int32_t written = 0;
  if (U_SUCCESS(error) && error != U_USING_DEFAULT_WARNING) {
    for (int32_t i = 0; i < uset_getItemCount(set); i++) {
      UChar32 first, last;
      UChar text[8];
      UErrorCode item = U_ZERO_ERROR;
      if (uset_getItem(set, i, &first, &last, text, 8, &item) != 0) continue;
      if (2 * written + 2 <= capacity) {
        ranges[2 * written] = (uint32_t)first;
        ranges[2 * written + 1] = (uint32_t)last;
      }
      written++;
    }
  }
  uset_close(set);
  ulocdata_close(data);
  return written;
}

int32_t converter_written_locale(const char *language, int32_t number, char *name, int32_t capacity) {
  size_t length = strlen(language);
  for (int32_t i = 0; i < uloc_countAvailable(); i++) {
    const char *found = uloc_getAvailable(i);
    if (strncmp(found, language, length) != 0 || found[length] != '_' || strlen(found) != length + 5) continue;
    if (number-- > 0) continue;
    if ((int32_t)strlen(found) >= capacity) return 0;
    strcpy(name, found);
    return 1;
  }
  return 0;
}

int32_t converter_matches(const uint8_t *bytes, int32_t count, int32_t number, char *name, char *language,
                          int32_t capacity) {
  UErrorCode error = U_ZERO_ERROR;
  int32_t confidence = 0, found = 0;
  UCharsetDetector *detector = ucsdet_open(&error);
  if (U_FAILURE(error)) return 0;
  ucsdet_setText(detector, (const char *)bytes, count, &error);
  const UCharsetMatch **matches = ucsdet_detectAll(detector, &found, &error);
  if (U_SUCCESS(error) && matches && number < found) {
    const char *its_name = ucsdet_getName(matches[number], &error);
    const char *its_language = ucsdet_getLanguage(matches[number], &error);
    if (U_SUCCESS(error) && its_name && its_language) {
      confidence = ucsdet_getConfidence(matches[number], &error);
      strncpy(name, its_name, (size_t)capacity - 1);
      name[capacity - 1] = 0;
      strncpy(language, its_language, (size_t)capacity - 1);
      language[capacity - 1] = 0;
    }
  }
  ucsdet_close(detector);
  return confidence;
}
