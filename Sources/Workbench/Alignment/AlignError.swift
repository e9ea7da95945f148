/// Why texts cannot be aligned, or what was learned from them cannot be written.
package enum AlignError: Error, Equatable, Sendable, CustomStringConvertible {
  /// Nobody says what the languages are, and the letters do not tell both; or they are the same. By their codes, nil where unknown.
  case unknownLanguages(source: String?, target: String?)
  /// A memory has no units in the two languages to learn from.
  case nothingToLearn(memory: String, source: String, target: String)
  /// What is made would be written over one of the texts.
  case sameFile(String)
  /// A table or a termbase cannot have this name.
  case unknownEnding(String)

  package var description: String {
    switch self {
    case .unknownLanguages(let source, let target):
      "expected two languages, found \(source ?? "none") and \(target ?? "none")"
    case .nothingToLearn(let memory, let source, let target):
      "\(memory): expected units in \(source) and \(target) to learn from, found none"
    case .sameFile(let path): "\(path): expected another file than a text that is aligned"
    case .unknownEnding(let path): "\(path): expected a name that ends in .tbx or .tsv"
    }
  }
}
