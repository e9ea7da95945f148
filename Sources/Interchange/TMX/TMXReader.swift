package import Bitext
package import Files
package import Markup

/// One pass over a TMX file (1.1 to 1.4b), unit by unit.
///
/// Memory is bounded by the largest unit, not by the file. A damaged unit is a diagnostic, and can be set aside
/// through ``onDamage``; reading goes on with the next `<tu`. What is not TMX at all, an entity bomb, an
/// external entity, 256-deep nesting and a unit of more than 64 MiB are refused by throwing.
package final class TMXReader {
  package enum Step {
    /// A complete unit; ``unit()`` makes it, ``unitRange`` says where it lies.
    case unit
    /// Something outside units: ``outsideEvent`` is it.
    case outside
    case end
  }

  /// What was damaged and passed over.
  package struct Damage {
    package let diagnostic: Diagnostic
    /// Bytes of the UTF-8 stream.
    package let range: Range<Int64>
    /// The first mebibyte of them.
    package let bytes: [UInt8]
  }

  private enum State {
    case beforeRoot, root, header, body, unit, afterBody, afterRoot
  }

  package var path: String { recovery.path }
  /// Faults survived so far, in file order.
  package var diagnostics: [Diagnostic] { recovery.diagnostics }
  /// Called for every damaged stretch, in file order.
  package var onDamage: ((Damage) -> Void)?
  /// Diagnostics beyond this many are counted, not kept.
  package var diagnosticLimit: Int {
    get { recovery.diagnosticLimit }
    set { recovery.diagnosticLimit = newValue }
  }
  package private(set) var damagedUnits = 0

  package let scanner: XMLScanner
  private let recovery: XMLUnitRecovery
  @exclusivity(unchecked) private var elements = TMXElementTable()
  @exclusivity(unchecked) private var state = State.beforeRoot
  @exclusivity(unchecked) private var depth = 0
  /// Events before it have been looked at.
  @exclusivity(unchecked) private var cursor = 0
  /// Tape index of the current unit's start.
  @exclusivity(unchecked) private var unitIndex = 0
  @exclusivity(unchecked) private var unitEnd = 0
  @exclusivity(unchecked) private var outsideIndex = 0
  @exclusivity(unchecked) private var unitStart: Int64 = 0
  @exclusivity(unchecked) private var lastEnd: Int64 = 0
  /// The document up to its root's start tag, to be read again before a restart.
  package var prologue: [UInt8] { recovery.prologue ?? [] }
  private var sawHeader = false
  private var strayTextReported = false
  private var wrongEncodingReported = false

  package convenience init(_ path: String) throws { try self.init(ByteSource(path, isAppendedTo: true)) }

  package init(_ source: ByteSource, limits: XMLLimits = XMLLimits()) throws {
    recovery = try XMLUnitRecovery(source, limits: limits)
    scanner = recovery.scanner
  }

  // MARK: What was found

  /// Where the current unit lies in the UTF-8 stream.
  @exclusivity(unchecked) package private(set) var unitRange: Range<Int64> = 0..<0
  /// The line of the current unit's start tag. Cheap while units are asked in order.
  package var unitLine: Int { salvagedLine ?? scanner.line(at: unitRange.lowerBound) }
  /// Of a unit whose start may not be kept any more.
  private var salvagedLine: Int?
  package var unitEvents: Range<Int> { unitIndex..<unitEnd }
  package var outsideEvent: XMLEvent { scanner[outsideIndex] }
  /// True while the outside event lies in the header, its start and end tags included.
  @exclusivity(unchecked) package private(set) var isHeaderEvent = false

  /// The current unit with everything in it.
  package func unit() -> TranslationUnit {
    var builder = TMXUnitBuilder(scanner: scanner, index: unitIndex)
    return builder.unit()
  }

  /// The next unit; nil at the end, and on every call after it.
  package func next() throws -> TranslationUnit? {
    while true {
      switch try step() {
      case .unit: return unit()
      case .outside: continue
      case .end: return nil
      }
    }
  }

  // MARK: Reading

  package func step() throws -> Step {
    if state == .unit, unitEnd > 0 {
      // The unit handed out last is done with.
      state = .body
      unitEnd = 0
      salvagedLine = nil
    }
    while true {
      if recovery.ended { return .end }
      if cursor >= scanner.eventCount {
        if try feed() { return .unit }
        continue
      }
      let event = scanner[cursor]
      cursor += 1
      if let step = try take(event) { return step }
    }
  }

  /// - Returns: true when a fault was found behind all variants of a unit, which is thereby complete.
  private func feed() throws -> Bool {
    let keep = state == .unit ? unitIndex : cursor
    cursor -= keep
    unitIndex -= keep
    switch recovery.feed(dropping: keep, unread: cursor, keepFrom: state == .unit ? unitStart : lastEnd) {
    case nil: return false
    case .file(let failure):
      let damage = try recovery.sourceFailed(failure, hasRead: state != .beforeRoot)
      setAside(damage, from: state == .unit ? unitStart : scanner.endOffset, to: scanner.endOffset)
    case .fault(let fault):
      if try salvage(before: fault) { return true }
      try recovery.recover(from: fault, in: self)
    }
    return false
  }

  /// Whether the current unit has lost nothing but its end: two variants are whole, none is begun, and none
  /// follows before the next unit. It is handed out then, and the fault dealt with after it.
  private func salvage(before fault: XMLFault) throws -> Bool {
    guard state == .unit, unitEnd == 0, depth == 3, !fault.isRefusal, fault.offset > unitStart else { return false }
    var variants = 0
    var level = 0
    for index in unitIndex..<cursor {
      let event = scanner[index]
      if event.kind == .start { level += 1 }
      if event.kind == .end { level -= 1 }
      if event.kind == .end, level == 1, elements.element(of: event.name, in: scanner) == .variant { variants += 1 }
    }
    guard variants >= 2 else { return false }
    let line = scanner.line(at: unitStart)
    let next = try recovery.next(from: fault.offset, in: self) ?? scanner.endOffset
    // The fault may lie within the start tag of a variant.
    let rest = min(scanner[cursor - 1].range.upperBound, next)..<next
    for bytes in [scanner.firstBytes(of: rest), scanner.keptBytes(rest)]
    where firstOffset(of: Array("<tuv".utf8), in: bytes) != nil {
      return false
    }
    salvagedLine = line
    unitEnd = cursor
    unitRange = unitStart..<fault.offset
    lastEnd = fault.offset
    return true
  }

  private func take(_ event: XMLEvent) throws -> Step? {
    outsideIndex = cursor - 1
    isHeaderEvent = state == .header
    switch event.kind {
    case .start:
      let element = elements.element(of: event.name, in: scanner)
      depth += 1
      switch state {
      case .beforeRoot:
        guard element == .tmx else {
          let place = scanner.position(at: event.range.lowerBound)
          throw FormatError(
            file: path, line: place.line, column: place.column,
            message: "expected root \"tmx\", found \"\(scanner.text(of: event.name))\"")
        }
        recovery.open(event, inner: "<body>")
        state = .root
      case .root:
        if element == .header, depth == 2 {
          state = .header
          isHeaderEvent = true
          sawHeader = true
        } else if element == .unit, depth == 2 {
          warn("stray-unit", at: event, "a tu outside of the body is no part of TMX: it is passed over")
        } else if element == .body, depth == 2 {
          state = .body
          if !sawHeader { warn("no-header", at: event, "expected a header before the body, found none") }
        }
      case .body:
        if element == .unit, depth == 3 {
          state = .unit
          unitIndex = cursor - 1
          unitEnd = 0
          unitStart = event.range.lowerBound
          lastEnd = event.range.upperBound
          return nil
        }
        if depth == 3 {
          warn("stray-element", at: event, "expected a tu in the body, found \"\(scanner.text(of: event.name))\"")
        }
      case .unit:
        if element == .unit {
          // The end tag of the unit before is lost, or this one is not where it belongs.
          let place = scanner.position(at: event.range.lowerBound)
          try recovery.recover(
            from: XMLFault(
              offset: event.range.lowerBound, line: place.line, column: place.column,
              message: "a tu begins inside a tu: the end of the unit before is missing", isRefusal: false), in: self)
        }
        return nil
      case .afterBody:
        if element == .body, depth == 2 {
          state = .body
          warn("second-body", at: event, "expected one body, found another")
        } else if element == .unit, depth == 2 {
          warn("stray-unit", at: event, "a tu outside of the body is no part of TMX: it is passed over")
        }
      case .header, .afterRoot: break
      }
    case .end:
      depth -= 1
      switch state {
      case .unit:
        guard depth == 2 else { return nil }
        unitEnd = cursor
        unitRange = unitStart..<event.range.upperBound
        lastEnd = event.range.upperBound
        return .unit
      case .header: if depth == 1 { state = .root }
      case .body: if depth == 1 { state = .afterBody }
      case .root, .afterBody: if depth == 0 { state = .afterRoot }
      case .beforeRoot, .afterRoot: break
      }
    case .text:
      if state == .unit { return nil }
      if state == .body, depth == 2, !strayTextReported, scanner.bytes(of: event).contains(where: { $0 > 0x20 }) {
        strayTextReported = true
        // The text itself, not the space before it: how much of that is in the event is chance.
        let blank = scanner.keptBytes(event.range).prefix { $0 <= 0x20 }.count
        warn("stray-text", at: event.range.lowerBound + Int64(blank), "text between units is no part of TMX")
      }
    case .comment, .instruction, .doctype:
      if state == .unit { return nil }
    }
    lastEnd = event.range.upperBound
    return .outside
  }

  // MARK: Faults

  private func warn(_ rule: String, at event: XMLEvent, _ message: String) {
    warn(rule, at: event.range.lowerBound, message)
  }

  private func warn(_ rule: String, at offset: Int64, _ message: String) {
    let place = scanner.position(at: offset)
    recovery.report(
      Diagnostic(.warning, rule: rule, file: path, line: place.line, column: place.column, message: message))
  }

  /// What follows the end of the document belongs to no document.
  private func reportTrailing() throws {
    let blank = scanner.keptBytes(lastEnd..<scanner.endOffset).prefix(while: isXMLSpace).count
    let start = lastEnd + Int64(blank)
    let place = scanner.position(at: start)
    scanner.keepFrom = start
    do throws(ScanError) { try scanner.skipToEnd() } catch {
      if case .file(let failure) = error {
        guard case .damaged = failure.reason else { throw failure }
      }
    }
    let raw = scanner.firstBytes(of: start..<scanner.endOffset)
    guard scanner.endOffset - start > raw.count || !raw.allSatisfy(isXMLSpace) else { return }
    let second =
      firstOffset(of: Array("<tmx".utf8), in: raw) == nil ? "" : " (a second TMX document: split the file to read it)"
    let found = Self.isZeros(raw) ? Self.zeros : "more: it is passed over\(second)"
    let diagnostic = Diagnostic(
      .error, rule: "trailing-text", file: path, line: place.line, column: place.column,
      message: "expected the end of the file after </tmx>, found \(found)")
    recovery.report(diagnostic)
    onDamage?(Damage(diagnostic: diagnostic, range: start..<scanner.endOffset, bytes: raw))
  }

  /// What a write leaves that was interrupted once the file had its new size.
  private static let zeros = "zero bytes, as an interrupted write leaves them"

  private static func isZeros(_ bytes: [UInt8]) -> Bool {
    bytes.contains(0) && bytes.allSatisfy { $0 == 0 || isXMLSpace($0) }
  }

  private static let unitTag = Array("<tu".utf8)

  private func setAside(_ diagnostic: Diagnostic, from start: Int64, to end: Int64) {
    guard start < end else { return }
    damagedUnits += 1
    onDamage?(Damage(diagnostic: diagnostic, range: start..<end, bytes: scanner.keptBytes(start..<end)))
  }

  private func reason(_ fault: XMLFault) -> String { scanner.reason(of: fault, hint: encodingHint) }

  /// Says once what a file of undeclared encoding looks like.
  private func encodingHint() -> String {
    guard !wrongEncodingReported, !scanner.stream.isDeclared else { return "" }
    wrongEncodingReported = true
    // The statistics of letters are blurred by markup and English: what is ASCII in any encoding is left out.
    let sample = scanner.keptBytes(scanner.keepFrom..<scanner.endOffset).map { $0 < 0x80 ? 0x20 : $0 }
    guard let guess = scanner.stream.detectEncoding(sample[...]), !guess.uppercased().hasPrefix("UTF") else {
      return ", and no other encoding is declared"
    }
    return "; the file declares no encoding and looks like \(guess)"
  }
}

extension TMXReader: XMLUnitFormat {
  func refusal(of fault: XMLFault) -> FormatError {
    error(fault, recovery.opening(fault, expected: "a TMX document") { reason($0) })
  }

  func error(_ fault: XMLFault, _ message: String) -> FormatError {
    FormatError(file: path, line: fault.line, column: fault.column, message: message)
  }

  func damage(by fault: XMLFault) throws -> XMLUnitRecovery.Damage? {
    if state == .afterRoot {
      try reportTrailing()
      return nil
    }
    // Between units a file may end without its end tags: nothing but those is lost.
    let isOpen = state == .unit && unitEnd == 0
    var damage = recovery.damage(
      by: fault, unit: isOpen ? unitStart : nil, lastEnd: lastEnd,
      tag: state == .body && depth == 2 ? Self.unitTag : nil)
    damage.why = reason(fault)
    return damage
  }

  /// At the next `<tu`.
  func resumption(from offset: Int64) throws(ScanError) -> (offset: Int64, opening: [UInt8])? {
    try scanner.find(Self.unitTag, from: offset, where: XMLUnitRecovery.endsName).map { ($0, []) }
  }

  func passOver(_ damage: XMLUnitRecovery.Damage, by fault: XMLFault, upTo next: Int64?) throws {
    let start = damage.start
    var end = next ?? scanner.endOffset
    let kept = scanner.keptBytes(start..<end)
    let tail = next == nil ? firstOffset(of: Array("</body".utf8), in: kept) : nil
    if let tail { end -= Int64(kept.count - tail) }
    let raw = scanner.firstBytes(of: start..<end)
    let isAtEnd = fault.message.hasPrefix("no element found") || fault.message.hasPrefix("unclosed")
    // Where a file just ends, nothing but its end tags is missing.
    let isNothing = isAtEnd && next == nil && raw.count == end - start && raw.allSatisfy(isXMLSpace)
    if damage.isUnit || !isNothing {
      let what =
        damage.isUnit
        ? "\(damage.why): the unit that begins at line \(damage.line) is passed over"
        : next == nil && Self.isZeros(raw)
          ? "expected </tmx>, found \(Self.zeros)"
          : "\(damage.why): passed over up to the next unit"
      let diagnostic = Diagnostic(
        .error, rule: damage.isUnit ? "damaged-unit" : "damaged-text", file: path, line: fault.line,
        column: fault.column, message: what)
      if damage.isUnit { damagedUnits += 1 }
      recovery.report(diagnostic)
      onDamage?(Damage(diagnostic: diagnostic, range: start..<end, bytes: raw))
    }
    // With an end tag of the body behind what was just told, the file has its end.
    if next == nil, isAtEnd, tail == nil || isNothing && !damage.isUnit {
      recovery.report(
        Diagnostic(
          .error, rule: "cut-off", file: path, line: fault.line, column: fault.column,
          message: "the file is cut off: expected </tmx>, found its end"))
    }
  }

  func resume(at offset: Int64) {
    state = .body
    depth = 2
    cursor = 0
    unitIndex = 0
    unitEnd = 0
    lastEnd = offset
  }

  var tally: String { "\(damagedUnits) damaged units" }
}
