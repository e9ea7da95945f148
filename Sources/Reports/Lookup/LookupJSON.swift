internal import Bitext
internal import Library
package import Markup
internal import Matching
internal import Orthography
package import Workbench

extension LookupResult {
  /// The answer as one JSON object; field names are part of the command-line contract.
  package var json: JSON {
    .object([
      ("query", .string(query)), ("matches", .array(matches.map(\.json))), ("terms", .array(terms.map(\.json))),
      ("examples", .array(examples.map(\.json))),
    ])
  }
}

extension Match {
  package var json: JSON {
    .object([
      ("score", .number(score.percent)), ("source", .string(source)), ("target", .string(target)),
      ("memory", .string(memory)), ("line", line.map(JSON.number) ?? .null),
      (
        "penalties",
        .array(penalties.map { .object([("kind", .string($0.kind.rawValue)), ("points", .number($0.points))]) })
      ),
      ("changed", .optional(unit.changed.map(extendedDate))), ("id", .optional(unit.id)),
      ("sourceLanguage", .string(sourceCode)), ("targetLanguage", .string(targetCode)),
      ("notes", .array(unit.notes.map(JSON.string))), ("adapted", adapted?.json ?? .null),
    ])
  }
}

extension AdaptedTarget {
  /// `start` and `end` are UTF-16 offsets in the adapted target.
  package var json: JSON {
    .object([
      ("target", .string(text)),
      (
        "replacements",
        .array(
          replacements.map {
            .object([
              ("kind", .string($0.kind.rawValue)), ("old", .string($0.old)), ("new", .string($0.new)),
              ("start", .number(utf16Offset($0.range.lowerBound, in: text))),
              ("end", .number(utf16Offset($0.range.upperBound, in: text))),
            ])
          })
      ),
    ])
  }
}

extension Example {
  /// Ranges are UTF-16 offsets in the side that was searched.
  package var json: JSON {
    let searched = inTarget ? target : source
    return .object([
      ("source", .string(source)), ("target", .string(target)), ("memory", .string(memory)),
      ("line", line.map(JSON.number) ?? .null), ("side", .string(inTarget ? "target" : "source")),
      (
        "ranges",
        .array(
          ranges.map { range in
            .array([
              .number(utf16Offset(range.lowerBound, in: searched)),
              .number(utf16Offset(range.upperBound, in: searched)),
            ])
          })
      ),
      ("changed", .optional(unit.changed.map(extendedDate))), ("id", .optional(unit.id)),
    ])
  }
}

/// The UTF-16 offset of a UTF-8 offset.
func utf16Offset(_ utf8Offset: Int, in text: String) -> Int {
  let index = text.utf8.index(text.startIndex, offsetBy: utf8Offset, limitedBy: text.endIndex) ?? text.endIndex
  return text.utf16.distance(from: text.startIndex, to: index)
}

extension TermFinding {
  package var json: JSON {
    .object([
      ("term", .string(term.text)), ("start", utf16Range.map { .number($0.lowerBound) } ?? .null),
      ("end", utf16Range.map { .number($0.upperBound) } ?? .null), ("rule", .string(rule)),
      ("confidence", .decimal(Double(confidence) / 100)), ("form", .optional(form)),
      ("status", .optional(term.status?.rawValue)),
      (
        "equivalents",
        .array(
          equivalents.map { equivalent in
            .object([
              ("text", .string(equivalent.text)), ("status", .optional(equivalent.status?.rawValue)),
              ("notes", .array(equivalent.notes.map(JSON.string))),
            ])
          })
      ),
      ("definition", .optional(entry.definitions.first)), ("glossary", .string(glossary)),
      ("line", .number(entry.line)), ("id", entry.id.isEmpty ? .null : .string(entry.id)),
    ])
  }
}
