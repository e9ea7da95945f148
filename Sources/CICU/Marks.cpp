// What CLDR knows of the quotation marks, the plural forms and the abbreviations of languages.
#include <memory>
#include <stdio.h>
#include <unicode/bytestream.h>
#include <unicode/locid.h>
#include <unicode/plurrule.h>
#include <unicode/smpdtfmt.h>
#include <unicode/strenum.h>
#include <unicode/ulocdata.h>
#include <unicode/unistr.h>
#include <unicode/ures.h>
#include <unicode/uset.h>

#include "CICU.h"

extern "C" int32_t icu_quotation_marks(const char *locale, char *out, int32_t capacity, int32_t *error) {
  UErrorCode code = U_ZERO_ERROR;
  ULocaleData *data = ulocdata_open(locale, &code);
  icu::CheckedArrayByteSink sink(out, capacity);
  const ULocaleDataDelimiterType types[] = {ULOCDATA_QUOTATION_START, ULOCDATA_QUOTATION_END, ULOCDATA_ALT_QUOTATION_START,
                                            ULOCDATA_ALT_QUOTATION_END};
  for (auto type : types) {
    UChar mark[8];
    int32_t count = U_SUCCESS(code) ? ulocdata_getDelimiter(data, type, mark, 8, &code) : 0;
    if (U_FAILURE(code)) break;
    icu::UnicodeString(mark, count < 8 ? count : 8).toUTF8(sink);
    sink.Append("\n", 1);
  }
  if (data) ulocdata_close(data);
  *error = code;
  return U_SUCCESS(code) ? sink.NumberOfBytesAppended() : 0;
}

extern "C" int32_t icu_plural_categories(const char *locale, int32_t is_ordinal, int32_t most, char *out, int32_t capacity,
                                         int32_t *error) {
  UErrorCode code = U_ZERO_ERROR;
  std::unique_ptr<icu::PluralRules> rules(
      icu::PluralRules::forLocale(icu::Locale(locale), is_ordinal ? UPLURAL_TYPE_ORDINAL : UPLURAL_TYPE_CARDINAL, code));
  std::unique_ptr<icu::StringEnumeration> names(U_SUCCESS(code) ? rules->getKeywords(code) : nullptr);
  icu::CheckedArrayByteSink sink(out, capacity);
  while (U_SUCCESS(code) && names) {
    const icu::UnicodeString *name = names->snext(code);
    if (!name || U_FAILURE(code)) break;
    int32_t count = 0;
    for (int32_t number = 0; number <= most; number++) count += rules->select(number) == *name;
    name->toUTF8(sink);
    char text[16];
    sink.Append(text, snprintf(text, sizeof text, "\t%d\n", count));
  }
  *error = code;
  return U_SUCCESS(code) ? sink.NumberOfBytesAppended() : 0;
}

extern "C" int32_t icu_sentence_suppressions(const char *locale, char *out, int32_t capacity, int32_t *error) {
  UErrorCode code = U_ZERO_ERROR;
  icu::CheckedArrayByteSink sink(out, capacity);
  UResourceBundle *rules = ures_open(U_ICUDATA_NAME "-brkitr", locale, &code);
  // Of a language that it does not know, ICU tells the rules of the user's own.
  if (U_SUCCESS(code) && code != U_USING_DEFAULT_WARNING) {
    UErrorCode missing = U_ZERO_ERROR;
    UResourceBundle *exceptions = ures_getByKey(rules, "exceptions", nullptr, &missing);
    UResourceBundle *list = ures_getByKey(exceptions, "SentenceBreak", nullptr, &missing);
    int32_t count = U_SUCCESS(missing) ? ures_getSize(list) : 0;
    for (int32_t index = 0; index < count; index++) {
      UErrorCode fault = U_ZERO_ERROR;
      int32_t length = 0;
      const UChar *text = ures_getStringByIndex(list, index, &length, &fault);
      if (U_FAILURE(fault)) continue;
      icu::UnicodeString(text, length).toUTF8(sink);
      sink.Append("\n", 1);
    }
    if (list) ures_close(list);
    if (exceptions) ures_close(exceptions);
  }
  if (rules) ures_close(rules);
  *error = U_FAILURE(code) ? code : U_ZERO_ERROR;
  return U_SUCCESS(code) ? sink.NumberOfBytesAppended() : 0;
}

extern "C" int32_t icu_letters(const char *locale, uint32_t *pairs, int32_t capacity) {
  UErrorCode code = U_ZERO_ERROR;
  ULocaleData *data = ulocdata_open(locale, &code);
  if (U_FAILURE(code)) return 0;
  // A language that nobody knows has the letters of another one.
  if (code == U_USING_DEFAULT_WARNING) {
    ulocdata_close(data);
    return 0;
  }
  code = U_ZERO_ERROR;
  USet *set = ulocdata_getExemplarSet(data, nullptr, USET_ADD_CASE_MAPPINGS, ULOCDATA_ES_STANDARD, &code);
  int32_t written = 0;
  if (U_SUCCESS(code) && code != U_USING_DEFAULT_WARNING) {
    for (int32_t i = 0; i < uset_getItemCount(set); i++) {
      UChar32 first, last;
      UChar text[8];
      UErrorCode item = U_ZERO_ERROR;
      if (uset_getItem(set, i, &first, &last, text, 8, &item) != 0) continue;
      if (written < capacity) {
        pairs[2 * written] = static_cast<uint32_t>(first);
        pairs[2 * written + 1] = static_cast<uint32_t>(last);
      }
      written++;
    }
  }
  uset_close(set);
  ulocdata_close(data);
  return written;
}

extern "C" int32_t icu_day_periods(const char *locale, char *out, int32_t capacity, int32_t *error) {
  UErrorCode code = U_ZERO_ERROR;
  icu::CheckedArrayByteSink sink(out, capacity);
  for (const char16_t *pattern : {u"a", u"aaaa", u"B", u"BBBB"}) {
    icu::SimpleDateFormat format(icu::UnicodeString(pattern), icu::Locale(locale), code);
    if (U_FAILURE(code)) break;
    format.adoptTimeZone(icu::TimeZone::getGMT()->clone());
    for (int32_t hour = 0; hour < 24; hour++) {
      icu::UnicodeString text;
      format.format(static_cast<UDate>(hour) * 3600000.0, text);
      text.toUTF8(sink);
      sink.Append("\n", 1);
    }
  }
  *error = code;
  return U_SUCCESS(code) ? sink.NumberOfBytesAppended() : 0;
}
