internal import Bitext
internal import Markup

/// A text as it is written in a file, beside what it says: each byte of the text with the bytes that stand for it.
///
/// With it a text is changed where it differs, and the way in which the rest is written stays: a CDATA section, references to
/// characters, the lines of a catalogue, the indentation of XML.
struct RawText {
  /// The text, in UTF-8.
  private(set) var text: [UInt8] = []
  /// For each byte of the text, what stands for it.
  private var places: [Range<Int>] = []
  /// For each byte of the text, the number of the CDATA section it stands in; 0 for none.
  private var sections: [Int] = []

  private mutating func add(_ bytes: some Sequence<UInt8>, _ place: Range<Int>, _ section: Int) {
    for byte in bytes {
      text.append(byte)
      places.append(place)
      sections.append(section)
    }
  }

  // MARK: XML

  /// The content of an element that holds text alone; nil for anything else, and for entities that a file defines itself.
  init?(xml raw: [UInt8]) {
    let opening = Array("<![CDATA[".utf8)
    var at = 0
    var section = 0
    var isInSection = false
    while at < raw.count {
      let byte = raw[at]
      if isInSection, raw[at...].starts(with: Array("]]>".utf8)) {
        isInSection = false
        at += 3
      } else if byte == 0x0D {
        let end = at + 1 < raw.count && raw[at + 1] == 0x0A ? at + 2 : at + 1
        add([0x0A], at..<end, isInSection ? section : 0)
        at = end
      } else if isInSection {
        add([byte], at..<at + 1, section)
        at += 1
      } else if byte == 0x26 {
        guard let end = raw[at...].firstIndex(of: 0x3B), end - at < 12,
          let scalar = Self.character(String(decoding: raw[at + 1..<end], as: UTF8.self))
        else { return nil }
        add(String(Character(scalar)).utf8, at..<end + 1, 0)
        at = end + 1
      } else if byte == 0x3C {
        guard raw[at...].starts(with: opening) else { return nil }
        isInSection = true
        section += 1
        at += opening.count
      } else if byte == 0x5D, raw[at...].starts(with: Array("]]>".utf8)) {
        // XML has it nowhere else.
        return nil
      } else {
        add([byte], at..<at + 1, 0)
        at += 1
      }
    }
    if isInSection { return nil }
  }

  private static func character(_ name: String) -> UnicodeScalar? {
    switch name {
    case "lt": return "<"
    case "gt": return ">"
    case "amp": return "&"
    case "quot": return "\""
    case "apos": return "'"
    default:
      guard name.first == "#" else { return nil }
      let digits = name.dropFirst()
      let value = digits.first == "x" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
      return value.flatMap { UnicodeScalar($0) }
    }
  }

  /// Whether a content is one CDATA section and nothing else.
  static func isSection(_ raw: [UInt8]) -> Bool {
    let (opening, closing) = (Array("<![CDATA[".utf8), Array("]]>".utf8))
    guard raw.count >= 12, raw.starts(with: opening), raw.suffix(3).elementsEqual(closing) else { return false }
    let inside = raw[9..<raw.count - 3]
    return !inside.indices.contains { inside[$0...].starts(with: closing) }
  }

  /// A text as a CDATA section, or two where it holds the end of one; nil for what cannot stand in one.
  static func section(_ text: String) -> [UInt8]? {
    guard isXMLText(text), !text.utf8.contains(0x0D) else { return nil }
    return Array("<![CDATA[\(text.replacing("]]>", with: "]]]]><![CDATA[>"))]]>".utf8)
  }

  /// The text without the layout of the file, as ``Bitext/Segment`` has it.
  private var withoutLayout: RawText {
    var result = self
    result.text = []
    result.places = []
    result.sections = []
    let parts = TextLayout.parts(of: text)
    for (number, part) in parts.enumerated() {
      let range = part.bytes.startIndex..<part.bytes.endIndex
      if !part.isLayout {
        result.text += part.bytes
        result.places += places[range]
        result.sections += sections[range]
      } else if number > 0, number + 1 < parts.count {
        result.add(
          [0x20], places[range.lowerBound].lowerBound..<places[range.upperBound - 1].upperBound,
          sections[range.lowerBound])
      }
    }
    return result
  }

  // MARK: Catalogues

  /// Texts in quotes, each on a line of its own; nil for escapes that are none.
  init?(catalogue raw: [UInt8]) {
    var isQuoted = false
    var at = 0
    while at < raw.count {
      let byte = raw[at]
      if byte == 0x22 {
        isQuoted.toggle()
        at += 1
      } else if !isQuoted {
        guard byte <= 0x20 else { return nil }
        at += 1
      } else if byte == 0x5C {
        guard at + 1 < raw.count, let value = Self.escapes.first(where: { $0.0 == raw[at + 1] })?.1 else { return nil }
        add([value], at..<at + 2, 0)
        at += 2
      } else {
        add([byte], at..<at + 1, 0)
        at += 1
      }
    }
    if isQuoted { return nil }
  }

  private static let escapes: [(UInt8, UInt8)] = [
    (0x6E, 0x0A), (0x74, 0x09), (0x72, 0x0D), (0x5C, 0x5C), (0x22, 0x22),
  ]

  // MARK: Changes

  /// What is written where the text becomes another; nil where it has to be written anew as a whole.
  ///
  /// - Parameters:
  ///   - raw: what is written now.
  ///   - old: what is read from it.
  static func changed(_ raw: [UInt8], _ form: DraftEdit.Form, from old: String, to new: String) -> [UInt8]? {
    func read(_ raw: [UInt8], _ expected: String) -> RawText? {
      let text = form == .catalogue ? RawText(catalogue: raw) : RawText(xml: raw)
      guard let text else { return nil }
      let wanted = Array(expected.utf8)
      if text.text == wanted { return text }
      let flat = text.withoutLayout
      return form == .element && flat.text == wanted ? flat : nil
    }
    guard form == .catalogue || form == .element, let text = read(raw, old) else { return nil }
    let (before, after) = (text.text, Array(new.utf8))
    func isBoundary(_ bytes: [UInt8], _ at: Int) -> Bool { at >= bytes.count || bytes[at] & 0xC0 != 0x80 }
    var start = 0
    while start < min(before.count, after.count), before[start] == after[start] { start += 1 }
    while start > 0, !isBoundary(before, start) || !isBoundary(after, start) { start -= 1 }
    var tail = 0
    while tail < min(before.count, after.count) - start,
      before[before.count - 1 - tail] == after[after.count - 1 - tail]
    { tail += 1 }
    while tail > 0, !isBoundary(before, before.count - tail) || !isBoundary(after, after.count - tail) { tail -= 1 }
    // Where nothing stays there is nothing to keep.
    guard start + tail > 0 else { return nil }
    var result = raw
    for change in changes(from: before[start..<before.count - tail], to: after[start..<after.count - tail]).reversed() {
      guard let (range, section) = text.place(of: change.old),
        let bytes = written(after[change.new], form, isInSection: section > 0)
      else { return nil }
      result.replaceSubrange(range, with: bytes)
    }
    return read(result, new) == nil ? nil : result
  }

  /// What stands for some bytes of the text, and the number of the section they are in; nil where that is not one.
  private func place(of range: Range<Int>) -> (range: Range<Int>, section: Int)? {
    guard let first = places.first else { return nil }
    if range.isEmpty {
      let at = range.lowerBound > 0 ? places[range.lowerBound - 1].upperBound : first.lowerBound
      return (at..<at, sections[max(range.lowerBound - 1, 0)])
    }
    let section = sections[range.lowerBound]
    guard sections[range].allSatisfy({ $0 == section }) else { return nil }
    return (places[range.lowerBound].lowerBound..<places[range.upperBound - 1].upperBound, section)
  }

  /// The stretches in which two texts differ, by their places, in order; long ones as a whole, since their comparison takes the square
  /// of the time.
  private static func changes(
    from old: ArraySlice<UInt8>, to new: ArraySlice<UInt8>
  ) -> [(old: Range<Int>, new: Range<Int>)] {
    let whole = [(old: old.startIndex..<old.endIndex, new: new.startIndex..<new.endIndex)]
    guard old.count + new.count <= 4000 else { return whole }
    let (olds, news) = (characters(of: old), characters(of: new))
    let difference = news.map { new[$0] }.difference(from: olds.map { old[$0] })
    var removed: Set<Int> = []
    var inserted: Set<Int> = []
    for change in difference {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    var changes: [(old: Range<Int>, new: Range<Int>)] = []
    var (x, y) = (0, 0)
    func offset(_ number: Int, _ characters: [Range<Int>], _ end: Int) -> Int {
      number < characters.count ? characters[number].lowerBound : end
    }
    while x < olds.count || y < news.count {
      let (fromX, fromY) = (x, y)
      while x < olds.count, removed.contains(x) { x += 1 }
      while y < news.count, inserted.contains(y) { y += 1 }
      if x > fromX || y > fromY {
        changes.append(
          (
            offset(fromX, olds, old.endIndex)..<offset(x, olds, old.endIndex),
            offset(fromY, news, new.endIndex)..<offset(y, news, new.endIndex)
          ))
      } else {
        x += 1
        y += 1
      }
    }
    return changes
  }

  /// Where each character of a UTF-8 text stands.
  private static func characters(of bytes: ArraySlice<UInt8>) -> [Range<Int>] {
    let starts = bytes.indices.filter { bytes[$0] & 0xC0 != 0x80 }
    return zip(starts, starts.dropFirst() + [bytes.endIndex]).map { $0..<$1 }
  }

  private static func written(_ bytes: ArraySlice<UInt8>, _ form: DraftEdit.Form, isInSection: Bool) -> [UInt8]? {
    let text = String(decoding: bytes, as: UTF8.self)
    if form == .catalogue {
      // A line of its own for each line of the text, as gettext has it.
      if bytes.contains(0x0A) { return nil }
      return Array(DraftWriter.catalogue(text, lineEnd: "\n").dropFirst().dropLast())
    }
    guard isXMLText(text) else { return nil }
    if isInSection { return Array(bytes) }
    var writer = XMLWriter()
    writer.text(text)
    return writer.take()
  }
}
