package import Bitext
internal import Files
package import Interchange
internal import Markup

/// What a new unit is made of.
package struct NewUnit: Sendable {
  package var source: String
  package var target: String
  package var sourceLanguage: String
  package var targetLanguage: String
  package var note: String?
  /// Where the text is from: a document, a client.
  package var context: String?
  /// Which form it is of a text with plurals (`1/3`, `few`).
  package var pluralForm: String?
  package var id: String?
  /// Who adds it; nil for the name of the user who runs the program.
  package var author: String?
  /// Who made the translation elsewhere, and when; empty for what is made now.
  package var authorship = DraftSegment.Authorship()
  /// The two texts with their inline codes; nil where there are none.
  package var segments: (source: Segment, target: Segment)?
  /// Translations into further languages.
  package var further: [(language: String, text: String)] = []

  package init(source: String, target: String, sourceLanguage: String, targetLanguage: String) {
    self.source = source
    self.target = target
    self.sourceLanguage = sourceLanguage
    self.targetLanguage = targetLanguage
  }

  /// The unit, dated now unless ``authorship`` says when it was made.
  /// - Throws: ``TextError`` when a text is empty or holds characters that XML does not allow.
  package func unit() throws(TextError) -> TranslationUnit {
    for (side, text) in [("source", source), ("target", target)] {
      guard text.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else {
        throw .empty(side: side)
      }
    }
    try TextError.expectXML([source, target, note, context, pluralForm, id] + further.map(\.text))
    var attributes: [Attribute] = []
    if let id { attributes.append(Attribute("tuid", id)) }
    // Whatever the header of the file says, this unit was translated from this language.
    attributes.append(Attribute("srclang", sourceLanguage))
    let created = authorship.created ?? authorship.changed
    attributes.append(Attribute("creationdate", created ?? tmxDate(nanoseconds: wallClockNanoseconds())))
    // What another tool dates was not made by the user who takes it over.
    if let author = author ?? authorship.creator ?? authorship.editor ?? (authorship.isEmpty ? userName() : nil) {
      attributes.append(Attribute("creationid", author))
    }
    if let changed = authorship.changed { attributes.append(Attribute("changedate", changed)) }
    if let editor = authorship.editor { attributes.append(Attribute("changeid", editor)) }
    var content: [TranslationUnit.Content] = []
    if let note { content.append(.markup(.element(MarkupElement("note", [], [.text(note)])))) }
    if let context {
      content.append(.markup(.element(MarkupElement("prop", [Attribute("type", "x-context")], [.text(context)]))))
    }
    if let pluralForm {
      content.append(
        .markup(.element(MarkupElement("prop", [Attribute("type", "x-plural-form")], [.text(pluralForm)]))))
    }
    content.append(.variant(Variant(language: sourceLanguage, segment: segments?.source ?? Segment(source))))
    content.append(.variant(Variant(language: targetLanguage, segment: segments?.target ?? Segment(target))))
    content += further.map { .variant(Variant(language: $0.language, segment: Segment($0.text))) }
    return TranslationUnit(attributes: attributes, content: content)
  }
}

/// Who runs the program: `TOLMACH_USER`, else the name that the system knows; nil where that cannot be written down as it is.
package func userName() -> String? {
  let name = environment("TOLMACH_USER") ?? environment("USER") ?? environment("LOGNAME")
  // What is not UTF-8 has become U+FFFD.
  guard let name, isXMLText(name), !name.unicodeScalars.contains("\u{FFFD}") else { return nil }
  return name
}

/// `20190401T100000Z`.
package func tmxDate(nanoseconds: Int64) -> String {
  let seconds = Int(nanoseconds / 1_000_000_000)
  let rest = seconds % 86_400
  let (year, month, day) = CivilCalendar.date(days: seconds / 86_400)
  func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
  return "\(year)\(two(month))\(two(day))T\(two(rest / 3600))\(two(rest / 60 % 60))\(two(rest % 60))Z"
}

/// `20190401T100000Z` as `2019-04-01T10:00:00Z`; anything else as it is.
package func extendedDate(_ date: String) -> String {
  let c = Array(date.utf8)
  guard c.count == 16, c[8] == UInt8(ascii: "T"), c[15] == UInt8(ascii: "Z") else { return date }
  func part(_ range: Range<Int>) -> String { String(decoding: c[range], as: UTF8.self) }
  return "\(part(0..<4))-\(part(4..<6))-\(part(6..<8))T\(part(9..<11)):\(part(11..<13)):\(part(13..<15))Z"
}

/// Appends units to a TMX file of the workspace so that a kill at any instant loses no acknowledged unit.
///
/// New units and the document's end go over the old end in one write, and are synced before the call returns. What an
/// interrupted write left is cut off at the end of the last whole unit by the next append; units before the old end are
/// never touched. One writer at a time: the lock of the memory's folder is held. Readers need no lock.
package struct MemoryAppender {
  private let workspace: Workspace
  package let path: String

  package init(_ workspace: Workspace, path: String) {
    self.workspace = workspace
    self.path = path
  }

  /// - Returns: a message when the file's end had to be repaired.
  @discardableResult
  package func append(_ units: [TranslationUnit], sourceLanguage: String) throws -> String? {
    let place = try WritePlace(path, below: [workspace.folder], makesFolders: true)
    let lock = try FileLock.onFolder(ofFile: place.target)
    defer { withExtendedLifetime(lock) {} }
    PartFile.removeStale(beside: place)
    let journal = try Journal(workspace, of: path)
    guard try Path.hasFile(path), let status = place.status else {
      try create(units, sourceLanguage: sourceLanguage, journal)
      return nil
    }
    let message = try makeWhole()
    guard let tail = try closing() else { return try insert(units) }
    let edits = additions(units, before: tail)
    let bytes = edits.flatMap(\.new)
    // A repair has made another file of it.
    let size = message == nil ? status.sizeBytes : place.status?.sizeBytes ?? 0
    _ = try journal.begin(edits, size: (size, size + Int64(bytes.count)))
    do throws(FileError) {
      // A line's end before the end tags, which had none, is the last unit's.
      try appendDurably(to: place, at: tail.offset, bytes + tail.bytes.dropFirst(tail.opened.count))
    } catch {
      journal.drop()
      throw error
    }
    journal.end()
    return message
  }

  /// Units as they come before the end of the document, each on a line of its own.
  package func additions(_ units: [TranslationUnit], before tail: Closing) -> [JournalEdit] {
    var edits = units.map { edit(adding: $0, at: tail.offset, tail.style) }
    if let last = edits.indices.last { edits[last].trail += tail.opened }
    return edits
  }

  private func edit(adding unit: TranslationUnit, at offset: Int64, _ style: TMXStyle) -> JournalEdit {
    var edit = JournalEdit(.add, file: workspace.name(of: path), at: offset)
    edit.after = style.bytes(of: unit)
    (edit.lead, edit.trail) = (Array("    ".utf8), style.lineEnds([0x0A]))
    let variants = unit.variants
    edit.languages = variants.compactMap(\.languageCode)
    edit.source = variants.first?.segment?.text ?? ""
    edit.newText = variants.dropFirst().first?.segment?.text
    return edit
  }

  /// Puts units into a whole document whose end cannot be written over in place: in another encoding, packed, or with an end of
  /// its own kind. The document is written anew, its bytes around the units as they are.
  /// - Returns: a message: the journal, which knows places in a file of UTF-8 alone, has nothing of it.
  private func insert(_ units: [TranslationUnit]) throws -> String? {
    guard let document = try wholeDocument() else {
      throw WorkspaceError.notAppendable(memory: workspace.name(of: path))
    }
    var style = TMXStyle(opening: Array(document.bytes.prefix(1 << 16)))
    style.isWindows = document.isWindows
    let bytes = document.bytes
    // On lines of their own behind the last unit, whose own line end follows.
    let lines = style.lineEnds([0x0A]) + style.lines(units)
    var encoder = TMXEncoder(document.encoding)
    let file = try AtomicFile(path, below: [workspace.folder], from: [path])
    try file.write(
      encoder.encode(
        bytes[..<document.closing.lowerBound] + lines.dropLast(style.isWindows ? 2 : 1)
          + bytes[document.closing.lowerBound...]))
    try file.commit()
    return "\(workspace.name(of: path)): written anew, for its end is not that of a plain file in UTF-8; "
      + "the addition cannot be taken back"
  }

  /// The document, if nothing of it is damaged.
  private func wholeDocument() throws -> TMXDocument? {
    let document: TMXDocument
    do { document = try TMXDocument(ByteSource(path)) } catch is FormatError { return nil }
    // A lost write leaves NUL bytes.
    return document.bytes[document.closing].contains(0) ? nil : document
  }

  private func create(_ units: [TranslationUnit], sourceLanguage: String, _ journal: Journal) throws {
    var writer = TMXWriter()
    writer.begin(TMXHeader(sourceLanguage: sourceLanguage, toolVersion: toolVersion))
    let opening = writer.take()
    let edits = units.map { edit(adding: $0, at: Int64(opening.count), TMXStyle()) }
    writer.end()
    let file = try AtomicFile(path, below: [workspace.folder])
    try file.write(opening + edits.flatMap(\.new) + writer.take())
    try file.prepare()
    _ = try journal.begin(edits, size: (0, Int64(file.count)))
    do throws(FileError) { try file.commit() } catch {
      journal.drop()
      throw error
    }
    journal.end()
  }

  /// Repairs a file that an interrupted write has left without its end. The lock must be held.
  /// - Returns: a message when there was something to repair.
  package func makeWhole() throws -> String? {
    try closing() == nil && wholeDocument() == nil ? try repair() : nil
  }

  /// The end of a document: its end tags, and where they begin.
  package struct Closing {
    package let offset: Int64
    /// On a line of their own.
    package let bytes: [UInt8]
    /// A line's end that the bytes begin with and the file has not.
    package let opened: [UInt8]
    /// How the document writes what is added to it.
    package let style: TMXStyle
  }

  /// Where the document's end tags begin, and their bytes; nil when the file does not end as it should.
  package func closing() throws -> Closing? {
    // Compressed files and those in other encodings cannot be appended to in place.
    let stream = try UTF8Stream(ByteSource(path, isFound: true))
    guard stream.isVerbatimUTF8 else { return nil }
    let file = try RandomAccessFile(path)
    let size = file.status.sizeBytes
    let from = max(0, size - 4096)
    let bytes = file.read(at: from, count: 4096)
    let text = Array("</body>".utf8)
    guard let at = lastRange(of: text, in: bytes) else { return nil }
    guard isEnd(bytes[(at + text.count)...]) else { return nil }
    var begin = at
    while begin > 0, bytes[begin - 1] == 0x20 || bytes[begin - 1] == 0x09 { begin -= 1 }
    // A line of its own, unless the file has none.
    let style = TMXStyle(opening: file.read(at: 0, count: 1 << 16))
    let opened = begin > 0 && bytes[begin - 1] != 0x0A ? style.lineEnds([0x0A]) : []
    return Closing(offset: from + Int64(begin), bytes: opened + bytes[begin...], opened: opened, style: style)
  }

  /// Rewrites the file up to its last whole unit; the torn rest is kept beside it.
  private func repair() throws -> String? {
    let reader = try TMXReader(path)
    guard reader.scanner.stream.isVerbatim else { return nil }
    var torn = "\(path).torn-\(tmxDate(nanoseconds: wallClockNanoseconds()))"
    var number = 1
    while Path.exists(torn) {
      number += 1
      torn = "\(path).torn-\(tmxDate(nanoseconds: wallClockNanoseconds()))-\(number)"
    }
    var kept: [UInt8] = []
    var isAllKept = true
    reader.onDamage = {
      kept += $0.bytes + [0x0A]
      // A reader keeps the first mebibyte of a damaged stretch.
      if $0.bytes.count >= 1 << 20 { isAllKept = false }
    }
    let file = try AtomicFile(path, below: [workspace.folder])
    let units = try copyTMX(reader) { try file.write($0) }
    // Zeros alone, which a write leaves whose bytes were lost, are not worth a file.
    let hasRest = kept.contains { $0 > 0x20 }
    if hasRest {
      let aside = try AtomicFile(torn, below: [workspace.folder], from: [path])
      if isAllKept {
        try aside.write(kept)
      } else {
        let whole = try RandomAccessFile(path)
        try aside.copy(0..<whole.status.sizeBytes, of: whole)
      }
      try aside.commit()
    }
    try file.commit()
    let name = workspace.name(of: path)
    return "\(name): an interrupted write was repaired: \(units) units are whole"
      + (!hasRest ? "" : "; the torn rest lies in \(workspace.name(of: torn))")
  }
}

/// Whether bytes are `</tmx>` and nothing else but space and comments.
///
/// What is no space to XML, the NUL bytes of a lost write among it, has no place in the end.
private func isEnd(_ bytes: ArraySlice<UInt8>) -> Bool {
  let endTag = Array("</tmx>".utf8)
  var rest = bytes
  var sawEnd = false
  while let byte = rest.first {
    if isXMLSpace(byte) {
      rest = rest.dropFirst()
    } else if !sawEnd, rest.starts(with: endTag) {
      sawEnd = true
      rest = rest.dropFirst(endTag.count)
    } else if rest.starts(with: Array("<!--".utf8)) {
      let comment = rest.dropFirst(4)
      let end = comment.indices.first { comment[$0...].starts(with: Array("-->".utf8)) }
      guard let end else { return false }
      rest = comment[(end + 3)...]
    } else {
      return false
    }
  }
  return sawEnd
}

package func lastRange(of pattern: [UInt8], in bytes: [UInt8]) -> Int? {
  guard bytes.count >= pattern.count else { return nil }
  for start in stride(from: bytes.count - pattern.count, through: 0, by: -1)
  where bytes[start..<start + pattern.count].elementsEqual(pattern) {
    return start
  }
  return nil
}
