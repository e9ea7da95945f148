#pragma once
#include <stddef.h>
#include <stdint.h>

/// Events of a YAML 1.1 stream, from libyaml.
enum {
  YAML_TAPE_END = 0,
  YAML_TAPE_SCALAR = 1,
  YAML_TAPE_SEQUENCE_START = 2,
  YAML_TAPE_SEQUENCE_END = 3,
  YAML_TAPE_MAPPING_START = 4,
  YAML_TAPE_MAPPING_END = 5,
  YAML_TAPE_ALIAS = 6,
  YAML_TAPE_OTHER = 7,
  YAML_TAPE_ERROR = 8,
};

typedef struct {
  int32_t kind;
  /// 1 for a scalar in quotes or a block: always text.
  int32_t is_quoted;
  /// From 1.
  int64_t line;
  int64_t column;
  /// Of a scalar, or what is wrong; valid until the next call.
  const uint8_t *text;
  size_t text_count;
} yaml_tape_event;

/// The bytes must outlive the parser. NULL without memory.
void *yaml_tape_open(const uint8_t *bytes, size_t count);
void yaml_tape_close(void *parser);
/// After an end or an error the same is said again.
void yaml_tape_next(void *parser, yaml_tape_event *event);
