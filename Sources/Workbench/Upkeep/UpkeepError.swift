package import Bitext

/// Why memories cannot be repaired, split, merged or cleaned, and git not told of it.
package enum UpkeepError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The file would be lost under the quarantine.
  case sameQuarantine(String)
  /// The name is not that of a memory.
  case notAMemoryName(String)
  /// The memory has nothing to split.
  case noUnits(String)
  case tooManyParts(String, found: Int)
  /// A part would be written over a file.
  case partExists(String)
  /// What is read more than once must be a file.
  case notAFile(String)
  /// Rejects of before would be written over.
  case rejectsExist(String)
  /// Rejects in a workspace's `tm/` would be a memory.
  case rejectsAmongMemories(String)
  /// A memory that is cleaned has a fault, and would lose what is behind it.
  case damaged(FormatError)
  case noRepository(folder: String)
  /// The repository's `.gitattributes` is a link, through which nothing is written.
  case linkedAttributes(String)
  /// The user has no folder of settings.
  case noHome
  case gitRefused(arguments: [String], code: Int32)

  package var description: String {
    switch self {
    case .sameQuarantine(let path):
      "\(path): expected another file for the quarantine: it would be lost under it"
    case .notAMemoryName(let path): "\(path): expected a name that ends in .tmx, .tmx.gz or .tmx.zip"
    case .noUnits(let path): "\(path): expected translation units, found none"
    case .tooManyParts(let path, let found): "\(path): expected 10,000 parts at most, found \(found)"
    case .partExists(let path): "\(path): expected no such file, found one: nothing is written"
    case .notAFile(let path): "\(path): expected a file, which is read more than once"
    case .rejectsExist(let path):
      "\(path): expected no such file, found one: rejects of before are not written over"
    case .rejectsAmongMemories(let path):
      "\(path): expected a place outside of tm/, where rejects would be looked up as a memory"
    case .damaged(let fault): "\(fault); nothing is written"
    case .noRepository(let folder): "expected a git repository around \(folder), found none"
    case .linkedAttributes(let path):
      "\(path): expected a file, found a link, which git does not read attributes through"
    case .noHome: "expected a folder for git's settings, found none: neither HOME nor XDG_CONFIG_HOME is set"
    case .gitRefused(let arguments, let code):
      "git config \(arguments.joined(separator: " ")): expected exit code 0, found \(code)"
    }
  }
}
