internal import CICU

/// A regular expression in ICU's syntax that is asked about single places of a UTF-16 text. One task at a time.
package final class RuleExpression {
  private let handle: UnsafeMutableRawPointer
  package let pattern: String

  /// - Throws: what is wrong with the pattern; an empty one is none.
  package init(_ pattern: String, ignoresCase: Bool = false) throws(RegularExpression.Fault) {
    self.pattern = pattern
    var offset: Int32 = 0
    var error: Int32 = 0
    var text = pattern
    let opened = text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        icu_rule_open($0.baseAddress, Int32(clamping: $0.count), ignoresCase ? 1 : 0, &offset, &error)
      }
    }
    guard let opened else {
      throw RegularExpression.Fault(column: Int(offset) + 1, name: String(cString: icu_error_name(error)))
    }
    handle = opened
  }

  deinit { icu_rule_close(handle) }

  package typealias Exhausted = RegularExpression.Exhausted

  private static func check(_ error: Int32) throws(Exhausted) {
    if error > 0 { throw Exhausted(name: String(cString: icu_error_name(error))) }
  }

  /// The text must stay where it is while it is asked about.
  package func setText(_ text: UnsafeBufferPointer<UInt16>) throws(Exhausted) {
    var error: Int32 = 0
    icu_rule_set_text(handle, text.baseAddress, Int32(clamping: text.count), &error)
    try Self.check(error)
  }

  /// Whether a match begins at a place and ends at `end` or before.
  package func begins(at place: Int, end: Int) throws(Exhausted) -> Bool {
    var error: Int32 = 0
    let found = icu_rule_begins(handle, Int32(clamping: place), Int32(clamping: end), &error)
    try Self.check(error)
    return found != 0
  }

  /// Whether what lies between two places is a match.
  package func matches(from start: Int, to end: Int) throws(Exhausted) -> Bool {
    var error: Int32 = 0
    let found = icu_rule_matches(handle, Int32(clamping: start), Int32(clamping: end), &error)
    try Self.check(error)
    return found != 0
  }

  /// Whether a match ends at a place that begins at `from` or later. Tries every beginning, the nearest first.
  package func ends(at place: Int, from: Int) throws(Exhausted) -> Bool {
    var error: Int32 = 0
    let found = icu_rule_ends(handle, Int32(clamping: from), Int32(clamping: place), &error)
    try Self.check(error)
    return found != 0
  }

  /// Sets to 1 the mark of each place where a match begins; there is one mark more than the text has code units.
  package func markBeginnings(_ marks: inout [UInt8]) throws(Exhausted) {
    var error: Int32 = 0
    icu_rule_mark(handle, Int32(clamping: marks.count - 1), &marks, &error)
    try Self.check(error)
  }
}
