import TestSupport
import Testing

@testable import Names

@Suite struct NamePoolTests {
  func texts(_ pool: NamePool) -> [String] {
    pool.lists.flatMap { list in list.lines.map { pool.text(Int($0)) } }.sorted()
  }

  @Test func `a line is a name`() {
    let pool = NamePool(Array("\u{FEFF}Рогозин\r\n\n  \nRogozin\nЖуков".utf8))
    #expect(texts(pool) == ["Rogozin", "Жуков", "Рогозин"])
    #expect(pool.count == 3)
    #expect(pool.faults.isEmpty)
  }

  @Test func `equal lines count once, equal spellings do not`() {
    let pool = NamePool(Array("Семёнов\nСеменов\nСемёнов\nСЕМЕНОВ\nСеменов\n".utf8))
    #expect(texts(pool) == ["СЕМЕНОВ", "Семенов", "Семёнов"])
    let found = NameMatcher(pool).candidates(for: "Semenov", limit: 10)
    #expect(found.map(\.text) == ["Семёнов", "Семенов", "СЕМЕНОВ"])
  }

  @Test func `lines that are no names are passed over, damaged ones with their number`() {
    var bytes = Array("Рогозин\n".utf8)
    bytes += [0xD0, 0x0A, 0xFF, 0xFE, 0x0A]
    bytes += [UInt8](repeating: 0x61, count: 1 << 20) + [0x0A]
    bytes += Array("\u{0}\n---\n2007\nЖу\u{0}ков\n".utf8)
    let pool = NamePool(bytes)
    #expect(
      pool.faults == [
        .init(line: 2, reason: .notUTF8), .init(line: 3, reason: .notUTF8),
        .init(line: 4, reason: .tooLong(bytes: 1 << 20)),
      ])
    #expect(texts(pool) == ["Жу\u{0}ков", "Рогозин"])
    let damaged = NamePool([UInt8]((0..<100).flatMap { _ in [0xC0, 0x0A] as [UInt8] }))
    #expect(damaged.faultCount == 100)
    #expect(damaged.faults.count == NamePool.mostFaults)
  }

  @Test func `lists are in order and share what they say`() {
    var generator = SeededGenerator(seed: 77)
    // Enough for the radix sort; long names with equal beginnings, too.
    var names = (0..<3000).map { _ in RandomNames.make(.cyrillic, using: &generator) }
    names += (0..<300).map { _ in "рогозинский" + RandomNames.make(.cyrillic, using: &generator) }
    let pool = NamePool(Array(names.joined(separator: "\n").utf8))
    #expect(texts(pool) == Set(names).sorted())
    for list in pool.lists {
      var previous: [UInt8] = []
      for index in 0..<list.count {
        let own = Array(list.codes[Int(list.starts[index])..<Int(list.starts[index + 1])])
        #expect(!own.lexicographicallyPrecedes(previous))
        #expect(Int(list.shared[index]) == zip(own, previous).prefix { $0 == $1 }.count)
        #expect(NameSpelling(pool.text(Int(list.lines[index])))?.codes == own)
        previous = own
      }
    }
  }

  @Test func `spelling by table equals spelling by folding`() {
    var generator = SeededGenerator(seed: 3)
    let alphabet = "абвЁёйЩ ҐіXxzQaeO'`-—.,019\u{0}\u{301}\t«éß".unicodeScalars.map { String($0) }
    for _ in 0..<3000 {
      var text = ""
      for _ in 0..<Int.random(in: 0...12, using: &generator) {
        text += alphabet[Int.random(in: 0..<alphabet.count, using: &generator)]
      }
      let quick = Array(text.utf8).withUnsafeBufferPointer { NameSpelling.quickly($0) }
      guard let quick else { continue }
      #expect(quick == NameSpelling.slowly(text), "\(text.unicodeScalars.map(\.value))")
    }
  }

  @Test(arguments: [
    ("Семёнов", "семенов"), ("Р\u{301}огозин", "рогозин"), ("ROGOZIN", "rogozin"), ("Jean-Claude", "Jean Claude"),
    ("О'Коннор", "ОКоннор"), ("O’Connor", "O'Connor"), ("«Рогозин»", "Рогозин"), ("Pогозин", "Рогозин"),
    ("'Rogozin'", "Rogozin"), ("Ｒｏｇｏｚｉｎ", "rogozin"), ("и\u{306}", "й"), ("Ḱan", "Kan"),
  ])
  func `what a reader overlooks is no letter`(one: String, other: String) {
    #expect(NameSpelling(one) == NameSpelling(other))
    #expect(NameSpelling(one) != nil)
  }
}
