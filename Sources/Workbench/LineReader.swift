internal import Bitext
internal import Files

/// The lines of a file, one after the other, without their ends; memory is bounded by the longest.
struct LineReader {
  /// Longer lines are refused.
  static let limit = 64 << 20

  private let source: ByteSource
  private var pending: [UInt8] = []
  private var start = 0
  private var searched = 0
  private var ended = false
  /// Of the line handed out last, from 1.
  private(set) var line = 0

  init(_ source: ByteSource) { self.source = source }

  mutating func next() throws -> [UInt8]? {
    while true {
      if let end = pending[searched...].firstIndex(of: 0x0A) {
        return take(until: end, next: end + 1)
      }
      if ended { return start < pending.count ? take(until: pending.count, next: pending.count) : nil }
      pending.removeFirst(start)
      start = 0
      searched = pending.count
      guard pending.count <= Self.limit else {
        throw FormatError(
          file: source.path, line: line + 1,
          message: "expected lines of at most \(Self.limit) bytes, found a longer one")
      }
      var block = [UInt8](repeating: 0, count: 1 << 16)
      let result: Result<Int, FileError> = block.withUnsafeMutableBytes { buffer in
        do throws(FileError) { return .success(try source.read(into: buffer)) } catch { return .failure(error) }
      }
      let count = try result.get()
      if count == 0 { ended = true }
      pending += block[0..<count]
    }
  }

  private mutating func take(until end: Int, next: Int) -> [UInt8] {
    var bytes = pending[start..<end]
    line += 1
    start = next
    searched = next
    if line == 1, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    if bytes.last == 0x0D { bytes.removeLast() }
    return Array(bytes)
  }
}
