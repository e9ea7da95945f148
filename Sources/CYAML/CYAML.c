#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#include "CYAML.h"

struct tape {
  yaml_parser_t parser;
  yaml_event_t event;
  int has_event;
  int ended;
  int failed;
};

void *yaml_tape_open(const uint8_t *bytes, size_t count) {
  struct tape *tape = calloc(1, sizeof *tape);
  if (!tape) return NULL;
  if (!yaml_parser_initialize(&tape->parser)) {
    free(tape);
    return NULL;
  }
  yaml_parser_set_input_string(&tape->parser, bytes, count);
  return tape;
}

static void drop_event(struct tape *tape) {
  if (tape->has_event) yaml_event_delete(&tape->event);
  tape->has_event = 0;
}

void yaml_tape_close(void *handle) {
  struct tape *tape = handle;
  if (!tape) return;
  drop_event(tape);
  yaml_parser_delete(&tape->parser);
  free(tape);
}

void yaml_tape_next(void *handle, yaml_tape_event *out) {
  struct tape *tape = handle;
  memset(out, 0, sizeof *out);
  drop_event(tape);
  if (tape->ended) return;
  if (tape->failed || !yaml_parser_parse(&tape->parser, &tape->event)) {
    tape->failed = 1;
    const char *problem = tape->parser.problem ? tape->parser.problem : "not YAML";
    out->kind = YAML_TAPE_ERROR;
    out->line = (int64_t)tape->parser.problem_mark.line + 1;
    out->column = (int64_t)tape->parser.problem_mark.column + 1;
    out->text = (const uint8_t *)problem;
    out->text_count = strlen(problem);
    return;
  }
  tape->has_event = 1;
  out->line = (int64_t)tape->event.start_mark.line + 1;
  out->column = (int64_t)tape->event.start_mark.column + 1;
  switch (tape->event.type) {
    case YAML_STREAM_END_EVENT:
    case YAML_NO_EVENT:
      tape->ended = 1;
      out->kind = YAML_TAPE_END;
      break;
    case YAML_SCALAR_EVENT:
      out->kind = YAML_TAPE_SCALAR;
      out->is_quoted = tape->event.data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
      out->text = tape->event.data.scalar.value;
      out->text_count = tape->event.data.scalar.length;
      break;
    case YAML_SEQUENCE_START_EVENT: out->kind = YAML_TAPE_SEQUENCE_START; break;
    case YAML_SEQUENCE_END_EVENT: out->kind = YAML_TAPE_SEQUENCE_END; break;
    case YAML_MAPPING_START_EVENT: out->kind = YAML_TAPE_MAPPING_START; break;
    case YAML_MAPPING_END_EVENT: out->kind = YAML_TAPE_MAPPING_END; break;
    case YAML_ALIAS_EVENT: out->kind = YAML_TAPE_ALIAS; break;
    default: out->kind = YAML_TAPE_OTHER; break;
  }
}
