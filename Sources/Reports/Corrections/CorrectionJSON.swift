package import Library
package import Markup
package import Workbench

extension CorrectedUnit {
  package var json: JSON {
    .object([
      ("kind", .string(edit.kind.rawValue)), ("memory", .string(edit.file)), ("line", .number(line)),
      ("languages", .array(edit.languages.map(JSON.string))), ("source", .string(edit.source)),
      ("old", .optional(edit.oldText)), ("new", .optional(edit.newText)), ("before", edit.before.json),
      ("after", edit.after.json), ("id", .optional(entry?.id)), ("change", .optional(entry?.change)),
      ("done", .bool(entry != nil)),
    ])
  }
}

extension CorrectedConcept {
  package var json: JSON { CorrectedUnit(edit: edit, line: line, entry: entry).json }
}

extension JournalEntry {
  package var json: JSON {
    .object([
      ("kind", .string(edit.kind.rawValue)), ("memory", .string(edit.file)),
      ("languages", .array(edit.languages.map(JSON.string))), ("source", .string(edit.source)),
      ("old", .optional(edit.oldText)), ("new", .optional(edit.newText)), ("before", edit.before.json),
      ("after", edit.after.json), ("id", .string(id)), ("change", .string(change)), ("time", .string(time)),
      ("user", .string(user)), ("undoes", .optional(edit.undoes)),
    ])
  }
}

extension JournaledChange {
  package var json: JSON {
    let main = main
    var memories: [String] = []
    for entry in entries where !memories.contains(entry.edit.file) { memories.append(entry.edit.file) }
    return .object([
      ("id", .string(id)), ("time", .optional(main?.time)), ("user", .optional(main?.user)),
      ("kind", .optional(main?.edit.kind.rawValue)), ("memories", .array(memories.map(JSON.string))),
      ("units", .number(entries.count)), ("source", .optional(main?.edit.source)),
      ("old", .optional(main?.edit.oldText)), ("new", .optional(main?.edit.newText)),
      ("undoes", .optional(main?.edit.undoes)), ("standing", .bool(isStanding)),
    ])
  }
}

extension [UInt8]? {
  fileprivate var json: JSON { .optional(map { String(decoding: $0, as: UTF8.self) }) }
}
