package import Bitext
internal import Files
internal import Interchange
package import Library
internal import Markup
internal import Orthography

/// What a new concept is made of: a term and its equivalent.
package struct NewTerm: Sendable {
  package var source: String
  package var target: String
  package var sourceLanguage: String
  package var targetLanguage: String
  /// Of the equivalent.
  package var status: TermStatus?
  package var definition: String?
  package var note: String?
  package var domain: String?
  /// Of both terms.
  package var partOfSpeech: String?
  /// Who adds it; nil for the name of the user who runs the program.
  package var author: String?

  package init(source: String, target: String, sourceLanguage: String, targetLanguage: String) {
    self.source = source
    self.target = target
    self.sourceLanguage = sourceLanguage
    self.targetLanguage = targetLanguage
  }

  /// - Throws: ``GlossaryError`` when a term is empty, ``TextError`` when a text holds characters that XML does not allow.
  func entry() throws -> TermEntry {
    for (name, text) in [("term", source), ("equivalent", target)] {
      guard text.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else {
        throw GlossaryError.empty(name)
      }
    }
    try TextError.expectXML([source, target, definition, note, domain, partOfSpeech])
    let part = partOfSpeech
    return TermEntry(
      definitions: [definition].compactMap(\.self), subjectFields: [domain].compactMap(\.self),
      languages: [
        LanguageSection(sourceLanguage, terms: [TermSection(source, partOfSpeech: part)]),
        LanguageSection(
          targetLanguage,
          terms: [TermSection(target, status: status, partOfSpeech: part, notes: [note].compactMap(\.self))]),
      ])
  }
}

package struct GlossaryAddition: Sendable {
  /// From the workspace: `glossaries/working.tbx`.
  package let glossary: String
  /// Where the same concept stands already; nothing was added then.
  package let known: Int?
  /// What the glossary's format had no place for, a line a kind.
  package let losses: [String]
}

/// Adds a concept to a glossary of the workspace; when this returns, it is on disk.
///
/// The file is written aside, synced and put in place whole, one writer at a time. One that is not there is made: TBX-Basic.
/// - Parameter name: the glossary, without folder and ending.
package func addTerm(
  _ term: NewTerm, to workspace: Workspace, glossary name: String = "working"
) throws -> GlossaryAddition {
  let store = GlossaryStore(workspace: workspace)
  let path = try store.path(named: name)
  let entry = try term.entry()
  let lock = try store.lock(path)
  defer { withExtendedLifetime(lock) {} }
  var element = TBXElements.concept(entry)
  if try Path.hasFile(path) {
    let reader = try TBXReader(path, keepsEverything: true)
    while let other = try reader.nextConcept() {
      if says(other.entry, entry) {
        return GlossaryAddition(glossary: workspace.name(of: path), known: other.entry.line, losses: [])
      }
    }
  }
  element.children.insert(.element(origination(term.author)), at: 0)
  let document = GlossaryDocument(path: path, concepts: [TBXConcept(entry: entry, element: element)])
  let result = try store.append([document], to: path, sourceLanguage: term.sourceLanguage)
  return GlossaryAddition(glossary: workspace.name(of: path), known: nil, losses: result.losses.lines)
}

/// Who made the concept, and when.
private func origination(_ author: String?) -> MarkupElement {
  func element(_ name: String, _ type: String?, _ text: String) -> MarkupNode {
    .element(MarkupElement(name, type.map { [Attribute("type", $0)] } ?? [], [.text(text)]))
  }
  var group = MarkupElement("transacGrp")
  group.children = [
    element("transac", "transactionType", "origination"),
    element("date", nil, extendedDate(tmxDate(nanoseconds: wallClockNanoseconds()))),
  ]
  if let author = author ?? userName(), isXMLText(author) {
    group.children.append(element("transacNote", "responsibility", author))
  }
  return group
}

/// Whether an entry has, in the same languages, the same terms of the same status, and nothing less of what the other says.
private func says(_ known: TermEntry, _ new: TermEntry) -> Bool {
  guard known.languages.count == new.languages.count, new.definitions.allSatisfy(known.definitions.contains),
    new.subjectFields.allSatisfy(known.subjectFields.contains)
  else { return false }
  return zip(known.languages, new.languages).allSatisfy { known, new in
    guard LanguageTag(known.language) == LanguageTag(new.language), known.terms.count == new.terms.count else {
      return false
    }
    return zip(known.terms, new.terms).allSatisfy { known, new in
      known.text == new.text && known.status == new.status && new.notes.allSatisfy(known.notes.contains)
        && (new.partOfSpeech == nil || new.partOfSpeech == known.partOfSpeech)
    }
  }
}
