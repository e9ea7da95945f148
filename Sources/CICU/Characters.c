#include <string.h>
#include <unicode/uchar.h>
#include <unicode/uloc.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>
#include <unicode/utypes.h>
#include <unicode/uversion.h>

#include "CICU.h"

_Static_assert((int)U_NON_SPACING_MARK == ICU_CATEGORY_NONSPACING_MARK &&
                   (int)U_DECIMAL_DIGIT_NUMBER == ICU_CATEGORY_DIGIT && (int)U_DASH_PUNCTUATION == ICU_CATEGORY_DASH,
               "categories");

void icu_version(char *out) {
  UVersionInfo version;
  u_getVersion(version);
  u_versionToString(version, out);
}

void icu_unicode_version(char *out) {
  UVersionInfo version;
  u_getUnicodeVersion(version);
  u_versionToString(version, out);
}

const char *icu_error_name(int32_t error) { return u_errorName((UErrorCode)error); }

int32_t icu_combining_class(int32_t scalar) { return u_getCombiningClass(scalar); }
int32_t icu_general_category(int32_t scalar) { return u_charType(scalar); }
int32_t icu_is_alphabetic(int32_t scalar) { return u_isUAlphabetic(scalar) != 0; }

int32_t icu_has_dotless_i(const char *locale) {
  UErrorCode error = U_ZERO_ERROR;
  const UChar capital[] = {0x49};
  UChar lower[4];
  int32_t n = u_strToLower(lower, 4, capital, 1, locale, &error);
  return n == 1 && lower[0] == 0x131;
}

void icu_short_language(const char *code, char *out) {
  UErrorCode error = U_ZERO_ERROR;
  int32_t n = uloc_getLanguage(code, out, 12, &error);
  if (U_FAILURE(error) || n <= 0 || n >= 12) {
    strncpy(out, code, 11);
    out[11] = 0;
  }
}

int32_t icu_is_right_to_left(const char *tag) { return uloc_isRightToLeft(tag) != 0; }

void icu_likely_script(const char *tag, char *out) {
  UErrorCode error = U_ZERO_ERROR;
  char full[ULOC_FULLNAME_CAPACITY];
  int32_t n = uloc_addLikelySubtags(tag, full, sizeof full, &error);
  out[0] = 0;
  if (U_FAILURE(error) || n <= 0 || n >= (int32_t)sizeof full) return;
  n = uloc_getScript(full, out, 8, &error);
  if (U_FAILURE(error) || n >= 8) out[0] = 0;
}

int32_t icu_display_name(const char *tag, char *out, int32_t capacity) {
  return icu_display_name_in(tag, "en", out, capacity);
}

int32_t icu_display_name_in(const char *tag, const char *display, char *out, int32_t capacity) {
  UErrorCode error = U_ZERO_ERROR;
  UChar name[256];
  int32_t n = uloc_getDisplayName(tag, display, name, 256, &error), written = 0;
  if (U_FAILURE(error) || n > 256) return 0;
  u_strToUTF8WithSub(out, capacity, &written, name, n, 0xFFFD, NULL, &error);
  return U_FAILURE(error) || written > capacity ? 0 : written;
}

const char *icu_language_code(int32_t index) {
  const char *const *codes = uloc_getISOLanguages();
  for (int32_t at = 0; at < index; at++) if (!codes[at]) return NULL;
  return codes[index];
}

const char *icu_region_code(int32_t index) {
  const char *const *codes = uloc_getISOCountries();
  for (int32_t at = 0; at < index; at++) if (!codes[at]) return NULL;
  return codes[index];
}

// The scripts that a code of several stands for: Japanese is written in three.
static int32_t script_parts(const char *script, UScriptCode parts[3]) {
  UErrorCode error = U_ZERO_ERROR;
  UScriptCode code = USCRIPT_INVALID_CODE;
  if (uscript_getCode(script, &code, 1, &error) != 1 || U_FAILURE(error)) return 0;
  parts[0] = USCRIPT_HAN;
  switch (code) {
    case USCRIPT_SIMPLIFIED_HAN:
    case USCRIPT_TRADITIONAL_HAN: return 1;
    case USCRIPT_JAPANESE: parts[1] = USCRIPT_HIRAGANA, parts[2] = USCRIPT_KATAKANA; return 3;
    case USCRIPT_KOREAN: parts[1] = USCRIPT_HANGUL; return 2;
    default: parts[0] = code; return 1;
  }
}

int32_t icu_is_script(const char *code) {
  UScriptCode parts[3];
  return script_parts(code, parts) > 0;
}

int32_t icu_is_cased_script(const char *code) {
  UScriptCode parts[3];
  return script_parts(code, parts) == 1 && uscript_isCased(parts[0]);
}

int32_t icu_letters_of_script(const char *text, int32_t count, const char *script) {
  UScriptCode parts[3];
  int32_t part_count = script_parts(script, parts), letters = 0;
  for (int32_t at = 0; at < count;) {
    UChar32 scalar;
    U8_NEXT(text, at, count, scalar);
    if (scalar < 0 || !u_isUAlphabetic(scalar)) continue;
    for (int32_t part = 0; part < part_count; part++) {
      if (!uscript_hasScript(scalar, parts[part])) continue;
      letters++;
      break;
    }
  }
  return letters;
}

void icu_script_name(int32_t scalar, char *out, int32_t capacity) {
  UErrorCode error = U_ZERO_ERROR;
  const char *name = uscript_getName(uscript_getScript(scalar, &error));
  out[0] = 0;
  if (U_FAILURE(error) || !name || (int32_t)strlen(name) >= capacity) return;
  strcpy(out, name);
}
