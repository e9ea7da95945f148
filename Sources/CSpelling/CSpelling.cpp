#include <cstring>
#include <hunspell/hunspell.hxx>
#include <memory>
#include <string>
#include <unicode/ucnv.h>
#include <unicode/ustring.h>
#include <vector>

#include "CSpelling.h"

namespace {

struct Speller {
  Hunspell hunspell;
  UConverter *converter = nullptr;

  Speller(const char *affixes, const char *words) : hunspell(affixes, words) {
    UErrorCode error = U_ZERO_ERROR;
    converter = ucnv_open(hunspell.get_dict_encoding().c_str(), &error);
    if (U_FAILURE(error)) return;
    ucnv_setFromUCallBack(converter, UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &error);
  }
  ~Speller() {
    if (converter) ucnv_close(converter);
  }

  // To the dictionary's encoding; false when it lacks a character.
  bool encoded(const char *word, std::string &result) {
    UErrorCode error = U_ZERO_ERROR;
    std::vector<UChar> units(std::strlen(word) + 1);
    int32_t count = 0;
    u_strFromUTF8(units.data(), int32_t(units.size()), &count, word, -1, &error);
    if (U_FAILURE(error)) return false;
    result.resize(size_t(count) * 4 + 4);
    int32_t length = ucnv_fromUChars(converter, &result[0], int32_t(result.size()), units.data(), count, &error);
    if (U_FAILURE(error)) return false;
    result.resize(size_t(length));
    return true;
  }
};

} // namespace

void *speller_open(const char *affixes, const char *words) {
  auto speller = std::make_unique<Speller>(affixes, words);
  return speller->converter ? speller.release() : nullptr;
}

void speller_close(void *speller) { delete static_cast<Speller *>(speller); }

int32_t speller_knows(void *speller, const char *word) {
  auto own = static_cast<Speller *>(speller);
  std::string text;
  return own->encoded(word, text) && own->hunspell.spell(text) ? 1 : 0;
}
