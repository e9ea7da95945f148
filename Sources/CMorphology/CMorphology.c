#include "CMorphology.h"

#ifndef __has_embed
#error "expected a compiler with #embed: clang 19 or later, which comes with Swift 6.2"
#endif

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char russian[] = {
#embed "ru.morphology"
};

const unsigned char *morphology_russian(void) { return russian; }
size_t morphology_russian_size(void) { return sizeof russian; }
