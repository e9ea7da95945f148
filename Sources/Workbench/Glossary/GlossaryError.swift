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
  /// Which of several concepts is meant is not clear: `glossaries/working.tbx:12`.
  case severalConcepts(places: [String])
  /// The concept is a row of a table, which is edited as one.
  case inTable(place: String)
  /// The file is compressed, not in UTF-8, or TBX-Min of 2013.
  case notInPlace(glossary: String)
  /// What the concept has cannot all be written in the words of its file.
  case wouldLose(glossary: String, line: Int, losses: [String])
  /// A concept without a term is none.
  case lastTerm(glossary: String)

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
    case .unknownEnding(let path): "\(path): expected a name that ends in .tbx, .tsv, .csv, .xlsx or .utx"
    case .safeCellsOutsideTables(let format): "expected safe cells with csv, tsv or utx only, found them with \(format)"
    case .severalConcepts(let places):
      "expected one concept with the term, found \(places.count): \(places.prefix(10).joined(separator: ", "))"
    case .inTable(let place): "\(place): expected a concept of a TBX file, found a row of a table: change it there"
    case .notInPlace(let glossary):
      "\(glossary): expected plain TBX of 2008 or 2019 in UTF-8 to change, found another file"
    case .wouldLose(let glossary, let line, let losses):
      "\(glossary):\(line): expected a concept that can be written again whole, found that something would be lost: "
        + losses.joined(separator: "; ")
    case .lastTerm(let glossary): "\(glossary): expected a term to stay in the concept, found none"
    case .styleOutsideTBX(let format): "expected a style with TBX 2019 only, found it with \(format)"
    }
  }
}
