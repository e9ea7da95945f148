internal import Bitext
internal import Library

extension DoctorReport {
  package var json: JSON {
    .object([
      ("file", .string(file)), ("units", .number(units)), ("damaged", .number(damagedUnits)),
      ("withoutText", .number(unitsWithoutText)), ("encoding", .string(encoding)),
      ("refused", .optional(refusal)),
      ("languages", .array(languages.map { .object([("code", .string($0.code)), ("variants", .number($0.count))]) })),
      (
        "diagnostics",
        .array(
          diagnostics.map { diagnostic in
            .object([
              ("rule", .string(diagnostic.rule)), ("severity", .string(diagnostic.severity.rawValue)),
              ("line", diagnostic.line.map(JSON.number) ?? .null),
              ("column", diagnostic.column.map(JSON.number) ?? .null), ("message", .string(diagnostic.message)),
            ])
          })
      ),
    ])
  }
}

extension MemoryStatistics {
  package var json: JSON {
    .object([
      ("memory", .string(name)), ("units", .number(units)), ("damaged", .number(damagedUnits)),
      ("penalty", .number(penalty)), ("bytes", .number(Int(fileBytes))), ("indexBytes", .number(indexBytes)),
      (
        "languages",
        .array(
          languages.map {
            .object([("code", .string($0.code)), ("segments", .number($0.texts)), ("words", .number($0.words))])
          })
      ), ("failure", .optional(failure)), ("index", .string(index.rawValue)), ("layers", .number(layers)),
      ("duplicates", .number(duplicates)), ("oldest", .optional(oldest)), ("newest", .optional(newest)),
      ("undated", .number(undated)),
      ("years", .array(years.map { .object([("year", .number($0.year)), ("units", .number($0.units))]) })),
      (
        "authors",
        authors.map { .array($0.map { .object([("name", .string($0.name)), ("units", .number($0.units))]) }) } ?? .null
      ),
    ])
  }
}

extension GlossaryStatistics {
  package var json: JSON {
    .object([
      ("glossary", .string(name)), ("concepts", .number(concepts)), ("terms", .number(terms)),
      (
        "languages",
        .array(languages.map { .object([("code", .string($0.code)), ("terms", .number($0.terms))]) })
      ), ("failure", .optional(failure)),
    ])
  }
}
