#define _GNU_SOURCE
#define XXH_INLINE_ALL
#include <xxhash.h>

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>

#include "CPlatform.h"

int32_t platform_flock(int32_t fd, int32_t exclusive, int32_t wait) {
  int operation = (exclusive ? LOCK_EX : LOCK_SH) | (wait ? 0 : LOCK_NB);
  while (flock(fd, operation) != 0) {
    if (errno != EINTR) return errno;
  }
  return 0;
}

uint64_t platform_hash64(const void *bytes, size_t count) { return XXH3_64bits(bytes, count); }

void *platform_hash_start(void) {
  XXH3_state_t *state = XXH3_createState();
  if (state) XXH3_128bits_reset(state);
  return state;
}

void platform_hash_add(void *state, const void *bytes, size_t count) {
  if (state) XXH3_128bits_update(state, bytes, count);
}

platform_hash128 platform_hash_end(void *state) {
  platform_hash128 result = {0, 0};
  if (!state) return result;
  XXH128_hash_t hash = XXH3_128bits_digest(state);
  XXH3_freeState(state);
  result.low = hash.low64;
  result.high = hash.high64;
  return result;
}

int32_t platform_reserve(int32_t fd, int64_t offset, int64_t count) {
  return fallocate(fd, FALLOC_FL_KEEP_SIZE, offset, count) == 0 ? 0 : errno;
}

extern char **environ;

char **platform_environment(void) { return environ; }

int32_t platform_memory_file(const char *name) { return memfd_create(name, MFD_CLOEXEC); }

int64_t platform_find(const void *bytes, size_t count, const void *pattern, size_t length) {
  const char *hit = memmem(bytes, count, pattern, length);
  return hit ? hit - (const char *)bytes : -1;
}
