package import Bitext
package import Files
package import Markup

/// One pass over a TMX document that gives out its bytes, cut at its units: all pieces in order are the document.
///
/// The bytes are those of the UTF-8 stream. Memory is bounded by the largest piece.
package final class TMXPieceReader {
  /// The bytes of the stream from `base` on.
  private final class Window {
    var bytes: [UInt8] = []
    var base: Int64 = 0
  }

  package let reader: TMXReader
  private let window = Window()
  /// Where the piece handed out last ends.
  private var end: Int64 = 0

  package init(_ source: ByteSource, limits: XMLLimits = XMLLimits()) throws {
    reader = try TMXReader(source, limits: limits)
    let window = window
    reader.scanner.stream.onRead = { (raw: UnsafeRawBufferPointer) throws(FileError) in
      window.bytes.append(contentsOf: raw)
    }
  }

  /// Called for what stands outside of units, as it is passed.
  package var onOutside: ((TMXReader) -> Void)?

  /// What stands before the next unit, and the unit; valid until the next call. nil at the end.
  ///
  /// ``reader`` is at the unit meanwhile.
  package func next() throws -> (gap: ArraySlice<UInt8>, unit: ArraySlice<UInt8>)? {
    while true {
      switch try reader.step() {
      case .outside: onOutside?(reader)
      case .end: return nil
      case .unit:
        let range = reader.unitRange
        forget()
        let gap = slice(end..<range.lowerBound)
        end = range.upperBound
        return (gap, slice(range))
      }
    }
  }

  /// What follows the last unit, after ``next()`` has given nil.
  package func rest() -> ArraySlice<UInt8> {
    forget()
    return slice(end..<window.base + Int64(window.bytes.count))
  }

  /// Bytes already handed out are dropped when there are many.
  private func forget() {
    let passed = Int(end - window.base)
    guard passed > 1 << 20, passed * 2 > window.bytes.count else { return }
    window.bytes.removeFirst(passed)
    window.base = end
  }

  private func slice(_ range: Range<Int64>) -> ArraySlice<UInt8> {
    let low = max(0, min(Int(range.lowerBound - window.base), window.bytes.count))
    let high = max(low, min(Int(range.upperBound - window.base), window.bytes.count))
    return window.bytes[low..<high]
  }
}

/// A whole TMX document in memory: its bytes in UTF-8, and where its units lie in them.
package struct TMXDocument: Sendable {
  package struct Unit: Sendable {
    /// In ``TMXDocument/bytes``.
    package var range: Range<Int>
    /// From 1.
    package var line: Int
  }

  package let file: String
  /// As the file has it: "UTF-8", "UTF-16LE".
  package let encoding: String
  package private(set) var bytes: [UInt8]
  package private(set) var units: [Unit] = []
  /// Everything up to the space before the first unit.
  package private(set) var opening: Range<Int> = 0..<0
  /// Everything behind the last unit.
  package private(set) var closing: Range<Int> = 0..<0
  /// The header element, tags included; nil where there is none.
  package private(set) var headerRange: Range<Int>?
  package private(set) var header: TMXHeader?
  /// For reading single units (``TMXSliceReader``).
  package let prologue: [UInt8]
  /// Warnings; what is worse is thrown.
  package let diagnostics: [Diagnostic]

  /// - Throws: ``FormatError`` for a document that is damaged anywhere: what cannot be read cannot be kept.
  package init(_ source: ByteSource, limits: XMLLimits = XMLLimits()) throws {
    let pieces = try TMXPieceReader(source, limits: limits)
    file = source.path
    var collector = TMXHeaderCollector()
    var header: Range<Int64>?
    var body: Range<Int64>?
    pieces.onOutside = { reader in
      collector.take(reader)
      let event = reader.outsideEvent
      if reader.isHeaderEvent {
        let start = header?.lowerBound ?? event.range.lowerBound
        header = start..<max(event.range.upperBound, header?.upperBound ?? 0)
      } else if body == nil, event.kind == .start, reader.scanner.text(of: event.name) == "body" {
        body = event.range
      }
    }
    bytes = []
    while let (gap, unit) = try pieces.next() {
      bytes += gap
      let start = bytes.count
      bytes += unit
      units.append(Unit(range: start..<bytes.count, line: pieces.reader.unitLine))
    }
    bytes += pieces.rest()
    diagnostics = pieces.reader.diagnostics
    prologue = pieces.reader.prologue
    encoding = pieces.reader.scanner.stream.encoding
    if let fault = diagnostics.first(where: { $0.severity == .error }) {
      throw FormatError(
        file: fault.file, line: fault.line, column: fault.column,
        message: "\(fault.message); `tolmach doctor --repair` saves what is right")
    }
    self.header = collector.header
    if let header, header.upperBound <= Int64(bytes.count) {
      headerRange = Int(header.lowerBound)..<Int(header.upperBound)
    }
    if let first = units.first, let last = units.last {
      let tag = bytes[..<first.range.lowerBound].lastIndex(of: UInt8(ascii: ">"))
      opening = 0..<(tag.map { $0 + 1 } ?? first.range.lowerBound)
      closing = last.range.upperBound..<bytes.count
    } else {
      guard let body, body.upperBound <= Int64(bytes.count) else {
        throw FormatError(file: file, message: "expected a body in the TMX document, found none")
      }
      var end = Int(body.upperBound)
      if bytes[..<end].suffix(2) == [0x2F, 0x3E] {
        // `<body/>` is opened, so that units can stand in it.
        bytes.replaceSubrange(end - 2..<end, with: Array("></body>".utf8))
        end -= 1
      }
      opening = 0..<end
      closing = end..<bytes.count
    }
  }

  /// The space before a unit, with comments if there are any.
  package func gap(_ index: Int) -> ArraySlice<UInt8> {
    let start = index == 0 ? opening.upperBound : units[index - 1].range.upperBound
    return bytes[start..<units[index].range.lowerBound]
  }

  package func slice(_ index: Int) -> ArraySlice<UInt8> { bytes[units[index].range] }

  /// Whether lines end as Windows has it.
  package var isWindows: Bool {
    guard let feed = bytes.firstIndex(of: 0x0A) else { return false }
    return feed > 0 && bytes[feed - 1] == 0x0D
  }

  /// Units can use entities that only this document declares.
  package var declaresEntities: Bool { firstOffset(of: Array("<!ENTITY".utf8), in: prologue) != nil }
}

/// Text of a document in UTF-8 as a file: in UTF-16 where the file it comes from was, in UTF-8 otherwise, which the XML
/// declaration then says.
package struct TMXEncoder {
  private enum Form { case verbatim, declared, utf16(isBig: Bool) }
  private let form: Form
  private var isFirst = true
  /// The incomplete sequence at the end of what was given.
  private var pending: [UInt8] = []

  /// - Parameter encoding: as ``TMXDocument/encoding`` says.
  package init(_ encoding: String) {
    switch encoding.uppercased() {
    case "UTF-16LE", "UTF-16": form = .utf16(isBig: false)
    case "UTF-16BE": form = .utf16(isBig: true)
    default: form = UTF8Stream.isUTF8(encoding) ? .verbatim : .declared
    }
  }

  /// The first call must hold the whole XML declaration.
  package mutating func encode(_ bytes: [UInt8]) -> [UInt8] {
    defer { isFirst = false }
    switch form {
    case .verbatim: return bytes
    case .declared: return isFirst ? Self.declaring(bytes) : bytes
    case .utf16(let isBig):
      var out: [UInt8] = []
      out.reserveCapacity(bytes.count * 2 + 2)
      func put(_ unit: UInt16) {
        out.append(UInt8(truncatingIfNeeded: isBig ? unit >> 8 : unit))
        out.append(UInt8(truncatingIfNeeded: isBig ? unit : unit >> 8))
      }
      if isFirst { put(0xFEFF) }
      var whole = pending + bytes
      pending = []
      // A sequence cut in two waits for its rest.
      let tail = whole.suffix(3)
      if let lead = tail.lastIndex(where: { $0 >= 0xC0 }) {
        let needed = whole[lead] >= 0xF0 ? 4 : whole[lead] >= 0xE0 ? 3 : 2
        if whole.count - lead < needed {
          pending = Array(whole[lead...])
          whole.removeSubrange(lead...)
        }
      }
      for unit in String(decoding: whole, as: UTF8.self).utf16 { put(unit) }
      return out
    }
  }

  /// The XML declaration with its encoding as UTF-8.
  private static func declaring(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.starts(with: Array("<?xml".utf8)),
      let end = firstOffset(of: Array("?>".utf8), in: Array(bytes.prefix(1024)))
    else { return bytes }
    return Array("<?xml version=\"1.0\" encoding=\"UTF-8\"".utf8) + bytes[end...]
  }
}
