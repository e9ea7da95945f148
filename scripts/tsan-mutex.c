// Tells ThreadSanitizer of the locks it cannot see.
//
// Swift's Mutex (module Synchronization) takes and leaves a lock that others want by a call of the kernel, from a library that is not built
// with the sanitizer: what was written under such a lock would count as a race. scripts/test-sanitizers.sh links these two functions in
// place of the library's; they call it, and say what it did. A free lock is taken by atomic operations, which the sanitizer sees itself.

#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdint.h>
#include <stdlib.h>

void __tsan_acquire(void *address);
void __tsan_release(void *address);

#define SWIFT __attribute__((swiftcall))
#define SELF __attribute__((swift_context))

#define LOCK "$s15Synchronization12_MutexHandleV9_lockSlowyys6UInt32VF"
#define UNLOCK "$s15Synchronization12_MutexHandleV11_unlockSlowyyF"

SWIFT void lock_slowly(uint32_t thread, SELF void *handle) __asm__(LOCK);
SWIFT void unlock_slowly(SELF void *handle) __asm__(UNLOCK);

// The library's own.
static void *original(const char *name) {
  void *found = dlsym(RTLD_NEXT, name);
  if (!found) abort();
  return found;
}

SWIFT void lock_slowly(uint32_t thread, SELF void *handle) {
  ((SWIFT void (*)(uint32_t, SELF void *))original(LOCK))(thread, handle);
  __tsan_acquire(handle);
}

SWIFT void unlock_slowly(SELF void *handle) {
  __tsan_release(handle);
  ((SWIFT void (*)(SELF void *))original(UNLOCK))(handle);
}
