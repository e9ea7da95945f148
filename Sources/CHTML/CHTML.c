#include <libxml/HTMLparser.h>
#include <libxml/xmlerror.h>
#include <stdlib.h>
#include <string.h>

#include "CHTML.h"

enum { CHUNK = 1 << 15, DEPTH = 2000 };

struct document {
  htmlParserCtxtPtr parser;
  const uint8_t *source;
  size_t count, fed;
  html_event *events;
  size_t event_count, event_capacity;
  uint8_t *bytes;
  size_t byte_count, byte_capacity;
  int out_of_memory, too_deep, depth;
};

static int grow(void **memory, size_t *capacity, size_t needed, size_t size) {
  if (needed <= *capacity) return 1;
  size_t wanted = *capacity ? *capacity * 2 : 1024;
  while (wanted < needed) wanted *= 2;
  void *bigger = realloc(*memory, wanted * size);
  if (!bigger) return 0;
  *memory = bigger;
  *capacity = wanted;
  return 1;
}

static html_event *add(struct document *it, int32_t kind, const void *text, size_t count) {
  if (!grow((void **)&it->events, &it->event_capacity, it->event_count + 1, sizeof *it->events) ||
      !grow((void **)&it->bytes, &it->byte_capacity, it->byte_count + count + 1, 1)) {
    it->out_of_memory = 1;
    return NULL;
  }
  html_event *event = &it->events[it->event_count++];
  memset(event, 0, sizeof *event);
  event->kind = kind;
  event->text = (uint32_t)it->byte_count;
  event->count = (uint32_t)count;
  memcpy(it->bytes + it->byte_count, text, count);
  it->byte_count += count;
  it->bytes[it->byte_count++] = 0;
  long offset = xmlByteConsumed(it->parser);
  event->offset = offset < 0 ? 0 : (size_t)offset > it->count ? (int64_t)it->count : offset;
  return event;
}

static int hides(const xmlChar *name, const xmlChar *value) {
  if (!xmlStrcasecmp(name, BAD_CAST "hidden")) return !value || xmlStrcasecmp(value, BAD_CAST "until-found");
  if (!value) return 0;
  if (!xmlStrcasecmp(name, BAD_CAST "aria-hidden")) return !xmlStrcasecmp(value, BAD_CAST "true");
  if (xmlStrcasecmp(name, BAD_CAST "style")) return 0;
  const xmlChar *display = xmlStrcasestr(value, BAD_CAST "display");
  if (!display) return 0;
  display += strlen("display");
  while (*display == ' ' || *display == ':') display++;
  return !xmlStrncasecmp(display, BAD_CAST "none", 4);
}

/// Whether `notranslate` is among the words of a class.
static int is_notranslate(const xmlChar *classes) {
  const size_t length = strlen("notranslate");
  for (const xmlChar *at = classes; (at = xmlStrcasestr(at, BAD_CAST "notranslate")); at += length) {
    int begins = at == classes || at[-1] <= ' ';
    if (begins && at[length] <= ' ') return 1;
  }
  return 0;
}

static int translates(const xmlChar *name, const xmlChar *value) {
  if (!value) return 0;
  if (!xmlStrcasecmp(name, BAD_CAST "translate")) return xmlStrcasecmp(value, BAD_CAST "no") ? 2 : 1;
  return !xmlStrcasecmp(name, BAD_CAST "class") && is_notranslate(value);
}

static void start_element(void *context, const xmlChar *name, const xmlChar **attributes) {
  struct document *it = context;
  html_event *event = add(it, HTML_START, name, strlen((const char *)name));
  for (size_t n = 0; event && attributes && attributes[n]; n += 2) {
    if (hides(attributes[n], attributes[n + 1])) event->is_hidden = 1;
    int translate = translates(attributes[n], attributes[n + 1]);
    if (translate && event->translate != 1) event->translate = translate;
  }
  if (++it->depth > DEPTH) {
    it->too_deep = 1;
    xmlStopParser(it->parser);
  }
}

static void end_element(void *context, const xmlChar *name) {
  struct document *it = context;
  if (it->depth > 0) it->depth--;
  add(it, HTML_END, name, strlen((const char *)name));
}

static void characters(void *context, const xmlChar *text, int count) {
  struct document *it = context;
  if (count <= 0) return;
  html_event *event = add(it, HTML_TEXT, text, (size_t)count);
  if (!event) return;
  // The parser stands behind the text, or a character or two off it.
  for (int64_t slack = 0; slack <= 3; slack++) {
    for (int sign = -1; sign <= 1; sign += 2) {
      int64_t start = event->offset - count + sign * slack;
      if (start >= 0 && start + count <= (int64_t)it->count && !memcmp(it->source + start, text, (size_t)count)) {
        event->offset = start;
        event->is_verbatim = 1;
        return;
      }
    }
  }
  // A reference: it begins where its ampersand is.
  for (int64_t at = event->offset; at > 0 && at > event->offset - 40; at--) {
    if (it->source[at - 1] == '&') {
      event->offset = at - 1;
      return;
    }
  }
}

static void silent(void *context, const char *message, ...) {
  (void)context;
  (void)message;
}

static void silent_structured(void *context, xmlErrorPtr error) {
  (void)context;
  (void)error;
}

void *html_open(const uint8_t *bytes, size_t count) {
  struct document *it = calloc(1, sizeof *it);
  if (!it) return NULL;
  it->source = bytes;
  it->count = count;
  htmlSAXHandler handler;
  memset(&handler, 0, sizeof handler);
  handler.startElement = start_element;
  handler.endElement = end_element;
  handler.characters = characters;
  handler.ignorableWhitespace = characters;
  handler.warning = silent;
  handler.error = silent;
  handler.fatalError = silent;
  handler.serror = silent_structured;
  handler.initialized = XML_SAX2_MAGIC;
  it->parser = htmlCreatePushParserCtxt(&handler, it, NULL, 0, NULL, XML_CHAR_ENCODING_UTF8);
  if (!it->parser) {
    free(it);
    return NULL;
  }
  htmlCtxtUseOptions(it->parser, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                                     HTML_PARSE_IGNORE_ENC);
  return it;
}

int32_t html_next(void *document, html_tape *tape) {
  struct document *it = document;
  it->event_count = it->byte_count = 0;
  size_t count = it->count - it->fed < CHUNK ? it->count - it->fed : CHUNK;
  htmlParseChunk(it->parser, (const char *)it->source + it->fed, (int)count, 0);
  it->fed += count;
  int ended = it->fed == it->count;
  if (ended && !it->too_deep) htmlParseChunk(it->parser, NULL, 0, 1);
  tape->events = it->events;
  tape->count = it->event_count;
  tape->bytes = it->bytes;
  if (it->out_of_memory) return -1;
  if (it->too_deep) return -2;
  return ended ? 0 : 1;
}

void html_close(void *document) {
  struct document *it = document;
  if (!it) return;
  if (it->parser) {
    if (it->parser->myDoc) xmlFreeDoc(it->parser->myDoc);
    htmlFreeParserCtxt(it->parser);
  }
  free(it->events);
  free(it->bytes);
  free(it);
}
