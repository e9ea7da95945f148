package import Bitext
package import Files

/// One pass over a gettext catalogue (`.po`, `.pot`), entry by entry.
///
/// Memory is bounded by the largest entry (16 MiB at most), save for catalogues in an old encoding
/// (``TextInput``). A fault in an entry is a diagnostic, and so are bytes that are not of the encoding; reading goes on with the next entry. The header is
/// an entry like the others.
package final class POReader {
  package let path: String
  /// Faults survived so far, in file order.
  package private(set) var diagnostics: [Diagnostic] = []
  /// Known once the first entry has been read.
  package private(set) var header: POHeader?
  /// The encoding the file was read in.
  package var encoding: String { input.encoding }

  private enum Stage {
    case comments, context, id, plural, strings
  }

  private let input: TextInput
  /// Lines read so far.
  private var line = 0
  /// Where the current line begins, in bytes.
  private var lineStart: Int64 = 0
  /// Where the last closing quote has been passed, in bytes of its line.
  private var quoteEnd = 0
  /// The next text in quotes is the first of a msgstr.
  private var beginsString = false
  private var stage = Stage.comments
  private var entry = POEntry()
  private var size = 0
  private var isDamaged = false
  /// The first bytes of the entry that are not of the encoding.
  private var wrong: (line: Int, column: Int, bytes: [UInt8])?
  private var sawBlank = false
  /// The text of the keyword that lines in quotes go on with.
  private var text: [UInt8] = []
  private var previous: Previous?
  private var previousText: [UInt8] = []
  private var entryCount = 0
  private var errorCount = 0
  private var ended = false

  private enum Previous {
    case context, id, plural
  }

  package static let entryLimit = 16 << 20
  private static let diagnosticLimit = 10_000
  /// So many faults before the first entry, and it is no catalogue.
  private static let patience = 20

  package convenience init(_ path: String) throws { try self.init(ByteSource(path)) }

  /// - Throws: ``FormatError`` for a file whose encoding nobody can tell.
  package init(_ source: ByteSource, encoding: EncodingHints = EncodingHints()) throws {
    input = try TextInput(source, hints: encoding, said: POReader.said)
    path = source.path
    // A template has this in place of a name.
    diagnostics = input.notices.filter { $0.rule != "unknown-encoding" || input.unknownEncoding != "CHARSET" }
  }

  /// The charset and languages in the header entry.
  private static func said(_ head: [UInt8]) -> (encoding: String?, languages: [LanguageTag]) {
    let languages = ["\"Language:", "\"X-Source-Language:"].compactMap { key -> LanguageTag? in
      guard let at = firstOffset(of: Array(key.utf8), in: head) else { return nil }
      let value = head[(at + key.utf8.count)...].drop { $0 == 0x20 }.prefix {
        $0 > 0x20 && $0 < 0x7F && $0 != 0x5C && $0 != 0x22
      }
      let tag = LanguageTag(String(decoding: value, as: UTF8.self))
      return tag.namesLanguage ? tag : nil
    }
    return (charset(head), languages)
  }

  /// The charset in the header entry, from the first bytes of the file.
  static func charset(_ head: [UInt8]) -> String? {
    guard let type = firstOffset(of: Array("Content-Type:".utf8), in: head) else { return nil }
    let rest = Array(head[type...].prefix(300))
    let key = Array("charset=".utf8)
    guard let at = firstOffset(of: key, in: rest) else { return nil }
    let name = rest[(at + key.count)...].prefix { $0 > 0x20 && $0 != 0x5C && $0 != 0x22 && $0 != 0x3B }
    return name.isEmpty ? nil : String(decoding: name, as: UTF8.self)
  }

  /// The next entry; nil at the end, and on every call after it.
  /// - Throws: ``FormatError`` for what is no catalogue, and an entry too large.
  package func next() throws -> POEntry? {
    while !ended {
      guard let length = try lineLength() else {
        ended = true
        return finish()
      }
      line += 1
      size += length
      guard size <= Self.entryLimit else {
        throw FormatError(
          file: path, line: entry.line, message: "an entry is larger than \(Self.entryLimit) bytes")
      }
      let bytes = UnsafeBufferPointer(start: input.bytes, count: length)
      let fault = input.fault(in: length)
      let done = take(bytes)
      // The line belongs to the entry that it left open.
      if let fault, wrong == nil {
        wrong = (line, POCursor(bytes: bytes).column(at: min(fault.offset, max(0, length - 1))), fault.bytes)
      }
      lineStart += Int64(min(input.count, length + 1))
      input.pass(min(input.count, length + 1))
      if entryCount == 0, errorCount > Self.patience {
        throw FormatError(
          file: path, line: diagnostics.first { $0.severity == .error }?.line,
          message: "expected a gettext catalogue, found no msgid in the first \(line) lines")
      }
      if let done { return done }
    }
    return nil
  }

  /// The length of the next line without its line feed; nil at the end.
  private func lineLength() throws -> Int? {
    guard try input.has(0) else { return nil }
    var at = 0
    while try input.has(at), input.bytes[at] != 0x0A {
      at += 1
      if at > Self.entryLimit {
        throw FormatError(
          file: path, line: line + 1, message: "a line is longer than \(Self.entryLimit) bytes")
      }
    }
    return at
  }

  // MARK: Lines

  /// Takes a line; returns the entry that ended before it.
  private func take(_ bytes: UnsafeBufferPointer<UInt8>) -> POEntry? {
    var cursor = POCursor(bytes: bytes)
    cursor.passBlanks()
    guard let first = cursor.peek else {
      sawBlank = true
      return nil
    }
    defer { sawBlank = false }
    var isObsolete = false
    var done: POEntry?
    if first == UInt8(ascii: "#") {
      guard cursor.starts(with: "#~") else {
        if cursor.starts(with: "#|") {
          done = beginComment()
          cursor.pass(2)
          takePrevious(&cursor)
        } else {
          done = beginComment()
          takeComment(cursor)
        }
        return done
      }
      cursor.pass(2)
      isObsolete = true
      if cursor.peek == UInt8(ascii: "|") {
        cursor.pass(1)
        done = beginComment()
        entry.isObsolete = true
        takePrevious(&cursor)
        return done
      }
      cursor.passBlanks()
      guard cursor.peek != nil else { return nil }
    }
    previous = nil
    if cursor.peek == UInt8(ascii: "\"") {
      if stage == .comments {
        fault(cursor.column, "expected msgid before a text in quotes")
      } else {
        takeText(&cursor)
      }
      return nil
    }
    beginsString = false
    let column = cursor.column
    let word = cursor.word()
    switch word {
    case "msgctxt":
      if stage != .comments { done = finish() }
      begin(.context, isObsolete)
    case "msgid":
      // A context belongs to the id after it.
      if stage != .comments, stage != .context { done = finish() }
      if stage == .context { store() } else { begin(.id, isObsolete) }
      stage = .id
    case "msgid_plural":
      if stage == .id { store() } else { damage(column, "expected msgid before msgid_plural") }
      stage = .plural
      entry.idPlural = ""
    case "msgstr": done = string(&cursor, column)
    case "domain":
      done = finish()
      return done
    default:
      // Behind an empty line it is not the entry before that is damaged.
      if stage == .strings, sawBlank { done = finish() }
      fault(column, "expected a keyword, a comment or a text in quotes, found \"\(word.prefix(40))\"")
      return done
    }
    cursor.passBlanks()
    if cursor.peek == UInt8(ascii: "\"") {
      takeText(&cursor)
    } else {
      fault(cursor.column, "expected a text in quotes after \(word)")
    }
    return done
  }

  /// Takes a text in quotes for the keyword at hand.
  private func takeText(_ cursor: inout POCursor) {
    let start = cursor.offset
    let column = cursor.column
    text += quoted(&cursor)
    guard stage == .strings else { return }
    let end = lineStart + Int64(max(quoteEnd, start))
    if beginsString {
      beginsString = false
      entry.places.append(
        POEntry.Place(line: line, column: column + 1, range: lineStart + Int64(start)..<end))
    } else if let last = entry.places.indices.last, entry.places[last].range.lowerBound <= end {
      entry.places[last].range = entry.places[last].range.lowerBound..<end
    }
  }

  /// msgstr, the keyword passed: perhaps `[1]` after it.
  private func string(_ cursor: inout POCursor, _ column: Int) -> POEntry? {
    var number: Int?
    if cursor.peek == UInt8(ascii: "[") {
      cursor.pass(1)
      number = cursor.number()
      if number == nil || cursor.peek != UInt8(ascii: "]") {
        fault(cursor.column, "expected a number and \"]\" after msgstr[")
      } else {
        cursor.pass(1)
      }
    }
    if stage == .comments || stage == .context {
      damage(column, "expected msgid before msgstr")
      if stage == .comments { entry.line = line }
    } else {
      store()
      if number == nil ? !entry.strings.isEmpty : number != entry.strings.count {
        fault(
          column, "expected msgstr[\(entry.strings.count)], found msgstr\(number.map { "[\($0)]" } ?? "")")
      } else if number == nil, entry.idPlural != nil {
        fault(column, "expected msgstr[0] after msgid_plural, found msgstr")
      }
    }
    stage = .strings
    beginsString = true
    return nil
  }

  private func begin(_ stage: Stage, _ isObsolete: Bool) {
    entry.line = line
    if entry.lines.first == nil { entry.lines.first = lineStart }
    if entry.lines.keyword == nil { entry.lines.keyword = lineStart }
    entry.isObsolete = isObsolete
    if stage == .context { entry.context = "" }
    self.stage = stage
  }

  /// A comment after msgstr belongs to the next entry.
  private func beginComment() -> POEntry? { stage == .strings ? finish() : nil }

  private func takeComment(_ cursor: POCursor) {
    var cursor = cursor
    if entry.lines.first == nil { entry.lines.first = lineStart }
    cursor.pass(1)
    let kind = cursor.peek
    var isPlain = false
    switch kind {
    case UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: ","), UInt8(ascii: "="): cursor.pass(1)
    default: isPlain = true
    }
    let flagsOffset = cursor.offset
    cursor.passSpace()
    let text = cursor.rest()
    if isPlain {
      entry.translatorComments.append(text)
    } else if kind == UInt8(ascii: ".") {
      entry.extractedComments.append(text)
    } else if kind == UInt8(ascii: ":") {
      entry.references.append(text)
    } else {
      if kind == UInt8(ascii: ","), entry.lines.flags == nil { entry.lines.flags = lineStart + Int64(flagsOffset) }
      entry.flags += text.split(separator: ",").map { trimmed(String($0)) }.filter { !$0.isEmpty }
    }
  }

  private func takePrevious(_ cursor: inout POCursor) {
    if entry.lines.first == nil { entry.lines.first = lineStart }
    if entry.lines.previous == nil { entry.lines.previous = lineStart }
    cursor.passBlanks()
    if cursor.peek != UInt8(ascii: "\"") {
      switch cursor.word() {
      case "msgctxt": previous = .context
      case "msgid": previous = .id
      case "msgid_plural": previous = .plural
      default: previous = nil
      }
      previousText.removeAll()
      cursor.passBlanks()
    }
    guard let previous, cursor.peek == UInt8(ascii: "\"") else { return }
    previousText += quoted(&cursor)
    let text = String(decoding: previousText, as: UTF8.self)
    switch previous {
    case .context: entry.previousContext = text
    case .id: entry.previousId = text
    case .plural: entry.previousIdPlural = text
    }
  }

  /// One or more texts in quotes up to the end of the line, joined.
  private func quoted(_ cursor: inout POCursor) -> [UInt8] {
    var text: [UInt8] = []
    while cursor.peek == UInt8(ascii: "\"") {
      let start = cursor.offset
      let result = cursor.quoted(into: &text)
      quoteEnd = cursor.offset
      switch result {
      case .complete: break
      case .unknownEscape(let escape):
        report(
          .warning, "unknown-escape", line: line, column: cursor.column(at: start),
          "expected a C escape, found \"\\\(escape)\": kept as it is")
      case .unterminated:
        fault(
          cursor.column(at: start), "expected the closing quote of the text that begins here, found the end of the line"
        )
        return text
      }
      cursor.passBlanks()
    }
    if cursor.peek != nil { fault(cursor.column, "expected the end of the line after the closing quote") }
    return text
  }

  // MARK: Entries

  /// The text gathered for the keyword before this one is complete.
  private func store() {
    let value = String(decoding: text, as: UTF8.self)
    text.removeAll(keepingCapacity: true)
    switch stage {
    case .comments: break
    case .context: entry.context = value
    case .id: entry.id = value
    case .plural: entry.idPlural = value
    case .strings: entry.strings.append(value)
    }
  }

  /// Ends the entry at hand; nil when there is none or it is damaged.
  private func finish() -> POEntry? {
    defer {
      entry = POEntry()
      stage = .comments
      isDamaged = false
      wrong = nil
      previous = nil
      text.removeAll(keepingCapacity: true)
      size = 0
    }
    guard stage != .comments else { return nil }
    store()
    if stage != .strings, !isDamaged {
      fault(1, "expected msgstr in the entry that begins at line \(entry.line), found its end")
    }
    if isDamaged { return nil }
    entryCount += 1
    if let wrong {
      // The header says what all others are read by; of it, names of people are not text that is translated.
      let isKept = entry.isHeader || entry.isObsolete
      report(
        isKept ? .warning : .error, "wrong-encoding", line: wrong.line, column: wrong.column,
        "expected \(encoding), found \(byteText(wrong.bytes)): \(isKept ? "shown as \u{FFFD}" : "the entry is left out")"
      )
      if !isKept { return nil }
    }
    if header == nil, entry.isHeader, !entry.isObsolete { header = POHeader(entry.strings.first ?? "") }
    return entry
  }

  private func fault(_ column: Int, _ message: String) {
    // One fault brings others after it; the first is the one to mend.
    if !isDamaged { report(.error, "damaged-entry", line: line, column: column, message) }
    isDamaged = stage != .comments || isDamaged
  }

  private func damage(_ column: Int, _ message: String) {
    fault(column, message)
    isDamaged = true
  }

  private func report(
    _ severity: Diagnostic.Severity, _ rule: String, line: Int, column: Int? = nil, _ message: String
  ) {
    if severity == .error { errorCount += 1 }
    guard diagnostics.count < Self.diagnosticLimit else { return }
    diagnostics.append(
      Diagnostic(severity, rule: rule, file: path, line: line, column: column, message: message))
  }
}
