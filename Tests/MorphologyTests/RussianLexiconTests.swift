import Morphology
import TestSupport
import Testing

/// A small morphology, byte by byte: one class of nouns, one label, one rule for all words, no weak forms.
private func smallFile(
  rule: [UInt8] = [0x00, 0], cells: String = "|1|C|C|>5|5|K|>2|0<|K|0<8|0E", reading: [UInt8] = [0, 0, 0]
)
  -> [UInt8]
{
  let text = Array(cells.utf8)
  let classes: [UInt8] = [0x00, UInt8(text.count), 0] + text
  let labels: [UInt8] = [1] + reading
  var file: [UInt8] = Array("TLMMORPH".utf8) + [1, 0, 0, 0, 0, 0, 0, 0]
  var at = 64
  for section in [classes, labels, rule, []] {
    for number in [section.isEmpty ? 0 : 1, at, section.count] {
      file += [UInt8(number & 255), UInt8(number >> 8), 0, 0]
    }
    at += section.count
  }
  file += classes + labels + rule
  return sealed(file)
}

/// With the checksum that its bytes have, so that what is wrong in them is looked at.
private func sealed(_ file: [UInt8]) -> [UInt8] {
  var sum = UInt32.max
  for byte in file.dropFirst(64) {
    sum ^= UInt32(byte)
    for _ in 0..<8 { sum = sum & 1 == 0 ? sum >> 1 : sum >> 1 ^ 0xEDB8_8320 }
  }
  sum = ~sum
  var file = file
  for index in 0..<4 where file.count >= 16 { file[12 + index] = UInt8(truncatingIfNeeded: sum >> UInt32(8 * index)) }
  return file
}

@Suite struct RussianLexiconTests {
  @Test func `the lexicon within the executable is whole`() throws {
    let lexicon = try #require(RussianLexicon.embedded)
    #expect(RussianLexicon.embeddedVersion != 0)
    let noun = try #require(lexicon.readings(RussianLetters.letters("оборона".utf8)).first)
    #expect(noun.kind == .noun)
    #expect(noun.gender == 1)
    #expect(lexicon.readings(RussianLetters.letters("над".utf8)).isEmpty)
    #expect(lexicon.readings([]).isEmpty)
    // A word that no dictionary has goes by those that end alike.
    #expect(lexicon.readings(RussianLetters.letters("кибероборона".utf8)).first?.gender == 1)
  }

  @Test func `letters come back as they were`() {
    let text = Array("абвгдежзийклмнопрстуфхцчшщъыьэюя-ё'az".utf8)
    #expect(RussianLetters.utf8(RussianLetters.letters(text)) == text)
    #expect(RussianLetters.letters("x٣é".utf8) == [0x78, 0x7F, 0x7F])
  }

  @Test func `a whole small file is read`() throws {
    let lexicon = try RussianLexicon(smallFile())
    #expect(lexicon.readings(RussianLetters.letters("стол".utf8)).count == 1)
  }

  @Test func `a file that is cut off, of another version or changed is refused`() throws {
    let whole = smallFile()
    for count in 0..<whole.count {
      #expect(throws: MorphologyError.self) { try RussianLexicon(Array(whole.prefix(count))) }
      #expect(throws: MorphologyError.self) { try RussianLexicon(sealed(Array(whole.prefix(count)))) }
    }
    for index in whole.indices where !(60..<64).contains(index) {
      var changed = whole
      changed[index] ^= 0x10
      // Section offsets may still be within the file; then the checksum of the data is what it was.
      if (16..<64).contains(index) {
        _ = try? RussianLexicon(changed)
      } else {
        #expect(throws: MorphologyError.self) { try RussianLexicon(changed) }
      }
    }
  }

  @Test func `what a file says wrongly is refused`() {
    let faulty = [
      smallFile(rule: [0x00, 1]), smallFile(rule: [0x10, 0]), smallFile(rule: [0x0F, 200, 0]),
      smallFile(reading: [1, 0, 0]), smallFile(reading: [0, 0, 0xC0]), smallFile(reading: [0, 0, 0x0F]),
      smallFile(cells: "a|b"),
    ]
    for file in faulty { #expect(throws: MorphologyError.self) { try RussianLexicon(file) } }
  }

  @Test func `no byte of a file with a fitting checksum ends the program`() throws {
    var random = SeededGenerator(seed: 3)
    let whole = smallFile()
    for _ in 0..<3000 {
      var file = whole
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        file[Int.random(in: 12..<file.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      guard let lexicon = try? RussianLexicon(sealed(file)) else { continue }
      let decliner = RussianDecliner(lexicon)
      _ = decliner.forms(of: [RussianDecliner.Word(text: "стола", isFixed: false, isJoined: false)])
    }
  }
}
