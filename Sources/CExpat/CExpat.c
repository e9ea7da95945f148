#include <expat.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "CExpat.h"

struct xml_tape_parser {
  XML_Parser expat;
  xml_tape_event *events;
  xml_tape_attribute *attributes;
  uint8_t *bytes;
  uint32_t event_count, event_capacity, attribute_count, attribute_capacity, byte_count, byte_capacity;
  char **names;
  uint32_t name_count, name_capacity;
  uint32_t *slots;
  uint32_t slot_count;
  int32_t depth, depth_limit;
  uint32_t bytes_limit;
  int recording, refused;
  // Where a handler stopped the parser: expat itself stands behind the construct by then.
  int64_t stopped_at;
  char message[256];
};

static void refuse(xml_tape_parser *p, const char *why, const char *what) {
  if (p->refused) return;
  p->refused = 1;
  p->stopped_at = XML_GetCurrentByteIndex(p->expat);
  snprintf(p->message, sizeof p->message, "%s%.150s", why, what ? what : "");
  XML_StopParser(p->expat, XML_FALSE);
}

static int grow(xml_tape_parser *p, void **array, uint32_t *capacity, uint64_t need, size_t size) {
  if (need <= *capacity) return 1;
  uint64_t wanted = *capacity ? *capacity : 256;
  while (wanted < need) wanted *= 2;
  void *bigger = wanted < UINT32_MAX ? realloc(*array, wanted * size) : NULL;
  if (!bigger) {
    refuse(p, "out of memory", NULL);
    return 0;
  }
  *array = bigger;
  *capacity = (uint32_t)wanted;
  return 1;
}

static uint32_t hash_name(const char *name) {
  uint32_t hash = 2166136261u;
  for (; *name; name++) hash = (hash ^ (uint8_t)*name) * 16777619u;
  return hash;
}

// Names are never forgotten: a document has few. Past a million different ones it is an attack.
static uint32_t intern(xml_tape_parser *p, const char *name) {
  if ((p->name_count + 1) * 2 > p->slot_count) {
    uint32_t count = p->slot_count ? p->slot_count * 2 : 256;
    uint32_t *slots = calloc(count, sizeof *slots);
    if (!slots) {
      refuse(p, "out of memory", NULL);
      return 0;
    }
    for (uint32_t i = 0; i < p->name_count; i++) {
      uint32_t at = hash_name(p->names[i]) & (count - 1);
      while (slots[at]) at = (at + 1) & (count - 1);
      slots[at] = i + 1;
    }
    free(p->slots);
    p->slots = slots;
    p->slot_count = count;
  }
  uint32_t at = hash_name(name) & (p->slot_count - 1);
  while (p->slots[at]) {
    if (!strcmp(p->names[p->slots[at] - 1], name)) return p->slots[at] - 1;
    at = (at + 1) & (p->slot_count - 1);
  }
  if (p->name_count >= 100000) {
    refuse(p, "more than 100000 different names", NULL);
    return 0;
  }
  if (!grow(p, (void **)&p->names, &p->name_capacity, (uint64_t)p->name_count + 1, sizeof *p->names)) return 0;
  char *copy = strdup(name);
  if (!copy) {
    refuse(p, "out of memory", NULL);
    return 0;
  }
  p->names[p->name_count] = copy;
  p->slots[at] = p->name_count + 1;
  return p->name_count++;
}

static uint32_t keep(xml_tape_parser *p, const char *text, size_t count) {
  if ((uint64_t)p->byte_count + count > p->bytes_limit) {
    refuse(p, "a unit is larger than the limit", NULL);
    return 0;
  }
  if (!grow(p, (void **)&p->bytes, &p->byte_capacity, (uint64_t)p->byte_count + count, 1)) return 0;
  uint32_t at = p->byte_count;
  if (count) memcpy(p->bytes + at, text, count);
  p->byte_count += (uint32_t)count;
  return at;
}

static xml_tape_event *add(xml_tape_parser *p, uint32_t kind) {
  if ((uint64_t)p->event_count * sizeof *p->events > p->bytes_limit) {
    refuse(p, "a unit is larger than the limit", NULL);
    return NULL;
  }
  if (!grow(p, (void **)&p->events, &p->event_capacity, (uint64_t)p->event_count + 1, sizeof *p->events)) return NULL;
  xml_tape_event *event = &p->events[p->event_count++];
  memset(event, 0, sizeof *event);
  event->kind = kind;
  event->start = XML_GetCurrentByteIndex(p->expat);
  event->end = event->start + XML_GetCurrentByteCount(p->expat);
  return event;
}

static void on_start(void *context, const XML_Char *name, const XML_Char **attributes) {
  xml_tape_parser *p = context;
  if (++p->depth > p->depth_limit) {
    refuse(p, "elements are nested too deeply", NULL);
    return;
  }
  if (!p->recording) return;
  uint32_t id = intern(p, name);
  xml_tape_event *event = add(p, XML_TAPE_START);
  if (!event) return;
  uint32_t index = p->event_count - 1;
  event->name = id;
  event->attribute = p->attribute_count;
  for (; attributes[0]; attributes += 2) {
    if (!grow(p, (void **)&p->attributes, &p->attribute_capacity, (uint64_t)p->attribute_count + 1,
              sizeof *p->attributes)) return;
    size_t count = strlen(attributes[1]);
    xml_tape_attribute *attribute = &p->attributes[p->attribute_count];
    attribute->name = intern(p, attributes[0]);
    attribute->value = keep(p, attributes[1], count);
    attribute->value_count = (uint32_t)count;
    if (p->refused) return;
    p->attribute_count++;
    p->events[index].attribute_count++;
  }
}

static void on_end(void *context, const XML_Char *name) {
  xml_tape_parser *p = context;
  p->depth--;
  if (!p->recording) return;
  uint32_t id = intern(p, name);
  xml_tape_event *event = add(p, XML_TAPE_END);
  if (event) event->name = id;
}

static void on_text(void *context, const XML_Char *text, int count) {
  xml_tape_parser *p = context;
  if (!p->recording) return;
  uint32_t at = keep(p, text, (size_t)count);
  if (p->refused) return;
  if (p->event_count) {
    xml_tape_event *last = &p->events[p->event_count - 1];
    if (last->kind == XML_TAPE_TEXT && last->text + last->text_count == at) {
      last->text_count += (uint32_t)count;
      last->end = XML_GetCurrentByteIndex(p->expat) + XML_GetCurrentByteCount(p->expat);
      return;
    }
  }
  xml_tape_event *event = add(p, XML_TAPE_TEXT);
  if (!event) return;
  event->text = at;
  event->text_count = (uint32_t)count;
}

static void on_comment(void *context, const XML_Char *text) {
  xml_tape_parser *p = context;
  if (!p->recording) return;
  size_t count = strlen(text);
  uint32_t at = keep(p, text, count);
  xml_tape_event *event = p->refused ? NULL : add(p, XML_TAPE_COMMENT);
  if (!event) return;
  event->text = at;
  event->text_count = (uint32_t)count;
}

static void on_instruction(void *context, const XML_Char *target, const XML_Char *data) {
  xml_tape_parser *p = context;
  if (!p->recording) return;
  size_t count = strlen(data);
  uint32_t id = intern(p, target);
  uint32_t at = keep(p, data, count);
  xml_tape_event *event = p->refused ? NULL : add(p, XML_TAPE_INSTRUCTION);
  if (!event) return;
  event->name = id;
  event->text = at;
  event->text_count = (uint32_t)count;
}

static void on_doctype(void *context, const XML_Char *name, const XML_Char *system, const XML_Char *pub,
                       int has_subset) {
  xml_tape_parser *p = context;
  (void)has_subset;
  if (!p->recording) return;
  uint32_t at = keep(p, name, strlen(name));
  keep(p, "", 1);
  keep(p, pub ? pub : "", pub ? strlen(pub) : 0);
  keep(p, "", 1);
  keep(p, system ? system : "", system ? strlen(system) : 0);
  xml_tape_event *event = p->refused ? NULL : add(p, XML_TAPE_DOCTYPE);
  if (!event) return;
  event->text = at;
  event->text_count = p->byte_count - at;
}

static int on_external(XML_Parser parser, const XML_Char *names, const XML_Char *base, const XML_Char *system,
                       const XML_Char *pub) {
  (void)base; (void)pub; (void)names;
  refuse(XML_GetUserData(parser), "an external entity is not read: ", system);
  return XML_STATUS_ERROR;
}

static void on_skipped(void *context, const XML_Char *name, int is_parameter) {
  if (is_parameter) return;
  xml_tape_parser *p = context;
  if (p->refused) return;
  snprintf(p->message, sizeof p->message, "undeclared entity '%.100s'", name);
  p->refused = 2;
  p->stopped_at = XML_GetCurrentByteIndex(p->expat);
  XML_StopParser(p->expat, XML_FALSE);
}

static void set_handlers(xml_tape_parser *p) {
  XML_SetUserData(p->expat, p);
  XML_SetElementHandler(p->expat, on_start, on_end);
  XML_SetCharacterDataHandler(p->expat, on_text);
  XML_SetCommentHandler(p->expat, on_comment);
  XML_SetProcessingInstructionHandler(p->expat, on_instruction);
  XML_SetStartDoctypeDeclHandler(p->expat, on_doctype);
  XML_SetExternalEntityRefHandler(p->expat, on_external);
  XML_SetSkippedEntityHandler(p->expat, on_skipped);
}

xml_tape_parser *xml_tape_open(int32_t depth_limit, uint32_t bytes_limit) {
  xml_tape_parser *p = calloc(1, sizeof *p);
  if (!p) return NULL;
  p->expat = XML_ParserCreate("UTF-8");
  if (!p->expat) {
    free(p);
    return NULL;
  }
  p->depth_limit = depth_limit;
  p->bytes_limit = bytes_limit;
  p->recording = 1;
  set_handlers(p);
  return p;
}

void xml_tape_close(xml_tape_parser *p) {
  if (!p) return;
  XML_ParserFree(p->expat);
  for (uint32_t i = 0; i < p->name_count; i++) free(p->names[i]);
  free(p->names);
  free(p->slots);
  free(p->events);
  free(p->attributes);
  free(p->bytes);
  free(p);
}

void xml_tape_restart(xml_tape_parser *p) {
  XML_ParserReset(p->expat, "UTF-8");
  set_handlers(p);
  p->event_count = p->attribute_count = p->byte_count = 0;
  p->depth = 0;
  p->refused = 0;
  p->recording = 1;
}

_Static_assert((int)XML_TAPE_CUT_OFF == (int)XML_ERROR_NO_ELEMENTS, "expat renumbered its errors");

int32_t xml_tape_feed(xml_tape_parser *p, const uint8_t *bytes, int32_t count, int32_t is_final) {
  if (XML_Parse(p->expat, (const char *)bytes, count, is_final) != XML_STATUS_ERROR) return 0;
  if (p->refused == 1) return XML_TAPE_REFUSED;
  enum XML_Error code = XML_GetErrorCode(p->expat);
  if (!p->refused) snprintf(p->message, sizeof p->message, "%s", XML_ErrorString(code));
  // An amplification that expat stops is an entity bomb: nothing of the file is to be trusted.
  return code == XML_ERROR_AMPLIFICATION_LIMIT_BREACH ? XML_TAPE_REFUSED : (int32_t)code;
}

xml_tape xml_tape_read(const xml_tape_parser *p) {
  xml_tape tape = {p->events, p->attributes, p->bytes, p->event_count};
  return tape;
}

void xml_tape_drop(xml_tape_parser *p, uint32_t events) {
  if (events == 0) return;
  if (events >= p->event_count) {
    p->event_count = p->attribute_count = p->byte_count = 0;
    return;
  }
  uint32_t rest = p->event_count - events;
  uint32_t first_byte = p->byte_count, first_attribute = p->attribute_count;
  for (uint32_t i = events; i < p->event_count; i++) {
    const xml_tape_event *e = &p->events[i];
    if (e->kind == XML_TAPE_START) {
      if (e->attribute < first_attribute) first_attribute = e->attribute;
      if (e->attribute_count && p->attributes[e->attribute].value < first_byte)
        first_byte = p->attributes[e->attribute].value;
    } else if (e->kind != XML_TAPE_END && e->text < first_byte) {
      first_byte = e->text;
    }
  }
  memmove(p->events, p->events + events, rest * sizeof *p->events);
  memmove(p->attributes, p->attributes + first_attribute,
          (p->attribute_count - first_attribute) * sizeof *p->attributes);
  memmove(p->bytes, p->bytes + first_byte, p->byte_count - first_byte);
  p->event_count = rest;
  p->attribute_count -= first_attribute;
  p->byte_count -= first_byte;
  for (uint32_t i = 0; i < rest; i++) {
    xml_tape_event *e = &p->events[i];
    if (e->kind == XML_TAPE_START) e->attribute -= first_attribute;
    else if (e->kind != XML_TAPE_END) e->text -= first_byte;
  }
  for (uint32_t i = 0; i < p->attribute_count; i++) p->attributes[i].value -= first_byte;
}

void xml_tape_record(xml_tape_parser *p, int32_t on) { p->recording = on; }
const char *xml_tape_name(const xml_tape_parser *p, uint32_t name) {
  return name < p->name_count ? p->names[name] : "";
}
int64_t xml_tape_error_offset(const xml_tape_parser *p) {
  return p->refused ? p->stopped_at : XML_GetCurrentByteIndex(p->expat);
}
const char *xml_tape_error_message(const xml_tape_parser *p) { return p->message; }
