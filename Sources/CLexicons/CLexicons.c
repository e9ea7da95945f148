#include "CLexicons.h"

#include <string.h>

#ifndef __has_embed
#error "expected a compiler with #embed: clang 19 or later, which comes with Swift 6.2"
#endif

#pragma clang diagnostic ignored "-Wc23-extensions"

// Written by scripts/morphology/build_lexicons.py.

static const unsigned char of_ar[] = {
#embed "data/ar.lexicon"
};
static const unsigned char of_bg[] = {
#embed "data/bg.lexicon"
};
static const unsigned char of_ca[] = {
#embed "data/ca.lexicon"
};
static const unsigned char of_cs[] = {
#embed "data/cs.lexicon"
};
static const unsigned char of_da[] = {
#embed "data/da.lexicon"
};
static const unsigned char of_de[] = {
#embed "data/de.lexicon"
};
static const unsigned char of_el[] = {
#embed "data/el.lexicon"
};
static const unsigned char of_en[] = {
#embed "data/en.lexicon"
};
static const unsigned char of_es[] = {
#embed "data/es.lexicon"
};
static const unsigned char of_et[] = {
#embed "data/et.lexicon"
};
static const unsigned char of_fa[] = {
#embed "data/fa.lexicon"
};
static const unsigned char of_fi[] = {
#embed "data/fi.lexicon"
};
static const unsigned char of_fr[] = {
#embed "data/fr.lexicon"
};
static const unsigned char of_he[] = {
#embed "data/he.lexicon"
};
static const unsigned char of_hi[] = {
#embed "data/hi.lexicon"
};
static const unsigned char of_hr[] = {
#embed "data/hr.lexicon"
};
static const unsigned char of_hu[] = {
#embed "data/hu.lexicon"
};
static const unsigned char of_it[] = {
#embed "data/it.lexicon"
};
static const unsigned char of_lt[] = {
#embed "data/lt.lexicon"
};
static const unsigned char of_lv[] = {
#embed "data/lv.lexicon"
};
static const unsigned char of_nb[] = {
#embed "data/nb.lexicon"
};
static const unsigned char of_nl[] = {
#embed "data/nl.lexicon"
};
static const unsigned char of_nn[] = {
#embed "data/nn.lexicon"
};
static const unsigned char of_pl[] = {
#embed "data/pl.lexicon"
};
static const unsigned char of_pt[] = {
#embed "data/pt.lexicon"
};
static const unsigned char of_ro[] = {
#embed "data/ro.lexicon"
};
static const unsigned char of_ru[] = {
#embed "data/ru.lexicon"
};
static const unsigned char of_sk[] = {
#embed "data/sk.lexicon"
};
static const unsigned char of_sl[] = {
#embed "data/sl.lexicon"
};
static const unsigned char of_sv[] = {
#embed "data/sv.lexicon"
};
static const unsigned char of_tr[] = {
#embed "data/tr.lexicon"
};
static const unsigned char of_uk[] = {
#embed "data/uk.lexicon"
};

static const struct {
  const char *code;
  const unsigned char *bytes;
  size_t size;
} lexicons[] = {
    {"ar", of_ar, sizeof of_ar},
    {"bg", of_bg, sizeof of_bg},
    {"ca", of_ca, sizeof of_ca},
    {"cs", of_cs, sizeof of_cs},
    {"da", of_da, sizeof of_da},
    {"de", of_de, sizeof of_de},
    {"el", of_el, sizeof of_el},
    {"en", of_en, sizeof of_en},
    {"es", of_es, sizeof of_es},
    {"et", of_et, sizeof of_et},
    {"fa", of_fa, sizeof of_fa},
    {"fi", of_fi, sizeof of_fi},
    {"fr", of_fr, sizeof of_fr},
    {"he", of_he, sizeof of_he},
    {"hi", of_hi, sizeof of_hi},
    {"hr", of_hr, sizeof of_hr},
    {"hu", of_hu, sizeof of_hu},
    {"it", of_it, sizeof of_it},
    {"lt", of_lt, sizeof of_lt},
    {"lv", of_lv, sizeof of_lv},
    {"nb", of_nb, sizeof of_nb},
    {"nl", of_nl, sizeof of_nl},
    {"nn", of_nn, sizeof of_nn},
    {"pl", of_pl, sizeof of_pl},
    {"pt", of_pt, sizeof of_pt},
    {"ro", of_ro, sizeof of_ro},
    {"ru", of_ru, sizeof of_ru},
    {"sk", of_sk, sizeof of_sk},
    {"sl", of_sl, sizeof of_sl},
    {"sv", of_sv, sizeof of_sv},
    {"tr", of_tr, sizeof of_tr},
    {"uk", of_uk, sizeof of_uk},
};

const unsigned char *lexicon_bytes(const char *code, size_t *size) {
  for (size_t i = 0; i < sizeof lexicons / sizeof *lexicons; i++) {
    if (strcmp(lexicons[i].code, code) != 0) continue;
    *size = lexicons[i].size;
    return lexicons[i].bytes;
  }
  return NULL;
}

const char *lexicon_code(size_t number) {
  return number < sizeof lexicons / sizeof *lexicons ? lexicons[number].code : NULL;
}

uint32_t lexicons_version(void) { return 0x305FC7F6; }
