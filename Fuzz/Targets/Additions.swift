import Bitext
import Files
import Interchange
import Library

/// Adds a unit to any bytes that are called a memory: the units that were whole stay, and the new one is there.
@Sendable
func fuzzAddition(_ bytes: [UInt8]) {
  let workspace = Workspace(folder: Scratch.folder)
  _ = try? Path.makeFolder(workspace.memoryFolder)
  let path = Scratch.write("tm/working.tmx", bytes)
  let before = units(path)
  let unit = TranslationUnit(
    attributes: [Attribute("tuid", "new")],
    content: [
      .variant(Variant(language: "en", segment: Segment("A <new> text & more"))),
      .variant(Variant(language: "ru", segment: Segment("Новый текст"))),
    ])
  var isAdded = false
  do {
    try MemoryAppender(workspace, path: path).append([unit], sourceLanguage: "en")
    isAdded = true
  } catch {
    expect(error is WorkspaceError || error is FormatError || error is FileError, "an error of another kind: \(error)")
  }
  let after = units(path)
  if isAdded {
    // What is damaged is not looked at as a whole for every addition, and where a unit has lost its end tag, it depends on what
    // stands behind it whether it is read.
    if before.isWhole {
      expect(Array(after.units.dropLast()) == before.units, "other units were there before", details)
      expect(after.isWhole && after.units.count == before.units.count + 1, "the new unit is not there", details)
      expect(after.units.last?.id == "new", "the new unit is not the last one", details)
    }
  } else {
    expect(after.units == before.units, "units were lost though nothing was added", details)
  }
  // Only its journal and the torn rest of what was repaired stand beside it.
  for name in (try? Path.entries(of: workspace.memoryFolder)) ?? [] where !["working.tmx", ".journal"].contains(name) {
    expect(name.hasPrefix("working.tmx.torn-"), "\(name) was written, too")
    Path.remove(Path.join(workspace.memoryFolder, name))
  }
  Scratch.expectOnly(["tm"])
}

private var details: [String] { [String(decoding: Scratch.read("tm/working.tmx"), as: UTF8.self)] }

private func units(_ path: String) -> (units: [TranslationUnit], isWhole: Bool) {
  var units: [TranslationUnit] = []
  let isWhole: Bool? = reading {
    let reader = try TMXReader(path)
    while let unit = try reader.next() { units.append(unit) }
    return reader.diagnostics.isEmpty
  }
  return (units, isWhole ?? false)
}
