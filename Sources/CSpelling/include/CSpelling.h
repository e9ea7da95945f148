#pragma once
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A dictionary of Hunspell's; NULL when it has no words or its encoding is unknown. One thread at a time.
void *speller_open(const char *affixes, const char *words);
void speller_close(void *speller);
/// 1 for a word (UTF-8) that is right, 0 for one that is not. One that the dictionary's encoding cannot write is not.
int32_t speller_knows(void *speller, const char *word);

#ifdef __cplusplus
}
#endif
