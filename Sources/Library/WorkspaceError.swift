/// Why a workspace cannot be worked in.
package enum WorkspaceError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The folder that was given is none.
  case noSuchFolder(String)
  /// No workspace is given or found, and the user has no folder of their own.
  case noHome
  /// The memory that units are appended to, by its name in the workspace, is not plain UTF-8 that ends as a TMX file does.
  case notAppendable(memory: String)

  package var description: String {
    switch self {
    case .noSuchFolder(let path): "\(path): expected a workspace folder, found none"
    case .noHome:
      "expected a workspace in this folder or above it, found none; neither HOME nor XDG_DATA_HOME is set"
    case .notAppendable(let memory): "\(memory): expected a TMX file in UTF-8 that ends with </body></tmx>"
    }
  }
}
