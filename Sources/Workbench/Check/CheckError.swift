/// Why drafts cannot be checked as it was asked.
package enum CheckError: Error, Equatable, Sendable, CustomStringConvertible {
  case unknownRule(String)
  /// The file is too large for a baseline, or none.
  case unreadableBaseline(String, limitMebibytes: Int)
  /// The first line is not that of a baseline.
  case notABaseline(String)
  /// A line, from 1, does not begin with a fingerprint.
  case noFingerprint(String, line: Int, found: String)

  package var description: String {
    switch self {
    case .unknownRule(let name): "expected a rule, found \"\(name)\""
    case .unreadableBaseline(let path, let limit):
      "\(path): expected a baseline of at most \(limit) MiB, found something else"
    case .notABaseline(let path): "\(path):1: expected \"# tolmach baseline 1\", found another first line"
    case .noFingerprint(let path, let line, let found):
      "\(path):\(line): expected 16 hexadecimal digits, found \"\(found.prefix(40))\""
    }
  }
}
