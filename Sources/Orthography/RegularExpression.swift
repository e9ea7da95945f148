internal import CICU

/// A regular expression in ICU's syntax, for searching in texts. One task at a time.
package final class RegularExpression {
  /// What is wrong with a pattern.
  package struct Fault: Error, Equatable, CustomStringConvertible {
    /// Which character of the pattern, from 1.
    package let column: Int
    /// ICU's name for it: `U_REGEX_MISMATCHED_PAREN`.
    package let name: String
    package var description: String {
      let words = name.hasPrefix("U_REGEX_") ? name.dropFirst(8) : name[...]
      return "expected a regular expression, found a fault at character \(column): "
        + words.lowercased().replacing("_", with: " ")
    }
  }

  private let handle: UnsafeMutableRawPointer
  private var pairs = [Int32](repeating: 0, count: 2 * 64)
  package let pattern: String

  package init(_ pattern: String, ignoresCase: Bool) throws(Fault) {
    self.pattern = pattern
    var offset: Int32 = 0
    var error: Int32 = 0
    var text = pattern
    let opened = text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        icu_regex_open($0.baseAddress, Int32(clamping: $0.count), ignoresCase ? 1 : 0, &offset, &error)
      }
    }
    guard let opened else { throw Fault(column: Int(offset) + 1, name: String(cString: icu_error_name(error))) }
    handle = opened
  }

  deinit { icu_regex_close(handle) }

  /// Why a search was given up: ICU's name for it, `U_REGEX_TIME_OUT` or `U_REGEX_STACK_OVERFLOW`.
  package struct Exhausted: Error, Equatable {
    package let name: String
    package init(name: String) { self.name = name }
  }

  /// How long the last search took: in units of about ten thousand steps, 0 to 500. The same on any machine.
  package var steps: Int { Int(icu_regex_steps(handle)) }

  /// What matches in a text, in UTF-8 bytes of it, up to 64 of them.
  /// - Throws: when the search was given up, after some tenths of a second or 8 MiB of backtracking: whether something matches
  ///   is not known then.
  package func ranges(in text: String) throws(Exhausted) -> [Range<Int>] {
    var text = text
    var error: Int32 = 0
    let count = text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        Int(icu_regex_find(handle, $0.baseAddress, Int32(clamping: $0.count), &pairs, Int32(pairs.count / 2), &error))
      }
    }
    if error > 0 { throw Exhausted(name: String(cString: icu_error_name(error))) }
    return (0..<count).map { Int(pairs[2 * $0])..<max(Int(pairs[2 * $0]), Int(pairs[2 * $0 + 1])) }
  }

  /// Letters that every match has, folded, within one word; nil when none can be told from the pattern.
  ///
  /// Told only from what stands outside groups and classes, and not at all from a pattern with alternatives, flags or look-around.
  package static func requiredLetters(of pattern: String) -> String? {
    var runs: [[Unicode.Scalar]] = [[]]
    var depth = 0
    let scalars = Array(pattern.unicodeScalars)
    var at = 0
    func next(_ offset: Int = 1) -> Unicode.Scalar? { at + offset < scalars.count ? scalars[at + offset] : nil }
    while at < scalars.count {
      let scalar = scalars[at]
      switch scalar {
      case "|", "#": return nil
      case "(":
        if next() == "?", next(2) != ":" { return nil }
        depth += 1
        runs.append([])
      case ")":
        depth -= 1
        runs.append([])
      case "[":
        // Nested classes and set operations are left alone.
        at += next() == "^" ? 2 : 1
        if at < scalars.count, scalars[at] == "]" { at += 1 }
        while at < scalars.count, scalars[at] != "]" {
          if scalars[at] == "[" { return nil }
          at += scalars[at] == "\\" ? 2 : 1
        }
        runs.append([])
      case "\\":
        guard let escaped = next(), !escaped.properties.isAlphabetic || "bBdDsSwW".unicodeScalars.contains(escaped)
        else {
          return nil
        }
        at += 1
        runs.append([])
      case "*", "?", "{":
        // What it belongs to need not be there.
        _ = runs[runs.count - 1].popLast()
        runs.append([])
        if scalar == "{" {
          while at < scalars.count, scalars[at] != "}" { at += 1 }
        }
      default:
        if scalar.value < 0x530, scalar.properties.isAlphabetic, depth == 0 {
          runs[runs.count - 1].append(scalar)
        } else {
          runs.append([])
        }
      }
      at += 1
    }
    guard var longest = runs.max(by: { $0.count < $1.count }) else { return nil }
    // The last letter may have a mark behind it in the text, and be another letter with it; the first may belong to an
    // escape, as in `\\nfile`, which is no part of a word.
    longest.removeLast(min(1, longest.count))
    if let first = longest.first, "ntrNTR".unicodeScalars.contains(first) { longest.removeFirst() }
    guard longest.count >= 2 else { return nil }
    return Orthography.foldKey(String(String.UnicodeScalarView(longest)))
  }
}
