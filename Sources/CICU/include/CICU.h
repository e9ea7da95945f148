#pragma once
const char *icu_version(void);
