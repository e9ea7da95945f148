/// Why a workspace cannot be worked in.
package enum WorkspaceError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The folder that was given is none.
  case noSuchFolder(String)
  /// The memory that units are appended to, by its name in the workspace, is not plain UTF-8 that ends as a TMX file does.
  case notAppendable(memory: String)

  package var description: String {
    switch self {
    case .noSuchFolder(let path): "\(path): expected a workspace folder, found none"
    case .notAppendable(let memory): "\(memory): expected a TMX file in UTF-8 that ends with </body></tmx>"
    }
  }
}
