internal import Files
internal import Glibc
internal import Reports
internal import Workbench

/// Lines of standard input, without their ends; bytes that are not UTF-8 become U+FFFD.
///
/// Each is handed out as soon as it is read. A line of more than 64 MiB is cut there. Text in UTF-16, and a failure to read, end the
/// process with 2.
struct InputLines: Sequence, IteratorProtocol {
  struct Line {
    var text: String
    /// From 1.
    var number: Int
  }

  private var lines: LineReader?

  /// Whether reading never waits for another program.
  var isFile: Bool { (try? FileStatus(descriptor: STDIN_FILENO, path: "-").isRegular) ?? false }

  mutating func next() -> Line? {
    do {
      var reader = try lines ?? LineReader(ByteSource("-"))
      defer { lines = reader }
      let line = try reader.next()
      if reader.isUTF16 { Self.fail("standard input:1: expected UTF-8, found UTF-16") }
      return line.map { Line(text: String(decoding: $0.bytes, as: UTF8.self), number: $0.number) }
    } catch { Self.fail(errorText(error)) }
  }

  private static func fail(_ message: String) -> Never {
    Console.error(message)
    Console.exit(2)
  }

  /// What is found for a line; nothing, and a message with the line's number, for one that is refused, so that the lines after it
  /// are answered, too.
  static func answer<Answer>(_ line: Line, or nothing: Answer, _ find: (String) throws -> Answer) rethrows -> Answer {
    do { return try find(line.text) } catch let error as LookupError {
      Console.note("line \(line.number): \(errorText(error))")
      return nothing
    }
  }
}
