import Library
import Workbench
import WorkspaceBench

extension Bench {
  func lookup(
    _ text: String, before: String? = nil, after: String? = nil, _ set: (inout LookupOptions) -> Void = { _ in }
  )
    throws -> [Match]
  {
    var options = LookupOptions()
    set(&options)
    return try LookupSession(snapshot(), options: options)
      .lookup(text, before: before, after: after).matches
  }
}
