#include <unicode/uversion.h>
#include "CICU.h"
const char *icu_version(void) { return U_ICU_VERSION; }
