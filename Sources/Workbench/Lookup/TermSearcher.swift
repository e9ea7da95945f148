package import Bitext
internal import Files
package import Library
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
  /// How it was found: `exact`, `fold`, `spelling`, `inflected`, `gapped`, `compound`; `contains`.
  package let rule: String
  /// How sure it is that the term is meant, in hundredths, 1 to 100: what the rule is worth, less for what makes it doubtful.
  package let confidence: Int
  /// What stands in the text; nil when the term merely answers a question.
  package let form: String?
}

/// Finds the terms of a snapshot's glossaries in texts. Serves one thread at a time.
package final class TermSearcher {
  private let termbase: Termbase
  private let recognizer: TermRecognizer
  private let workspace: Workspace

  /// - Throws: ``FileError`` where the glossaries cannot be listed.
  package init(_ snapshot: Snapshot, _ pair: LanguagePair) throws {
    workspace = snapshot.workspace
    termbase = try snapshot.termbase(pair)
    recognizer = termbase.recognizer()
  }

  package var isEmpty: Bool { termbase.isEmpty }

  /// The terms in a text, each with what to write for it: `missile defense → противоракетная оборона; ПРО`.
  package func notes(_ text: String) -> [String] {
    guard text.utf8.count <= MemorySearcher.longestQueryBytes else { return [] }
    var seen: Set<String> = []
    return findings(in: text).compactMap { finding in
      guard finding.utf16Range != nil else { return nil }
      let usable = finding.equivalents.filter { $0.status?.isUsable ?? true }.map(\.text)
      guard !usable.isEmpty else { return nil }
      let note = "\(finding.term.text) → \(usable.joined(separator: "; "))"
      return seen.insert(note).inserted ? note : nil
    }
  }

  /// A text of more words is no question for a term.
  private static let longestQuestion = 8

  /// Terms in the text, in its order; for a few words that are no term, terms that contain them.
  package func findings(in text: String) -> [TermFinding] {
    let hits = recognizer.hits(in: text)
    if hits.isEmpty {
      guard !isEmpty, text.split(separator: " ").count <= Self.longestQuestion else { return [] }
      return termbase.lookup(text, limit: 5).compactMap { match in
        termbase.entry(of: match).flatMap {
          finding($0, match.language, match.section, range: nil, "\(match.rule)", match.confidence, form: nil)
        }
      }.filter { !$0.equivalents.isEmpty }
    }
    return hits.compactMap { hit in
      termbase.entry(of: hit).flatMap {
        finding($0, hit.language, hit.section, range: hit.utf16Range, "\(hit.rule)", hit.confidence, form: hit.matched)
      }
    }.filter { !$0.equivalents.isEmpty }
  }

  /// Nil when a damaged index names a term that the entry does not have.
  private func finding(
    _ entry: TermEntry, _ language: Int, _ section: Int, range: Range<Int>?, _ rule: String, _ confidence: Int,
    form: String?
  ) -> TermFinding? {
    guard entry.languages.indices.contains(language), entry.languages[language].terms.indices.contains(section) else {
      return nil
    }
    return TermFinding(
      entry: entry, term: entry.languages[language].terms[section], glossary: workspace.name(of: entry.file),
      equivalents: entry.equivalents(in: termbase.target), utf16Range: range, rule: rule, confidence: confidence,
      form: form)
  }
}
