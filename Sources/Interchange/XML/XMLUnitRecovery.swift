internal import Bitext
internal import Files
internal import Markup

/// A reader of an XML format whose documents are a sequence of units, such as TMX, TBX and XLIFF: what ``XMLUnitRecovery`` asks of it.
protocol XMLUnitFormat: AnyObject {
  /// Why a document cannot be read at all: a fault before its root, or one that is refused.
  func refusal(of fault: XMLFault) -> FormatError

  /// An error at the place of a fault.
  func error(_ fault: XMLFault, _ message: String) -> FormatError

  /// What a fault has damaged; nil when it lies behind the end of the document, which the reader has reported then.
  func damage(by fault: XMLFault) throws -> XMLUnitRecovery.Damage?

  /// Where reading can go on from `offset` on, and the start tags, behind the root's, that are open there; nil when it cannot.
  func resumption(from offset: Int64) throws(ScanError) -> (offset: Int64, opening: [UInt8])?

  /// Reports what is passed over, up to `next` or, where that is nil, to the end.
  func passOver(_ damage: XMLUnitRecovery.Damage, by fault: XMLFault, upTo next: Int64?) throws

  /// The scanner begins again at an offset, with an empty tape.
  func resume(at offset: Int64)

  /// How much was damaged or read so far: `3 damaged units`.
  var tally: String { get }
}

/// Gets readers of units over damage: the one loop that feeds the scanner, looks behind a fault for the next unit, and begins again
/// there with the document's root open.
///
/// The work is bounded: a document so damaged that it would be scanned more than eight times is given up.
final class XMLUnitRecovery {
  /// A stretch of a document that a fault has made useless.
  struct Damage {
    /// Kept from here on while the next unit is looked for.
    var start: Int64
    /// Where the search begins.
    var search: Int64
    /// Of `start`, from 1.
    var line: Int
    /// The fault in the user's words.
    var why: String
    /// A unit begins at `start`; otherwise the damage lies between units.
    var isUnit: Bool
  }

  let path: String
  let scanner: XMLScanner
  /// Faults survived so far, in file order.
  private(set) var diagnostics: [Diagnostic] = []
  /// Diagnostics beyond this many are not kept.
  var diagnosticLimit = 10_000
  /// The document up to its root's start tag, to be read again before a restart; nil before that tag.
  private(set) var prologue: [UInt8]?
  /// Nothing is left to be read.
  @exclusivity(unchecked) var ended = false
  private let sizeHint: Int64

  init(_ source: ByteSource, limits: XMLLimits = XMLLimits()) throws {
    path = source.path
    scanner = try XMLScanner(UTF8Stream(source), limits: limits)
    sizeHint = source.sizeBytes ?? 0
    if source.isEncodingGuessed, let encoding = source.encoding {
      report(
        Diagnostic(
          .warning, rule: "guessed-encoding", file: path, line: 1,
          message: "expected UTF-8, found what looks like \(encoding): read as that"))
    }
  }

  func report(_ diagnostic: Diagnostic) {
    if diagnostics.count < diagnosticLimit { diagnostics.append(diagnostic) }
  }

  /// The root's start tag has been read.
  /// - Parameter inner: tags that are to stand open behind it.
  func open(_ root: XMLEvent, inner: String = "") {
    var bytes = scanner.keptBytes(0..<root.range.upperBound)
    // `<tmx/>` must be opened for a restart to go on within it.
    if bytes.suffix(2) == [0x2F, 0x3E] { bytes.replaceSubrange(bytes.count - 2..<bytes.count, with: [0x3E]) }
    prologue = bytes + Array(inner.utf8)
  }

  // MARK: Feeding

  /// Scans on.
  ///
  /// - Parameters:
  ///   - events: dropped from the tape first.
  ///   - unread: the first event that has not been looked at, once they are dropped.
  ///   - offset: bytes are kept from here on.
  /// - Returns: what stopped the scanner, once everything before it has been read.
  func feed(dropping events: Int, unread: Int, keepFrom offset: Int64) -> ScanError? {
    scanner.drop(events)
    scanner.keepFrom = prologue == nil ? 0 : offset
    do throws(ScanError) {
      if try !scanner.feed(), unread >= scanner.eventCount { ended = true }
      return nil
    } catch {
      // Feeding again throws again.
      return unread < scanner.eventCount ? nil : error
    }
  }

  /// The source failed: what was read stays, the rest is lost.
  /// - Throws: the failure, where the source is not just damaged or nothing of use was read.
  @discardableResult
  func sourceFailed(_ failure: FileError, hasRead: Bool, column: Int? = nil) throws -> Diagnostic {
    guard case .damaged = failure.reason, hasRead else { throw failure }
    let diagnostic = Diagnostic(
      .error, rule: "damaged-archive", file: path, line: scanner.line(at: scanner.endOffset), column: column,
      message: "\(failure.description); what follows is lost")
    report(diagnostic)
    ended = true
    return diagnostic
  }

  // MARK: Damage

  /// Passes over what a fault has damaged and goes on behind it, or ends the reading where nothing follows.
  /// - Throws: ``FormatError`` for what is refused, and too much damage; `FileError`.
  func recover(from fault: XMLFault, in format: some XMLUnitFormat) throws {
    guard let prologue, !fault.isRefusal else { throw format.refusal(of: fault) }
    guard let damage = try format.damage(by: fault) else {
      ended = true
      return
    }
    scanner.keepFrom = damage.start
    let found = try resumption(from: damage.search, in: format)
    try format.passOver(damage, by: fault, upTo: found?.offset)
    guard let found else {
      ended = true
      return
    }
    guard scanner.rescannedBytes < 16 << 20 + 8 * max(sizeHint, scanner.endOffset) else {
      throw format.error(fault, "too damaged to read on: \(format.tally) so far")
    }
    scanner.keepFrom = found.offset
    do throws(ScanError) { try scanner.restart(at: found.offset, opening: prologue + found.opening) } catch {
      throw format.error(fault, "cannot read on after the damage")
    }
    format.resume(at: found.offset)
  }

  /// Where the next unit begins; nil when none follows.
  func next(from offset: Int64, in format: some XMLUnitFormat) throws -> Int64? {
    try resumption(from: offset, in: format)?.offset
  }

  private func resumption(
    from offset: Int64, in format: some XMLUnitFormat
  ) throws -> (offset: Int64, opening: [UInt8])? {
    do throws(ScanError) { return try format.resumption(from: offset) } catch {
      switch error {
      case .file(let failure):
        guard case .damaged = failure.reason else { throw failure }
        return nil
      case .fault(let fault):
        throw FormatError(
          file: path, line: fault.line, column: fault.column,
          message: fault.isRefusal ? "refused: \(fault.message)" : fault.message)
      }
    }
  }

  /// What a fault has damaged where units are told by their start tag.
  ///
  /// - Parameters:
  ///   - unit: where the unit begins that is open; nil between units.
  ///   - lastEnd: behind what was read last.
  ///   - tag: `<` and the name of a unit, where one may begin at `lastEnd`: its start tag may be what is damaged.
  func damage(by fault: XMLFault, unit: Int64?, lastEnd: Int64, tag: [UInt8]?) -> Damage {
    var unit = unit
    // Not to look for a unit from here on again is what brings reading forward.
    if unit == nil, let tag, unitBegins(tag, at: lastEnd) { unit = lastEnd }
    let start = unit ?? max(fault.offset, lastEnd)
    scanner.keepFrom = start
    // Before the search, which may drop it.
    let line = scanner.line(at: start)
    return Damage(
      start: start, search: unit == nil ? start : start + 1, line: line, why: fault.message, isUnit: unit != nil)
  }

  /// Whether a start tag, or the part of one that ends the file, lies at a kept offset.
  private func unitBegins(_ tag: [UInt8], at offset: Int64) -> Bool {
    let bytes = scanner.keptBytes(offset..<offset + Int64(tag.count) + 1)
    return bytes.starts(with: tag) && bytes.dropFirst(tag.count).allSatisfy(Self.endsName)
  }

  /// Whether a byte ends the name of an element.
  static func endsName(_ byte: UInt8) -> Bool { byte <= 0x20 || byte == 0x3E || byte == 0x2F }

  /// What a fault before the root means to the user.
  /// - Parameter document: `a TMX document`.
  func opening(_ fault: XMLFault, expected document: String, reason: (XMLFault) -> String) -> String {
    if fault.isRefusal { return "refused: \(fault.message)" }
    let first = scanner.keptBytes(0..<64)
    if first.isEmpty { return "expected \(document), found an empty file" }
    if first.allSatisfy({ $0 == 0 }) {
      return "expected \(document), found NUL bytes: the file was damaged by a disk or copy error"
    }
    return "expected \(document), found \(reason(fault))"
  }
}
