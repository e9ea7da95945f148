package import Bitext
internal import Files
internal import Interchange
package import Library
internal import Orthography

/// Something in a glossary that a translator should look at.
package struct GlossaryFinding: Hashable, Sendable {
  package let severity: Diagnostic.Severity
  package let fault: GlossaryFault
  /// From the workspace where it lies there.
  package let file: String
  /// From 1; nil when it is of the whole file.
  package let line: Int?
  /// The id of the concept.
  package let concept: String?
  package let term: String?

  package init(
    severity: Diagnostic.Severity, fault: GlossaryFault, file: String, line: Int?, concept: String? = nil,
    term: String? = nil
  ) {
    self.severity = severity
    self.fault = fault
    self.file = file
    self.line = line
    self.concept = concept
    self.term = term
  }
}

package struct GlossaryCheckResult: Sendable {
  package let files: Int
  package let concepts: Int
  /// By file and line.
  package let findings: [GlossaryFinding]
  /// Why files are no glossaries: ``FormatError``, ``FileError``.
  package let refusals: [any Error]
}

/// Looks for what is wrong in glossaries, each for itself and all together.
/// - Parameters:
///   - paths: files, or glossaries of the workspace by name; all of the workspace when there are none.
///   - encoding: of files that do not say theirs (``EncodingHints/asked``).
package func checkGlossaries(
  _ paths: [String], of workspace: Workspace, source: LanguageTag, target: LanguageTag, encoding: String? = nil
) throws -> GlossaryCheckResult {
  let chosen = try glossaryPaths(paths, of: workspace)
  guard !chosen.isEmpty else { throw GlossaryError.noGlossaries(folder: workspace.glossaryFolder) }
  var checker = GlossaryChecker(source: source, target: target)
  var refusals: [any Error] = []
  var files = 0
  for path in chosen {
    do {
      let document = try GlossaryDocument.read(
        path, defaultSource: source.canonical, defaultTarget: target.canonical, reportsSpaces: true,
        encoding: encoding)
      files += 1
      checker.check(document, file: workspace.name(of: path))
    } catch let error as FormatError {
      refusals.append(error)
    } catch let error as FileError {
      refusals.append(error)
    }
  }
  checker.compareConcepts()
  let order = Dictionary(chosen.enumerated().map { (workspace.name(of: $1), $0) }, uniquingKeysWith: { a, _ in a })
  let findings = checker.findings.enumerated().sorted { a, b in
    let (x, y) = (a.element, b.element)
    let (left, right) = (order[x.file] ?? 0, order[y.file] ?? 0)
    return (left, x.line ?? 0, a.offset) < (right, y.line ?? 0, b.offset)
  }.map(\.element)
  return GlossaryCheckResult(files: files, concepts: checker.concepts, findings: findings, refusals: refusals)
}

/// The rules; see `docs/tolmach.1` for the list.
private struct GlossaryChecker {
  let source: LanguageTag
  let target: LanguageTag
  private(set) var findings: [GlossaryFinding] = []
  private(set) var concepts = 0
  /// What concepts are compared by, across files.
  private var summaries: [Summary] = []

  private struct Summary {
    let place: Place
    let domains: Set<String>
    /// Folded usable terms by language.
    var terms: [String: Set<String>] = [:]
    /// Folded terms that are not to be used, by language.
    var unusable: [String: Set<String>] = [:]
    /// Terms as they are, with their lines, by language and fold.
    var spelled: [String: [String: (text: String, line: Int)]] = [:]
    let definitions: Set<String>
  }

  private struct Place {
    let file: String
    let line: Int
    let id: String
  }

  init(source: LanguageTag, target: LanguageTag) {
    self.source = source
    self.target = target
  }

  private mutating func find(
    _ severity: Diagnostic.Severity, _ place: Place, line: Int? = nil, term: String? = nil, _ fault: GlossaryFault
  ) {
    findings.append(
      GlossaryFinding(
        severity: severity, fault: fault, file: place.file, line: line ?? place.line,
        concept: place.id.isEmpty ? nil : place.id, term: term))
  }

  // MARK: One file

  mutating func check(_ document: GlossaryDocument, file: String) {
    for fault in document.diagnostics {
      findings.append(
        GlossaryFinding(
          severity: fault.severity, fault: .reading(rule: fault.rule, message: fault.message), file: file,
          line: fault.line))
    }
    let ids = document.ids
    var lines: [String: Int] = [:]
    var references: [String: [(to: String, isHierarchy: Bool)]] = [:]
    var places: [String: Place] = [:]
    for concept in document.concepts {
      concepts += 1
      let place = Place(file: file, line: concept.entry.line, id: concept.entry.id)
      if !place.id.isEmpty {
        if let first = lines[place.id], document.tbx != nil {
          find(.error, place, .duplicateID(place.id, firstLine: first))
        } else {
          lines[place.id] = place.line
        }
        if places[place.id] == nil { places[place.id] = place }
      }
      for reference in Self.references(in: concept.element) {
        if !ids.contains(reference.to) {
          find(.error, place, .danglingReference(to: reference.to, type: reference.type))
        } else if !place.id.isEmpty {
          references[place.id, default: []].append((reference.to, reference.isHierarchy))
        }
      }
      check(concept, place)
    }
    findCircles(references, places)
  }

  private mutating func check(_ concept: TBXConcept, _ place: Place) {
    let entry = concept.entry
    for language in Self.languagesWithEmptyTerms(concept.element) {
      find(.error, place, .emptyTerm(language: language))
    }
    var usable: [String: (text: String, line: Int)] = [:]
    var unusable: [String: (text: String, status: TermStatus, line: Int)] = [:]
    var summary = Summary(
      place: place, domains: Set(entry.subjectFields.map(Orthography.foldKey)),
      definitions: Set(entry.definitions + entry.languages.flatMap(\.definitions)))
    for section in entry.languages {
      let language = LanguageTag(section.language)
      var seen: Set<String> = []
      for term in section.terms {
        check(term.text, term: term.text, language: language, place, line: term.line)
        let identity = Orthography.identityKey(term.text)
        if !seen.insert(identity + "\u{0}" + (term.partOfSpeech ?? "")).inserted {
          find(
            .warning, place, line: term.line, term: term.text,
            .duplicateTerm(term.text, language: section.language))
        }
        let fold = Orthography.foldKey(term.text)
        let key = "\(language.language)\u{0}\(identity)"
        if term.status?.isUsable ?? true {
          usable[key] = (term.text, term.line)
          summary.terms[language.language, default: []].insert(fold)
        } else if let status = term.status {
          unusable[key] = (term.text, status, term.line)
          summary.unusable[language.language, default: []].insert(fold)
        }
        if summary.spelled[language.language]?[fold] == nil {
          summary.spelled[language.language, default: [:]][fold] = (term.text, term.line)
        }
      }
    }
    for (key, bad) in unusable.sorted(by: { $0.key < $1.key }) where usable[key] != nil {
      find(.error, place, line: bad.line, term: bad.text, .statusConflict(bad.text, bad.status))
    }
    let missing = [source, target].filter { wanted in
      !entry.languages.contains { LanguageTag($0.language).affinity(to: wanted) > 0 && !$0.terms.isEmpty }
    }
    if entry.languages.allSatisfy(\.terms.isEmpty) {
      if entry.languages.isEmpty { find(.error, place, .noTerms) }
    } else {
      for language in missing {
        find(.warning, place, .missingLanguage(language))
      }
    }
    for text in entry.definitions + entry.notes + entry.languages.flatMap({ $0.definitions + $0.notes }) {
      checkCharacters(text, term: nil, place, line: place.line)
    }
    summaries.append(summary)
  }

  /// Languages of which a term has no text, or that have no term.
  private static func languagesWithEmptyTerms(_ concept: MarkupElement) -> [String] {
    concept.children.compactMap { child -> String? in
      guard case .element(let section) = child, section.name == "langSec" else { return nil }
      let terms = section.children.compactMap { child -> MarkupElement? in
        if case .element(let term) = child, term.name == "termSec" { term } else { nil }
      }
      let isWhole =
        !terms.isEmpty
        && terms.allSatisfy { term in
          term.children.contains {
            if case .element(let part) = $0 { part.name == "term" && !part.text.isEmpty } else { false }
          }
        }
      return isWhole ? nil : section.attributes["xml:lang"] ?? ""
    }
  }

  // MARK: Texts

  private mutating func check(_ text: String, term: String, language: LanguageTag, _ place: Place, line: Int) {
    checkCharacters(text, term: term, place, line: line)
    let scalars = Array(text.unicodeScalars)
    if let first = scalars.first, let last = scalars.last, first.properties.isWhitespace || last.properties.isWhitespace
    {
      find(.warning, place, line: line, term: term, .untrimmed(text))
    }
    for (a, b) in zip(scalars, scalars.dropFirst()) where a.properties.isWhitespace && b.properties.isWhitespace {
      find(.warning, place, line: line, term: term, .doubleSpace(text))
      break
    }
    for word in GlossaryText.mixedWords(in: text) {
      find(.error, place, line: line, term: term, .mixedScript(word))
    }
  }

  private mutating func checkCharacters(_ text: String, term: String?, _ place: Place, line: Int) {
    if !Orthography.identityKey(text).utf8.elementsEqual(text.utf8) {
      find(.warning, place, line: line, term: term, .notNFC(text))
    }
    let invisible = GlossaryText.invisible(in: text)
    if !invisible.isEmpty {
      find(.warning, place, line: line, term: term, .invisibleCharacters(invisible, text: text))
    }
  }

  // MARK: References

  private static func references(in element: MarkupElement) -> [(to: String, type: String, isHierarchy: Bool)] {
    var found: [(to: String, type: String, isHierarchy: Bool)] = []
    if let to = element.attributes["target"], !to.isEmpty, element.name != "xref", !to.contains("://") {
      let type = element.attributes["type"] ?? element.name
      let isHierarchy = ["Broader", "Narrower", "superordinate", "subordinate"].contains { type.contains($0) }
      found.append((to, type, isHierarchy))
    }
    for case .element(let child) in element.children { found += references(in: child) }
    return found
  }

  /// Concepts that lead back to themselves, each circle once.
  private mutating func findCircles(
    _ references: [String: [(to: String, isHierarchy: Bool)]], _ places: [String: Place]
  ) {
    // 1: on the way, 2: done.
    var state: [String: Int] = [:]
    var circles = 0
    for start in references.keys.sorted(by: { (places[$0]?.line ?? 0, $0) < (places[$1]?.line ?? 0, $1) })
    where state[start] == nil {
      var way: [(id: String, next: Int)] = [(start, 0)]
      state[start] = 1
      while let (id, next) = way.last {
        let outgoing = references[id] ?? []
        guard next < outgoing.count else {
          state[id] = 2
          way.removeLast()
          continue
        }
        way[way.count - 1].next += 1
        let (to, _) = outgoing[next]
        if state[to] == nil {
          state[to] = 1
          way.append((to, 0))
        } else if state[to] == 1, let from = way.firstIndex(where: { $0.id == to }), let place = places[to],
          circles < 1000
        {
          circles += 1
          let circle = way[from...].map(\.id)
          let isHierarchy = way[from...].allSatisfy { step in
            references[step.id].map { step.next > 0 && $0[step.next - 1].isHierarchy } ?? false
          }
          // Two concepts that say "see also" of each other are usual, those above each other are not.
          find(circle.count == 1 || isHierarchy ? .error : .warning, place, .circularReference(circle))
        }
      }
    }
  }

  // MARK: All files

  /// Concepts that are the same, and terms that concepts of one domain translate differently.
  mutating func compareConcepts() {
    for (from, to) in [(source.language, target.language), (target.language, source.language)] {
      var byTerm: [String: [Int]] = [:]
      for (index, summary) in summaries.enumerated() {
        for term in summary.terms[from] ?? [] { byTerm[term, default: []].append(index) }
      }
      for (term, indices) in byTerm.sorted(by: { $0.key < $1.key }) where indices.count > 1 {
        for (position, index) in indices.enumerated().dropFirst() {
          let one = summaries[index]
          let ours = one.terms[to] ?? []
          // The first one it conflicts with is enough, and looking has an end.
          for earlier in indices[..<position].suffix(100) {
            let other = summaries[earlier]
            let theirs = other.terms[to] ?? []
            guard one.domains.isEmpty && other.domains.isEmpty || !one.domains.isDisjoint(with: other.domains) else {
              continue
            }
            let spelled = one.spelled[from]?[term]
            let text = spelled?.text ?? term
            let place = GlossaryFault.Place(file: other.place.file, line: other.place.line)
            let refused = (one.unusable[to] ?? []).intersection(theirs).union(
              (other.unusable[to] ?? []).intersection(ours))
            if from == source.language, let disputed = refused.min() {
              let word = one.spelled[to]?[disputed]?.text ?? disputed
              find(
                .warning, one.place, line: one.spelled[to]?[disputed]?.line, term: word,
                .disputedTerm(word, of: text, other: place))
              break
            }
            if ours.isEmpty || theirs.isEmpty { continue }
            if one.terms[from] == other.terms[from], ours == theirs {
              // Said once, not for each term and direction.
              if from == source.language, one.terms[from]?.min() == term {
                find(.warning, one.place, term: text, .duplicateConcept(first: place))
              }
            } else if ours.isDisjoint(with: theirs), from == source.language {
              let there = theirs.sorted().compactMap { other.spelled[to]?[$0]?.text }
              let here = ours.sorted().compactMap { one.spelled[to]?[$0]?.text }
              find(
                .warning, one.place, line: spelled?.line, term: text,
                .conflictingEquivalents(of: text, here: here, there: there, other: place))
            } else {
              continue
            }
            break
          }
        }
      }
    }
  }
}
