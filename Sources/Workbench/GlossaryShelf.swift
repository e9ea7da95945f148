package import Bitext
internal import Files
internal import Interchange
internal import Orthography
internal import Terminology

/// A glossary's term found in a text, with what to write for it.
package struct TermFinding: Sendable {
  package let entry: TermEntry
  /// The term as the glossary has it.
  package let term: TermSection
  /// From the workspace: `glossaries/x.tbx`.
  package let glossary: String
  /// In the target language, those to use first.
  package let equivalents: [TermSection]
  /// Where it stands in the text; nil when the term merely contains the words that were asked for.
  package let utf16Range: Range<Int>?
  /// How it was found: `exact`, `fold`, `inflected`, `contains`.
  package let rule: String
}

/// All glossaries of a workspace as one termbase.
final class GlossaryShelf {
  private let termbase: Termbase?
  private let recognizer: TermRecognizer?
  private let workspace: Workspace
  private let target: LanguageTag

  init(_ workspace: Workspace, source: LanguageTag, target: LanguageTag, listener: Listener) throws {
    self.workspace = workspace
    self.target = target
    var entries: [TermEntry] = []
    for path in try workspace.glossaries() {
      do {
        let read = try GlossaryReader.read(path, defaultSource: source.canonical, defaultTarget: target.canonical)
        entries += read.entries
        for fault in read.diagnostics where fault.severity == .error { listener.message("\(fault)") }
      } catch let error as FormatError {
        listener.message("warning: \(error.description); this glossary is left out")
      } catch let error as FileError {
        if error.isMissing { continue }
        listener.message("warning: \(error.description); this glossary is left out")
      }
    }
    let made = entries.isEmpty ? nil : Termbase(entries: entries, source: source, target: target)
    termbase = made
    recognizer = made?.recognizer()
  }

  var isEmpty: Bool { termbase == nil }

  /// Terms in the text, in its order; for a few words that are no term, terms that contain them.
  func findings(in text: String) -> [TermFinding] {
    guard let termbase, let recognizer else { return [] }
    let hits = recognizer.hits(in: text).map { hit in
      finding(termbase.entries[hit.entry], hit.term, range: hit.utf16Range, rule: "\(hit.rule)")
    }
    if !hits.isEmpty { return hits.filter { !$0.equivalents.isEmpty } }
    return termbase.lookup(text, limit: 5).map { match in
      finding(termbase.entries[match.entry], match.term, range: nil, rule: "\(match.rule)")
    }.filter { !$0.equivalents.isEmpty }
  }

  private func finding(_ entry: TermEntry, _ term: TermSection, range: Range<Int>?, rule: String) -> TermFinding {
    TermFinding(
      entry: entry, term: term, glossary: workspace.name(of: entry.file),
      equivalents: entry.equivalents(in: target), utf16Range: range, rule: rule)
  }
}

extension TermFinding {
  package var json: JSON {
    .object([
      ("term", .string(term.text)), ("start", utf16Range.map { .number($0.lowerBound) } ?? .null),
      ("end", utf16Range.map { .number($0.upperBound) } ?? .null), ("rule", .string(rule)),
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
