#pragma once
#include <stddef.h>
#include <stdint.h>

/// A Markdown document (CommonMark with the tables and footnotes of GitHub), from cmark-gfm.
enum {
  MARKDOWN_END = 0,
  MARKDOWN_PARAGRAPH = 1,
  /// `level` 1 to 6.
  MARKDOWN_HEADING = 2,
  MARKDOWN_CELL = 3,
  MARKDOWN_ITEM = 4,
  MARKDOWN_FOOTNOTE = 5,
  MARKDOWN_BLOCK_END = 6,
  /// `text` is what it says, references resolved; code spans as well.
  MARKDOWN_TEXT = 7,
  MARKDOWN_SOFT_BREAK = 8,
  MARKDOWN_LINE_BREAK = 9,
  MARKDOWN_HTML_BLOCK = 10,
};

typedef struct {
  int32_t kind;
  int32_t level;
  /// From 1, in bytes; of the text where known, otherwise of its block.
  int32_t line;
  int32_t column;
  /// Valid until the document is closed.
  const uint8_t *text;
  size_t count;
} markdown_event;

/// NULL without memory.
void *markdown_open(const uint8_t *bytes, size_t count);
/// The next event in document order; MARKDOWN_END at the end.
void markdown_next(void *document, markdown_event *event);
void markdown_close(void *document);
