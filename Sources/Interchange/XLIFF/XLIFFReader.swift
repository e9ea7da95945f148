internal import Bitext
internal import Files
internal import Markup

/// One pass over an XLIFF document (1.0 to 1.2, 2.0 to 2.2), segment by segment.
///
/// Memory is bounded by the largest unit (64 MiB at most). A damaged unit is a diagnostic; reading goes on behind it.
/// Refused by throwing: another root, an external entity, an entity bomb, elements nested more than 256 deep.
final class XLIFFReader: DraftSource {
  /// A `file`, `group`, `body` or `bin-unit` that is open.
  private struct Container {
    /// Without the vocabulary's prefix.
    var name: String
    var context: XLIFFContext
  }

  let path: String
  private(set) var diagnostics: [Diagnostic] = []
  private let scanner: XMLScanner
  private var names = VocabularyNames()
  private var isVersion2 = false
  private var sawRoot = false
  /// The document up to its root's start tag, to be read again before a restart.
  private var prologue: [UInt8] = []
  private var root = XLIFFContext()
  private var containers: [Container] = []
  private var depth = 0
  /// The depth of the element that is passed over with everything in it; 0 when none is.
  private var skipDepth = 0
  private var inUnit = false
  private var unitIndex = 0
  private var unitStart: Int64 = 0
  private var unitCount = 0
  private var lastEnd: Int64 = 0
  /// Where scanning began again last.
  private var restarted: Int64 = -1
  private var cursor = 0
  private var ended = false
  private var waiting: ArraySlice<PlacedSegment> = []
  private let sizeHint: Int64

  private static let diagnosticLimit = 10_000

  init(_ source: ByteSource, limits: XMLLimits = XMLLimits()) throws {
    path = source.path
    var limits = limits
    // The way back from damage is looked for with everything at hand.
    limits.damageBytes = 64 << 20
    scanner = try XMLScanner(UTF8Stream(source), limits: limits)
    sizeHint = source.sizeBytes ?? 0
  }

  var sourceLanguage: String? { context.sourceLanguage }
  var targetLanguage: String? { context.targetLanguage }
  var encoding: String { scanner.stream.encoding }

  private var context: XLIFFContext { containers.last?.context ?? root }
  private var unitName: String { isVersion2 ? "unit" : "trans-unit" }

  func next() throws -> PlacedSegment? {
    while waiting.isEmpty {
      if ended { return nil }
      if cursor >= scanner.eventCount {
        try feed()
        continue
      }
      let event = scanner[cursor]
      cursor += 1
      try take(event)
    }
    return waiting.popFirst()
  }

  // MARK: Events

  private func feed() throws {
    let keep = inUnit ? unitIndex : cursor
    scanner.drop(keep)
    cursor -= keep
    unitIndex = 0
    scanner.keepFrom = !sawRoot ? 0 : inUnit ? unitStart : lastEnd
    do throws(ScanError) {
      if try !scanner.feed(), cursor >= scanner.eventCount { ended = true }
    } catch {
      // What lies before the fault is read first; feeding again throws again.
      if cursor < scanner.eventCount { return }
      switch error {
      case .file(let failure): try fileFailed(failure)
      case .fault(let fault): try recover(from: fault)
      }
    }
  }

  private func take(_ event: XMLEvent) throws {
    switch event.kind {
    case .start: try takeStart(event)
    case .end: takeEnd(event)
    case .text, .comment, .instruction, .doctype: break
    }
    if !inUnit { lastEnd = max(lastEnd, event.range.upperBound) }
  }

  private func takeStart(_ event: XMLEvent) throws {
    let name = scanner.text(of: event.name)
    depth += 1
    guard sawRoot else { return try takeRoot(event, name) }
    let local = names.local(name)
    if inUnit {
      guard local == unitName else { return }
      let place = scanner.position(at: event.range.lowerBound)
      return try recover(
        from: XMLFault(
          offset: event.range.lowerBound, line: place.line, column: place.column,
          message: "a \(unitName) begins inside a \(unitName): the end of the one before is missing", isRefusal: false))
    }
    if skipDepth > 0 {
      takeProfiles(event, name)
      return
    }
    switch local {
    case unitName:
      inUnit = true
      unitIndex = cursor - 1
      unitStart = event.range.lowerBound
    case "file", "group", "body", "bin-unit":
      containers.append(Container(name: local ?? "", context: context.within(attributes(of: event), isVersion2)))
    default:
      takeProfiles(event, name)
      skipDepth = depth
    }
  }

  private func takeRoot(_ event: XMLEvent, _ name: String) throws {
    let colon = name.lastIndex(of: ":").map { name.index(after: $0) } ?? name.startIndex
    guard name[colon...] == "xliff" else {
      let place = self.place(event.range.lowerBound)
      throw FormatError(
        file: path, line: place.line, column: place.column, message: "expected root \"xliff\", found \"\(name)\"")
    }
    sawRoot = true
    names = VocabularyNames(prefix: String(name[..<colon]))
    let attributes = attributes(of: event)
    if let version = attributes["version"] {
      isVersion2 = version.hasPrefix("2")
    } else {
      isVersion2 = attributes.contains { $0.value.hasPrefix("urn:oasis:names:tc:xliff:document:2") }
      warn("no-version", at: event.range.lowerBound, "expected a version on the root, found none")
    }
    root = XLIFFContext().within(attributes, isVersion2)
    prologue = scanner.keptBytes(0..<event.range.upperBound)
    // `<xliff/>` must be opened for a restart to go on within it.
    if prologue.suffix(2) == [0x2F, 0x3E] {
      prologue.replaceSubrange(prologue.count - 2..<prologue.count, with: [0x3E])
    }
  }

  private func takeEnd(_ event: XMLEvent) {
    depth -= 1
    if inUnit {
      guard depth == containers.count + 1 else { return }
      inUnit = false
      finishUnit()
    } else if skipDepth > 0 {
      if depth < skipDepth { skipDepth = 0 }
    } else if depth > 0, depth <= containers.count {
      containers.removeLast()
    }
  }

  /// Size and length restriction module: the profile that restrictions of the file follow.
  private func takeProfiles(_ event: XMLEvent, _ name: String) {
    guard isVersion2, name.hasSuffix(":profiles"), !containers.isEmpty,
      let profile = scanner.value(of: "generalProfile", in: event)
    else { return }
    for index in containers.indices { containers[index].context.sizeProfile = profile }
  }

  private func finishUnit() {
    var builder = PlacedElementBuilder(scanner: scanner, index: unitIndex, end: cursor)
    let unit = builder.element()
    unitCount += 1
    var reading = XLIFFUnitReader(
      names: names, isVersion2: isVersion2, context: context, number: unitCount, place: { self.place($0) })
    let segments = reading.segments(of: unit)
    for fault in reading.faults {
      let at = place(fault.offset)
      report(
        Diagnostic(
          fault.severity, rule: fault.rule, file: path, line: at.line, column: at.column, message: fault.message))
    }
    if let warning = segments.lazy.compactMap({ Diagnostic.lacksReason(file: self.path, $0.segment) }).first {
      report(warning)
    }
    waiting = segments[...]
  }

  /// Line and column of a kept offset; a byte order mark is no character.
  private func place(_ offset: Int64) -> (line: Int, column: Int) {
    let place = scanner.position(at: offset)
    return place.line == 1 && hasMark ? (1, max(1, place.column - 1)) : place
  }

  private var hasMark: Bool { (sawRoot ? prologue : scanner.keptBytes(0..<3)).starts(with: [0xEF, 0xBB, 0xBF]) }

  private func attributes(of event: XMLEvent) -> [Attribute] {
    (0..<scanner.attributeCount(of: event)).map { number in
      let attribute = scanner.attribute(number, of: event)
      return Attribute(scanner.text(of: attribute.name), String(decoding: attribute.value, as: UTF8.self))
    }
  }

  // MARK: Faults

  private func warn(_ rule: String, at offset: Int64, _ message: String) {
    let place = place(offset)
    report(Diagnostic(.warning, rule: rule, file: path, line: place.line, column: place.column, message: message))
  }

  private func report(_ diagnostic: Diagnostic) {
    if diagnostics.count < Self.diagnosticLimit { diagnostics.append(diagnostic) }
  }

  /// The source failed: what was read stays; the rest is lost.
  private func fileFailed(_ failure: FileError) throws {
    guard case .damaged = failure.reason, sawRoot else { throw failure }
    let place = place(scanner.endOffset)
    report(
      Diagnostic(
        .error, rule: "damaged-archive", file: path, line: place.line, column: place.column,
        message: "\(failure.description); what follows is lost"))
    ended = true
  }

  /// Goes on behind a fault: at the end of the unit, the next unit, or what opens or closes around units, whichever is next.
  private func recover(from fault: XMLFault) throws {
    let at = fault.line == 1 && hasMark ? max(1, fault.column - 1) : fault.column
    func refusal(_ message: String) -> FormatError {
      FormatError(file: path, line: fault.line, column: at, message: message)
    }
    guard sawRoot else { throw refusal(opening(fault)) }
    if fault.isRefusal { throw refusal("refused: \(fault.message)") }
    if depth == 0 {
      report(
        Diagnostic(
          .error, rule: "trailing-text", file: path, line: fault.line, column: at,
          message: "expected the end of the file after its root, found more: it is passed over"))
      ended = true
      return
    }
    let why = mismatch(fault) ?? scanner.reason(of: fault)
    if inUnit {
      let line = scanner.line(at: unitStart)
      report(
        Diagnostic(
          .error, rule: "damaged-unit", file: path, line: fault.line, column: at,
          message: "\(why): the \(unitName) that begins at line \(line) is passed over"))
    } else if fault.offset > restarted {
      report(
        Diagnostic(
          .error, rule: "damaged-text", file: path, line: fault.line, column: at,
          message: "\(why): passed over up to the next \(unitName)"))
    }
    let ends = ["no element found", "unclosed", "partial character"]
    let isCutOff = ends.contains { fault.message.hasPrefix($0) }
    scanner.keepFrom = min(max(fault.offset, restarted), scanner.endOffset)
    inUnit = false
    skipDepth = 0
    guard let offset = try wayBack(from: max(fault.offset, restarted + 1)) else {
      if isCutOff {
        report(
          Diagnostic(
            .error, rule: "cut-off", file: path, line: fault.line, column: at,
            message: "the file is cut off: expected </\(names.prefix)xliff>, found its end"))
      }
      ended = true
      return
    }
    guard scanner.rescannedBytes < 16 << 20 + 8 * max(sizeHint, scanner.endOffset) else {
      throw refusal("too damaged to read on: \(unitCount) whole units so far")
    }
    scanner.keepFrom = offset
    let opening = prologue + containers.flatMap { Array("<\(names.prefix)\($0.name)>".utf8) }
    do throws(ScanError) { try scanner.restart(at: offset, opening: opening) } catch {
      throw refusal("cannot read on after the damage")
    }
    restarted = offset
    lastEnd = offset
    depth = 1 + containers.count
    cursor = 0
    unitIndex = 0
  }

  /// Which end tag was expected, and which was found.
  private func mismatch(_ fault: XMLFault) -> String? {
    guard fault.message == "mismatched tag" else { return nil }
    var open = containers.map { names.prefix + $0.name }
    if inUnit {
      for index in unitIndex..<min(cursor, scanner.eventCount) {
        let event = scanner[index]
        if event.kind == .start { open.append(scanner.text(of: event.name)) }
        if event.kind == .end, !open.isEmpty { open.removeLast() }
      }
    } else if skipDepth > 0 {
      return nil
    }
    let found = scanner.keptBytes(fault.offset..<fault.offset + 60).prefix { $0 > 0x20 && $0 != 0x3E }
    return "expected </\(open.last ?? names.prefix + "xliff")>, found </\(String(decoding: found, as: UTF8.self))>"
  }

  /// Where scanning can begin again, with the containers that are open there.
  private func wayBack(from offset: Int64) throws -> Int64? {
    let inner = [unitName, "group", "body", "file", "xliff"]
    let marks = inner.map { "<\(names.prefix)\($0)" } + inner.map { "</\(names.prefix)\($0)" }
    let patterns = marks.map { Array($0.utf8) }
    var from = offset
    do throws(ScanError) {
      while let found = try scanner.find(anyOf: patterns, from: from, where: Self.endsName) {
        let name = inner[found.pattern % inner.count]
        if found.pattern < inner.count {
          // A file begins only where the one before has ended.
          if name == "file" { containers.removeAll() }
          if name != "xliff" { return found.offset }
        } else if name == unitName {
          guard let close = try scanner.find([UInt8(ascii: ">")], from: found.offset, where: { _ in true }) else {
            return nil
          }
          return close + 1
        } else if name == "xliff" {
          containers.removeAll()
          return found.offset
        } else if let open = containers.lastIndex(where: { $0.name == name }) {
          containers.removeSubrange((open + 1)...)
          return found.offset
        }
        from = found.offset + 1
      }
      return nil
    } catch {
      switch error {
      case .file(let failure):
        guard case .damaged = failure.reason else { throw failure }
        return nil
      case .fault(let fault):
        throw FormatError(file: path, line: fault.line, column: fault.column, message: fault.message)
      }
    }
  }

  private static func endsName(_ byte: UInt8) -> Bool { byte <= 0x20 || byte == 0x3E || byte == 0x2F }

  /// What a fault before the root means to the user.
  private func opening(_ fault: XMLFault) -> String {
    if fault.isRefusal { return "refused: \(fault.message)" }
    let first = scanner.keptBytes(0..<64)
    if first.isEmpty { return "expected an XLIFF document, found an empty file" }
    if first.allSatisfy({ $0 == 0 }) {
      return "expected an XLIFF document, found NUL bytes: the file was damaged by a disk or copy error"
    }
    return "expected an XLIFF document, found \(scanner.reason(of: fault))"
  }
}
