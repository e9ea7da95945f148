package import Bitext
internal import Files
internal import Interchange
package import Library
internal import Markup

/// What is to become of a concept.
package enum GlossaryCorrection: Equatable, Sendable {
  case remove
  case edit(ConceptEdit)
}

/// What changes in a concept; whatever is not named stays.
package struct ConceptEdit: Equatable, Sendable {
  /// Of the equivalent that selects the concept, or of its term where none does; as are the note, the new text, and whether it goes.
  package var status: TermStatus?
  /// Is added.
  package var note: String?
  package var newText: String?
  package var drops = false
  /// Takes the place of the concept's first one.
  package var definition: String?
  /// Further terms in the source language.
  package var synonyms: [String] = []
  /// Further terms in the target language.
  package var equivalents: [String] = []

  package init() {}

  fileprivate var texts: [String] { [note, newText, definition].compactMap(\.self) + synonyms + equivalents }
}

/// Which concept is meant.
package struct ConceptSelection: Sendable {
  package var term: String
  package var equivalent: String?
  package var pair: LanguagePair
  /// The glossary's name, with or without folder and ending; nil looks in all.
  package var glossary: String?
  /// The concept's id in its file.
  package var id: String?

  package init(term: String, equivalent: String? = nil, pair: LanguagePair) {
    (self.term, self.equivalent, self.pair) = (term, equivalent, pair)
  }

  fileprivate func fits(_ entry: TermEntry) -> Bool {
    if let id, entry.id != id { return false }
    return has(term, pair.source, entry) && (equivalent.map { has($0, pair.target, entry) } ?? true)
  }

  private func has(_ text: String, _ language: LanguageTag, _ entry: TermEntry) -> Bool {
    entry.languages.contains { section in
      LanguageTag(section.language).isCompatible(with: language) && section.terms.contains { $0.text == text }
    }
  }
}

/// A concept that was changed or removed, or would be.
package struct CorrectedConcept: Sendable {
  package let edit: JournalEdit
  package let line: Int
  /// In the journal; nil in a dry run.
  package var entry: JournalEntry?
}

/// Changes or removes one concept of a TBX glossary of the workspace; can be taken back (``undo(_:in:)``).
///
/// Every byte outside of the concept stays; one that is changed is written anew in the words of its file.
/// - Returns: nil where no glossary has the term.
/// - Throws: ``GlossaryError`` where several concepts have it, where it stands in a table only, and where something would be lost.
package func correctGlossary(
  _ correction: GlossaryCorrection, _ selection: ConceptSelection, in workspace: Workspace, isDryRun: Bool = false
) throws -> CorrectedConcept? {
  if case .edit(let edit) = correction {
    for text in edit.texts {
      guard text.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else {
        throw GlossaryError.empty("text")
      }
      try TextError.expectXML([text])
    }
  }
  guard let path = try glossary(with: selection, in: workspace) else { return nil }
  let job = ConceptJob(correction: correction, selection: selection, path: path, name: workspace.name(of: path))
  if isDryRun { return try job.plan() }
  let file = try JournaledFile(workspace, path)
  guard var planned = try job.plan() else { return nil }
  planned.entry = try file.make([planned.edit]).first
  return planned
}

/// The TBX file that has the concept, and no other.
private func glossary(with selection: ConceptSelection, in workspace: Workspace) throws -> String? {
  var concepts: [(path: String, line: Int)] = []
  var rows: [(path: String, line: Int)] = []
  let all = try workspace.glossaries()
  let paths = all.filter { path in
    guard let wanted = selection.glossary else { return true }
    return [workspace.name(of: path), Path.split(path).name, Path.baseName(path)].contains(wanted)
  }
  if let wanted = selection.glossary, paths.isEmpty {
    throw GlossaryError.noSuchGlossary(wanted, known: all.map { Path.split($0).name })
  }
  for path in paths {
    if try GlossaryReader.isTBX(path) {
      let reader = try TBXReader(path)
      while let entry = try reader.next() {
        if selection.fits(entry) { concepts.append((path, entry.line)) }
      }
    } else {
      let (source, target) = (selection.pair.source.canonical, selection.pair.target.canonical)
      let entries = try GlossaryReader.read(path, defaultSource: source, defaultTarget: target).entries
      rows += entries.filter(selection.fits).map { (path, $0.line) }
    }
  }
  func place(_ found: (path: String, line: Int)) -> String { "\(workspace.name(of: found.path)):\(found.line)" }
  guard concepts.count < 2 else { throw GlossaryError.severalConcepts(places: concepts.map(place)) }
  if let concept = concepts.first { return concept.path }
  if let row = rows.first { throw GlossaryError.inTable(place: place(row)) }
  return nil
}

private struct ConceptJob {
  let correction: GlossaryCorrection
  let selection: ConceptSelection
  let path: String
  let name: String

  func plan() throws -> CorrectedConcept? {
    let reader = try TBXReader(path, keepsEverything: true)
    var found: (concept: TBXConcept, range: Range<Int64>)?
    var ids: Set<String> = []
    var count = 0
    while let concept = try reader.nextConcept() {
      count += 1
      if found == nil, selection.fits(concept.entry) {
        found = (concept, reader.conceptRange)
      } else {
        ids.formUnion(GlossaryDocument(path: path, concepts: [concept]).ids)
      }
    }
    guard let found else { return nil }
    if let fault = reader.diagnostics.first(where: { $0.severity == .error }) {
      throw GlossaryStoreError.damaged(fault)
    }
    guard reader.isVerbatim, let document = reader.document, document.flavour.edition != .year2013 else {
      throw GlossaryError.notInPlace(glossary: name)
    }
    let bytes = try RandomAccessFile.contents(of: path)
    let range = Int(found.range.lowerBound)..<Int(found.range.upperBound)
    guard range.upperBound <= bytes.count else { throw GlossaryError.notInPlace(glossary: name) }
    var edit = JournalEdit(.remove, file: name, at: found.range.lowerBound)
    edit.languages = found.concept.entry.languages.map(\.language)
    edit.source = selection.term
    edit.oldText = equivalents(found.concept.entry)
    edit.before = Array(bytes[range])
    switch correction {
    case .remove:
      let own = ownLine(around: range, in: bytes)
      edit.lead = Array(bytes[range.lowerBound - own.lead..<range.lowerBound])
      edit.trail = Array(bytes[range.upperBound..<range.upperBound + own.trail])
      edit.at -= Int64(own.lead)
    case .edit(let changes):
      edit.kind = .replace
      var concept = found.concept
      concept.element = try changed(concept.element, by: changes)
      let made = TBXOutput.concepts(
        [GlossaryDocument(path: path, tbx: document, concepts: [concept])], as: document.flavour, taken: ids,
        declares: !TBXOutput.declaresPrefixes(document))
      guard made.result.concepts == 1, !made.result.losses.kinds.contains(where: { !$0.kind.isChange }) else {
        throw GlossaryError.wouldLose(glossary: name, line: concept.entry.line, losses: made.result.losses.lines)
      }
      let after = Array(made.bytes.drop { $0 <= 0x20 }.reversed().drop { $0 <= 0x20 }.reversed())
      edit.after = after
      // What was made is read before it is kept.
      let whole = Array(bytes[..<range.lowerBound]) + after + bytes[range.upperBound...]
      let again = try TBXReader(ByteSource(bytes: whole, name: name))
      var entries: [TermEntry] = []
      while let entry = try again.next() { entries.append(entry) }
      guard entries.count == count, again.diagnostics.count == reader.diagnostics.count,
        let entry = entries.first(where: { $0.line == found.concept.entry.line })
      else { throw GlossaryError.notInPlace(glossary: name) }
      edit.newText = equivalents(entry)
    }
    return CorrectedConcept(edit: edit, line: found.concept.entry.line)
  }

  private func equivalents(_ entry: TermEntry) -> String {
    entry.languages.filter { LanguageTag($0.language).isCompatible(with: selection.pair.target) }.flatMap(\.terms)
      .map { term in term.status.map { "\(term.text) (\($0.rawValue))" } ?? term.text }.joined(separator: "; ")
  }

  // MARK: The element

  private func changed(_ concept: MarkupElement, by edit: ConceptEdit) throws -> MarkupElement {
    var concept = concept
    let (language, text) =
      selection.equivalent.map { (selection.pair.target, $0) } ?? (selection.pair.source, selection.term)
    forEachSection(&concept, language) { section in
      section.children = section.children.compactMap { child in
        guard case .element(var term) = child, term.name == "termSec", Self.text(of: term) == text else { return child }
        if edit.drops { return nil }
        change(&term, by: edit)
        return .element(term)
      }
    }
    for (language, texts) in [(selection.pair.source, edit.synonyms), (selection.pair.target, edit.equivalents)]
    where !texts.isEmpty {
      var isPlaced = false
      forEachSection(&concept, language) { section in
        if !isPlaced { section.children += texts.map(Self.term) }
        isPlaced = true
      }
      if !isPlaced {
        concept.children.append(
          .element(MarkupElement("langSec", [Attribute("xml:lang", language.canonical)], texts.map(Self.term))))
      }
    }
    // A language without a term is none.
    concept.children.removeAll { child in
      guard case .element(let section) = child, section.name == "langSec" else { return false }
      return !section.children.contains { Self.isElement($0, "termSec") }
    }
    guard concept.children.contains(where: { Self.isElement($0, "langSec") }) else {
      throw GlossaryError.lastTerm(glossary: name)
    }
    if let definition = edit.definition { define(&concept, definition) }
    return concept
  }

  private func forEachSection(
    _ concept: inout MarkupElement, _ language: LanguageTag, _ body: (inout MarkupElement) -> Void
  ) {
    for index in concept.children.indices {
      guard case .element(var section) = concept.children[index], section.name == "langSec",
        LanguageTag(section.attributes["xml:lang"] ?? "").isCompatible(with: language)
      else { continue }
      body(&section)
      concept.children[index] = .element(section)
    }
  }

  private func change(_ term: inout MarkupElement, by edit: ConceptEdit) {
    if let text = edit.newText {
      for index in term.children.indices where Self.isElement(term.children[index], "term") {
        term.children[index] = .element(MarkupElement("term", [], [.text(text)]))
      }
    }
    if let status = edit.status {
      term.children.removeAll { child in
        guard case .element(let note) = child else { return false }
        return note.name == "termNote" && note.attributes["type"] == "administrativeStatus"
      }
      let place = term.children.firstIndex { Self.isElement($0, "term") }.map { $0 + 1 } ?? 0
      term.children.insert(
        .element(
          MarkupElement("termNote", [Attribute("type", "administrativeStatus")], [.text(status.rawValue)])), at: place)
    }
    if let note = edit.note { term.children.append(.element(MarkupElement("note", [], [.text(note)]))) }
  }

  private func define(_ concept: inout MarkupElement, _ definition: String) {
    func isDefinition(_ element: MarkupElement) -> Bool {
      element.name == "descrip" && element.attributes["type"] == "definition"
    }
    for index in concept.children.indices {
      guard case .element(var child) = concept.children[index] else { continue }
      if isDefinition(child) {
        child.children = [.text(definition)]
      } else if child.name == "descripGrp",
        let inner = child.children.firstIndex(where: { if case .element(let e) = $0 { isDefinition(e) } else { false } }
        ),
        case .element(var group) = child.children[inner]
      {
        group.children = [.text(definition)]
        child.children[inner] = .element(group)
      } else {
        continue
      }
      concept.children[index] = .element(child)
      return
    }
    let place = concept.children.firstIndex { Self.isElement($0, "langSec") } ?? 0
    concept.children.insert(
      .element(MarkupElement("descrip", [Attribute("type", "definition")], [.text(definition)])), at: place)
  }

  private static func isElement(_ node: MarkupNode, _ name: String) -> Bool {
    if case .element(let element) = node { element.name == name } else { false }
  }

  private static func text(of term: MarkupElement) -> String? {
    for case .element(let child) in term.children where child.name == "term" { return child.text }
    return nil
  }

  private static func term(_ text: String) -> MarkupNode {
    .element(MarkupElement("termSec", [], [.element(MarkupElement("term", [], [.text(text)]))]))
  }
}
