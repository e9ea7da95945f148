import TestSupport
import Testing

@testable import Names

@Suite struct SpellingTableTests {
  @Test func `the table within the executable is whole`() {
    let table = SpellingTable.shared
    #expect(table.latinLetters.hasPrefix("'abc"))
    #expect(table.latinLetters.unicodeScalars.count == 83)
    #expect(table.cyrillicLetters == "абвгдежзийклмнопрстуфхцчшщъыьэюя")
    #expect(table.mismatch == 800)
    let lines = table.chunks.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
    #expect(lines.count == 4_707)
    for line in lines {
      let fields = line.split(separator: " ")
      let isWhole =
        fields.count > 1 && fields[0].hasSuffix(":")
        && fields.dropFirst().allSatisfy {
          Int($0.drop { !$0.isNumber }) != nil
        }
      #expect(isWhole, "\(line)")
    }
  }

  @Test func `what is missing in a table is empty`() {
    for text in ["", "\n", "latin\n", "latin abc", "mismatch x\n\na: b1\n"] {
      Array(text.utf8).withUnsafeBufferPointer { bytes in
        let table = SpellingTable(bytes)
        #expect(table.latinLetters.isEmpty && table.cyrillicLetters.isEmpty && table.mismatch == 0)
      }
    }
  }
}
