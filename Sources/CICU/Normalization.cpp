// Normalizer2::normalizeUTF8 exists in C++ only; through UTF-16 the C interface runs at about half the speed.
#include <unicode/bytestream.h>
#include <unicode/edits.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>

#include "CICU.h"

static const icu::Normalizer2 *normalizer(int32_t form, UErrorCode &code) {
  switch (form) {
    case ICU_NFC: return icu::Normalizer2::getNFCInstance(code);
    case ICU_NFD: return icu::Normalizer2::getNFDInstance(code);
    default: return icu::Normalizer2::getNFKCCasefoldInstance(code);
  }
}

static int32_t normalize(int32_t form, const char *text, int32_t count, char *out, int32_t capacity, icu::Edits *edits,
                         int32_t *error) {
  UErrorCode code = U_ZERO_ERROR;
  const icu::Normalizer2 *it = normalizer(form, code);
  icu::CheckedArrayByteSink sink(out, capacity);
  if (U_SUCCESS(code)) it->normalizeUTF8(0, icu::StringPiece(text, count), sink, edits, code);
  *error = code;
  return U_FAILURE(code) ? 0 : sink.NumberOfBytesAppended();
}

extern "C" int32_t icu_normalize(int32_t form, const char *text, int32_t count, char *out, int32_t capacity,
                                 int32_t *error) {
  return normalize(form, text, count, out, capacity, nullptr, error);
}

extern "C" int32_t icu_is_normalized(int32_t form, const char *text, int32_t count, int32_t *error) {
  UErrorCode code = U_ZERO_ERROR;
  const icu::Normalizer2 *it = normalizer(form, code);
  bool yes = U_SUCCESS(code) && it->isNormalizedUTF8(icu::StringPiece(text, count), code);
  *error = code;
  return yes && U_SUCCESS(code);
}

extern "C" int32_t icu_normalize_with_edits(int32_t form, const char *text, int32_t count, char *out, int32_t capacity,
                                            int32_t *edits, int32_t edit_capacity, int32_t *edit_count,
                                            int32_t *error) {
  icu::Edits record;
  int32_t length = normalize(form, text, count, out, capacity, &record, error);
  *edit_count = 0;
  if (*error > 0) return 0;
  UErrorCode code = U_ZERO_ERROR;
  int32_t n = 0;
  for (icu::Edits::Iterator it = record.getFineIterator(); it.next(code); n++) {
    if (n >= edit_capacity) continue;
    edits[3 * n] = it.oldLength();
    edits[3 * n + 1] = it.newLength();
    edits[3 * n + 2] = it.hasChange();
  }
  *edit_count = n;
  *error = code;
  return length;
}
