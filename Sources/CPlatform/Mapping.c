#define _GNU_SOURCE
#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "CPlatform.h"

// Read by a signal handler: nothing here is ever freed, and a base of 0 is a free place.
struct mapping {
  _Atomic(uintptr_t) base;
  size_t count;
  char path[240];
};

// More mappings than these are as those of any program: a cut ends the process.
static struct mapping mappings[512];
static _Atomic(int32_t) tolerated, cuts, is_installed;
// Whoever was told of bus errors before us: the system, a sanitizer, the backtraces of Swift.
static struct sigaction others;

static void say(const char *text) {
  // Nothing can be done where even this fails.
  if (write(STDERR_FILENO, text, strlen(text)) < 0) return;
}

static void on_bus_error(int number, siginfo_t *info, void *context) {
  (void)context;
  uintptr_t at = (uintptr_t)info->si_addr;
  for (size_t index = 0; index < sizeof mappings / sizeof *mappings; index++) {
    struct mapping *it = &mappings[index];
    uintptr_t base = atomic_load(&it->base);
    if (!base || at < base || at - base >= it->count) continue;
    if (atomic_load(&tolerated) > 0) {
      uintptr_t page = at & ~((uintptr_t)sysconf(_SC_PAGESIZE) - 1);
      if (mmap((void *)page, base + it->count - page, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0)
          != MAP_FAILED) {
        atomic_fetch_add(&cuts, 1);
        return;
      }
    }
    say("tolmach: error: ");
    say(it->path);
    say(": cut short by another program while it was read; run the command again\n");
    _exit(2);
  }
  // Not one of ours: as it would be without us, once the instruction is tried again.
  sigaction(number, &others, NULL);
}

static void install(void) {
  if (atomic_exchange(&is_installed, 1)) return;
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_sigaction = on_bus_error;
  action.sa_flags = SA_SIGINFO;
  sigemptyset(&action.sa_mask);
  if (sigaction(SIGBUS, NULL, &others) != 0) return;
  sigaction(SIGBUS, &action, NULL);
}

void platform_guard_mapping(const void *base, size_t count, const char *path) {
  install();
  for (size_t index = 0; index < sizeof mappings / sizeof *mappings; index++) {
    struct mapping *it = &mappings[index];
    uintptr_t none = 0;
    // 1 is no address of a page: the place is taken, and not yet one to look at.
    if (!atomic_compare_exchange_strong(&it->base, &none, 1)) continue;
    it->count = count;
    strncpy(it->path, path, sizeof it->path - 1);
    atomic_store(&it->base, (uintptr_t)base);
    return;
  }
}

void platform_release_mapping(const void *base) {
  for (size_t index = 0; index < sizeof mappings / sizeof *mappings; index++) {
    uintptr_t own = (uintptr_t)base;
    if (atomic_compare_exchange_strong(&mappings[index].base, &own, 0)) return;
  }
}

void platform_tolerate_cuts(int32_t begins) { atomic_fetch_add(&tolerated, begins ? 1 : -1); }

int32_t platform_cuts(void) { return atomic_load(&cuts); }
