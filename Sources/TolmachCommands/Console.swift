internal import Glibc
internal import Library
internal import Reports
internal import Synchronization
internal import Workbench

/// Data on standard output, everything else on standard error.
enum Console {
  private static let isErrorTerminal = StandardStream.error.isTerminal

  static func out(_ text: String) { write(text, to: .output) }

  static func line(_ text: String = "") { out(text + "\n") }

  /// A line of text that may hold a file's name, or words of a file.
  static func plain(_ text: String) { line(visible(text)) }

  static func note(_ text: String) { write("tolmach: \(visible(text, keepingLines: true))\n", to: .error) }

  static func error(_ text: String) {
    note("error: \(text.hasPrefix("Error: ") ? String(text.dropFirst(7)) : text)")
  }

  static func exit(_ code: Int32) -> Never { Glibc.exit(code) }

  private static func write(_ text: String, to stream: StandardStream) {
    do {
      // A reader that went away (`| head`) is no error of ours.
      if try !stream.write(text), stream == .output { exit(0) }
    } catch {
      guard stream == .output else { return }
      self.error(errorText(error))
      exit(2)
    }
  }

  /// Writes a report to where `-o` says, standard output when it says nothing.
  /// - Parameter sources: the files that it tells of: where one of them is kept from others, so is the report.
  static func deliver(_ text: String, to path: String?, from sources: [String]) throws {
    guard let path else { return out(text) }
    try Library.deliver(text, to: path, from: sources)
  }

  /// How reports look on standard output.
  static let style = TextStyle(
    usesColor: StandardStream.output.showsColor, isolates: StandardStream.output.isTerminal)

  private static let reportedFives = Mutex(0)

  static var listener: Listener {
    Listener(progress: report, message: { note(noticeText($0)) })
  }

  /// `tolmach: tm/x.tmx: compiling, 120,000 units, 45 MB/s, 3 s left`, on one line of a terminal.
  ///
  /// Elsewhere, as in a log, a line every five seconds.
  private static func report(_ progress: Progress) {
    let isDone = progress.totalBytes.map { progress.bytes >= $0 } ?? false
    if !isErrorTerminal {
      guard isDone || Int(progress.seconds) / 5 > reportedFives.withLock({ $0 }) else { return }
      reportedFives.withLock { $0 = isDone ? 0 : Int(progress.seconds) / 5 }
    }
    let megabytes = Double(progress.bytes) / 1e6
    let speed = megabytes / max(progress.seconds, 0.001)
    var text = "\(progress.file): \(progress.job == .compiling ? "compiling" : "importing"), "
    text += "\(grouped(progress.units)) units, \(Int(speed)) MB/s"
    if let total = progress.totalBytes {
      if progress.bytes >= total {
        text += ", done in \(Int(progress.seconds.rounded())) s"
      } else {
        let rest = Double(total - progress.bytes) / 1e6 / max(speed, 0.001)
        text += ", \(Int(rest.rounded(.up))) s left"
      }
    }
    if isErrorTerminal {
      write("\r\u{1B}[Ktolmach: \(visible(text))\(isDone ? "\n" : "")", to: .error)
    } else {
      note(text)
    }
  }
}
