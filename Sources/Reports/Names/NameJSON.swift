package import Markup
internal import Names
internal import Orthography
package import Workbench

extension Transliteration {
  package var json: JSON {
    .object([
      ("text", .string(text)), ("result", .string(result)), ("scheme", .optional(scheme?.rawValue)),
    ])
  }
}

extension NameMatches {
  package var json: JSON {
    .object([
      ("query", .string(query)),
      (
        "candidates",
        .array(
          candidates.map {
            .object([("text", .string($0.text)), ("score", .decimal(($0.score * 1000).rounded() / 1000))])
          })
      ),
    ])
  }
}
