internal import Bitext
package import Files
internal import Glibc

/// A stream that the process is given to write to.
package enum StandardStream: Sendable {
  case output, error

  private var descriptor: Int32 {
    switch self {
    case .output: STDOUT_FILENO
    case .error: STDERR_FILENO
    }
  }

  package var isTerminal: Bool { isatty(descriptor) == 1 }

  /// Whether it shows colours: a terminal that has them, and a user who did not set `NO_COLOR`.
  package var showsColor: Bool { isTerminal && environment("NO_COLOR") == nil && environment("TERM") != "dumb" }

  /// Writes all of a text.
  /// - Returns: false where whoever read the stream has gone (`| head`).
  package func write(_ text: String) throws(FileError) -> Bool {
    var text = text
    let failure = text.withUTF8 { bytes -> FileError? in
      do throws(FileError) {
        try writeAll(
          UnsafeRawBufferPointer(bytes), to: descriptor,
          path: self == .output ? "standard output" : "standard error")
        return nil
      } catch { return error }
    }
    guard let failure else { return true }
    if case .system(_, EPIPE) = failure.reason { return false }
    throw failure
  }
}

/// Standard input as lines, without their ends; bytes that are not UTF-8 become U+FFFD.
///
/// Each is handed out as soon as it is read. A line of more than 64 MiB is cut there.
package struct StandardInput {
  package struct Line: Sendable {
    package let text: String
    /// From 1.
    package let number: Int
  }

  private var lines: LineReader?

  package init() {}

  /// Whether reading never waits for another program.
  package static var isFile: Bool { (try? FileStatus(descriptor: STDIN_FILENO, path: "-").isRegular) ?? false }

  package static var isTerminal: Bool { isatty(STDIN_FILENO) == 1 }

  /// The next line; nil at the end, and on every call after it.
  /// - Throws: ``FormatError`` for text in UTF-16, ``FileError``.
  package mutating func next() throws -> Line? {
    var reader = try lines ?? LineReader(ByteSource("-"))
    // Two that hold the block that is read into would copy it.
    lines = nil
    defer { lines = reader }
    let line = try reader.next()
    if reader.isUTF16 {
      throw FormatError(file: "standard input", line: 1, message: "expected UTF-8, found UTF-16")
    }
    return line.map { Line(text: String(decoding: $0.bytes, as: UTF8.self), number: $0.number) }
  }
}

/// Writes a report to a file, whole or not at all; `-` is standard output.
/// - Parameter sources: what it is made from: where one of them is kept from others, so is the report.
package func deliver(_ text: String, to path: String, from sources: [String]) throws {
  let file = try OutputFile(path, from: sources)
  try file.write(Array(text.utf8))
  try file.commit()
}
