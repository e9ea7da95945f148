internal import Files
internal import Markup

/// What was done to one unit of a memory, or one concept of a glossary, as its journal has it (docs/journal-format.md).
package struct JournalEntry: Sendable {
  package enum Kind: String, Sendable { case add, remove, replace, undo }

  /// Unique, and later ones sort behind earlier ones, as text.
  package var id: String
  /// The id of the first entry of the command: what was done by one command is taken back by one.
  package var change: String
  /// `2026-11-30T06:36:32Z`.
  package var time: String
  package var user: String
  package var edit: JournalEdit
  /// Where the bytes begin in the file after the change.
  package var to: Int64
  /// Bytes of the file before and after the change; 0 before where there was no file.
  package var size: (before: Int64, after: Int64)
  /// How many entries of the same change follow in this journal.
  package var more: Int
}

/// A change of a file's bytes that puts a unit in, takes one out, or puts one in the place of another.
package struct JournalEdit: Sendable {
  package var kind: JournalEntry.Kind
  /// From the workspace: `tm/working.tmx`.
  package var file: String
  package var languages: [String] = []
  /// For people: the source text, and the other before and after.
  package var source = ""
  package var oldText: String?
  package var newText: String?
  /// The whole unit as XML; nil where there was none.
  package var before: [UInt8]?
  package var after: [UInt8]?
  /// What comes or goes with the unit before and behind it: its indentation and the line's end.
  package var lead: [UInt8] = []
  package var trail: [UInt8] = []
  /// Where the bytes begin in the file before the change.
  package var at: Int64
  /// The id of what it takes back.
  package var undoes: String?

  package init(_ kind: JournalEntry.Kind, file: String, at: Int64) {
    (self.kind, self.file, self.at) = (kind, file, at)
  }

  /// What stands in the file before.
  package var old: [UInt8] { before.map { after == nil ? lead + $0 + trail : $0 } ?? [] }
  /// What stands in the file after.
  package var new: [UInt8] { after.map { before == nil ? lead + $0 + trail : $0 } ?? [] }
}

extension JournalEntry {
  /// Without the line's end.
  var line: [UInt8] {
    func text(_ bytes: [UInt8]?) -> JSON { .optional(bytes.map { String(decoding: $0, as: UTF8.self) }) }
    var bytes: [UInt8] = []
    JSON.object([
      ("id", .string(id)), ("change", .string(change)), ("time", .string(time)), ("user", .string(user)),
      ("kind", .string(edit.kind.rawValue)), ("memory", .string(edit.file)),
      ("languages", .array(edit.languages.map(JSON.string))), ("source", .string(edit.source)),
      ("old", .optional(edit.oldText)), ("new", .optional(edit.newText)), ("before", text(edit.before)),
      ("after", text(edit.after)), ("around", .array([text(edit.lead), text(edit.trail)])),
      ("undoes", .optional(edit.undoes)), ("at", .number(Int(edit.at))), ("to", .number(Int(to))),
      ("size", .array([.number(Int(size.before)), .number(Int(size.after))])), ("more", .number(more)),
    ]).write(to: &bytes)
    return bytes
  }

  /// - Returns: nil for what is no entry of that file.
  init?(line: [UInt8], file: String) {
    guard let json = try? JSON(parsing: line), let id = json["id"]?.text, let change = json["change"]?.text,
      let time = json["time"]?.text, let kind = json["kind"]?.text.flatMap(Kind.init(rawValue:)),
      json["memory"]?.text.map({ $0.utf8.elementsEqual(file.utf8) }) ?? false, let at = json["at"]?.integer,
      let to = json["to"]?.integer, let more = json["more"]?.integer,
      // A workspace may bring any journal: places that no file has are none.
      (0..<1 << 50).contains(at), (0..<1 << 50).contains(to), (0..<1 << 40).contains(more),
      let sizes = json["size"]?.array?.compactMap(\.integer), sizes.count == 2,
      let around = json["around"]?.array?.compactMap(\.text), around.count == 2
    else { return nil }
    self.id = id
    self.change = change
    self.time = time
    user = json["user"]?.text ?? ""
    edit = JournalEdit(kind, file: file, at: Int64(at))
    edit.languages = (json["languages"]?.array ?? []).compactMap(\.text)
    edit.source = json["source"]?.text ?? ""
    edit.oldText = json["old"]?.text
    edit.newText = json["new"]?.text
    edit.before = json["before"]?.text.map { Array($0.utf8) }
    edit.after = json["after"]?.text.map { Array($0.utf8) }
    guard edit.before != nil || edit.after != nil else { return nil }
    (edit.lead, edit.trail) = (Array(around[0].utf8), Array(around[1].utf8))
    edit.undoes = json["undoes"]?.text
    self.to = Int64(to)
    size = (Int64(sizes[0]), Int64(sizes[1]))
    self.more = more
  }
}

extension JSON {
  fileprivate var integer: Int? { if case .number(let number) = self { number } else { nil } }
}

/// An id that later ones sort behind: 48 bits of milliseconds since 1970 and 80 bits of chance in Crockford's base 32 (ULID).
struct JournalID {
  private static let digits = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)
  private(set) var text: [UInt8]

  /// - Parameter last: the id that this one must sort behind, should the clock have gone back.
  init(after last: String?) {
    var milliseconds = UInt64(max(0, wallClockNanoseconds() / 1_000_000))
    var time: [UInt8] = []
    for _ in 0..<10 {
      time.insert(Self.digits[Int(milliseconds & 31)], at: 0)
      milliseconds >>= 5
    }
    text = time + (0..<16).map { _ in Self.digits.randomElement() ?? 0x30 }
    if let last = last.map({ Array($0.utf8) }), last.count == 26, last.allSatisfy(Self.digits.contains),
      !last.lexicographicallyPrecedes(text)
    {
      text = last
      step()
    }
  }

  /// To the next one.
  mutating func step() {
    for index in text.indices.reversed() {
      let digit = Self.digits.firstIndex(of: text[index]) ?? 0
      text[index] = Self.digits[(digit + 1) % 32]
      if digit < 31 { return }
    }
  }

  var string: String { String(decoding: text, as: UTF8.self) }
}
