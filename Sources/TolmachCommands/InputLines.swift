internal import Library
internal import Reports
internal import Workbench

/// The lines of standard input (``StandardInput``). Text in UTF-16, and a failure to read, end the process with 2.
struct InputLines: Sequence, IteratorProtocol {
  typealias Line = StandardInput.Line

  private var input = StandardInput()

  /// Whether reading never waits for another program.
  var isFile: Bool { StandardInput.isFile }

  mutating func next() -> Line? {
    do { return try input.next() } catch {
      Console.error(errorText(error))
      Console.exit(2)
    }
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
