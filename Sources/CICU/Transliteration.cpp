#include <unicode/bytestream.h>
#include <unicode/stringpiece.h>
#include <unicode/translit.h>
#include <unicode/unistr.h>

#include "CICU.h"

extern "C" void *icu_transliterator_open(const char *rules, int32_t *error) {
  UErrorCode code = U_ZERO_ERROR;
  icu::Transliterator *it =
      icu::Transliterator::createInstance(icu::UnicodeString::fromUTF8(rules), UTRANS_FORWARD, code);
  *error = code;
  return it;
}

extern "C" void *icu_transliterator_open_rules(const char *rules, int32_t count, int32_t *error) {
  UErrorCode code = U_ZERO_ERROR;
  UParseError place;
  icu::Transliterator *it = icu::Transliterator::createFromRules(
      "rules", icu::UnicodeString::fromUTF8(icu::StringPiece(rules, count)), UTRANS_FORWARD, place, code);
  *error = code;
  return it;
}

extern "C" void icu_transliterator_close(void *transliterator) {
  delete static_cast<icu::Transliterator *>(transliterator);
}

extern "C" int32_t icu_transliterate(const void *transliterator, const char *text, int32_t count, char *out,
                                     int32_t capacity) {
  icu::UnicodeString work = icu::UnicodeString::fromUTF8(icu::StringPiece(text, count));
  static_cast<const icu::Transliterator *>(transliterator)->transliterate(work);
  icu::CheckedArrayByteSink sink(out, capacity);
  work.toUTF8(sink);
  return sink.NumberOfBytesAppended();
}
