#pragma once
#include <stddef.h>
#include <stdint.h>

// What Swift cannot call: functions that share a name with a struct, and header-only libraries.

/// flock(2): 0 on success, else errno. `exclusive` and `wait` are 0 or 1.
int32_t platform_flock(int32_t fd, int32_t exclusive, int32_t wait);

/// XXH3, 64 bits. Stable across machines and versions of the library.
uint64_t platform_hash64(const void *bytes, size_t count);

typedef struct { uint64_t low, high; } platform_hash128;
/// XXH3, 128 bits, streaming: start, add, end (which frees the state).
void *platform_hash_start(void);
void platform_hash_add(void *state, const void *bytes, size_t count);
platform_hash128 platform_hash_end(void *state);

/// The environment of this process, as posix_spawn wants it.
char **platform_environment(void);

/// Reserves room for bytes of a file, its size unchanged: 0 on success, else errno.
int32_t platform_reserve(int32_t fd, int64_t offset, int64_t count);

/// A mapping of a file that another program may cut short: while it is known here, touching what is gone does not end the process
/// with a signal. It ends with a message that names the path, and 2; where cuts are tolerated, zeros are read instead, and counted.
void platform_guard_mapping(const void *base, size_t count, const char *path);
/// Before the mapping is undone.
void platform_release_mapping(const void *base);
/// Begins (1) or ends (0) a stretch in which cuts are tolerated; stretches may overlap.
void platform_tolerate_cuts(int32_t begins);
/// How many cuts were met and tolerated so far.
int32_t platform_cuts(void);

/// memfd_create(2): the descriptor of a file that lies in memory and goes with its last descriptor; -1 and errno.
int32_t platform_memory_file(const char *name);

/// memmem(3): where bytes stand first in others, from 0; -1 where they do not.
int64_t platform_find(const void *bytes, size_t count, const void *pattern, size_t length);
