#pragma once
// ICU's C and C++ interfaces in plain C types: int32_t, char, void. No ICU header, type or macro may appear here: ICU
// renames its functions by macro per version, and Swift rejects its headers beside Foundation ("'UErrorCode' has
// different definitions"). Compiles with ICU 72 to 78.
//
// `*error` is a UErrorCode: set it to 0 before the call; positive afterwards means failure. Text is UTF-8, counts and
// offsets are bytes. An object belongs to whoever opened it and serves one thread at a time, unless said otherwise.
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// The version of the ICU that is running, "72.1", and of its Unicode data, "15.0". `out` holds 20 bytes.
void icu_version(char *out);
void icu_unicode_version(char *out);
const char *icu_error_name(int32_t error);

// --- Characters

/// Canonical_Combining_Class, 0 to 254.
int32_t icu_combining_class(int32_t scalar);
/// General_Category as ICU numbers it.
int32_t icu_general_category(int32_t scalar);
enum { ICU_CATEGORY_NONSPACING_MARK = 6, ICU_CATEGORY_DIGIT = 9, ICU_CATEGORY_DASH = 19 };
/// 1 where Alphabetic holds.
int32_t icu_is_alphabetic(int32_t scalar);
/// 1 where the small letter of I has no dot: Turkish and Azerbaijani.
int32_t icu_has_dotless_i(const char *locale);

// --- Normalisation; thread-safe: the normalisers are immutable and belong to ICU

enum { ICU_NFC = 0, ICU_NFD = 1, ICU_NFKC_CASEFOLD = 2 };

/// Writes at most `capacity` bytes; returns the bytes the result needs, which can be more.
int32_t icu_normalize(int32_t form, const char *text, int32_t count, char *out, int32_t capacity, int32_t *error);

/// 1 when normalising would change nothing; 0 otherwise, also after an error.
int32_t icu_is_normalized(int32_t form, const char *text, int32_t count, int32_t *error);

/// As `icu_normalize`, and what became of what: up to `edit_capacity` triples (bytes of text, bytes of result, 1 if
/// changed) into `edits`, their number into `*edit_count`, which can be more than fitted.
int32_t icu_normalize_with_edits(int32_t form, const char *text, int32_t count, char *out, int32_t capacity,
                                 int32_t *edits, int32_t edit_capacity, int32_t *edit_count, int32_t *error);

// --- Text boundaries (UAX #29)

enum { ICU_BREAK_WORD = 1, ICU_BREAK_SENTENCE = 3 };

/// `locale` "" is root; "en@ss=standard" lets no sentence end at CLDR's abbreviations. NULL after an error.
void *icu_break_open(int32_t kind, const char *locale, int32_t *error);
void icu_break_close(void *breaker);
/// `text` stays the caller's and must outlive the calls of `icu_break_next`.
void icu_break_set_text(void *breaker, const char *text, int32_t count, int32_t *error);
/// Up to `capacity` pairs (offset of the boundary, rule status of what ends there), in order, the first being the end
/// of the first piece; returns how many were written. Call again for more; 0 at the end.
int32_t icu_break_next(void *breaker, int32_t *pairs, int32_t capacity);

// --- Regular expressions

/// `^` and `$` match at line ends. NULL after an error; `*offset` then says at which character of the pattern.
void *icu_regex_open(const char *pattern, int32_t count, int32_t ignores_case, int32_t *offset, int32_t *error);
void icu_regex_close(void *regex);
/// Up to `capacity` pairs (start, end) of what matches, in order; returns how many. A search that takes about a second is an
/// error.
int32_t icu_regex_find(void *regex, const char *text, int32_t count, int32_t *pairs, int32_t capacity, int32_t *error);
// How long the last search took: in units of about ten thousand steps, 0 to 500.
int32_t icu_regex_steps(const void *regex);

// --- Rules of segmentation; texts are UTF-16, offsets and counts code units

/// NULL after an error; `*offset` then says at which character of the pattern.
void *icu_rule_open(const char *pattern, int32_t count, int32_t ignores_case, int32_t *offset, int32_t *error);
void icu_rule_close(void *rule);
/// `text` stays the caller's and must outlive the calls that look at it.
void icu_rule_set_text(void *rule, const uint16_t *text, int32_t count, int32_t *error);
/// 1 when a match begins at `at` and ends at `end` or before. Look-around sees all of the text. A search that takes about
/// half a second is an error.
int32_t icu_rule_begins(void *rule, int32_t at, int32_t end, int32_t *error);
/// 1 when what lies between is a match.
int32_t icu_rule_matches(void *rule, int32_t from, int32_t to, int32_t *error);
/// 1 when a match ends at `at` that begins at `from` or later.
int32_t icu_rule_ends(void *rule, int32_t from, int32_t at, int32_t *error);
/// Sets `marks[n]` (there are `count` + 1) to 1 for each place n where a match begins.
void icu_rule_mark(void *rule, int32_t count, uint8_t *marks, int32_t *error);

// --- Transliteration

/// `rules` such as "Any-Latin; Latin-ASCII". Costs 15 to 32 ms. NULL after an error.
void *icu_transliterator_open(const char *rules, int32_t *error);
/// The same from `count` bytes of rules (UTS #35, part 2, "Transforms").
void *icu_transliterator_open_rules(const char *rules, int32_t count, int32_t *error);
void icu_transliterator_close(void *transliterator);
/// Writes at most `capacity` bytes; returns the bytes the result needs, which can be more.
int32_t icu_transliterate(const void *transliterator, const char *text, int32_t count, char *out, int32_t capacity);

// --- Languages

/// The ISO 639-1 code for a three-letter code that ICU knows, else the code itself, into `out` (12 bytes).
void icu_short_language(const char *code, char *out);
/// 1 when the language of a tag is written from right to left in its likely script.
int32_t icu_is_right_to_left(const char *tag);
/// The ISO 15924 code of the script that a tag names, or its language is written in most likely (CLDR), into `out` (8 bytes);
/// "" when ICU does not know the language.
void icu_likely_script(const char *tag, char *out);
/// The English name of a tag, UTF-8. Writes at most `capacity` bytes; returns how many.
int32_t icu_display_name(const char *tag, char *out, int32_t capacity);
/// The same in the language `display`.
int32_t icu_display_name_in(const char *tag, const char *display, char *out, int32_t capacity);
/// The codes of ISO 639 and ISO 3166 that ICU knows, by number from 0; NULL behind the last.
const char *icu_language_code(int32_t index);
const char *icu_region_code(int32_t index);
/// 1 for a code of ISO 15924 that ICU knows.
int32_t icu_is_script(const char *code);
/// 1 when a script has capital and small letters.
int32_t icu_is_cased_script(const char *code);
/// How many letters of a text are of a script; those of Japanese and Korean are several.
int32_t icu_letters_of_script(const char *text, int32_t count, const char *script);
/// The English name of a character's script, "Cyrillic", with a 0 at its end; empty where it does not fit.
void icu_script_name(int32_t scalar, char *out, int32_t capacity);

// --- Dates

/// The 48 names of the months of the Gregorian calendar, UTF-8, a line feed after each: twelve as they stand in a date,
/// twelve abbreviated, twelve as they stand alone, twelve of these abbreviated. Writes at most `capacity` bytes; returns
/// the bytes the result needs, which can be more; 0 when ICU does not know the language. Takes 50 µs, the first time 250.
int32_t icu_month_names(const char *locale, char *out, int32_t capacity, int32_t *error);

// --- Numbers (CLDR). Text is lines, of which at most `capacity` bytes are written; returns the bytes all of it needs, which can be more,
// and 0 for a language of which ICU knows nothing.

/// The decimal sign, the grouping sign, the minus, the percent sign, from how many digits on they are grouped ("4"), and "%" where the
/// sign stands before the number, else nothing.
int32_t icu_number_symbols(const char *locale, char *out, int32_t capacity, int32_t *error);
/// Lines "power TAB word": the words of compact notation, long and short, in every plural form, for powers of ten from 3 to 14. The
/// same line may come often.
int32_t icu_compact_words(const char *locale, char *out, int32_t capacity, int32_t *error);
/// Spells numbers out by rules (RBNF). NULL after an error, and without one for a language that has no rules.
void *icu_speller_open(const char *locale, int32_t *error);
void icu_speller_close(void *speller);
/// Cardinal and ordinal, in all genders and cases that there are rules for; the same line may come often.
int32_t icu_spell(void *speller, int64_t value, char *out, int32_t capacity, int32_t *error);
/// The words and signs of a unit ("kilometer", "mile-per-hour") or a currency ("USD"): long, short and narrow, in every plural form,
/// long ones also in the cases that there are; some lines are empty, and the same line may come often.
int32_t icu_unit_words(const char *locale, const char *unit, char *out, int32_t capacity, int32_t *error);
int32_t icu_currency_words(const char *locale, const char *currency, char *out, int32_t capacity, int32_t *error);

// --- Marks and plural forms (CLDR). Text is lines, as of numbers; for a language that ICU does not know it is that of the root.

/// Abbreviations after which CLDR ends no sentence (`@ss=standard`), with their stops, a line each; none for most languages.
int32_t icu_sentence_suppressions(const char *locale, char *out, int32_t capacity, int32_t *error);

/// Four lines: the quotation mark that opens, the one that closes, and both of a quotation within one.
int32_t icu_quotation_marks(const char *locale, char *out, int32_t capacity, int32_t *error);
/// Lines "category TAB count": the plural categories of cardinal or ordinal numbers, with how many whole numbers from 0 to `most` have them.
int32_t icu_plural_categories(const char *locale, int32_t is_ordinal, int32_t most, char *out, int32_t capacity, int32_t *error);

/// The letters that a language is written with (CLDR's exemplars, in both cases), as pairs of first and last; how many pairs, which can
/// be more than the capacity, a number of pairs; 0 for a language that ICU does not know.
int32_t icu_letters(const char *locale, uint32_t *pairs, int32_t capacity);
/// Lines: what stands beside an hour for the half or the part of the day, for each hour, long and short. The same line may come often.
int32_t icu_day_periods(const char *locale, char *out, int32_t capacity, int32_t *error);

#ifdef __cplusplus
}
#endif
