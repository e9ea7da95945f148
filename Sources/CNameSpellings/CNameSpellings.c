#include "CNameSpellings.h"

#ifndef __has_embed
#error "expected a compiler with #embed: clang 19 or later, which comes with Swift 6.2"
#endif

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char spellings[] = {
#embed "latin-cyrillic.spellings"
};

const unsigned char *name_spellings(void) { return spellings; }
size_t name_spellings_size(void) { return sizeof spellings; }
