package import Bitext

/// Why a glossary of the workspace cannot be written to.
package enum GlossaryStoreError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The glossary cannot have this name.
  case badName(String)
  /// The name is that of a file in another format than TBX, or of a compressed one.
  case notTBX(name: String)
  /// The file that is there has a fault, and would lose what is behind it.
  case damaged(Diagnostic)
  /// The file that is there, by its name in the workspace, is TBX-Min of 2013, which is not written.
  case unsuitableEdition(glossary: String)
  /// Nothing of what was to be added is a concept with terms.
  case noConcepts

  package var description: String {
    switch self {
    case .badName(let name): "expected a plain name for the glossary, found \"\(name)\""
    case .notTBX(let name): "\(name): expected the name of a .tbx file"
    case .damaged(let fault): "\(fault): expected a whole TBX file to add to"
    case .unsuitableEdition(let glossary):
      "\(glossary): expected TBX of 2008 or 2019 to add to, found TBX-Min of 2013"
    case .noConcepts: "expected concepts with terms, found none"
    }
  }
}
