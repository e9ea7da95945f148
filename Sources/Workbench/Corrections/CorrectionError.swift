package import Bitext

/// Why a pair cannot be removed or replaced, or a change not be taken back.
package enum CorrectionError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The text has nothing but spaces: `source`, `target`, `new target`.
  case empty(String)
  /// The target would be replaced by itself.
  case sameText
  /// The memory, by its name in the workspace, is compressed or not in UTF-8.
  case notInPlace(memory: String)
  /// The memory has a fault, and nothing in it is touched.
  case damaged(FormatError)
  /// What differs goes over inline codes, whose new places nobody knows.
  case codesInTheWay(memory: String, line: Int)
  /// No change has this id, or an id that begins so.
  case noSuchChange(String)
  /// Several changes have an id that begins so.
  case severalChanges(String, found: Int)
  /// The change was taken back already.
  case undoneAlready(String)
  /// What the change left is not in the file any more: its name, and the source text.
  case changedSince(file: String, source: String)

  package var description: String {
    switch self {
    case .empty(let what): "expected a \(what), found an empty text"
    case .sameText: "expected another target than the old one, found the same"
    case .notInPlace(let memory): "\(memory): expected a plain TMX file in UTF-8 to change, found another"
    case .damaged(let fault): "\(fault); nothing is written"
    case .codesInTheWay(let memory, let line):
      "\(memory):\(line): expected a change between two inline codes of the target, found one across them"
    case .noSuchChange(let id): "expected the id of a change, found \"\(id)\""
    case .severalChanges(let id, let found):
      "expected the id of one change, found \"\(id)\", which begins those of \(found)"
    case .undoneAlready(let id): "\(id): expected a change that stands, found one that was taken back"
    case .changedSince(let file, let source):
      "\(file): expected \"\(source.prefix(60))\" as the change left it, found it changed since: nothing is taken back"
    }
  }
}
