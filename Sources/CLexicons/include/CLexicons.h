#pragma once
#include <stddef.h>
#include <stdint.h>

// What Swift cannot do: have files within the executable.

/// The lexicon of a language (ISO 639) and how many bytes it has; NULL for a language without one.
const unsigned char *lexicon_bytes(const char *code, size_t *size);
/// The languages that have one, by number from 0; NULL behind the last.
const char *lexicon_code(size_t number);
/// Changes with the bytes of any of them.
uint32_t lexicons_version(void);
