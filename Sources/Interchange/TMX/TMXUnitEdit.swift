internal import Bitext
internal import Files
internal import Markup

/// A unit's bytes, and where in them its variants and their texts lie: for changes that leave every other byte as it is.
package struct TMXUnitEdit {
  package struct VariantPlace {
    /// As the file spells it; nil where it does not say.
    package let language: String?
    /// What a translator reads of the segment; nil where there is none.
    package let text: String?
    package let hasCodes: Bool
    /// With its tags, in the unit's bytes.
    let range: Range<Int>
    let segment: SegmentPlace?
  }

  struct SegmentPlace {
    let startTag: Range<Int>
    let endTag: Range<Int>
    /// Runs of text that are no code, with the bytes that they stand in.
    let runs: [(text: String, range: Range<Int>)]
  }

  package private(set) var bytes: [UInt8]
  package private(set) var variants: [VariantPlace] = []
  private var startTag: Range<Int> = 0..<0
  private let prologue: [UInt8]

  /// - Parameter prologue: the document's opening, for its entities.
  /// - Returns: nil where the bytes are not one whole unit.
  package init?(_ bytes: [UInt8], prologue: [UInt8]) {
    self.bytes = bytes
    self.prologue = prologue
    guard read() else { return nil }
  }

  private mutating func read() -> Bool {
    guard let unit = TMXSliceReader(prologue: prologue).unit(bytes),
      let scanner = try? XMLScanner(UTF8Stream(ByteSource(bytes: [], name: "unit"))),
      scanner.scan(bytes, after: prologue)
    else { return false }
    let texts = unit.variants
    var places: [VariantPlace] = []
    var open: [XMLEvent] = []
    var segment: SegmentPlace?
    var segmentStart: XMLEvent?
    var runs: [(text: String, range: Range<Int>)] = []
    var codeDepth = 0
    var isAfterText = false
    for index in 0..<scanner.eventCount {
      let event = scanner[index]
      let range = Int(event.range.lowerBound)..<Int(event.range.upperBound)
      defer { isAfterText = event.kind == .text }
      switch event.kind {
      case .start:
        let name = scanner.text(of: event.name)
        open.append(event)
        switch (open.count, name) {
        case (1, "tu"): startTag = range
        case (2, "tuv"): segment = nil
        case (3, "seg"):
          segmentStart = event
          (runs, codeDepth) = ([], 0)
        default: if segmentStart != nil, codeDepth > 0 || !InlineElement.Kind(name: name).holdsText { codeDepth += 1 }
        }
      case .text:
        guard segmentStart != nil, codeDepth == 0 else { continue }
        if isAfterText, let last = runs.indices.last {
          runs[last].text += scanner.text(of: event)
          runs[last].range = runs[last].range.lowerBound..<range.upperBound
        } else {
          runs.append((scanner.text(of: event), range))
        }
      case .end:
        guard let start = open.popLast() else { return false }
        let name = scanner.text(of: start.name)
        switch (open.count, name) {
        case (2, "seg"):
          if segment == nil, let begin = segmentStart {
            segment = SegmentPlace(
              startTag: Int(begin.range.lowerBound)..<Int(begin.range.upperBound), endTag: range, runs: runs)
          }
          segmentStart = nil
        case (1, "tuv"):
          guard places.count < texts.count else { return false }
          let variant = texts[places.count]
          places.append(
            VariantPlace(
              language: variant.languageCode, text: variant.segment?.text,
              hasCodes: variant.segment.map { !$0.runs.allSatisfy(\.isText) } ?? false,
              range: Int(start.range.lowerBound)..<range.upperBound, segment: segment))
        case (0, _):
          variants = places
          return range.upperBound == bytes.count && places.count == texts.count
        default: if codeDepth > 0 { codeDepth -= 1 }
        }
      case .comment, .instruction, .doctype: continue
      }
    }
    return false
  }

  /// Takes variants out, each with the line it stands on where there is nothing else on it.
  package mutating func remove(_ wanted: [Int]) {
    for index in wanted.sorted(by: >) where variants.indices.contains(index) {
      var range = variants[index].range
      let (lead, trail) = ownLine(around: range, in: bytes)
      range = range.lowerBound - lead..<range.upperBound + trail
      bytes.removeSubrange(range)
    }
    _ = read()
  }

  /// Gives a variant another text. Inline codes stay where they are: what differs must lie within one run of text between them.
  /// - Returns: false, with nothing changed, where it does not.
  package mutating func replaceText(of index: Int, with text: String) -> Bool {
    guard variants.indices.contains(index), let segment = variants[index].segment, let old = variants[index].text else {
      return false
    }
    var writer = XMLWriter()
    if !variants[index].hasCodes {
      let tag = bytes[segment.startTag]
      writer.text(text)
      if tag.suffix(2) == [0x2F, 0x3E] {
        let whole = Array(tag.dropLast(2)) + [0x3E] + writer.take() + Array("</seg>".utf8)
        bytes.replaceSubrange(segment.startTag, with: whole)
      } else {
        bytes.replaceSubrange(segment.startTag.upperBound..<segment.endTag.lowerBound, with: writer.take())
      }
      return read() && variants[index].text.map { $0.utf8.elementsEqual(text.utf8) } ?? false
    }
    // A text that is more than its runs, or one in which runs are not what stands in the bytes, is left.
    let all = Array(bytes[segment.startTag.upperBound..<segment.endTag.lowerBound])
    guard segment.runs.map(\.text).joined().utf8.elementsEqual(old.utf8),
      firstOffset(of: Array("<![CDATA[".utf8), in: all) == nil
    else { return false }
    let (from, to) = (Array(old.unicodeScalars), Array(text.unicodeScalars))
    let head = zip(from, to).prefix { $0 == $1 }.count
    let tail = zip(from.reversed(), to.reversed()).prefix { $0 == $1 }.count
    let end = max(head, from.count - tail)
    var at = 0
    var found: [(run: Int, start: Int)] = []
    for (number, run) in segment.runs.enumerated() {
      let count = run.text.unicodeScalars.count
      if at <= head, end <= at + count { found.append((number, at)) }
      at += count
    }
    guard found.count == 1, let place = found.first else { return false }
    let run = segment.runs[place.run]
    let count = run.text.unicodeScalars.count + to.count - from.count
    guard count >= 0, place.start + count <= to.count else { return false }
    var piece = String.UnicodeScalarView()
    piece.append(contentsOf: to[place.start..<place.start + count])
    writer.text(String(piece))
    let before = self
    bytes.replaceSubrange(run.range, with: writer.take())
    guard read(), variants[index].text.map({ $0.utf8.elementsEqual(text.utf8) }) ?? false else {
      self = before
      return false
    }
    return true
  }

  /// Gives the unit an attribute, in place of the one of that name or behind the others.
  package mutating func setAttribute(_ name: String, _ value: String) {
    var writer = XMLWriter()
    writer.open("", [Attribute(name, value)])
    // `< name="value">` without its brackets and the space.
    let written = Array(writer.take().dropFirst(2).dropLast())
    if let range = attribute(name) {
      bytes.replaceSubrange(range, with: written)
    } else {
      var end = startTag.upperBound - 1
      while end > startTag.lowerBound, bytes[end - 1] == 0x2F || isXMLSpace(bytes[end - 1]) { end -= 1 }
      bytes.insert(contentsOf: [0x20] + written, at: end)
    }
    _ = read()
  }

  /// Where an attribute of the unit stands, its value and quotes included.
  private func attribute(_ name: String) -> Range<Int>? {
    var at = startTag.lowerBound + "<tu".utf8.count
    let end = startTag.upperBound
    while at < end {
      while at < end, isXMLSpace(bytes[at]) { at += 1 }
      let start = at
      while at < end, !isXMLSpace(bytes[at]), bytes[at] != UInt8(ascii: "="), bytes[at] != UInt8(ascii: ">") { at += 1 }
      let own = bytes[start..<at]
      while at < end, bytes[at] != UInt8(ascii: "\""), bytes[at] != UInt8(ascii: "'") { at += 1 }
      guard at < end else { return nil }
      let quote = bytes[at]
      at += 1
      while at < end, bytes[at] != quote { at += 1 }
      guard at < end else { return nil }
      at += 1
      if own.elementsEqual(name.utf8) { return start..<at }
    }
    return nil
  }
}

extension Segment.Run {
  fileprivate var isText: Bool {
    if case .text = self { true } else { false }
  }
}

/// How many bytes before and behind a stretch belong to it since they make up its line: the indentation and the line's end; none
/// where something else stands on the line.
package func ownLine(around range: Range<Int>, in bytes: [UInt8]) -> (lead: Int, trail: Int) {
  var start = range.lowerBound
  while start > 0, bytes[start - 1] == 0x20 || bytes[start - 1] == 0x09 { start -= 1 }
  guard start > 0, bytes[start - 1] == 0x0A else { return (0, 0) }
  let rest = bytes[min(range.upperBound, bytes.count)...].prefix(2)
  let trail = rest.first == 0x0A ? 1 : Array(rest) == [0x0D, 0x0A] ? 2 : 0
  return trail > 0 ? (range.lowerBound - start, trail) : (0, 0)
}
