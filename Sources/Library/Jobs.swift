internal import Files

/// Makes a workspace's folders; what is there stays as it is.
package func initialize(_ folder: String) throws -> (workspace: Workspace, isNew: Bool) {
  let workspace = Workspace(folder: folder)
  let isNew = !Path.isFolder(workspace.memoryFolder) || !Path.isFolder(workspace.glossaryFolder)
  try Path.makeFolder(workspace.memoryFolder)
  try Path.makeFolder(workspace.glossaryFolder)
  let ignore = Path.join(workspace.folder, ".gitignore")
  if !Path.exists(ignore) {
    let file = try AtomicFile(ignore, below: [workspace.folder])
    try file.write(".tolmach/\n")
    try file.commit()
  }
  return (workspace, isNew)
}

/// Appends a unit to the working memory; when this returns, it is on disk.
package func add(_ unit: NewUnit, to workspace: Workspace) throws -> (memory: String, message: String?) {
  let appender = MemoryAppender(workspace, path: workspace.workingMemory(try workspace.settings()))
  let message = try appender.append([unit.unit()], sourceLanguage: unit.sourceLanguage)
  return (workspace.name(of: appender.path), message)
}
