internal import Bitext

/// Writes glossaries as TBX.
package enum TBXOutput {
  package struct Result: Sendable {
    package var concepts = 0
    package var losses = ConversionLosses()
    package init() {}
  }

  /// Writes documents as one, under the header of the first.
  ///
  /// Ids that are no XML names, or stand twice, are changed, and references to them with them.
  /// - Parameter write: takes the bytes as they come.
  package static func write(
    _ documents: [GlossaryDocument], as target: TBXFlavour, title: String, language: String,
    _ write: ([UInt8]) throws -> Void
  ) throws -> Result {
    var writer = TBXWriter(target: target)
    let first = documents.compactMap(\.tbx).first
    writer.begin(first, title: title, language: said(first) ?? language)
    var result = Result()
    var session = Session(target: target, taken: [])
    var back: MarkupElement?
    for document in documents {
      session.open(document)
      if let more = TBXHeader.back(document.tbx?.back, for: target) {
        back = MarkupElement("back", [], (back?.children ?? []) + more.children)
      }
      for concept in document.concepts {
        guard let converted = session.convert(concept) else { continue }
        // A body without a concept is no TBX.
        if result.concepts == 0 { writer.beginBody() }
        result.concepts += 1
        writer.concept(converted)
        try write(writer.take())
      }
      session.close(document)
    }
    if result.concepts > 0 { writer.endBody() }
    writer.end(back: back)
    try write(writer.take())
    result.losses = session.converter.losses
    return result
  }

  /// The concepts of documents, to be put into a file of that flavour before the end of its body.
  /// - Parameters:
  ///   - taken: the ids in that file.
  ///   - declares: prefixes are declared with every concept, since the file's root does not.
  package static func concepts(
    _ documents: [GlossaryDocument], as target: TBXFlavour, taken: Set<String>, declares: Bool
  ) -> (bytes: [UInt8], result: Result) {
    var writer = TBXWriter(target: target)
    var session = Session(target: target, taken: taken)
    var result = Result()
    for document in documents {
      session.open(document)
      for concept in document.concepts {
        guard let converted = session.convert(concept) else { continue }
        result.concepts += 1
        writer.concept(converted, declaring: declares ? TBXWriter.declarations(target) : [])
      }
      session.close(document)
    }
    result.losses = session.converter.losses
    return (writer.take(), result)
  }

  /// Whether a root declares the prefixes that concepts of its flavour are written with.
  package static func declaresPrefixes(_ document: TBXDocument) -> Bool {
    TBXWriter.declarations(document.flavour).allSatisfy { document.attributes[$0.name] == $0.value }
  }

  private static func said(_ document: TBXDocument?) -> String? {
    document?.attributes["xml:lang"].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// A converter that goes from document to document.
  private struct Session {
    var converter: TBXConverter
    /// Ids of concepts, by their number in the document at hand.
    private var assigned: [String?] = []
    private var next = 0
    private var generated = 0
    /// Of names that several concepts have: the last number behind one.
    private var numbers: [String: Int] = [:]
    private var changed = 0

    init(target: TBXFlavour, taken: Set<String>) {
      converter = TBXConverter(target: target)
      converter.takenIDs = taken
      converter.knownIDs = taken
    }

    mutating func open(_ document: GlossaryDocument) {
      let target = converter.target
      converter.documentLanguage = TBXOutput.said(document.tbx) ?? "und"
      converter.keepsForeign =
        document.tbx?.flavour == target && target.modules == nil && target.edition == .year2019
      converter.renamedIDs = [:]
      let back = TBXHeader.ids(in: TBXHeader.back(document.tbx?.back, for: target))
      converter.takenIDs.formUnion(back)
      converter.knownIDs.formUnion(back)
      assigned = []
      next = 0
      // First the ids that can stay, then those that must be found.
      var mustChange: [Int] = []
      for (index, concept) in document.concepts.enumerated() {
        let id = concept.element.attributes["id"] ?? ""
        if TBXLexical.isName(id), converter.takenIDs.insert(id).inserted {
          assigned.append(id)
        } else {
          assigned.append(nil)
          if !id.isEmpty || target.edition == .year2019 { mustChange.append(index) }
        }
      }
      for index in mustChange {
        let old = document.concepts[index].element.attributes["id"] ?? ""
        let id = free(old)
        assigned[index] = id
        if old.isEmpty { continue }
        changed += 1
        if converter.renamedIDs[old] == nil { converter.renamedIDs[old] = id }
      }
      converter.knownIDs.formUnion(assigned.compactMap(\.self))
      // A reference may lead to a term, too.
      for concept in document.concepts {
        for id in TBXHeader.ids(in: concept.element).dropFirst(concept.element.attributes["id"] == nil ? 0 : 1)
        where TBXLexical.isName(id) && !converter.takenIDs.contains(id) {
          converter.knownIDs.insert(id)
        }
      }
    }

    /// An id that no concept has: the old one, or with the first number that is free. No lower number is, ever after.
    private mutating func free(_ old: String) -> String {
      if old.isEmpty {
        repeat { generated += 1 } while !converter.takenIDs.insert("c\(generated)").inserted
        return "c\(generated)"
      }
      let name = TBXLexical.name(from: old)
      var number = numbers[name] ?? 1
      var candidate = number == 1 ? name : "\(name)-\(number)"
      defer { numbers[name] = number }
      while !converter.takenIDs.insert(candidate).inserted {
        number += 1
        candidate = "\(name)-\(number)"
      }
      return candidate
    }

    mutating func convert(_ concept: TBXConcept) -> MarkupElement? {
      defer { next += 1 }
      return converter.concept(concept.element, id: assigned.indices.contains(next) ? assigned[next] : nil)
    }

    mutating func close(_ document: GlossaryDocument) {
      if changed > 0 {
        converter.noteChangedIDs(changed)
        changed = 0
      }
      if let back = document.tbx?.back, !back.children.isEmpty,
        TBXHeader.back(document.tbx?.back, for: converter.target) == nil
      {
        converter.noteLostBack()
      }
    }
  }
}

extension TBXConverter {
  mutating func noteChangedIDs(_ count: Int) {
    losses.changed("ids of concepts", "they were no XML names, or stood twice", count: count)
  }
  mutating func noteLostBack() { losses.lost("back matter", "\(target) has no place for it") }
}
