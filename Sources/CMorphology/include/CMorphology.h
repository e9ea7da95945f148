#pragma once
#include <stddef.h>

// What Swift cannot do: have a file within the executable.

/// The bytes of ru.morphology, and how many there are.
const unsigned char *morphology_russian(void);
size_t morphology_russian_size(void);
