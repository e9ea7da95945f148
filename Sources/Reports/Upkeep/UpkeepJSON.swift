internal import Bitext
internal import Library
package import Markup
package import Upkeep
package import Workbench

extension DoctorReport {
  package var json: JSON {
    .object([
      ("file", .string(file)), ("units", .number(units)), ("damaged", .number(damagedUnits)),
      ("withoutText", .number(unitsWithoutText)), ("encoding", .string(encoding)),
      ("refused", .optional(refusal.map(errorText))),
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
    .object(
      [
        ("memory", .string(name)), ("units", .number(units)), ("damaged", .number(damagedUnits)),
        ("penalty", .number(penalty)), ("bytes", .number(Int(fileBytes))), ("indexBytes", .number(indexBytes)),
        (
          "languages",
          .array(
            languages.map {
              .object([("code", .string($0.code)), ("segments", .number($0.texts)), ("words", .number($0.words))])
            })
        ), ("failure", .optional(failure.map(errorText))), ("index", .string(index.rawValue)),
        ("layers", .number(layers)),
        ("duplicates", .number(duplicates)), ("oldest", .optional(oldest)), ("newest", .optional(newest)),
        ("undated", .number(undated)),
        ("years", .array(years.map { .object([("year", .number($0.year)), ("units", .number($0.units))]) })),
        (
          "authors",
          authors.map { .array($0.map { .object([("name", .string($0.name)), ("units", .number($0.units))]) }) }
            ?? .null
        ),
      ] + (linkedFile.map { [("link", .string($0))] } ?? []))
  }
}

extension GlossaryStatistics {
  package var json: JSON {
    .object(
      [
        ("glossary", .string(name)), ("concepts", .number(concepts)), ("terms", .number(terms)),
        (
          "languages",
          .array(languages.map { .object([("code", .string($0.code)), ("terms", .number($0.terms))]) })
        ), ("failure", .optional(failure.map(errorText))),
      ] + (linkedFile.map { [("link", .string($0))] } ?? []))
  }
}

extension RejectedUnit {
  package var json: JSON {
    .object([
      ("file", .string(file)), ("line", .number(line)), ("reason", .string(reason.id)), ("source", .string(source)),
      ("target", .string(target)),
    ])
  }
}

extension MemoryComparison.Entry {
  package var json: JSON {
    .object([
      ("kind", .string(kind.rawValue)), ("tuid", .optional(tuid)), ("oldLine", oldLine.map(JSON.number) ?? .null),
      ("newLine", newLine.map(JSON.number) ?? .null),
      ("texts", .array(texts.map { .object([("language", .string($0.language)), ("text", .string($0.text))]) })),
      (
        "changes",
        .array(
          changes.map {
            .object([
              ("kind", .string($0.kind.rawValue)), ("name", .string($0.name)), ("old", .optional($0.old)),
              ("new", .optional($0.new)),
            ])
          })
      ),
    ])
  }
}

extension MergeConflict {
  package func json(_ files: (base: String, ours: String, theirs: String)?) -> JSON {
    func place(_ file: String?, _ line: Int?) -> JSON {
      guard let file, let line else { return .null }
      return .object([("file", .string(file)), ("line", .number(line))])
    }
    return .object([
      ("conflict", .string(kind.rawValue)), ("tuid", .optional(tuid)), ("source", .string(title)),
      ("base", place(files?.base, baseLine)), ("ours", place(files?.ours, ourLine)),
      ("theirs", place(files?.theirs, theirLine)),
      (
        "clashes",
        .array(
          clashes.map {
            .object([
              ("what", .string($0.what)), ("base", .optional($0.base)), ("ours", .optional($0.ours)),
              ("theirs", .optional($0.theirs)),
            ])
          })
      ),
    ])
  }
}
