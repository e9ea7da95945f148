package import Bitext
internal import Markup

/// Puts other targets into a draft, and changes nothing else of it.
package enum DraftWriter {
  /// A copy of a draft in which the targets of some segments are other texts.
  ///
  /// Every byte outside of those targets is as it was.
  /// - Parameter targets: texts by the segments' ids.
  /// - Throws: ``FormatError`` for an archive, an encoding that cannot be written back (``DraftEncoding``), a segment that the draft does not have or has twice, a
  ///   target with inline codes in it or no place for one, a text that the format cannot hold, and a copy that does not
  ///   read back as meant.
  package static func replacing(
    _ bytes: [UInt8], name: String, _ targets: [String: String], options: DraftOptions = DraftOptions()
  ) throws -> [UInt8] {
    var missing = targets
    let replaced = try replacing(bytes, name: name, options: options) { segment in
      guard let text = targets[segment.id] else { return nil }
      guard missing.removeValue(forKey: segment.id) != nil else {
        throw FormatError(
          file: name, line: segment.line, column: segment.column,
          message: "expected one segment \"\(segment.id)\", found another")
      }
      return text
    }
    if let id = missing.keys.min() {
      throw FormatError(file: name, message: "expected a segment \"\(id)\", found none")
    }
    return replaced
  }

  /// A copy of a draft in which some targets are other texts.
  ///
  /// - Parameter target: asked for each segment in file order; nil leaves it as it is. Ids may stand twice.
  /// - Throws: as ``replacing(_:name:_:options:)``, and what `target` throws.
  package static func replacing(
    _ bytes: [UInt8], name: String, options: DraftOptions = DraftOptions(), target: (DraftSegment) throws -> String?
  ) throws -> [UInt8] {
    func refusal(_ segment: DraftSegment? = nil, _ message: String) -> FormatError {
      FormatError(file: name, line: segment?.line, column: segment?.column, message: message)
    }
    if bytes.starts(with: [0x1F, 0x8B]) || bytes.starts(with: [0x50, 0x4B, 3, 4]) {
      throw refusal(nil, "expected a plain file to put targets into, found an archive")
    }
    let original = try DraftReader(bytes: bytes, name: name, options: options)
    let encoding = try DraftEncoding(bytes, of: original)
    let whole = bytes
    let bytes = encoding?.text ?? bytes
    let utf8 = encoding == nil ? nil : "UTF-8"
    let reader =
      encoding == nil ? original : try DraftReader(bytes: bytes, name: name, options: options, encoding: utf8)
    var edits: [(range: Range<Int>, bytes: [UInt8])] = []
    var wanted: [(source: String, target: String?)] = []
    while let segment = try reader.next() {
      guard let text = try target(segment) else {
        wanted.append((segment.source.text, segment.target?.text))
        continue
      }
      wanted.append((segment.source.text, text))
      guard let edit = reader.edit else {
        throw refusal(segment, "expected a place for the target of segment \"\(segment.id)\", found none")
      }
      guard edit.isPlain else {
        throw refusal(segment, "expected text alone in the target of segment \"\(segment.id)\", found inline codes")
      }
      guard let range = Range(exactly: edit.range, within: bytes.count) else {
        throw refusal(segment, "the target of segment \"\(segment.id)\" lies outside of the file")
      }
      let old = Array(bytes[range])
      // What stays is written as it was.
      let changed = RawText.changed(old, edit.form, from: segment.target?.text ?? "", to: text)
      guard
        let new = changed
          ?? encoded(text, edit.form, old: bytes[range], isWindows: hasCarriageReturn(bytes, range.lowerBound)),
        encoding?.holds(text) ?? true
      else { throw refusal(segment, "the new target of segment \"\(segment.id)\" cannot be written in this format") }
      edits.append((range, new))
    }
    if edits.isEmpty { return whole }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var at = 0
    for edit in edits.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      guard edit.range.lowerBound >= at else { throw refusal(nil, "the targets of two segments overlap") }
      result += bytes[at..<edit.range.lowerBound]
      result += edit.bytes
      at = edit.range.upperBound
    }
    result += bytes[at...]
    if let encoding { result = try encoding.encoded(result) }
    // A few marks decide how a table or Markdown is read: a target may have changed what another is.
    let copy: DraftReader
    do {
      copy = try DraftReader(bytes: result, name: name, options: options)
    } catch let error as UnequalTexts { throw error.formatError }
    for expected in wanted {
      guard let segment = try copy.next(), (segment.source.text, segment.target?.text) == expected else {
        throw refusal(nil, "expected the copy to read as it was written, found other segments: nothing is written")
      }
    }
    guard try copy.next() == nil else {
      throw refusal(nil, "expected the copy to read as it was written, found more segments: nothing is written")
    }
    return result
  }

  /// A text as the format writes it; nil when it cannot.
  static func encoded(
    _ text: String, _ form: DraftEdit.Form, old: ArraySlice<UInt8>, isWindows: Bool
  ) -> [UInt8]? {
    switch form {
    case .element, .emptyElement:
      guard isXMLText(text) else { return nil }
      if form == .element, RawText.isSection(Array(old)), let section = RawText.section(text) { return section }
      var writer = XMLWriter()
      writer.text(text)
      var written = writer.take()
      if case .emptyElement(let name) = form {
        guard old.suffix(2) == [0x2F, 0x3E] else { return nil }
        var tag = Array(old.dropLast(2))
        while let last = tag.last, last <= 0x20 { tag.removeLast() }
        written = tag + [0x3E] + written + Array("</\(name)>".utf8)
      }
      return written
    case .catalogue: return catalogue(text, lineEnd: isWindows ? "\r\n" : "\n")
    case .cell(let separator, let isQuoted):
      if !isQuoted { return DelimitedCell.fits(text, separator: separator) ? Array(text.utf8) : nil }
      return Array(DelimitedCell.quoted(text, separators: [separator], always: old.first == 0x22).utf8)
    case .text:
      let isOneLine = !old.contains(0x0A)
      return isOneLine && text.utf8.contains { $0 == 0x0A || $0 == 0x0D } ? nil : Array(text.utf8)
    }
  }

  /// In quotes; where the text has several lines, each on its own behind an empty one, as gettext writes them.
  static func catalogue(_ text: String, lineEnd: String) -> [UInt8] {
    var lines: [[UInt8]] = [[]]
    var startsLine = false
    func add(_ piece: String) { lines[lines.count - 1] += Array(piece.utf8) }
    for byte in text.utf8 {
      if startsLine { lines.append([]) }
      startsLine = false
      switch byte {
      case 0x0A:
        add("\\n")
        startsLine = true
      case 0x09: add("\\t")
      case 0x0D: add("\\r")
      case 0x07: add("\\a")
      case 0x08: add("\\b")
      case 0x0B: add("\\v")
      case 0x0C: add("\\f")
      case 0x22: add("\\\"")
      case 0x5C: add("\\\\")
      case 0..<0x20, 0x7F:
        let octal = String(byte, radix: 8)
        add("\\" + String(repeating: "0", count: 3 - octal.count) + octal)
      default: lines[lines.count - 1].append(byte)
      }
    }
    let quoted = lines.map { [0x22] + $0 + [0x22] }
    return lines.count == 1
      ? quoted[0] : Array("\"\"".utf8) + quoted.flatMap { Array(lineEnd.utf8) + $0 }
  }

  /// Whether the line before, or else the first one, ends as Windows has it.
  static func hasCarriageReturn(_ bytes: [UInt8], _ offset: Int) -> Bool {
    let feed = bytes[..<offset].lastIndex(of: 0x0A) ?? bytes.firstIndex(of: 0x0A)
    return feed.map { $0 > 0 && bytes[$0 - 1] == 0x0D } ?? false
  }
}

extension Range<Int> {
  /// nil when the range reaches beyond `count`.
  init?(exactly range: Range<Int64>, within count: Int) {
    guard range.lowerBound >= 0, range.upperBound <= Int64(count) else { return nil }
    self = Int(range.lowerBound)..<Int(range.upperBound)
  }
}
