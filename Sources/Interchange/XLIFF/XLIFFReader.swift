internal import Bitext
internal import Files
internal import Markup

/// Gathers the units that are the plural forms of one text, so that each knows how many there are.
struct PluralForms {
  /// More units than any language has forms are no text with plurals.
  private static let mostForms = 12
  private var key: PluralKey?
  private var forms: [PlacedSegment] = []

  enum PluralKey: Equatable {
    case group(Int)
    case text(String)
  }

  /// Takes the segments of a unit, and gives those that are complete.
  mutating func take(_ segments: [PlacedSegment], group: Int?) -> [PlacedSegment] {
    var key: PluralKey?
    if segments.count == 1, let only = segments.first {
      key = group.map { .group($0) } ?? only.segment.plural?.text.map { .text($0) }
    }
    if key != nil, key == self.key, forms.count < Self.mostForms {
      forms += segments
      return []
    }
    let done = finish()
    guard key != nil else { return done + segments }
    (self.key, forms) = (key, segments)
    return done
  }

  mutating func finish() -> [PlacedSegment] {
    defer { (key, forms) = (nil, []) }
    guard forms.count > 1 else {
      // A language with one form has plurals, too; a group of one unit may be anything.
      if case .group = key { return forms }
      return forms.map { single in
        var single = single
        single.segment.plural?.count = 1
        return single
      }
    }
    return forms.indices.map { index in
      var form = forms[index]
      let other = forms.first { $0.segment.source.text != form.segment.source.text }?.segment.source.text
      form.segment.plural = DraftSegment.PluralForm(
        index: index, count: forms.count, otherSource: index == 0 ? other : nil,
        category: form.segment.plural?.category, text: form.segment.plural?.text)
      return form
    }
  }
}

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

  var path: String { recovery.path }
  var diagnostics: [Diagnostic] { recovery.diagnostics }
  private let scanner: XMLScanner
  private let recovery: XMLUnitRecovery
  private var names = VocabularyNames()
  private var isVersion2 = false
  private var sawRoot: Bool { recovery.prologue != nil }
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
  private var waiting: ArraySlice<PlacedSegment> = []
  /// The forms read so far of a text with plurals.
  private var plurals = PluralForms()
  private var groupCount = 0

  init(_ source: ByteSource, limits: XMLLimits = XMLLimits()) throws {
    var limits = limits
    // The way back from damage is looked for with everything at hand.
    limits.damageBytes = 64 << 20
    recovery = try XMLUnitRecovery(source, limits: limits)
    scanner = recovery.scanner
  }

  var sourceLanguage: String? { context.sourceLanguage }
  var targetLanguage: String? { context.targetLanguage }
  var encoding: String { scanner.stream.encoding }

  private var context: XLIFFContext { containers.last?.context ?? root }
  private var unitName: String { isVersion2 ? "unit" : "trans-unit" }

  func next() throws -> PlacedSegment? {
    while waiting.isEmpty {
      if recovery.ended {
        waiting = plurals.finish()[...]
        if waiting.isEmpty { return nil }
        continue
      }
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
    cursor -= keep
    unitIndex = 0
    switch recovery.feed(dropping: keep, unread: cursor, keepFrom: inUnit ? unitStart : lastEnd) {
    case nil: break
    case .file(let failure):
      try recovery.sourceFailed(failure, hasRead: sawRoot, column: sawRoot ? place(scanner.endOffset).column : nil)
    case .fault(let fault): try recovery.recover(from: fault, in: self)
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
      return try recovery.recover(
        from: XMLFault(
          offset: event.range.lowerBound, line: place.line, column: place.column,
          message: "a \(unitName) begins inside a \(unitName): the end of the one before is missing", isRefusal: false),
        in: self)
    }
    if skipDepth > 0 {
      takeProfiles(event, name)
      if local == "phase" { takePhase(event) }
      return
    }
    switch local {
    case unitName:
      inUnit = true
      unitIndex = cursor - 1
      unitStart = event.range.lowerBound
    case "file", "group", "body", "bin-unit":
      let attributes = attributes(of: event)
      var context = context.within(attributes, isVersion2)
      if local == "file" { context.phases = [:] }
      if local == "group", XLIFFContext.isPlural(attributes) {
        groupCount += 1
        context.pluralGroup = groupCount
      }
      containers.append(Container(name: local ?? "", context: context))
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
    recovery.open(event)
    names = VocabularyNames(prefix: String(name[..<colon]))
    let attributes = attributes(of: event)
    if let version = attributes["version"] {
      isVersion2 = version.hasPrefix("2")
    } else {
      isVersion2 = attributes.contains { $0.value.hasPrefix("urn:oasis:names:tc:xliff:document:2") }
      warn("no-version", at: event.range.lowerBound, "expected a version on the root, found none")
    }
    root = XLIFFContext().within(attributes, isVersion2)
    // Studio has line breaks in texts, and no layout.
    if attributes.contains(where: { $0.value.hasPrefix("http://sdl.com/FileTypes/SdlXliff") }) {
      root.preservesSpace = true
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
      recovery.report(
        Diagnostic(
          fault.severity, rule: fault.rule, file: path, line: at.line, column: at.column, message: fault.message))
    }
    // All segments of a unit have its notes.
    if let warning = segments.first.flatMap({ Diagnostic.lacksReason(file: self.path, $0.segment) }) {
      recovery.report(warning)
    }
    waiting = plurals.take(segments, group: context.pluralGroup)[...]
  }

  /// XLIFF 1.2, `phase`: who works on the file, and since when.
  private func takePhase(_ event: XMLEvent) {
    guard !isVersion2, !containers.isEmpty, let name = scanner.value(of: "phase-name", in: event) else { return }
    let phase = XLIFFAuthorship.phase(attributes(of: event))
    if phase.isEmpty { return }
    for index in containers.indices { containers[index].context.phases[name] = phase }
  }

  /// Line and column of a kept offset; a byte order mark is no character.
  private func place(_ offset: Int64) -> (line: Int, column: Int) {
    let place = scanner.position(at: offset)
    return place.line == 1 && hasMark ? (1, max(1, place.column - 1)) : place
  }

  private var hasMark: Bool { (recovery.prologue ?? scanner.keptBytes(0..<3)).starts(with: [0xEF, 0xBB, 0xBF]) }

  private func attributes(of event: XMLEvent) -> [Attribute] {
    (0..<scanner.attributeCount(of: event)).map { number in
      let attribute = scanner.attribute(number, of: event)
      return Attribute(scanner.text(of: attribute.name), String(decoding: attribute.value, as: UTF8.self))
    }
  }

  // MARK: Faults

  private func warn(_ rule: String, at offset: Int64, _ message: String) {
    let place = place(offset)
    recovery.report(
      Diagnostic(.warning, rule: rule, file: path, line: place.line, column: place.column, message: message))
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
}

extension XLIFFReader: XMLUnitFormat {
  func refusal(of fault: XMLFault) -> FormatError {
    error(fault, recovery.opening(fault, expected: "an XLIFF document") { scanner.reason(of: $0) })
  }

  func error(_ fault: XMLFault, _ message: String) -> FormatError {
    FormatError(file: path, line: fault.line, column: column(of: fault), message: message)
  }

  /// A byte order mark is no character.
  private func column(of fault: XMLFault) -> Int {
    fault.line == 1 && hasMark ? max(1, fault.column - 1) : fault.column
  }

  private func report(_ rule: String, _ fault: XMLFault, _ message: String) {
    recovery.report(
      Diagnostic(.error, rule: rule, file: path, line: fault.line, column: column(of: fault), message: message))
  }

  func damage(by fault: XMLFault) throws -> XMLUnitRecovery.Damage? {
    if depth == 0 {
      report(
        "trailing-text", fault, "expected the end of the file after its root, found more: it is passed over")
      return nil
    }
    let why = mismatch(fault) ?? scanner.reason(of: fault)
    let isUnit = inUnit
    let line = isUnit ? scanner.line(at: unitStart) : fault.line
    if isUnit {
      report("damaged-unit", fault, "\(why): the \(unitName) that begins at line \(line) is passed over")
    } else if fault.offset > restarted {
      report("damaged-text", fault, "\(why): passed over up to the next \(unitName)")
    }
    inUnit = false
    skipDepth = 0
    return XMLUnitRecovery.Damage(
      start: min(max(fault.offset, restarted), scanner.endOffset), search: max(fault.offset, restarted + 1), line: line,
      why: why, isUnit: isUnit)
  }

  /// At the end of the unit, the next unit, or what opens or closes around units, whichever is next.
  func resumption(from offset: Int64) throws(ScanError) -> (offset: Int64, opening: [UInt8])? {
    guard let place = try wayBack(from: offset) else { return nil }
    return (place, containers.flatMap { Array("<\(names.prefix)\($0.name)>".utf8) })
  }

  /// Where scanning can begin again, with the containers that are open there.
  private func wayBack(from offset: Int64) throws(ScanError) -> Int64? {
    let inner = [unitName, "group", "body", "file", "xliff"]
    let marks = inner.map { "<\(names.prefix)\($0)" } + inner.map { "</\(names.prefix)\($0)" }
    let patterns = marks.map { Array($0.utf8) }
    var from = offset
    while let found = try scanner.find(anyOf: patterns, from: from, where: XMLUnitRecovery.endsName) {
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
  }

  func passOver(_ damage: XMLUnitRecovery.Damage, by fault: XMLFault, upTo next: Int64?) throws {
    let ends = ["no element found", "unclosed", "partial character"]
    if next == nil, ends.contains(where: { fault.message.hasPrefix($0) }) {
      report("cut-off", fault, "the file is cut off: expected </\(names.prefix)xliff>, found its end")
    }
  }

  func resume(at offset: Int64) {
    restarted = offset
    lastEnd = offset
    depth = 1 + containers.count
    cursor = 0
    unitIndex = 0
  }

  var tally: String { "\(unitCount) whole units" }
}
