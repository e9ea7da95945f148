package import Bitext
internal import Files
internal import Markup

/// Puts targets into segments that have none, and changes nothing else of a draft.
package enum DraftFiller {
  /// A copy of a draft with more targets.
  ///
  /// - Parameters:
  ///   - language: of targets that a TMX file gets.
  ///   - fill: asked for each segment in file order; nil leaves it as it is. Only segments without a translation may be filled.
  ///   - refused: told of fills that the format has no place for, or cannot hold.
  /// - Throws: ``FormatError`` for an archive, an encoding that cannot be written back (``DraftEncoding``), and a copy that does not read
  ///   back as meant; what `fill` throws.
  package static func filling(
    _ bytes: [UInt8], name: String, options: DraftOptions = DraftOptions(), language: String,
    fill: (DraftSegment) throws -> DraftFill?, refused: (DraftSegment, FillRefusal) -> Void
  ) throws -> [UInt8] {
    if bytes.starts(with: [0x1F, 0x8B]) || bytes.starts(with: [0x50, 0x4B, 3, 4]) {
      throw FormatError(file: name, message: "expected a plain file to put targets into, found an archive")
    }
    let original = try DraftReader(bytes: bytes, name: name, options: options)
    let encoding = try DraftEncoding(bytes, of: original)
    let bytes = encoding?.text ?? bytes
    let utf8 = encoding == nil ? nil : "UTF-8"
    let reader =
      encoding == nil ? original : try DraftReader(bytes: bytes, name: name, options: options, encoding: utf8)
    var work = FillWork(bytes: bytes, language: language)
    var wanted: [(source: String, target: String?)] = []
    while let segment = try reader.next() {
      var target = segment.target?.text
      if let new = try fill(segment) {
        do throws(FillRefusal) {
          if let encoding, !encoding.holds(new.text + new.matchSource + new.notes.joined()) { throw .character }
          try work.add(new, to: segment, slot: reader.slot, edit: reader.edit)
          if !new.isNotes { target = new.text }
        } catch { refused(segment, error) }
      } else {
        work.leave(reader.slot)
      }
      wanted.append((segment.source.text, target))
    }
    let result = try work.finish(name)
    if result == bytes { return try encoding?.encoded(bytes) ?? bytes }
    func refusal() -> FormatError {
      FormatError(
        file: name, message: "expected the copy to read as it was written, found other segments: nothing is written")
    }
    let written = try encoding?.encoded(result) ?? result
    let copy = try DraftReader(bytes: written, name: name, options: options)
    for expected in wanted {
      guard let segment = try copy.next(), segment.source.text == expected.source else { throw refusal() }
      // What stands between two codes may be parted by a space in the text that is shown.
      let found = segment.target?.text ?? ""
      guard found.filter({ $0 != " " }) == (expected.target ?? "").filter({ $0 != " " }) else { throw refusal() }
    }
    guard try copy.next() == nil else { throw refusal() }
    return written
  }
}

/// Gathers the edits of a copy.
private struct FillWork {
  let bytes: [UInt8]
  let language: String
  private var edits: [(range: Range<Int64>, bytes: [UInt8])] = []
  /// Attributes that start tags get, by where the tags begin: segments of a unit share some.
  private var tags: [Int64: (range: Range<Int64>, attributes: [Attribute])] = [:]
  /// The edits that put new elements for translation candidates, and for notes, into units of XLIFF 2, by their places.
  private var firsts: [Int64: Int] = [:]
  private var notes: [Int64: Int] = [:]
  /// A unit of XLIFF 1.2 whose target is to be made of several segments.
  private var open:
    (
      unit: Range<Int64>, slot: DraftSlot.Unit12,
      parts: [(mark: String, isDefined: Bool, fill: DraftFill?, content: [UInt8])]
    )?

  init(bytes: [UInt8], language: String) {
    self.bytes = bytes
    self.language = language
  }

  private func slice(_ range: Range<Int64>) -> [UInt8] {
    guard let own = Range(exactly: range, within: bytes.count) else { return [] }
    return Array(bytes[own])
  }

  private mutating func insert(_ text: [UInt8], at offset: Int64) { edits.append((offset..<offset, text)) }
  private mutating func insert(_ text: String, at offset: Int64) { insert(Array(text.utf8), at: offset) }

  /// The white space before a place, where it begins a line or follows a tag.
  private func space(before offset: Int64?) -> [UInt8] {
    guard let offset, offset >= 0, offset <= Int64(bytes.count) else { return [] }
    var start = Int(offset)
    while start > 0, bytes[start - 1] <= 0x20 { start -= 1 }
    return start > 0 && bytes[start - 1] == UInt8(ascii: ">") ? Array(bytes[start..<Int(offset)]) : []
  }

  // MARK: Targets

  /// What stands in the target, with the source's own codes.
  private func content(
    _ fill: DraftFill, _ source: PlacedElement, _ vocabulary: InlineReader.Vocabulary, _ names: VocabularyNames
  ) throws(FillRefusal) -> [UInt8] {
    let codes = SourceCodes(inline: InlineReader(vocabulary: vocabulary, names: names)).places(source.children)
    var writer = XMLWriter()
    var result: [UInt8] = []
    for piece in fill.pieces {
      switch piece {
      case .text(let text):
        guard isXMLText(text) else { throw FillRefusal.character }
        writer.text(text)
        result += writer.take()
      case .code(let number):
        guard codes.indices.contains(number) else { throw FillRefusal.inlineCodes }
        result += slice(codes[number].range)
      case .codeHolding(let number, let texts):
        guard codes.indices.contains(number), let places = codes[number].subflows, places.count == texts.count else {
          throw FillRefusal.inlineCodes
        }
        var at = codes[number].range.lowerBound
        for (place, text) in zip(places, texts) {
          guard isXMLText(text) else { throw FillRefusal.character }
          writer.text(text)
          result += slice(at..<place.lowerBound) + writer.take()
          at = place.upperBound
        }
        result += slice(at..<codes[number].range.upperBound)
      }
    }
    return result
  }

  /// A target that stands, or a source without one, in a CDATA section keeps it; nil where it does not.
  private func section(_ fill: DraftFill, _ target: PlacedElement?, _ source: PlacedElement) -> [UInt8]? {
    guard fill.isTextAlone, RawText.isSection(slice((target ?? source).content)) else { return nil }
    return RawText.section(fill.text)
  }

  /// Attributes of a target whose line breaks would be taken for layout.
  private func space(_ fill: DraftFill?, _ isPreserved: Bool) -> [Attribute] {
    let hasBreak = fill?.text.utf8.contains { $0 == 0x0A || $0 == 0x0D } ?? false
    return hasBreak && !isPreserved ? [Attribute("xml:space", "preserve")] : []
  }

  mutating func add(
    _ fill: DraftFill, to segment: DraftSegment, slot: DraftSlot?, edit: DraftEdit?
  ) throws(FillRefusal) {
    switch slot {
    case .xliff12(let slot): try add(fill, slot)
    case .xliff2(let slot): try add(fill, slot)
    case .catalogue(let slot): try add(fill, to: segment, slot, edit)
    case .tmx(let slot): try add(fill, slot)
    case .row(let row): try add(fill, row)
    case nil:
      if fill.isNotes { return }
      if fill.grade != .exact { throw FillRefusal.noMark }
      guard let edit, edit.isPlain, let range = Range(exactly: edit.range, within: bytes.count),
        let text = DraftWriter.encoded(
          fill.text, edit.form, old: bytes[range],
          isWindows: DraftWriter.hasCarriageReturn(bytes, range.lowerBound))
      else { throw FillRefusal.noPlace }
      edits.append((edit.range, text))
    }
  }

  /// A segment that stays without a translation: in a unit that is filled it is an empty mark.
  mutating func leave(_ slot: DraftSlot?) {
    guard case .xliff12(let slot) = slot, let mark = slot.mark, slot.lacksMarks else { return }
    addPart(slot, mark, nil, [])
  }

  private mutating func addPart(_ slot: DraftSlot.Unit12, _ mark: String, _ fill: DraftFill?, _ content: [UInt8]) {
    if open?.unit != slot.unit { close() }
    if open == nil { open = (slot.unit, slot, []) }
    open?.parts.append((mark, slot.definition != nil, fill, content))
  }

  // MARK: Tables

  private mutating func add(_ fill: DraftFill, _ row: DraftSlot.Row) throws(FillRefusal) {
    if fill.isNotes { return }
    let form = DraftEdit.Form.cell(separator: row.separator, isQuoted: row.isQuoted)
    func cell(_ text: String, over edit: DraftEdit?) throws(FillRefusal) -> (range: Range<Int64>, bytes: [UInt8]) {
      let range = edit?.range ?? row.end..<row.end
      guard
        let bytes = DraftWriter.encoded(text, edit?.form ?? form, old: slice(range)[...], isWindows: false)
      else { throw FillRefusal.unsuitable }
      return (range, edit == nil ? [row.separator] + bytes : bytes)
    }
    guard fill.isTextAlone else { throw FillRefusal.unsuitable }
    var changes = [try cell(fill.text, over: row.target)]
    if let mark = fill.mark {
      guard row.note != nil || row.takesNote else { throw FillRefusal.noMark }
      let old = row.note?.text ?? ""
      changes.append(try cell(trimmed(old).isEmpty ? mark : "\(old); \(mark)", over: row.note?.edit))
    }
    edits += changes
  }

  // MARK: XLIFF 1.2

  /// What memoQ and Phrase say of a unit, and that nobody has approved what is put into it.
  private mutating func markUnit(_ fill: DraftFill, _ slot: DraftSlot.Unit12) {
    let tag = slice(slot.unit)
    var attributes: [Attribute] = []
    if Self.value(of: "approved", in: tag) == "yes" { attributes.append(Attribute("approved", "no")) }
    if let name = Self.name(endingIn: ":status", in: tag),
      Self.value(of: name, in: tag).flatMap(XLIFFState.memoQ) != nil
    {
      let prefix = name.dropLast(6)
      attributes += [Attribute("\(prefix)status", "Pretranslated"), Attribute("\(prefix)percent", "\(fill.percent)")]
    } else if let name = Self.name(endingIn: ":confirmed", in: tag) {
      let prefix = name.dropLast(9)
      let hundredths = fill.percent % 100
      let score = "\(fill.percent / 100).\(hundredths < 10 ? "0" : "")\(hundredths)"
      attributes += [
        Attribute("\(prefix)confirmed", "0"), Attribute("\(prefix)score", score),
        Attribute("\(prefix)trans-origin", "tm"),
      ]
      if Self.value(of: "\(prefix)gross-score", in: tag) != nil {
        attributes.append(Attribute("\(prefix)gross-score", score))
      }
    }
    if !attributes.isEmpty { setAttributes(attributes, of: slot.unit) }
  }

  /// The states of the target that holds a unit's segments, once one of them is filled.
  private mutating func markTarget(_ fill: DraftFill, _ slot: DraftSlot.Unit12, _ target: PlacedElement) {
    // Studio says it of each segment.
    if slot.definition != nil { return }
    let isOpen = target.attributes["state"].flatMap(XLIFFState.target12) == .untranslated
    let known = tags[target.startTag.lowerBound]?.attributes["state"]
    guard fill.grade != .exact || (isOpen && known == nil) else { return }
    setAttributes(Self.state12(fill.grade), of: target.startTag)
  }

  private static func state12(_ grade: DraftFill.Grade) -> [Attribute] {
    switch grade {
    case .exact: [Attribute("state", "translated"), Attribute("state-qualifier", "exact-match")]
    case .near: [Attribute("state", "needs-review-translation"), Attribute("state-qualifier", "leveraged-tm")]
    case .fuzzy: [Attribute("state", "needs-review-translation"), Attribute("state-qualifier", "fuzzy-match")]
    }
  }

  private mutating func add(_ fill: DraftFill, _ slot: DraftSlot.Unit12) throws(FillRefusal) {
    if fill.isNotes {
      guard let mark = slot.mark, slot.lacksMarks else {
        return extras(fill, slot, at: slot.target?.end ?? slot.behindSource)
      }
      return addPart(slot, mark, fill, [])
    }
    var content = try content(fill, slot.source, .xliff12, slot.names)
    content = section(fill, slot.mark == nil ? slot.target : slot.marked, slot.source) ?? content
    let space = space(fill, slot.preservesSpace)
    markUnit(fill, slot)
    if let definition = slot.definition {
      setAttributes(
        [
          Attribute("conf", fill.grade == .exact ? "Translated" : "Draft"), Attribute("origin", "tm"),
          Attribute("percent", "\(min(fill.percent, 100))"),
        ], of: definition.startTag)
    }
    guard let mark = slot.mark else {
      if let target = slot.target {
        replaceContent(of: target, content, attributes: Self.state12(fill.grade) + space)
        extras(fill, slot, at: target.end)
      } else {
        var writer = XMLWriter()
        writer.open(slot.names.prefix + "target", Self.state12(fill.grade) + space)
        var text = self.space(before: slot.sourceStart) + writer.take() + content
        writer.close(slot.names.prefix + "target")
        text += writer.take()
        insert(text, at: slot.behindSource)
        extras(fill, slot, at: slot.behindSource)
      }
      return
    }
    guard let target = slot.target, !slot.lacksMarks else { return addPart(slot, mark, fill, content) }
    if let marked = slot.marked {
      replaceContent(of: marked, content, attributes: space)
    } else {
      insert(self.mark(mark, fill, content, slot), at: target.endTag.lowerBound)
    }
    markTarget(fill, slot, target)
    extras(fill, slot, at: target.end)
  }

  private func mark(_ mid: String, _ fill: DraftFill?, _ content: [UInt8], _ slot: DraftSlot.Unit12) -> [UInt8] {
    let names = slot.names
    var writer = XMLWriter()
    writer.open(
      names.prefix + "mrk",
      [Attribute("mtype", "seg"), Attribute("mid", mid)] + space(fill, slot.preservesSpace), isEmpty: content.isEmpty)
    if content.isEmpty { return writer.take() }
    let start = writer.take()
    writer.close(names.prefix + "mrk")
    return start + content + writer.take()
  }

  /// Writes the target of the unit whose segments have been gathered.
  private mutating func close() {
    guard let open else { return }
    self.open = nil
    let fills = open.parts.compactMap(\.fill).filter { !$0.isNotes }
    defer {
      for part in open.parts {
        guard let fill = part.fill else { continue }
        var slot = open.slot
        slot.mark = part.mark
        extras(fill, slot, at: slot.target?.end ?? slot.behindSource, notesOnly: part.isDefined)
      }
    }
    guard let worst = fills.min(by: { $0.percent < $1.percent }) else { return }
    // Where the segments have no states of their own, a doubt of one is a doubt of all.
    let isDoubt = worst.grade != .exact && open.parts.contains { !$0.isDefined && $0.fill.map { !$0.isNotes } ?? false }
    let states = isDoubt || fills.count == open.parts.count ? Self.state12(worst.grade) : []
    var text: [UInt8] = []
    for (index, part) in open.parts.enumerated() {
      if index > 0 { text.append(0x20) }
      text += mark(part.mark, part.fill, part.content, open.slot)
    }
    if let target = open.slot.target {
      replaceContent(of: target, text, attributes: states)
      return
    }
    var writer = XMLWriter()
    writer.open(open.slot.names.prefix + "target", states)
    let start = writer.take()
    writer.close(open.slot.names.prefix + "target")
    insert(space(before: open.slot.sourceStart) + start + text + writer.take(), at: open.slot.behindSource)
  }

  /// Both texts of the match.
  private static func writeMatch(_ fill: DraftFill, _ prefix: String, _ writer: inout XMLWriter) {
    for (name, text) in [("source", fill.matchSource), ("target", fill.matchTarget)] {
      writer.open(prefix + name)
      writer.text(text)
      writer.close(prefix + name)
    }
  }

  /// What a fuzzy match was translated from, and notes, behind the target.
  private mutating func extras(_ fill: DraftFill, _ slot: DraftSlot.Unit12, at offset: Int64, notesOnly: Bool = false) {
    let prefix = slot.names.prefix
    let space = space(before: slot.sourceStart)
    var writer = XMLWriter()
    if fill.grade != .exact, !notesOnly, !fill.isNotes, slot.definition == nil || slot.mark == nil,
      isXMLText(fill.matchSource + fill.matchTarget + fill.origin)
    {
      writer.open(
        prefix + "alt-trans",
        (slot.mark.map { [Attribute("mid", $0)] } ?? [])
          + [Attribute("match-quality", "\(fill.percent)%"), Attribute("origin", fill.origin)])
      Self.writeMatch(fill, prefix, &writer)
      writer.close(prefix + "alt-trans")
      insert(space + writer.take(), at: offset)
    }
    for note in fill.notes where isXMLText(note) {
      writer.open(prefix + "note", [Attribute("from", "tolmach")])
      writer.text(note)
      writer.close(prefix + "note")
      insert(space + writer.take(), at: offset)
    }
  }

  // MARK: XLIFF 2

  private mutating func add(_ fill: DraftFill, _ slot: DraftSlot.Segment2) throws(FillRefusal) {
    if fill.isNotes { return addNotes(fill, slot) }
    var content = try content(fill, slot.source, .xliff2, slot.names)
    content = section(fill, slot.target, slot.source) ?? content
    let word = fill.grade == .exact ? "exact" : fill.grade == .near ? "needs-review" : "fuzzy"
    var attributes = [Attribute("state", "translated"), Attribute("subState", "tolmach:\(word)")]
    if fill.grade != .exact, let id = slot.newId { attributes.insert(Attribute("id", id), at: 0) }
    setAttributes(attributes, of: slot.segment)
    let prefix = slot.names.prefix
    let space = space(fill, slot.preservesSpace)
    if let target = slot.target {
      replaceContent(of: target, content, attributes: space)
    } else {
      var writer = XMLWriter()
      writer.open(prefix + "target", space)
      let start = writer.take()
      writer.close(prefix + "target")
      insert(
        self.space(before: slot.source.startTag.lowerBound) + start + content + writer.take(), at: slot.source.end)
    }
    addMatch(fill, slot)
    addNotes(fill, slot)
  }

  /// What a fuzzy match was translated from: translation candidates module, 5.1.
  private mutating func addMatch(_ fill: DraftFill, _ slot: DraftSlot.Segment2) {
    guard fill.grade != .exact, isXMLText(fill.matchSource + fill.matchTarget + fill.origin) else { return }
    let prefix = slot.names.prefix
    let module = slot.matches.map { String($0.name.dropLast(7)) } ?? "mtc:"
    var writer = XMLWriter()
    writer.open(
      module + "match",
      [
        Attribute("ref", "#\(slot.id)"), Attribute("similarity", "\(fill.percent)"), Attribute("origin", fill.origin),
        Attribute("type", "tm"),
      ])
    Self.writeMatch(fill, prefix, &writer)
    writer.close(module + "match")
    let text = writer.take()
    if let existing = slot.matches, !existing.endTag.isEmpty {
      insert(text, at: existing.endTag.lowerBound)
    } else if slot.matches == nil {
      addToElement(
        text, opening: Array("<mtc:matches xmlns:mtc=\"urn:oasis:names:tc:xliff:matches:2.0\">".utf8),
        closing: Array("</mtc:matches>".utf8), at: slot.beforeContent, space: [], comesFirst: true)
    }
  }

  /// Puts something into a new element, which several segments of a unit share.
  ///
  /// - Parameter comesFirst: before what else is put there.
  private mutating func addToElement(
    _ text: [UInt8], opening: [UInt8], closing: [UInt8], at offset: Int64, space: [UInt8], comesFirst: Bool = false
  ) {
    let known = comesFirst ? firsts[offset] : notes[offset]
    if let known, let end = lastOffset(of: closing, in: edits[known].bytes) {
      edits[known].bytes.insert(contentsOf: text, at: end)
      return
    }
    if comesFirst { firsts[offset] = edits.count } else { notes[offset] = edits.count }
    edits.append((offset..<offset, opening + text + closing + space))
  }

  private mutating func addNotes(_ fill: DraftFill, _ slot: DraftSlot.Segment2) {
    let prefix = slot.names.prefix
    let notes = fill.notes.filter { isXMLText($0) }
    if notes.isEmpty { return }
    var writer = XMLWriter()
    for note in notes {
      writer.open(prefix + "note", [Attribute("category", "tolmach")])
      writer.text(note)
      writer.close(prefix + "note")
    }
    let text = writer.take()
    if let existing = slot.notes, !existing.endTag.isEmpty {
      insert(text, at: existing.endTag.lowerBound)
    } else if slot.notes == nil {
      addToElement(
        text, opening: Array("<\(prefix)notes>".utf8), closing: Array("</\(prefix)notes>".utf8),
        at: slot.beforeSegments, space: space(before: slot.beforeSegments))
    }
  }

  private func lastOffset(of pattern: [UInt8], in text: [UInt8]) -> Int? {
    guard text.count >= pattern.count else { return nil }
    return stride(from: text.count - pattern.count, through: 0, by: -1).first {
      text[$0..<$0 + pattern.count].elementsEqual(pattern)
    }
  }

  // MARK: Elements

  private mutating func replaceContent(of element: PlacedElement, _ content: [UInt8], attributes: [Attribute]) {
    if element.endTag.isEmpty {
      var tag = tag(slice(element.startTag), with: attributes)
      if tag.suffix(2) == [0x2F, 0x3E] {
        tag.removeLast(2)
        while let last = tag.last, last <= 0x20 { tag.removeLast() }
        tag.append(0x3E)
      }
      edits.append((element.startTag, tag + content + Array("</\(element.name)>".utf8)))
    } else {
      if !attributes.isEmpty { setAttributes(attributes, of: element.startTag) }
      edits.append((element.content, content))
    }
  }

  /// What is said later of the same tag holds.
  private mutating func setAttributes(_ attributes: [Attribute], of startTag: Range<Int64>) {
    var known = tags[startTag.lowerBound]?.attributes ?? []
    for attribute in attributes { known[attribute.name] = attribute.value }
    tags[startTag.lowerBound] = (startTag, known)
  }

  /// The name of the first attribute of a start tag that ends so.
  private static func name(endingIn ending: String, in tag: [UInt8]) -> String? {
    let names = String(decoding: tag, as: UTF8.self).split(whereSeparator: { $0.isWhitespace || $0 == "=" })
    return names.first { $0.hasSuffix(ending) && Self.attribute(String($0), in: tag) != nil }.map(String.init)
  }

  /// The value of an attribute of a start tag, as it is written.
  private static func value(of name: String, in tag: [UInt8]) -> String? {
    guard let place = attribute(name, in: tag), let quote = tag[place].last,
      let start = tag[place].firstIndex(of: quote), start + 1 < place.upperBound
    else { return nil }
    return String(decoding: tag[start + 1..<place.upperBound - 1], as: UTF8.self)
  }

  /// A start tag with some attributes of other values.
  private func tag(_ tag: [UInt8], with attributes: [Attribute]) -> [UInt8] {
    var tag = tag
    for attribute in attributes {
      var writer = XMLWriter()
      writer.open("", [attribute])
      // ` name="value"` out of `< name="value">`.
      let written = Array(writer.take().dropFirst().dropLast())
      if let place = Self.attribute(attribute.name, in: tag) {
        tag.replaceSubrange(place, with: written)
      } else {
        var end = tag.count - (tag.suffix(2) == [0x2F, 0x3E] ? 2 : 1)
        guard end > 0 else { continue }
        while end > 1, tag[end - 1] <= 0x20 { end -= 1 }
        tag.insert(contentsOf: written, at: end)
      }
    }
    return tag
  }

  /// Where an attribute stands in a start tag, the white space before it among it.
  private static func attribute(_ name: String, in tag: [UInt8]) -> Range<Int>? {
    var at = 1
    while at < tag.count, tag[at] > 0x20, tag[at] != 0x3E { at += 1 }
    while at < tag.count {
      let start = at
      while at < tag.count, tag[at] <= 0x20 { at += 1 }
      let nameStart = at
      while at < tag.count, tag[at] > 0x20, ![0x3D, 0x3E, 0x2F].contains(tag[at]) { at += 1 }
      let found = String(decoding: tag[nameStart..<at], as: UTF8.self)
      while at < tag.count, tag[at] <= 0x20 { at += 1 }
      guard at < tag.count, tag[at] == 0x3D else { return nil }
      at += 1
      while at < tag.count, tag[at] <= 0x20 { at += 1 }
      guard at < tag.count, tag[at] == 0x22 || tag[at] == 0x27 else { return nil }
      let quote = tag[at]
      at += 1
      while at < tag.count, tag[at] != quote { at += 1 }
      guard at < tag.count else { return nil }
      at += 1
      if found == name { return start..<at }
    }
    return nil
  }

  // MARK: TMX

  private mutating func add(_ fill: DraftFill, _ slot: DraftSlot.Memory) throws(FillRefusal) {
    var content = try content(fill, slot.source, .tmx, VocabularyNames())
    content = section(fill, slot.target, slot.source) ?? content
    if fill.isNotes {
    } else if let target = slot.target {
      replaceContent(of: target, content, attributes: [])
    } else {
      var writer = XMLWriter()
      writer.open("tuv", [Attribute("xml:lang", language)])
      writer.open("seg")
      var text = space(before: slot.beforeVariant) + writer.take() + content
      writer.close("seg")
      writer.close("tuv")
      text += writer.take()
      // Behind the last variant, before the space that the end tag stands behind.
      insert(text, at: slot.atEnd - Int64(space(before: slot.atEnd).count))
    }
    var writer = XMLWriter()
    for note in fill.notes where isXMLText(note) {
      writer.open("note")
      writer.text(note)
      writer.close("note")
    }
    if !fill.isNotes, let mark = fill.mark {
      // As Trados says it.
      writer.open("prop", [Attribute("type", "x-ConfirmationLevel")])
      writer.text("Draft")
      writer.close("prop")
      writer.open("note")
      writer.text(mark)
      writer.close("note")
    }
    let said = writer.take()
    if !said.isEmpty { insert(said, at: slot.inUnit) }
  }

  // MARK: PO

  private mutating func add(
    _ fill: DraftFill, to segment: DraftSegment, _ slot: DraftSlot.Catalogue, _ edit: DraftEdit?
  ) throws(FillRefusal) {
    guard let edit, let range = Range(exactly: edit.range, within: bytes.count) else {
      throw FillRefusal.noPlace
    }
    let isWindows = DraftWriter.hasCarriageReturn(bytes, range.lowerBound)
    let lineEnd = isWindows ? "\r\n" : "\n"
    var comment = ""
    for note in fill.notes {
      for line in note.split(whereSeparator: \.isNewline) { comment += "# \(line)\(lineEnd)" }
    }
    if !comment.isEmpty { insert(comment, at: slot.first) }
    if fill.isNotes { return }
    if fill.grade != .exact {
      if let flags = slot.flags {
        if !slot.isFuzzy { insert(" fuzzy,", at: flags) }
      } else {
        insert("#, fuzzy\(lineEnd)", at: slot.previous ?? slot.keyword)
      }
      let quoted = DraftWriter.catalogue(fill.matchSource, lineEnd: "\(lineEnd)#| ")
      let said = Array("#| msgid ".utf8) + quoted + Array(lineEnd.utf8)
      // What an earlier translation was of says nothing of this one.
      if let previous = slot.previous, previous <= slot.keyword {
        let old = slice(previous..<slot.keyword).split(separator: 0x0A)
        if old.allSatisfy({ $0.starts(with: Array("#|".utf8)) }) { edits.append((previous..<slot.keyword, said)) }
      } else {
        insert(said, at: slot.keyword)
      }
    }
    edits.append((edit.range, DraftWriter.catalogue(fill.text, lineEnd: lineEnd)))
  }

  // MARK: The copy

  mutating func finish(_ name: String) throws -> [UInt8] {
    close()
    for tag in tags.values { edits.append((tag.range, self.tag(slice(tag.range), with: tag.attributes))) }
    if edits.isEmpty { return bytes }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + edits.reduce(0) { $0 + $1.bytes.count })
    var at: Int64 = 0
    // Those at the same place in the order in which they came; what is inserted comes before what is replaced there.
    let order = edits.indices.sorted { a, b in
      let (x, y) = (edits[a].range, edits[b].range)
      if x.lowerBound != y.lowerBound { return x.lowerBound < y.lowerBound }
      if x.isEmpty != y.isEmpty { return x.isEmpty }
      if firsts[x.lowerBound] == a || firsts[x.lowerBound] == b { return firsts[x.lowerBound] == a }
      return a < b
    }
    for index in order {
      let edit = edits[index]
      guard edit.range.lowerBound >= at, edit.range.upperBound <= Int64(bytes.count) else {
        throw FormatError(file: name, message: "the targets of two segments overlap: nothing is written")
      }
      result += bytes[Int(at)..<Int(edit.range.lowerBound)]
      result += edit.bytes
      at = edit.range.upperBound
    }
    return result + bytes[Int(at)...]
  }
}

/// Where a code of a source stands in the file.
private struct CodePlace {
  var range: Range<Int64>
  /// The texts of its sub flows; nil where one of them has codes of its own.
  var subflows: [Range<Int64>]? = []
}

/// Where the codes of a source stand in the file, in the order of ``Bitext/Segment/memoryCodes``.
private struct SourceCodes {
  let inline: InlineReader

  func places(_ nodes: [PlacedNode]) -> [CodePlace] {
    nodes.flatMap { node -> [CodePlace] in
      guard case .element(let element) = node else { return [] }
      let local = inline.names.local(element.name)
      if inline.vocabulary == .xliff2, local == "cp" { return [] }
      let kind = inline.kind(element, local)
      switch CodeRole(InlineElement(kind, attributes: element.attributes)) {
      case .pair:
        let end = element.endTag.isEmpty ? element.end..<element.end : element.endTag
        return [CodePlace(range: element.startTag)] + places(element.children) + [CodePlace(range: end)]
      case .transparent: return places(element.children)
      case .begin, .end, .standing, .isolated:
        return [CodePlace(range: element.startTag.lowerBound..<element.end, subflows: subflows(element))]
      case .subflow: return []
      }
    }
  }

  private func subflows(_ element: PlacedElement) -> [Range<Int64>]? {
    var found: [Range<Int64>] = []
    for child in element.elements {
      if inline.kind(child, inline.names.local(child.name)) == .subflow {
        guard child.isText, !child.endTag.isEmpty else { return nil }
        found.append(child.content)
      } else {
        guard let deeper = subflows(child) else { return nil }
        found += deeper
      }
    }
    return found
  }
}
