/// What the user should know of a job that goes on.
package enum Notice: Equatable, Sendable, CustomStringConvertible {
  /// Units of a memory cannot be read: how many, and its name in the workspace.
  case damagedUnits(Int, memory: String)
  /// Anything else that is said as it is.
  case remark(String)

  package var description: String {
    switch self {
    case .damagedUnits(let count, let memory):
      "warning: \(memory): \(count) damaged unit\(count == 1 ? "" : "s") left out"
    case .remark(let text): text
    }
  }
}
