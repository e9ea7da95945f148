internal import Bitext
internal import Files
internal import Glibc
internal import Upkeep

/// Tells git how memories are merged and shown: `merge.tolmach.driver`, `diff.tolmach.textconv`, and the attributes of `*.tmx`.
package enum GitDrivers {
  package struct Outcome: Sendable {
    /// The file of attributes.
    package let attributes: String
    /// False when everything was as it is wanted already.
    package let isChanged: Bool
  }

  private static let attributeLine = "*.tmx merge=tolmach diff=tolmach"

  private static func settings() -> [(key: String, value: String)] {
    let own = command()
    return [
      ("merge.tolmach.name", "translation memories, unit by unit"),
      ("merge.tolmach.driver", "\(own) git merge-driver -- %O %A %B %P"),
      ("diff.tolmach.textconv", "\(own) git textconv --"),
    ]
  }

  /// How git's shell calls this program: by name where `PATH` has it, else by its place.
  private static func command() -> String {
    guard let own = Subprocess.ownPath else { return "tolmach" }
    if Subprocess.find("tolmach") == own { return "tolmach" }
    return "'" + own.replacing("'", with: "'\\''") + "'"
  }

  /// - Parameter isGlobal: for all repositories of the user, else for the one around the current folder.
  /// - Throws: ``UpkeepError`` where there is no repository, or git refuses.
  package static func install(isGlobal: Bool) throws -> Outcome {
    let file = try attributesFile(isGlobal: isGlobal)
    // Before anything is written.
    var lines = try attributeLines(of: file, isGlobal: isGlobal)
    var isChanged = false
    for (key, value) in settings() where try read(key, isGlobal: isGlobal) != value {
      try configure([key, value], isGlobal: isGlobal)
      isChanged = true
    }
    if !lines.contains(where: isOurs) {
      lines.append(attributeLine)
      try save(lines, to: isGlobal ? Path.followingLinks(file) : file)
      isChanged = true
    }
    return Outcome(attributes: file, isChanged: isChanged)
  }

  package static func uninstall(isGlobal: Bool) throws -> Outcome {
    let file = try attributesFile(isGlobal: isGlobal)
    var lines = try attributeLines(of: file, isGlobal: isGlobal)
    var isChanged = false
    for section in ["merge.tolmach", "diff.tolmach"] {
      let found = try git(scope(isGlobal) + ["--get-regexp", "^" + section.replacing(".", with: "\\.") + "\\."])
      if found.code == 0 {
        try configure(["--remove-section", section], isGlobal: isGlobal)
        isChanged = true
      }
    }
    let count = lines.count
    lines.removeAll(where: isOurs)
    if lines.count != count {
      if lines.isEmpty { Path.remove(file) } else { try save(lines, to: isGlobal ? Path.followingLinks(file) : file) }
      isChanged = true
    }
    return Outcome(attributes: file, isChanged: isChanged)
  }

  private static func isOurs(_ line: String) -> Bool {
    line.split(whereSeparator: \.isWhitespace).joined(separator: " ") == attributeLine
  }

  private static func attributesFile(isGlobal: Bool) throws -> String {
    if isGlobal {
      let set = try git(["config", "--global", "--type=path", "--get", "core.attributesFile"])
      if set.code == 0, !set.text.isEmpty { return set.text }
      if let folder = environment("XDG_CONFIG_HOME") { return Path.join(folder, "git/attributes") }
      guard let home = environment("HOME") else { throw UpkeepError.noHome }
      return Path.join(home, ".config/git/attributes")
    }
    let root = try git(["rev-parse", "--show-toplevel"])
    guard root.code == 0, !root.text.isEmpty else {
      throw UpkeepError.noRepository(folder: Path.current)
    }
    return Path.join(root.text, ".gitattributes")
  }

  private static func attributeLines(of file: String, isGlobal: Bool) throws -> [String] {
    // In a checkout a link may lead to any file of the user's; git reads no attributes through one either.
    if !isGlobal, Path.link(file) != nil { throw UpkeepError.linkedAttributes(file) }
    guard try Path.hasFile(file) else { return [] }
    let bytes = try RandomAccessFile.contents(of: file)
    var lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }

  private static func save(_ lines: [String], to path: String) throws {
    try Path.makeFolder(Path.split(path).folder)
    let file = try AtomicFile(path)
    try file.write(lines.map { $0 + "\n" }.joined())
    try file.commit()
  }

  private static func scope(_ isGlobal: Bool) -> [String] { ["config", isGlobal ? "--global" : "--local"] }

  private static func read(_ key: String, isGlobal: Bool) throws -> String? {
    let found = try git(scope(isGlobal) + ["--get", key])
    return found.code == 0 ? found.text : nil
  }

  private static func configure(_ arguments: [String], isGlobal: Bool) throws {
    let done = try git(scope(isGlobal) + arguments)
    guard done.code == 0 else {
      throw UpkeepError.gitRefused(arguments: arguments, code: done.code)
    }
  }

  private static func git(_ arguments: [String]) throws -> (code: Int32, text: String) {
    let result = try Subprocess.run(["git"] + arguments)
    var bytes = result.output
    while let last = bytes.last, last == 0x0A || last == 0x0D { bytes.removeLast() }
    return (result.code, String(decoding: bytes, as: UTF8.self))
  }

  /// What git calls to merge a file: the result is written over ours.
  ///
  /// Versions that are no sound TMX are merged as lines, with git's marks, as git does without a driver.
  /// - Returns: the report, or nil and the reason when they were merged as lines; and the exit code, 1 and more for conflicts.
  package static func merge(
    base: String, ours: String, theirs: String, name: String
  ) throws -> (report: MergeReport?, reason: (any Error)?, code: Int32) {
    do {
      let report = try mergeMemories(base: base, ours: ours, theirs: theirs, to: ours, options: MergeOptions())
      return (report, nil, report.conflicts.isEmpty ? 0 : 1)
    } catch let error as FormatError {
      let result = try Subprocess.run(
        ["git", "merge-file", "-L", "ours", "-L", "base", "-L", "theirs", "--", ours, base, theirs])
      // 255 is an error of git's own; more than 127 would end the whole merge.
      return (nil, error, result.code > 127 ? 1 : result.code)
    }
  }
}
