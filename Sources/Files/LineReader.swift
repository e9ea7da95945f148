internal import Glibc

/// The lines of a file or a pipe, one after the other.
///
/// A line ends with a line feed, or a carriage return and a line feed; what follows the last line feed is one when there is
/// anything. A UTF-8 byte order mark is no part of the first line. Each line is handed out as soon as its end has been read, so that
/// whoever writes a pipe can wait for the answer. Memory is bounded by ``limit``.
package struct LineReader {
  package struct Line {
    /// Without its end; at most ``LineReader/limit`` of them.
    package var bytes: [UInt8]
    /// How many bytes the line has in the file, its end left out: more than are in ``bytes`` where it is longer than the limit.
    package var byteCount: Int
    /// From 1.
    package var number: Int

    package var isCut: Bool { byteCount > bytes.count }
  }

  /// The most bytes of a line that are kept, unless said otherwise.
  package static let usualLimit = 64 << 20

  /// Of what is beyond this in a line, only the number of bytes is known.
  package let limit: Int
  package var path: String { source.path }
  /// The file begins with a byte order mark of UTF-16, so that its lines are none. Known once the first line has been read.
  package private(set) var isUTF16 = false

  private let source: ByteSource
  /// What one read delivers.
  private var block = [UInt8](repeating: 0, count: 1 << 16)
  private var pending: [UInt8] = []
  private var start = 0
  /// There is no line feed before it.
  private var searched = 0
  private var isBegun = false
  private var ended = false
  private var number = 0
  /// Bytes of the line at hand that were dropped: they lie behind the limit.
  private var dropped = 0
  /// The last one that was, which may belong to the line's end.
  private var lastDropped: UInt8?

  package init(_ source: ByteSource, limit: Int = LineReader.usualLimit) {
    self.source = source
    self.limit = max(1, limit)
  }

  /// The next line; nil at the end, and on every call after it.
  package mutating func next() throws(FileError) -> Line? {
    while true {
      if !isBegun { begin() }
      if isBegun, let feed = pending[searched...].firstIndex(of: 0x0A) { return take(until: feed, next: feed + 1) }
      if ended {
        return start < pending.count || dropped > 0 ? take(until: pending.count, next: pending.count) : nil
      }
      // The line goes on: what lies behind the limit is only counted.
      pending.removeFirst(start)
      start = 0
      if isBegun, pending.count > limit {
        lastDropped = pending.last
        dropped += pending.count - limit
        pending.removeLast(pending.count - limit)
      }
      searched = pending.count
      try fill()
    }
  }

  private mutating func take(until end: Int, next: Int) -> Line {
    number += 1
    var bytes = pending[start..<end]
    var count = bytes.count + dropped
    // What was dropped lies between the limit and what was read after it.
    let last = dropped > 0 && bytes.count <= limit ? lastDropped : bytes.last
    if last == 0x0D { count -= 1 }
    bytes = bytes.prefix(min(limit, count))
    start = next
    searched = next
    dropped = 0
    lastDropped = nil
    return Line(bytes: Array(bytes), byteCount: count, number: number)
  }

  private mutating func fill() throws(FileError) {
    let source = source
    let result: Result<Int, FileError> = block.withUnsafeMutableBytes { buffer in
      do throws(FileError) { return .success(try source.read(into: buffer)) } catch { return .failure(error) }
    }
    let count = try result.get()
    if count == 0 { ended = true }
    pending += block[..<count]
  }

  /// Passes a byte order mark, once enough has been read to tell that there is one.
  private mutating func begin() {
    let marks: [[UInt8]] = [[0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xFE, 0xFF]]
    if !ended, marks.contains(where: { $0.count > pending.count && $0.starts(with: pending) }) { return }
    isBegun = true
    // Nothing was looked for while the mark was waited for.
    searched = 0
    if pending.starts(with: marks[0]) { pending.removeFirst(3) }
    isUTF16 = pending.starts(with: marks[1]) || pending.starts(with: marks[2])
  }
}

extension LineReader {
  /// The lines of a text at hand, as ranges of its bytes without their ends.
  package static func ranges(in bytes: [UInt8]) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    while start < bytes.count {
      let feed = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      lines.append(start..<(feed > start && bytes[feed - 1] == 0x0D ? feed - 1 : feed))
      start = feed + 1
    }
    return lines
  }
}
