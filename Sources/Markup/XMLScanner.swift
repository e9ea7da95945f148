internal import CExpat
package import Files

/// What a scanner gives up on.
package struct XMLLimits: Sendable {
  /// Deeper elements are refused.
  package var depth = 256
  /// One stretch of events that the consumer keeps (a translation unit) may take this much memory.
  package var keptBytes = 64 << 20
  /// Bytes scanned at a time. Nothing that is read depends on it; tests make it small.
  package var feedBytes = 1 << 16
  /// A damaged stretch longer than this is not kept while its end is looked for.
  package var damageBytes = 1 << 20
  package init() {}
}

/// Where an XML document stopped being one.
package struct XMLFault: Error, Equatable, Sendable {
  /// In bytes from the start of the UTF-8 stream.
  package let offset: Int64
  /// Both count from 1; a column is a character.
  package let line: Int
  package let column: Int
  package let message: String
  /// Nothing further is to be read: an entity bomb, an external entity, depth, size.
  package let isRefusal: Bool

  package init(offset: Int64, line: Int, column: Int, message: String, isRefusal: Bool) {
    self.offset = offset
    self.line = line
    self.column = column
    self.message = message
    self.isRefusal = isRefusal
  }
}

/// A streaming XML scanner over expat that can be restarted after a fault.
///
/// Feeding appends events to a tape; the consumer reads them and drops those it is done with. The scanner keeps
/// the bytes from ``keepFrom`` on, so that a damaged stretch can be shown or set aside, and scanned again from
/// any point in it. Memory is bounded by what is kept. Not thread-safe.
package final class XMLScanner {
  package let stream: UTF8Stream
  private let parser: OpaquePointer
  private let limits: XMLLimits

  /// Kept bytes; `window[0]` lies at stream offset `windowStart`.
  private var window: UnsafeMutablePointer<UInt8>
  private var windowCapacity: Int
  private var windowCount = 0
  private var windowStart: Int64 = 0
  /// Stream offset of the next byte to feed.
  private var fed: Int64 = 0
  private var streamEnded = false
  private var finished = false
  /// Stream offset of byte 0 of what the parser has been fed since its restart.
  private var parserBase: Int64 = 0
  private var fault: XMLFault?

  /// Line bookkeeping: before `lineMark` lie `linesBeforeMark` line feeds, and `columnsBeforeMark` characters since the last.
  private var lineMark: Int64 = 0
  private var linesBeforeMark = 0
  private var columnsBeforeMark = 0
  /// Characters between the last newline and the window, where the line's beginning is no longer kept.
  private var columnsBeforeWindow = 0

  /// The first bytes of a stretch too long to be kept.
  private var head: (start: Int64, bytes: [UInt8])?

  /// Bytes from here on are kept; set by the consumer, never beyond what it still needs.
  package var keepFrom: Int64 = 0
  /// Bytes scanned more than once, by restarts.
  package private(set) var rescannedBytes: Int64 = 0

  /// Room for one feed; the converters want 16 bytes at the least.
  private let chunk: Int

  package init(_ stream: UTF8Stream, limits: XMLLimits = XMLLimits()) throws(FileError) {
    self.stream = stream
    self.limits = limits
    guard let parser = xml_tape_open(Int32(limits.depth), UInt32(clamping: limits.keptBytes)) else {
      throw FileError(path: stream.path, reason: .system(operation: "parse", code: 12))
    }
    self.parser = parser
    chunk = max(limits.feedBytes, 64)
    windowCapacity = chunk * 4
    window = .allocate(capacity: windowCapacity)
  }

  deinit {
    xml_tape_close(parser)
    window.deallocate()
  }

  // MARK: Events

  package var eventCount: Int { Int(xml_tape_read(parser).event_count) }

  package subscript(index: Int) -> XMLEvent {
    let tape = xml_tape_read(parser)
    precondition(index >= 0 && index < Int(tape.event_count), "no such event on the tape")
    let event = tape.events[index]
    let attributes = Int(event.attribute)
    return XMLEvent(
      kind: XMLEvent.Kind(rawValue: event.kind) ?? .comment, name: XMLName(number: event.name),
      range: parserBase + event.start..<parserBase + max(event.start, event.end),
      text: Int(event.text)..<Int(event.text) + Int(event.text_count),
      attributes: attributes..<attributes + Int(event.attribute_count))
  }

  /// The bytes of a text, comment, instruction or document type, valid until the next feed or drop.
  package func bytes(of event: XMLEvent) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: xml_tape_read(parser).bytes.map { $0 + event.text.lowerBound }, count: event.text.count)
  }

  package func text(of event: XMLEvent) -> String { String(decoding: bytes(of: event), as: UTF8.self) }

  package func attributeCount(of event: XMLEvent) -> Int { event.attributes.count }

  package func attribute(_ index: Int, of event: XMLEvent) -> (name: XMLName, value: UnsafeBufferPointer<UInt8>) {
    let tape = xml_tape_read(parser)
    let attribute = tape.attributes[event.attributes.lowerBound + index]
    return (
      XMLName(number: attribute.name),
      UnsafeBufferPointer(start: tape.bytes.map { $0 + Int(attribute.value) }, count: Int(attribute.value_count))
    )
  }

  package func value(of name: String, in event: XMLEvent) -> String? {
    for index in 0..<event.attributes.count {
      let attribute = attribute(index, of: event)
      if text(of: attribute.name) == name { return String(decoding: attribute.value, as: UTF8.self) }
    }
    return nil
  }

  package func text(of name: XMLName) -> String { String(cString: xml_tape_name(parser, name.number)) }

  /// The tape is read until the next call of `feed` or `drop`; dropping moves the rest to index 0.
  package func drop(_ events: Int) { xml_tape_drop(parser, UInt32(events)) }

  // MARK: Scanning

  /// Scans on.
  /// - Returns: false when the document has been scanned to its end.
  /// - Throws: ``ScanError``: the source failed, or the document has a fault here. After a fault only `restart`
  ///   goes on; events before it are on the tape.
  package func feed() throws(ScanError) -> Bool {
    if let fault { throw .fault(fault) }
    if finished { return false }
    if fed == windowStart + Int64(windowCount) { try readMore() }
    let at = Int(fed - windowStart)
    let count = min(windowCount - at, max(1, limits.feedBytes), nextFeed)
    nextFeed = min(nextFeed * 2, chunk)
    let isFinal = streamEnded && at + count == windowCount
    let code = xml_tape_feed(parser, window + at, Int32(count), isFinal ? 1 : 0)
    fed += Int64(count)
    if isFinal { finished = true }
    guard code == 0 else {
      // Errors are where they lie in the stream; at the end of a cut-off file that is its last byte.
      var offset = min(max(parserBase + xml_tape_error_offset(parser), windowStart), endOffset)
      // Where expat sees the end of a document that wants more depends on what it was fed last.
      if code == Int32(XML_TAPE_CUT_OFF) { offset = endOffset }
      let place = position(at: offset)
      let found = XMLFault(
        offset: offset, line: place.line, column: place.column,
        message: String(cString: xml_tape_error_message(parser)), isRefusal: code == Int32(XML_TAPE_REFUSED))
      fault = found
      throw .fault(found)
    }
    return true
  }

  /// Scans bytes at hand as if `opening` stood before them; the stream is left alone, and offsets count from the bytes.
  ///
  /// The tape then holds what the bytes begin with, up to a fault if there is one.
  /// - Returns: whether there was no fault.
  package func scan(_ bytes: [UInt8], after opening: [UInt8]) -> Bool {
    xml_tape_restart(parser)
    parserBase = -Int64(opening.count)
    xml_tape_record(parser, 0)
    let opened = opening.withUnsafeBufferPointer { xml_tape_feed(parser, $0.baseAddress, Int32($0.count), 0) }
    xml_tape_record(parser, 1)
    guard opened == 0, bytes.count <= Int(Int32.max) else { return false }
    return bytes.withUnsafeBufferPointer { xml_tape_feed(parser, $0.baseAddress, Int32($0.count), 0) } == 0
  }

  /// After a restart little is fed at first: where damage is dense, what is read beyond it is read again.
  private var nextFeed = Int.max / 2

  /// Begins again at a stream offset within the kept bytes, as if `opening` stood before it.
  package func restart(at offset: Int64, opening: [UInt8]) throws(ScanError) {
    precondition(offset >= windowStart && offset <= windowStart + Int64(windowCount), "offset is not kept")
    // A restart costs as much as some kilobytes, however little is read again.
    rescannedBytes += max(1 << 13, fed - offset)
    xml_tape_restart(parser)
    nextFeed = 1 << 9
    fault = nil
    finished = false
    fed = offset
    parserBase = offset - Int64(opening.count)
    xml_tape_record(parser, 0)
    let code = opening.withUnsafeBufferPointer { xml_tape_feed(parser, $0.baseAddress, Int32($0.count), 0) }
    xml_tape_record(parser, 1)
    guard code == 0 else {
      let place = position(at: offset)
      throw .fault(
        XMLFault(
          offset: offset, line: place.line, column: place.column,
          message: String(cString: xml_tape_error_message(parser)), isRefusal: true))
    }
  }

  /// Looks for bytes in the stream from a kept offset on, reading further as needed.
  ///
  /// Everything before a match may be dropped from memory unless ``keepFrom`` holds it.
  package func find(_ pattern: [UInt8], from offset: Int64, where accept: (UInt8) -> Bool) throws(ScanError) -> Int64? {
    // A search that ran far ahead may have dropped what lies between.
    var at = max(offset, windowStart)
    let needed = pattern.count + 1
    while true {
      let end = windowStart + Int64(windowCount)
      while at + Int64(needed) <= end {
        let base = window + Int(at - windowStart)
        let span = Int(end - at) - needed + 1
        guard let hit = memoryFind(pattern[0], base, span) else {
          at += Int64(span)
          break
        }
        at += Int64(hit)
        let candidate = window + Int(at - windowStart)
        var matches = accept(candidate[pattern.count])
        for index in 1..<pattern.count where matches && candidate[index] != pattern[index] { matches = false }
        if matches { return at }
        at += 1
      }
      if streamEnded { return nil }
      try readMore(keeping: floor(at))
    }
  }

  /// Looks for the first of several patterns, each of which begins with `<`, as ``find(_:from:where:)`` looks for one.
  ///
  /// - Parameter accept: whether the byte after a pattern ends it.
  /// - Returns: where it stands, and which of the patterns it is; nil when none follows.
  package func find(
    anyOf patterns: [[UInt8]], from offset: Int64, where accept: (UInt8) -> Bool
  ) throws(ScanError) -> (offset: Int64, pattern: Int)? {
    var at = max(offset, windowStart)
    let needed = (patterns.map(\.count).max() ?? 0) + 1
    var mayFollow = [Bool](repeating: false, count: 256)
    for second in patterns.compactMap({ $0.dropFirst().first }) { mayFollow[Int(second)] = true }
    while true {
      let end = windowStart + Int64(windowCount)
      // At the end of the stream, a rest shorter than the longest pattern may hold another.
      let limit = streamEnded ? end : end - Int64(needed) + 1
      while at < limit {
        let base = window + Int(at - windowStart)
        guard let hit = memoryFind(UInt8(ascii: "<"), base, Int(limit - at)) else {
          at = limit
          break
        }
        at += Int64(hit)
        let rest = UnsafeBufferPointer(start: base + hit, count: Int(end - at))
        if rest.count > 1, mayFollow[Int(rest[1])] {
          for (index, pattern) in patterns.enumerated()
          where rest.count > pattern.count && rest.starts(with: pattern) && accept(rest[pattern.count]) {
            return (at, index)
          }
        }
        at += 1
      }
      if streamEnded { return nil }
      try readMore(keeping: floor(at))
    }
  }

  /// Reads to the end of the stream without scanning.
  package func skipToEnd() throws(ScanError) {
    while !streamEnded { try readMore(keeping: floor(endOffset)) }
  }

  /// From where on bytes must be kept by a search that has come to `at`. A stretch too long to be a unit is not worth
  /// keeping while looking for its end; its beginning is.
  private func floor(_ at: Int64) -> Int64 {
    let limit = Int64(limits.damageBytes)
    guard at - keepFrom > limit else { return min(at, keepFrom) }
    if head?.start != keepFrom, keepFrom >= windowStart {
      head = (keepFrom, keptBytes(keepFrom..<keepFrom + limit))
    }
    return at
  }

  /// Of a stretch that a search has passed, as many bytes as are kept of damage.
  package func firstBytes(of stretch: Range<Int64>) -> [UInt8] {
    let range = stretch.lowerBound..<min(stretch.upperBound, stretch.lowerBound + Int64(limits.damageBytes))
    guard range.lowerBound < windowStart, let head, head.start <= range.lowerBound else { return keptBytes(range) }
    return Array(head.bytes.dropFirst(Int(range.lowerBound - head.start)).prefix(range.count))
  }

  /// Copies kept bytes; clamped to what is there.
  package func keptBytes(_ range: Range<Int64>) -> [UInt8] {
    let low = max(range.lowerBound, windowStart)
    let high = min(range.upperBound, windowStart + Int64(windowCount))
    guard low < high else { return [] }
    return Array(UnsafeBufferPointer(start: window + Int(low - windowStart), count: Int(high - low)))
  }

  /// Line and column of a kept offset, from 1. Cheap when offsets rise: every byte is counted once.
  package func position(at offset: Int64) -> (line: Int, column: Int) {
    let line = line(at: offset)
    let target = min(max(offset, windowStart), windowStart + Int64(windowCount))
    if target == lineMark { return (line, columnsBeforeMark + 1) }
    // Behind the mark, but kept: on the mark's line what lies between is counted, which may be far less than the line.
    let behind = window + Int(target - windowStart)
    let between = Int(lineMark - target)
    if countNewlines(behind, between) == 0 {
      return (line, columnsBeforeMark + 1 - countCharacters(behind, between))
    }
    var at = Int(target - windowStart)
    var column = 1
    while at > 0, window[at - 1] != 0x0A {
      at -= 1
      if window[at] & 0xC0 != 0x80 { column += 1 }
    }
    return (line, at == 0 ? column + columnsBeforeWindow : column)
  }

  /// The line of a kept offset, from 1. Cheap when offsets rise.
  package func line(at offset: Int64) -> Int {
    let target = min(max(offset, windowStart), windowStart + Int64(windowCount))
    if target < lineMark {
      // Behind the mark, but kept: count back.
      let low = Int(target - windowStart)
      return linesBeforeMark + 1 - countNewlines(window + low, Int(lineMark - target))
    }
    let start = window + Int(lineMark - windowStart)
    let count = Int(target - lineMark)
    let newlines = countNewlines(start, count)
    if newlines > 0 {
      linesBeforeMark += newlines
      var last = count
      while last > 0, start[last - 1] != 0x0A { last -= 1 }
      columnsBeforeMark = countCharacters(start + last, count - last)
    } else {
      columnsBeforeMark += countCharacters(start, count)
    }
    lineMark = target
    return linesBeforeMark + 1
  }

  package var isAtEnd: Bool { finished }
  package var endOffset: Int64 { windowStart + Int64(windowCount) }

  // MARK: Window

  private func readMore(keeping floor: Int64? = nil) throws(ScanError) {
    if streamEnded { return }
    // Forget what nobody needs. After a search, scanning goes on where that ended, not where it had come to.
    let keep = max(windowStart, floor ?? min(keepFrom, fed))
    let drop = Int(keep - windowStart)
    if drop > 0, windowCount + chunk > windowCapacity {
      columnsBeforeWindow = position(at: keep).column - 1
      window.update(from: window + drop, count: windowCount - drop)
      windowCount -= drop
      windowStart = keep
    }
    if windowCount + chunk > windowCapacity {
      guard windowCapacity < limits.keptBytes * 4 else {
        let place = position(at: keepFrom)
        throw .fault(
          XMLFault(
            offset: keepFrom, line: place.line, column: place.column,
            message: "a unit is larger than \(limits.keptBytes) bytes", isRefusal: true))
      }
      let bigger = UnsafeMutablePointer<UInt8>.allocate(capacity: windowCapacity * 2)
      bigger.update(from: window, count: windowCount)
      window.deallocate()
      window = bigger
      windowCapacity *= 2
    }
    let space = UnsafeMutableRawBufferPointer(start: window + windowCount, count: windowCapacity - windowCount)
    do throws(FileError) {
      let count = try stream.read(into: space)
      windowCount += count
      if count == 0 { streamEnded = true }
    } catch { throw .file(error) }
  }
}

/// Why scanning stopped.
package enum ScanError: Error, Equatable {
  case file(FileError)
  case fault(XMLFault)
}
