#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <stdlib.h>
#include <string.h>

#include "CMarkdown.h"

struct document {
  cmark_node *root;
  cmark_iter *iterator;
};

void *markdown_open(const uint8_t *bytes, size_t count) {
  struct document *it = calloc(1, sizeof *it);
  if (!it) return NULL;
  cmark_gfm_core_extensions_ensure_registered();
  cmark_parser *parser = cmark_parser_new(CMARK_OPT_FOOTNOTES);
  if (parser) {
    cmark_syntax_extension *table = cmark_find_syntax_extension("table");
    if (table) cmark_parser_attach_syntax_extension(parser, table);
    cmark_syntax_extension *strike = cmark_find_syntax_extension("strikethrough");
    if (strike) cmark_parser_attach_syntax_extension(parser, strike);
    cmark_parser_feed(parser, (const char *)bytes, count);
    it->root = cmark_parser_finish(parser);
    cmark_parser_free(parser);
  }
  if (it->root) it->iterator = cmark_iter_new(it->root);
  if (!it->iterator) {
    markdown_close(it);
    return NULL;
  }
  return it;
}

void markdown_close(void *document) {
  struct document *it = document;
  if (!it) return;
  if (it->iterator) cmark_iter_free(it->iterator);
  if (it->root) cmark_node_free(it->root);
  free(it);
}

static int32_t block_kind(cmark_node *node) {
  cmark_node_type type = cmark_node_get_type(node);
  if (type == CMARK_NODE_PARAGRAPH) return MARKDOWN_PARAGRAPH;
  if (type == CMARK_NODE_HEADING) return MARKDOWN_HEADING;
  if (type == CMARK_NODE_ITEM) return MARKDOWN_ITEM;
  if (type == CMARK_NODE_FOOTNOTE_DEFINITION) return MARKDOWN_FOOTNOTE;
  // Its type is known at run time only.
  if (!strcmp(cmark_node_get_type_string(node), "table_cell")) return MARKDOWN_CELL;
  return 0;
}

void markdown_next(void *document, markdown_event *event) {
  struct document *it = document;
  memset(event, 0, sizeof *event);
  for (;;) {
    cmark_event_type step = cmark_iter_next(it->iterator);
    if (step == CMARK_EVENT_DONE || step == CMARK_EVENT_NONE) return;
    cmark_node *node = cmark_iter_get_node(it->iterator);
    cmark_node_type type = cmark_node_get_type(node);
    int32_t kind = block_kind(node);
    event->line = cmark_node_get_start_line(node);
    event->column = cmark_node_get_start_column(node);
    if (kind) {
      event->kind = step == CMARK_EVENT_ENTER ? kind : MARKDOWN_BLOCK_END;
      event->level = kind == MARKDOWN_HEADING ? cmark_node_get_heading_level(node) : 0;
      return;
    }
    if (step != CMARK_EVENT_ENTER) continue;
    if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE) {
      event->kind = MARKDOWN_TEXT;
    } else if (type == CMARK_NODE_SOFTBREAK) {
      event->kind = MARKDOWN_SOFT_BREAK;
    } else if (type == CMARK_NODE_LINEBREAK) {
      event->kind = MARKDOWN_LINE_BREAK;
    } else if (type == CMARK_NODE_HTML_BLOCK) {
      event->kind = MARKDOWN_HTML_BLOCK;
    } else {
      continue;
    }
    const char *text = cmark_node_get_literal(node);
    event->text = (const uint8_t *)text;
    event->count = text ? strlen(text) : 0;
    return;
  }
}
