internal import Interchange

/// Why paths or names do not say which drafts are meant, or where they are written.
package enum DraftError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The source text of one draft is given, and not one draft.
  case notOneDraft(found: Int)
  case noSuchDraft(String)
  case noDrafts(folder: String)
  /// No file fits the pattern.
  case nothingFits(pattern: String)
  /// A draft that is filled must be a file.
  case standardInput
  case unknownFormat(String)
  /// A draft would be written over.
  case sameFile(String)
  /// Two drafts would be written to the same file.
  case sameName(output: String, String, String)

  package var description: String {
    switch self {
    case .notOneDraft(let found): "expected one draft with its source text, found \(found)"
    case .noSuchDraft(let path): "\(path): expected a draft, found no such file"
    case .noDrafts(let folder):
      "\(folder): expected drafts (\(FileFormat.endings(for: .foundDraft).joined(separator: ", "))) in the folder, found none"
    case .nothingFits(let pattern): "\(pattern): expected files that fit the pattern, found none"
    case .standardInput: "-: expected a file to pretranslate, found standard input"
    case .unknownFormat(let name):
      "expected a format (\(DraftFormat.allCases.map(\.rawValue).joined(separator: ", "))), found \"\(name)\""
    case .sameFile(let output): "\(output): expected another file than the draft"
    case .sameName(let output, let first, let second):
      "\(output): expected one draft of this name, found \(first) and \(second)"
    }
  }
}
