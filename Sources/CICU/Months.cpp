// DateFormatSymbols exists in C++ only; udat_open makes a calendar and a number format too and takes three times as long.
#include <string.h>
#include <unicode/bytestream.h>
#include <unicode/dtfmtsym.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include "CICU.h"

extern "C" int32_t icu_month_names(const char *locale, char *out, int32_t capacity, int32_t *error) {
  UErrorCode code = U_ZERO_ERROR;
  icu::Locale wanted(locale);
  icu::DateFormatSymbols symbols(wanted, "gregorian", code);
  icu::Locale given = U_SUCCESS(code) ? symbols.getLocale(ULOC_VALID_LOCALE, code) : icu::Locale::getRoot();
  *error = code;
  // Of a language it does not know, ICU gives the names in the language of the environment.
  if (U_FAILURE(code) || !*wanted.getLanguage() || strcmp(wanted.getLanguage(), given.getLanguage())) return 0;
  icu::CheckedArrayByteSink sink(out, capacity);
  const icu::DateFormatSymbols::DtContextType contexts[] = {icu::DateFormatSymbols::FORMAT,
                                                            icu::DateFormatSymbols::STANDALONE};
  const icu::DateFormatSymbols::DtWidthType widths[] = {icu::DateFormatSymbols::WIDE,
                                                        icu::DateFormatSymbols::ABBREVIATED};
  for (auto context : contexts) {
    for (auto width : widths) {
      int32_t count = 0;
      const icu::UnicodeString *names = symbols.getMonths(count, context, width);
      for (int32_t month = 0; month < 12; month++) {
        if (names && month < count) names[month].toUTF8(sink);
        sink.Append("\n", 1);
      }
    }
  }
  return sink.NumberOfBytesAppended();
}
