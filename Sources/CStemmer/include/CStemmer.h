#pragma once
#include <stdint.h>

/// A Snowball stemmer for an ISO 639 code or algorithm name, UTF-8; NULL when there is none.
/// Not thread-safe: one per task.
void *stemmer_open(const char *language);
void stemmer_close(void *stemmer);
/// The stem's bytes, owned by the stemmer until the next call; `*length` receives their count.
const uint8_t *stemmer_stem(void *stemmer, const uint8_t *word, int32_t count, int32_t *length);
