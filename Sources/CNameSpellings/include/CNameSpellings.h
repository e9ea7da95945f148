#pragma once
#include <stddef.h>

// What Swift cannot do: have a file within the executable.

/// The bytes of latin-cyrillic.spellings, and how many there are.
const unsigned char *name_spellings(void);
size_t name_spellings_size(void);
