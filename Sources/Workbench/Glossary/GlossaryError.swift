/// Why glossaries cannot be read, written or added to as it was asked.
package enum GlossaryError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The workspace's folder of glossaries has none.
  case noGlossaries(folder: String)
  /// `known`: those of the workspace.
  case noSuchGlossary(String, known: [String])
  /// A `term` or an `equivalent` has nothing but spaces.
  case empty(String)
  case nothingToImport
  /// A glossary would be imported into itself.
  case sameFile(String, glossary: String)
  /// The name of the file to write does not say its format.
  case unknownEnding(String)
  /// Only TBX of 2019 has styles.
  case styleOutsideTBX(format: String)
  /// Only cells of tables can be formulas.
  case safeCellsOutsideTables(format: String)

  package var description: String {
    switch self {
    case .noGlossaries(let folder): "expected a glossary in \(folder), found none"
    case .noSuchGlossary(let name, let known):
      "\(name): expected a glossary of the workspace "
        + "(\(known.isEmpty ? "there is none" : known.joined(separator: ", "))) or a file"
    case .empty(let name): "expected a \(name), found an empty text"
    case .nothingToImport: "expected a file to import, found none"
    case .sameFile(let path, let glossary):
      "\(path): expected another file than the glossary \(glossary) itself: its concepts are there already"
    case .unknownEnding(let path): "\(path): expected a name that ends in .tbx, .tsv, .csv or .utx"
    case .safeCellsOutsideTables(let format): "expected safe cells with csv, tsv or utx only, found them with \(format)"
    case .styleOutsideTBX(let format): "expected a style with TBX 2019 only, found it with \(format)"
    }
  }
}
