package import Files

/// Why a compiled file cannot be used; the answer is always to compile it again.
package enum CompiledError: Error, Equatable, CustomStringConvertible {
  case file(FileError)
  case damaged(String)
  /// Written by another version of this program, of ICU, or of the rules of text.
  case otherVersion

  package var description: String {
    switch self {
    case .file(let error): error.description
    case .damaged(let what): "damaged index: \(what)"
    case .otherVersion: "index of another version"
    }
  }
}
