#include <libstemmer.h>

#include "CStemmer.h"

void *stemmer_open(const char *language) { return sb_stemmer_new(language, "UTF_8"); }

void stemmer_close(void *stemmer) { sb_stemmer_delete((struct sb_stemmer *)stemmer); }

const uint8_t *stemmer_stem(void *stemmer, const uint8_t *word, int32_t count, int32_t *length) {
  const sb_symbol *stem = sb_stemmer_stem((struct sb_stemmer *)stemmer, word, count);
  *length = stem ? sb_stemmer_length((struct sb_stemmer *)stemmer) : 0;
  return stem;
}
