internal import Bitext

/// Makes a segment's runs from the content of an element.
///
/// | | text of the segment | not text |
/// |---|---|---|
/// | XLIFF 1.2 | `g`, `mrk`, foreign elements | what is in `bpt`, `ept`, `ph`, `it`; `x`, `bx`, `ex` are empty |
/// | XLIFF 2 | `pc`, `mrk`; `cp` is the character it names | `sc`, `ec`, `ph`, `sm`, `em` are empty |
/// | TMX | `hi`, foreign elements | what is in `bpt`, `ept`, `ph`, `it`, `ut` |
struct InlineReader {
  enum Vocabulary {
    case xliff12, xliff2, tmx
  }

  let vocabulary: Vocabulary
  var names = VocabularyNames()
  /// XLIFF 2: what the unit's `originalData` holds, by id.
  var data: [String: String] = [:]

  func runs(_ nodes: [PlacedNode]) -> [Segment.Run] {
    var runs: [Segment.Run] = []
    for node in nodes {
      switch node {
      case .text(let text, _): Self.append(text, to: &runs)
      case .markup(let markup): runs.append(.markup(markup))
      case .element(let element):
        let local = names.local(element.name)
        if vocabulary == .xliff2, local == "cp" {
          Self.append(Self.character(element), to: &runs)
          continue
        }
        let content = isDeleted(element) ? [] : self.runs(element.children)
        runs.append(
          .inline(InlineElement(kind(element, local), attributes: attributes(element), content: content)))
      }
    }
    return runs
  }

  /// The element's own, and the data that it refers to.
  private func attributes(_ element: PlacedElement) -> [Attribute] {
    if data.isEmpty { return element.attributes }
    let references = [
      ("dataRef", InlineElement.data), ("dataRefStart", InlineElement.data), ("dataRefEnd", InlineElement.endData),
    ]
    return element.attributes
      + references.compactMap { reference, name in
        element.attributes[reference].flatMap { data[$0] }.map { Attribute(name, $0) }
      }
  }

  /// What an element of original data holds: text, and characters by number.
  func text(_ nodes: [PlacedNode]) -> String {
    nodes.map { node in
      switch node {
      case .text(let text, _): text
      case .element(let element): names.local(element.name) == "cp" ? Self.character(element) : text(element.children)
      case .markup: ""
      }
    }.joined()
  }

  /// Where the first character of the segment's text lies; where its content begins when there is none.
  ///
  /// - Parameter isLaidOut: line breaks and the spaces around them are no text.
  func firstText(in element: PlacedElement, isLaidOut: Bool = false) -> Int64 {
    search(element, isLaidOut) ?? (element.endTag.isEmpty ? element.startTag.lowerBound : element.content.lowerBound)
  }

  private func search(_ element: PlacedElement, _ isLaidOut: Bool) -> Int64? {
    for node in element.children {
      switch node {
      case .text(let text, let range):
        let space = text.utf8.prefix(while: isXMLSpace)
        guard isLaidOut, space.contains(0x0A) else { return range.lowerBound }
        // Where all is space, there is nothing to stand on.
        if space.count == text.utf8.count { continue }
        return min(range.lowerBound + Int64(space.count), range.upperBound)
      case .markup: continue
      case .element(let child):
        let local = names.local(child.name)
        if vocabulary == .xliff2, local == "cp" { return child.startTag.lowerBound }
        guard kind(child, local).holdsText, !isDeleted(child) else { continue }
        if let found = search(child, isLaidOut) { return found }
      }
    }
    return nil
  }

  func kind(_ element: PlacedElement, _ local: String?) -> InlineElement.Kind {
    switch (vocabulary, local) {
    case (.tmx, _): InlineElement.Kind(name: element.name)
    case (.xliff12, "bpt"), (.xliff12, "ept"), (.xliff12, "ph"), (.xliff12, "it"), (.xliff12, "sub"):
      InlineElement.Kind(name: local ?? element.name)
    default: .other(local ?? element.name)
    }
  }

  /// What a reviewer has struck out in SDLXLIFF.
  private func isDeleted(_ element: PlacedElement) -> Bool {
    vocabulary == .xliff12 && element.attributes["mtype"] == "x-sdl-deleted"
  }

  /// XLIFF 2.1, 4.2.3.1: a character that XML does not allow, by its number.
  private static func character(_ element: PlacedElement) -> String {
    guard let hex = element.attributes["hex"], let number = UInt32(hex, radix: 16), let scalar = UnicodeScalar(number)
    else { return "\u{FFFD}" }
    return String(Character(scalar))
  }

  private static func append(_ text: String, to runs: inout [Segment.Run]) {
    if text.isEmpty { return }
    if case .text(let before)? = runs.last {
      runs[runs.count - 1] = .text(before + text)
    } else {
      runs.append(.text(text))
    }
  }
}
