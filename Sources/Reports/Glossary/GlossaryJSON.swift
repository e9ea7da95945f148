internal import Bitext
package import Markup
package import Workbench

extension TermFinding {
  /// The term found, and its whole concept.
  package var conceptJSON: JSON {
    .object([
      ("term", .string(term.text)), ("start", utf16Range.map { .number($0.lowerBound) } ?? .null),
      ("end", utf16Range.map { .number($0.upperBound) } ?? .null), ("rule", .string(rule)),
      ("status", .optional(term.status?.rawValue)), ("glossary", .string(glossary)), ("line", .number(entry.line)),
      ("id", entry.id.isEmpty ? .null : .string(entry.id)),
      ("definitions", .array(entry.definitions.map(JSON.string))),
      ("domains", .array(entry.subjectFields.map(JSON.string))), ("notes", .array(entry.notes.map(JSON.string))),
      ("languages", .array(entry.languages.map(\.json))),
    ])
  }
}

extension LanguageSection {
  fileprivate var json: JSON {
    .object([
      ("code", .string(language)), ("definitions", .array(definitions.map(JSON.string))),
      ("notes", .array(notes.map(JSON.string))), ("terms", .array(terms.map(\.json))),
    ])
  }
}

extension TermSection {
  fileprivate var json: JSON {
    .object([
      ("text", .string(text)), ("status", .optional(status?.rawValue)), ("partOfSpeech", .optional(partOfSpeech)),
      ("type", .optional(termType)), ("gender", .optional(gender)), ("usage", .optional(geographicalUsage)),
      ("notes", .array(notes.map(JSON.string))), ("source", .optional(source)), ("line", .number(line)),
    ])
  }
}

/// The answer to a query as one JSON object.
package func glossaryAnswer(_ query: String, _ findings: [TermFinding]) -> JSON {
  .object([("query", .string(query)), ("concepts", .array(findings.map(\.conceptJSON)))])
}

extension GlossaryFinding {
  package var json: JSON {
    .object([
      ("rule", .string(fault.rule)), ("severity", .string(severity.rawValue)), ("file", .string(file)),
      ("line", line.map(JSON.number) ?? .null), ("concept", .optional(concept)), ("term", .optional(term)),
      ("message", .string(fault.message)),
    ])
  }
}

extension GlossaryCounts {
  package var json: JSON {
    .object([
      ("glossary", .string(name)), ("concepts", .number(concepts)), ("terms", .number(terms)),
      ("languages", .array(languages.map { .object([("code", .string($0.code)), ("terms", .number($0.terms))]) })),
      ("statuses", .array(statuses.map { .object([("status", .string($0.status)), ("terms", .number($0.terms))]) })),
      ("defined", .number(defined)), ("definitions", .number(definitions)), ("notes", .number(notes)),
      ("domains", .array(domains.map { .object([("name", .string($0.name)), ("concepts", .number($0.concepts))]) })),
      ("damaged", .number(damaged)), ("failure", .optional(failure.map(errorText))),
    ])
  }
}

extension ParadigmRow {
  package var json: JSON {
    .object([("case", .optional(grammaticalCase)), ("number", .optional(number)), ("form", .string(form))])
  }
}
