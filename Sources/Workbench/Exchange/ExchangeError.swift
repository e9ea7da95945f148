internal import Interchange

/// Why memories cannot be imported or exported as it was asked.
package enum ExchangeError: Error, Equatable, Sendable, CustomStringConvertible {
  case nothingToImport
  /// A memory cannot have this name.
  case badName(String)
  /// A memory would be imported into itself.
  case sameFile(String, memory: String)
  /// A memory would be written over by what is exported of it.
  case exportsOver(String, memory: String)
  /// The name of a file does not say that it can be imported.
  case unknownKind(String)
  /// The file is a glossary.
  case isTermbase(String)
  /// The memory that is added to, by its name in the workspace, is not plain UTF-8 that ends as a TMX file does.
  case notAppendable(memory: String)
  /// The workspace's folder of memories has none.
  case noMemories(folder: String)
  /// `known`: those of the workspace.
  case noSuchMemory(String, known: [String])
  case unknownFormat(String)
  case unknownFlavour(String)
  /// The name of the file to write does not say its format.
  case unknownEnding(String)
  /// Only TMX has flavours.
  case flavourOutsideTMX(ExportFormat)
  /// Only cells of tables can be formulas.
  case safeCellsOutsideTables(ExportFormat)
  /// The format is of two languages, and not two are given.
  case needsTwoLanguages(ExportFormat)

  package var description: String {
    switch self {
    case .nothingToImport: "expected a file to import, found none"
    case .badName(let name): "expected a plain name for the memory, found \"\(name)\""
    case .sameFile(let path, let memory):
      "\(path): expected another file than the memory \(memory) itself: its units are there already"
    case .exportsOver(let path, let memory):
      "\(path): expected another file than a memory that is exported, found \(memory)"
    case .unknownKind(let path):
      "\(path): expected a .tmx, .xlf, .po, .tsv, .csv, .xlsx or .jsonl file (or one of them as .gz or .zip), or an OmegaT project"
    case .isTermbase(let path): "\(path): a termbase is no memory"
    case .notAppendable(let memory): "\(memory): expected a whole TMX file in UTF-8 to add to"
    case .noMemories(let folder): "expected a memory in \(folder), found none"
    case .noSuchMemory(let name, let known):
      "\(name): expected a memory of the workspace (\(known.isEmpty ? "there is none" : known.joined(separator: ", ")))"
    case .unknownFormat(let name):
      "expected a format (\(ExportFormat.allCases.map(\.rawValue).joined(separator: ", "))), found \"\(name)\""
    case .unknownFlavour(let name):
      "expected a flavour (\(TMXFlavour.allCases.map(\.rawValue).joined(separator: ", "))), found \"\(name)\""
    case .unknownEnding(let path):
      "\(path): expected a name that ends in .tmx, .tmx.gz, .tmx.zip, .tsv, .csv, .jsonl, .xlf or .po"
    case .flavourOutsideTMX(let format): "expected a flavour with TMX only, found it with \(format.rawValue)"
    case .safeCellsOutsideTables(let format):
      "expected safe cells with csv or tsv only, found them with \(format.rawValue)"
    case .needsTwoLanguages(let format):
      "expected two languages for \(format == .tsv ? "two columns" : format.rawValue)"
    }
  }
}
