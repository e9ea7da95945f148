/// A fault in a file that reading survived.
public struct Diagnostic: Hashable, Sendable, CustomStringConvertible {
  public enum Severity: String, Sendable {
    /// Something was lost or set aside.
    case error
    /// Something is odd, and nothing was lost.
    case warning
    /// Something that a standard allows and advises against.
    case information
  }

  public var severity: Severity
  /// A stable name of the kind of fault: "damaged-unit", "wrong-encoding".
  public var rule: String
  public var file: String
  /// From 1; nil when the fault is of the whole file.
  public var line: Int?
  /// From 1, in characters.
  public var column: Int?
  public var message: String

  public init(
    _ severity: Severity, rule: String, file: String, line: Int? = nil, column: Int? = nil, message: String
  ) {
    self.severity = severity
    self.rule = rule
    self.file = file
    self.line = line
    self.column = column
    self.message = message
  }

  /// `memory.tmx:12:34: error: …`.
  public var description: String {
    "\(place(file, line, column)): \(severity.rawValue): \(message)"
  }
}

/// Why a file could not be read further.
///
/// A fault inside one unit is a ``Diagnostic`` instead; reading goes on.
public struct FormatError: Error, Hashable, Sendable, CustomStringConvertible {
  public let file: String
  public let line: Int?
  public let column: Int?
  public let message: String
  /// Whether the bytes are of no encoding that was tried: who knows it can name it.
  public let isUndecodable: Bool

  public init(
    file: String, line: Int? = nil, column: Int? = nil, message: String, isUndecodable: Bool = false
  ) {
    self.file = file
    self.line = line
    self.column = column
    self.message = message
    self.isUndecodable = isUndecodable
  }

  /// What was found, as the reason to refuse the file.
  public init(_ found: Diagnostic) {
    self.init(file: found.file, line: found.line, column: found.column, message: found.message)
  }

  /// `memory.tmx:2:1: expected root "tmx", found "xliff"`.
  public var description: String {
    "\(place(file, line, column)): \(message)"
  }
}

/// `memory.tmx:12:34`, as far as it is known.
private func place(_ file: String, _ line: Int?, _ column: Int?) -> String {
  file + [line, column].compactMap { $0.map { ":\($0)" } }.joined()
}
