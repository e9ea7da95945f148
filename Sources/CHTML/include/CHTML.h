#pragma once
#include <stddef.h>
#include <stdint.h>

/// Events of an HTML document as browsers would tolerate it, from libxml2.
enum { HTML_START = 1, HTML_END = 2, HTML_TEXT = 3 };

typedef struct {
  int32_t kind;
  /// Of a start: 1 when it is said not to be shown (`hidden`, `aria-hidden`, `display:none`).
  int32_t is_hidden;
  /// Of a start: 1 when its text is not to be translated (`translate="no"`, class `notranslate`), 2 when it is (`translate`), else 0.
  int32_t translate;
  /// Of a text: where it stands in what was fed, in bytes. Of a tag: near its end.
  int64_t offset;
  /// 1 when the bytes at `offset` are those of the text.
  int32_t is_verbatim;
  /// The element's name, in lower case, a C string; or the text. Into the bytes of the tape.
  uint32_t text;
  uint32_t count;
} html_event;

typedef struct {
  const html_event *events;
  size_t count;
  const uint8_t *bytes;
} html_tape;

/// Takes a document in UTF-8 that stays where it is until it is closed; NULL without memory.
void *html_open(const uint8_t *bytes, size_t count);
/// Scans on, and replaces the tape: 1 when there may be more, 0 at the end, -1 without memory, -2 when elements are nested
/// more than 2,000 deep.
int32_t html_next(void *document, html_tape *tape);
void html_close(void *document);
