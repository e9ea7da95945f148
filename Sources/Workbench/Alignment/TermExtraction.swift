internal import Alignment
package import Bitext
internal import Files
package import Interchange
package import Library
internal import Markup
internal import Orthography

/// What `terms` is asked for.
package struct TermExtractionJob: Sendable {
  /// Memories, all taken as one.
  package var paths: [String]
  package var pair: LanguagePair
  package var limit = 1000
  package var leastScore = 0.0
  /// Equivalents of a term, at most.
  package var equivalents = 1
  /// nil takes it from the size of the memories.
  package var leastFrequency: Int?
  /// Whether terms that a glossary of the workspace has are kept, and marked.
  package var keepsKnown = false
  /// Whether other memories and the glossaries of the workspace are learned from and compared with.
  package var usesWorkspace = true

  package init(paths: [String], _ pair: LanguagePair) {
    self.paths = paths
    self.pair = pair
  }
}

/// A term for a human to accept or refuse.
package struct TermCandidate: Sendable {
  package struct Example: Sendable {
    package let source: String
    package let target: String
  }

  package struct Equivalent: Sendable {
    package let text: String
    /// `0...1`.
    package let score: Double
    /// How sure the pair is, `0...1`.
    package let association: Double
    package let frequency: Int
    /// Up to three.
    package let examples: [Example]
  }

  package let source: String
  package let frequency: Int
  /// How much of a term the source is by itself, `0...1`.
  package let termhood: Double
  /// The glossary of the workspace that has it.
  package let glossary: String?
  /// The best first; at least one.
  package let equivalents: [Equivalent]
}

package struct TermExtractionResult: Sendable {
  package let candidates: [TermCandidate]
  package let source: LanguageTag
  package let target: LanguageTag
  /// Units in both languages, those that stand twice counted once.
  package let units: Int
  /// Terms left out since a glossary has them.
  package let known: Int
  package let diagnostics: [Diagnostic]
  /// The memories.
  package let paths: [String]
}

private let mostExamples = 3

/// Finds terms in memories: what may be one, with its equivalent and examples.
/// - Throws: ``FormatError``, ``FileError`` for a memory that cannot be read.
package func extractTerms(
  _ job: TermExtractionJob, in snapshot: Snapshot
) throws -> TermExtractionResult {
  var tuning = TermExtractionTuning()
  tuning.equivalents = job.equivalents
  tuning.leastFrequency = job.leastFrequency
  let extractor = TermExtractor(source: job.pair.source, target: job.pair.target, tuning: tuning)
  if job.usesWorkspace {
    var others = KnownPairs(job.pair, listener: snapshot.listener, extractor.addReference)
    try others.addAll(of: snapshot, without: Set(job.paths.map { Path.absolute($0) }))
  }
  var diagnostics: [Diagnostic] = []
  var units = 0
  for path in job.paths {
    let reader = try PairReader(path, job.pair)
    while let (source, target) = try reader.next() {
      if extractor.add(source, target) { units += 1 }
    }
    diagnostics += reader.diagnostics
  }
  let glossary = try TermSearcher(snapshot, job.pair)
  var glossaries: [String: String] = [:]
  var known = 0
  let terms = extractor.extract(
    limit: job.limit, least: job.leastScore,
    accepts: { term in
      guard !glossary.isEmpty else { return true }
      let whole = 0..<term.utf16.count
      guard let finding = glossary.findings(in: term).first(where: { $0.utf16Range == whole }) else { return true }
      known += 1
      glossaries[term] = finding.glossary
      return job.keepsKnown
    },
    progress: { step in
      switch step {
      case .phrases(let source, let target): snapshot.listener.message(.termPhrases(source: source, target: target))
      case .linking(let units, let all): snapshot.listener.message(.linkingWords(units: units, of: all))
      }
    })
  let texts = try texts(Set(terms.flatMap { $0.equivalents.flatMap { $0.units.prefix(mostExamples) } }), job)
  let candidates = terms.map { term in
    TermCandidate(
      source: term.source, frequency: term.frequency, termhood: term.termhood, glossary: glossaries[term.source],
      equivalents: term.equivalents.map { equivalent in
        TermCandidate.Equivalent(
          text: equivalent.text, score: equivalent.score, association: equivalent.association,
          frequency: equivalent.frequency, examples: equivalent.units.prefix(mostExamples).compactMap { texts[$0] })
      })
  }
  return TermExtractionResult(
    candidates: candidates, source: job.pair.source, target: job.pair.target, units: units,
    known: job.keepsKnown ? 0 : known,
    diagnostics: diagnostics, paths: job.paths)
}

/// Reads the memories again: what is shown is read from them, not kept.
private func texts(_ wanted: Set<Int>, _ job: TermExtractionJob) throws -> [Int: TermCandidate.Example] {
  var found: [Int: TermCandidate.Example] = [:]
  var number = 0
  for path in job.paths where found.count < wanted.count {
    let reader = try PairReader(path, job.pair)
    while found.count < wanted.count, let (source, target) = try reader.next() {
      if wanted.contains(number) { found[number] = TermCandidate.Example(source: source, target: target) }
      number += 1
    }
  }
  return found
}

// MARK: Output

extension TermExtractionResult {
  /// Whether a file's name says a format that candidates are written in.
  package static func canWrite(_ path: String) -> Bool {
    path == "-" || GlossaryFormat(path: path) == .tbx || GlossaryFormat(path: path) == .tsv
  }

  /// Writes the candidates: TBX-Basic, or a table with tabs and a header, as the file's name ends; a table to standard output.
  /// - Parameter safeCells: cells of a table that a spreadsheet would take for formulas are written as text.
  /// - Returns: such cells; nil for TBX.
  package func write(_ path: String, safeCells: Bool = false) throws -> FormulaCells? {
    let format = path == "-" ? GlossaryFormat.tsv : GlossaryFormat(path: path)
    guard let format, format == .tbx || format == .tsv else {
      throw AlignError.unknownEnding(path)
    }
    let file = try OutputFile(path, from: paths)
    var formulas: FormulaCells?
    if format == .tsv {
      let table = table(safeCells: safeCells)
      formulas = table.formulas
      try file.write(Array(table.text.utf8))
    } else {
      let document = GlossaryDocument(path: path, concepts: candidates.map(concept))
      _ = try TBXOutput.write(
        [document], as: .basic(), title: "Term candidates", language: source.canonical
      ) { try file.write($0) }
    }
    try file.commit()
    return formulas
  }

  /// A row for each equivalent.
  private func table(safeCells: Bool) -> (text: String, formulas: FormulaCells) {
    var formulas = FormulaCells(isSafe: safeCells)
    var line = 1
    let examples = candidates.lazy.flatMap(\.equivalents).map(\.examples.count).max() ?? 0
    let hasKnown = candidates.contains { $0.glossary != nil }
    var header = ["source", "target", "score", "frequency"]
    for _ in 0..<max(1, examples) { header += ["source example", "target example"] }
    if hasKnown { header.append("known in") }
    if safeCells { header.append(FormulaCells.mark) }
    var text = header.joined(separator: "\t") + "\n"
    for candidate in candidates {
      for equivalent in candidate.equivalents {
        var row = [
          candidate.source, equivalent.text, hundredths(equivalent.score), "\(candidate.frequency)",
        ]
        for place in 0..<max(1, examples) {
          let example = equivalent.examples.indices.contains(place) ? equivalent.examples[place] : nil
          row += [example?.source ?? "", example?.target ?? ""]
        }
        if hasKnown { row.append(candidate.glossary ?? "") }
        line += 1
        row = row.map { cell(formulas.cell($0, line: line)) }
        if safeCells { row.append("") }
        text += row.joined(separator: "\t") + "\n"
      }
    }
    return (text, formulas)
  }

  /// On one line; a quote at its beginning would be taken for one around it.
  private func cell(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      result.append(
        scalar.value < 0x20 || scalar == "\u{2028}" || scalar == "\u{2029}" || scalar == "\u{85}" ? " " : scalar)
    }
    return result.first == "\"" ? DelimitedCell.quoted(String(result)) : String(result)
  }

  private func concept(_ candidate: TermCandidate) -> TBXConcept {
    var notes = ["candidate, found \(candidate.frequency) times"]
    if let glossary = candidate.glossary { notes.append("known in \(glossary)") }
    let entry = TermEntry(
      languages: [
        LanguageSection(source.canonical, terms: [TermSection(xmlText(candidate.source), notes: notes)]),
        LanguageSection(
          target.canonical,
          terms: candidate.equivalents.map {
            TermSection(
              xmlText($0.text), status: .admitted, rawStatus: "admittedTerm-admn-sts",
              notes: [
                "score \(hundredths($0.score)), association \(hundredths($0.association)), found \($0.frequency) times"
              ])
          }),
      ])
    let first = candidate.equivalents.first?.examples ?? []
    var contexts = [first.map(\.source)]
    contexts += candidate.equivalents.map { $0.examples.map(\.target) }
    var element = TBXElements.concept(entry)
    var term = 0
    for section in element.children.indices {
      guard case .element(var language) = element.children[section], language.name == "langSec" else { continue }
      for place in language.children.indices {
        guard case .element(var part) = language.children[place], part.name == "termSec" else { continue }
        if contexts.indices.contains(term) {
          part.children += contexts[term].map {
            .element(MarkupElement("descrip", [Attribute("type", "context")], [.text(xmlText($0))]))
          }
        }
        term += 1
        language.children[place] = .element(part)
      }
      element.children[section] = .element(language)
    }
    return TBXConcept(entry: entry, element: element)
  }
}

/// `0.83`.
package func hundredths(_ value: Double) -> String {
  let whole = Int((min(max(value, 0), 1) * 100).rounded())
  return "\(whole / 100).\(whole % 100 < 10 ? "0" : "")\(whole % 100)"
}
