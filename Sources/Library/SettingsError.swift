package import Configuration

/// Why the settings of a workspace cannot be read.
package enum SettingsError: Error, Equatable, Sendable, CustomStringConvertible {
  /// `tolmach.yaml` is a folder or a device.
  /// A folder, a pipe or a device has the name of the settings.
  case notAFile(found: String)
  case tooLarge(foundBytes: Int64)
  /// No YAML, or not what a setting takes.
  case fault(ConfigurationError)
  /// A rule that there is not; line and column are from 1.
  case unknownRule(name: String, file: String, line: Int, column: Int)

  package var description: String {
    switch self {
    case .notAFile(let found): "tolmach.yaml: expected a file, found a \(found)"
    case .tooLarge(let bytes): "tolmach.yaml: expected at most 1 MiB, found \(bytes) bytes"
    case .fault(let error): error.description
    case .unknownRule(let name, let file, let line, let column):
      "\(file):\(line):\(column): expected a rule, found \"\(name.prefix(40))\""
    }
  }
}
