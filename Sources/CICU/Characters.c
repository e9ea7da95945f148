#include <string.h>
#include <unicode/uchar.h>
#include <unicode/uloc.h>
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
  UErrorCode error = U_ZERO_ERROR;
  UChar name[256];
  int32_t n = uloc_getDisplayName(tag, "en", name, 256, &error), written = 0;
  if (U_FAILURE(error) || n > 256) return 0;
  u_strToUTF8WithSub(out, capacity, &written, name, n, 0xFFFD, NULL, &error);
  return U_FAILURE(error) || written > capacity ? 0 : written;
}
