import Bitext
import Files
import Interchange
import TestSupport
import Upkeep

/// A unit as the tests think of it: the source is its name.
struct ModelUnit: Hashable {
  var source: String
  var target: String
  var notes: [String] = []
  var prop: String?
  var date: String?
  var tuid: String?
}

func tmxText(_ units: [ModelUnit], ends: String = "\n", header: String = "srclang=\"en\"") -> String {
  var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tmx version=\"1.4\">\n"
  text += "  <header creationtool=\"t\" creationtoolversion=\"1\" segtype=\"sentence\" o-tmf=\"t\" adminlang=\"en\" "
  text += "datatype=\"plaintext\" \(header)/>\n  <body>\n"
  for unit in units { text += "    " + tuText(unit) + "\n" }
  return (text + "  </body>\n</tmx>\n").replacing("\n", with: ends)
}

/// Laid out in one of several ways, the same for the same source.
func tuText(_ unit: ModelUnit) -> String {
  let layout = unit.source.utf8.count % 3
  let line = layout == 0 ? "" : layout == 1 ? "\n      " : "\n\t"
  var text = "<tu"
  if let tuid = unit.tuid { text += " tuid=\"\(tuid)\"" }
  if let date = unit.date { text += layout == 2 ? " changedate='\(date)'" : " changedate=\"\(date)\"" }
  text += ">"
  for note in unit.notes { text += "\(line)<note>\(note)</note>" }
  if let prop = unit.prop { text += "\(line)<prop type=\"x-status\">\(prop)</prop>" }
  text += "\(line)<tuv xml:lang=\"en\"><seg>\(unit.source)</seg></tuv>"
  text += "\(line)<tuv xml:lang=\"ru\"><seg>\(unit.target)</seg></tuv>"
  return text + (layout == 0 ? "" : "\n    ") + "</tu>"
}

func memory(_ text: String, _ name: String = "m.tmx") throws -> MemoryVersion {
  MemoryVersion(try TMXDocument(ByteSource(bytes: Array(text.utf8), name: name)))
}

func joined(_ pieces: [MemoryPiece], _ versions: [MemoryVersion]) -> [UInt8] {
  pieces.flatMap { piece -> [UInt8] in
    switch piece {
    case .copied(let document, let range): Array(versions[document].document.bytes[range])
    case .made(let bytes): bytes
    }
  }
}

/// What a result holds: units as the model has them, and which side of a conflict they are.
struct ReadUnit: Hashable {
  var unit: ModelUnit
  var side: String?
}

func read(_ bytes: [UInt8]) throws -> [ReadUnit] {
  let version = MemoryVersion(try TMXDocument(ByteSource(bytes: bytes, name: "result.tmx")))
  return version.document.units.indices.map { index in
    let unit = version.unit(index)
    let side = unit.props.first { $0.type == conflictProp }?.text
    var model = ModelUnit(
      source: unit.variants.first?.segment?.text ?? "", target: unit.variants.last?.segment?.text ?? "")
    model.notes = unit.notes.filter { !$0.hasPrefix("Merge conflict") }.sorted()
    model.prop = unit.props.first { $0.type == "x-status" }?.text
    model.date = unit.attributes["changedate"]
    model.tuid = unit.id
    return ReadUnit(unit: model, side: side)
  }
}

/// Edits of one side.
struct Editor {
  var generator: SeededGenerator
  let side: String
  var moved = false

  mutating func edit(_ base: [ModelUnit]) -> [ModelUnit] {
    var units = base
    for _ in 0..<Int.random(in: 0...6, using: &generator) {
      let at = units.isEmpty ? 0 : Int.random(in: 0..<units.count, using: &generator)
      let choice = Int.random(in: 0..<9, using: &generator)
      if units.isEmpty, choice > 1 { continue }
      let value = Int.random(in: 0..<3, using: &generator)
      switch choice {
      case 0: add("new \(side) \(Int.random(in: 0..<1000, using: &generator))", &units)
      // What both may add.
      case 1: add("common \(Int.random(in: 0..<4, using: &generator))", &units)
      case 2: units.remove(at: at)
      case 3, 4: units[at].target = "перевод \(value)"
      case 5: units[at].notes = value == 0 ? [] : ["note \(value)"]
      case 6: units[at].prop = value == 0 ? nil : "status \(value)"
      case 7: units[at].date = "2020010\(value + 1)T000000Z"
      default:
        let unit = units.remove(at: at)
        let to = Int.random(in: 0...units.count, using: &generator)
        if to != at { moved = true }
        units.insert(unit, at: to)
      }
    }
    return units
  }

  private mutating func add(_ source: String, _ units: inout [ModelUnit]) {
    guard !units.contains(where: { $0.source == source }) else { return }
    var unit = ModelUnit(source: source, target: "цель \(Int.random(in: 0..<2, using: &generator))")
    if Bool.random(using: &generator) { unit.notes = ["by \(side)"] }
    units.insert(unit, at: Int.random(in: 0...units.count, using: &generator))
  }
}

/// The merge as one would do it by hand, unit by unit and field by field.
struct NaiveMerge {
  var units: [ReadUnit] = []
  /// `kind source: fields`.
  var conflicts: [String] = []

  init(base: [ModelUnit], ours: [ModelUnit], theirs: [ModelUnit]) {
    var names: [String] = []
    for unit in base + ours + theirs where !names.contains(unit.source) { names.append(unit.source) }
    for name in names {
      func find(_ units: [ModelUnit]) -> ModelUnit? { units.first { $0.source == name } }
      let (b, o, t) = (find(base), find(ours), find(theirs))
      switch (b, o, t) {
      case (_, nil, nil): continue
      case (nil, let one?, nil), (nil, nil, let one?): add(one)
      case (let b?, nil, let t?):
        if t != b {
          conflicts.append("removed-by-us \(name): unit")
          add(t, "removed on this side")
        }
      case (let b?, let o?, nil):
        if o != b {
          conflicts.append("removed-by-them \(name): unit")
          add(o, "removed by the other side")
        }
      case (_, let o?, let t?):
        var result = o
        var fields: [String] = []
        func merge(_ field: WritableKeyPath<ModelUnit, String?>, _ label: String) {
          let (x, y, z) = (b?[keyPath: field], o[keyPath: field], t[keyPath: field])
          if y == z || b != nil && z == x { return }
          // Something beside nothing, in a unit that both added, is something.
          if b == nil, z == nil { if label == "date" { return } }
          if b != nil && y == x || b == nil && y == nil && label == "date" {
            result[keyPath: field] = z
          } else if b == nil && (x == y || x == z) {
            if y == nil { result[keyPath: field] = z }
          } else if label == "date" {
            result[keyPath: field] = max(y ?? "", z ?? "")
          } else {
            fields.append(label)
          }
        }
        if o.target != t.target {
          if o.target == b?.target {
            result.target = t.target
          } else if t.target != b?.target {
            fields.append("target ru")
          }
        }
        merge(\.prop, "prop x-status")
        merge(\.date, "date")
        let before = Set(b?.notes ?? [])
        result.notes = Array(
          Set(o.notes).subtracting(before.subtracting(t.notes)).union(Set(t.notes).subtracting(before)))
        add(result)
        if !fields.isEmpty {
          conflicts.append("\(b == nil ? "added" : "changed") \(name): \(fields.joined(separator: ", "))")
          add(t, "theirs")
        }
      }
    }
  }

  private mutating func add(_ unit: ModelUnit, _ side: String? = nil) {
    var unit = unit
    unit.notes.sort()
    units.append(ReadUnit(unit: unit, side: side))
  }
}
