// What CLDR knows of numbers. ICU's formatters for them exist in C++ alone, or do not tell the parts of what they write in C.
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <unicode/bytestream.h>
#include <unicode/currunit.h>
#include <unicode/dcfmtsym.h>
#include <unicode/dtfmtsym.h>
#include <unicode/formattedvalue.h>
#include <unicode/locid.h>
#include <unicode/measunit.h>
#include <unicode/numberformatter.h>
#include <unicode/numsys.h>
#include <unicode/rbnf.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uvernum.h>

#include "CICU.h"

using icu::number::FormattedNumber;
using icu::number::LocalizedNumberFormatter;
using icu::number::Notation;
using icu::number::NumberFormatter;

namespace {

void line(icu::ByteSink &sink, const icu::UnicodeString &text) {
  text.toUTF8(sink);
  sink.Append("\n", 1);
}

// Where ICU knows nothing of a language, it answers for another.
bool knows(const icu::Locale &wanted, const icu::Locale &given) {
  return *wanted.getLanguage() && !strcmp(wanted.getLanguage(), given.getLanguage());
}

bool knows(const icu::Locale &wanted) {
  UErrorCode code = U_ZERO_ERROR;
  icu::DecimalFormatSymbols symbols(wanted, code);
  return U_SUCCESS(code) && knows(wanted, symbols.getLocale(ULOC_VALID_LOCALE, code)) && U_SUCCESS(code);
}

// What stands in a field of a formatted number, the parts of it joined; empty where there is none.
icu::UnicodeString part(const FormattedNumber &number, int32_t field) {
  UErrorCode code = U_ZERO_ERROR;
  icu::UnicodeString text = number.toString(code);
  icu::UnicodeString found;
  icu::ConstrainedFieldPosition position;
  position.constrainField(UFIELD_CATEGORY_NUMBER, field);
  while (U_SUCCESS(code) && number.nextPosition(position, code)) {
    found.append(text.tempSubStringBetween(position.getStart(), position.getLimit()));
  }
  return found;
}

// Numbers that take every plural form somewhere: of the integers up to 20 and of 100 and of fractions.
const double examples[] = {1, 2, 3, 5, 11, 20, 100, 1.5};

} // namespace

extern "C" int32_t icu_number_symbols(const char *locale, char *out, int32_t capacity, int32_t *error) {
  UErrorCode code = U_ZERO_ERROR;
  icu::Locale wanted(locale);
  icu::DecimalFormatSymbols symbols(wanted, code);
  icu::Locale given = U_SUCCESS(code) ? symbols.getLocale(ULOC_VALID_LOCALE, code) : icu::Locale::getRoot();
  *error = code;
  if (U_FAILURE(code) || !knows(wanted, given)) return 0;
  icu::CheckedArrayByteSink sink(out, capacity);
  const icu::DecimalFormatSymbols::ENumberFormatSymbol wantedSymbols[] = {
      icu::DecimalFormatSymbols::kDecimalSeparatorSymbol, icu::DecimalFormatSymbols::kGroupingSeparatorSymbol,
      icu::DecimalFormatSymbols::kMinusSignSymbol, icu::DecimalFormatSymbols::kPercentSymbol};
  for (auto symbol : wantedSymbols) line(sink, symbols.getConstSymbol(symbol));
  // From how many digits on they are grouped is not told: it is seen.
  LocalizedNumberFormatter formatter = NumberFormatter::withLocale(wanted);
  FormattedNumber thousand = formatter.formatInt(1000, code);
  bool groups = U_SUCCESS(code) && part(thousand, UNUM_GROUPING_SEPARATOR_FIELD).length() > 0;
  sink.Append(groups ? "4\n" : "5\n", 2);
  // %50 or 50%.
  FormattedNumber percent = formatter.unit(icu::MeasureUnit::getPercent()).formatInt(50, code);
  icu::UnicodeString text = percent.toString(code);
  *error = code;
  bool isFirst = U_SUCCESS(code) && text.length() > 0 && u_charType(text.char32At(0)) != U_DECIMAL_DIGIT_NUMBER;
  sink.Append(isFirst ? "%\n" : "\n", isFirst ? 2 : 1);
  return sink.NumberOfBytesAppended();
}

extern "C" int32_t icu_compact_words(const char *locale, char *out, int32_t capacity, int32_t *error) {
  icu::CheckedArrayByteSink sink(out, capacity);
  icu::Locale wanted(locale);
  *error = 0;
  if (!knows(wanted)) return 0;
  for (bool isLong : {true, false}) {
    LocalizedNumberFormatter formatter =
        NumberFormatter::withLocale(wanted).notation(isLong ? Notation::compactLong() : Notation::compactShort());
    for (int power = 3; power <= 14; power++) {
      for (double example : examples) {
        UErrorCode code = U_ZERO_ERROR;
        double value = example * pow(10, power);
        FormattedNumber number = formatter.formatDouble(value, code);
        if (U_FAILURE(code)) {
          *error = code;
          return 0;
        }
        icu::UnicodeString word = part(number, UNUM_COMPACT_FIELD);
        if (word.isEmpty()) continue;
        double shown = 0;
        icu::UnicodeString digits = part(number, UNUM_INTEGER_FIELD);
        for (int32_t at = 0; at < digits.length(); at++) {
          int32_t digit = u_charDigitValue(digits.char32At(at));
          if (digit >= 0) shown = shown * 10 + digit;
        }
        if (shown < 1) continue;
        char head[8];
        int32_t count = snprintf(head, sizeof head, "%d\t", static_cast<int>(floor(log10(value / shown) + 0.01)));
        sink.Append(head, count);
        line(sink, word);
      }
    }
  }
  return sink.NumberOfBytesAppended();
}

extern "C" void *icu_speller_open(const char *locale, int32_t *error) {
  UErrorCode code = U_ZERO_ERROR;
  icu::Locale wanted(locale);
  auto *speller = new icu::RuleBasedNumberFormat(icu::URBNF_SPELLOUT, wanted, code);
  bool isKnown = U_SUCCESS(code) && knows(wanted, speller->getLocale(ULOC_VALID_LOCALE, code)) && U_SUCCESS(code);
  *error = code;
  if (isKnown) return speller;
  delete speller;
  return nullptr;
}

extern "C" void icu_speller_close(void *speller) { delete static_cast<icu::RuleBasedNumberFormat *>(speller); }

extern "C" int32_t icu_spell(void *speller, int64_t value, char *out, int32_t capacity, int32_t *error) {
  auto *rules = static_cast<icu::RuleBasedNumberFormat *>(speller);
  icu::CheckedArrayByteSink sink(out, capacity);
  *error = 0;
  for (int32_t set = 0; set < rules->getNumberOfRuleSetNames(); set++) {
    UErrorCode code = U_ZERO_ERROR;
    icu::UnicodeString text;
    icu::FieldPosition position(icu::FieldPosition::DONT_CARE);
    rules->format(value, rules->getRuleSetName(set), text, position, code);
    // A rule set that has no rule for the number.
    if (U_FAILURE(code)) continue;
    line(sink, text);
  }
  return sink.NumberOfBytesAppended();
}

namespace {

#if U_ICU_VERSION_MAJOR_NUM >= 72
icu::UnicodeString inCase(const icu::Locale &wanted, const icu::MeasureUnit &unit, const char *grammaticalCase, double value) {
  UErrorCode code = U_ZERO_ERROR;
  FormattedNumber number = NumberFormatter::withLocale(wanted)
                               .unit(unit)
                               .unitWidth(UNUM_UNIT_WIDTH_FULL_NAME)
                               .unitDisplayCase(grammaticalCase)
                               .formatDouble(value, code);
  // A language without the case.
  return U_SUCCESS(code) ? part(number, UNUM_MEASURE_UNIT_FIELD) : icu::UnicodeString();
}

// Most languages have none, and each that is asked for costs.
bool hasCases(const icu::Locale &wanted, const icu::MeasureUnit &unit) {
  for (double value : {1.0, 5.0}) {
    icu::UnicodeString plain = inCase(wanted, unit, "nominative", value);
    for (const char *other : {"genitive", "dative", "accusative"}) {
      if (inCase(wanted, unit, other, value) != plain) return true;
    }
  }
  return false;
}
#endif

int32_t words(const icu::Locale &wanted, const icu::MeasureUnit &unit, int32_t field, icu::CheckedArrayByteSink &sink,
              int32_t *error) {
  if (!knows(wanted)) return 0;
  const UNumberUnitWidth widths[] = {UNUM_UNIT_WIDTH_FULL_NAME, UNUM_UNIT_WIDTH_SHORT, UNUM_UNIT_WIDTH_NARROW};
  for (auto width : widths) {
    LocalizedNumberFormatter formatter = NumberFormatter::withLocale(wanted).unit(unit).unitWidth(width).precision(
            icu::number::Precision::maxFraction(1));
    for (double example : examples) {
      UErrorCode code = U_ZERO_ERROR;
      FormattedNumber number = formatter.formatDouble(example, code);
      *error = code;
      if (U_FAILURE(code)) return 0;
      line(sink, part(number, field));
      // Abbreviations and signs have no plural worth a hundred microseconds.
      if (width != UNUM_UNIT_WIDTH_FULL_NAME) break;
    }
  }
#if U_ICU_VERSION_MAJOR_NUM >= 72
  if (field == UNUM_MEASURE_UNIT_FIELD && hasCases(wanted, unit)) {
    for (const char *grammaticalCase : {"accusative", "dative", "genitive", "instrumental", "locative", "prepositional",
                                        "partitive", "inessive", "ablative", "vocative"}) {
      for (double value : {1.0, 2.0, 5.0}) line(sink, inCase(wanted, unit, grammaticalCase, value));
    }
  }
#endif
  return sink.NumberOfBytesAppended();
}

} // namespace

extern "C" int32_t icu_unit_words(const char *locale, const char *unit, char *out, int32_t capacity, int32_t *error) {
  icu::CheckedArrayByteSink sink(out, capacity);
  UErrorCode code = U_ZERO_ERROR;
  icu::MeasureUnit measure = icu::MeasureUnit::forIdentifier(unit, code);
  *error = code;
  if (U_FAILURE(code)) return 0;
  int32_t field = strcmp(unit, "percent") ? UNUM_MEASURE_UNIT_FIELD : UNUM_PERCENT_FIELD;
  int32_t count = words(icu::Locale(locale), measure, field, sink, error);
  // The word for a percentage is a unit in its long form, and a sign in the others.
  if (field == UNUM_PERCENT_FIELD) count = words(icu::Locale(locale), measure, UNUM_MEASURE_UNIT_FIELD, sink, error);
  return count;
}

extern "C" int32_t icu_currency_words(const char *locale, const char *currency, char *out, int32_t capacity,
                                      int32_t *error) {
  icu::CheckedArrayByteSink sink(out, capacity);
  UErrorCode code = U_ZERO_ERROR;
  icu::CurrencyUnit unit(icu::StringPiece(currency), code);
  *error = code;
  if (U_FAILURE(code)) return 0;
  return words(icu::Locale(locale), unit, UNUM_CURRENCY_FIELD, sink, error);
}
