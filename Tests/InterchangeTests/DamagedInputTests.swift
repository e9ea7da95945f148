import Bitext
import Files
import Interchange
import TestSupport
import Testing

/// Readers meet files that are cut off, mixed up or of another kind.
@Suite struct DamagedInputTests {
  private static let samples: [(name: String, text: String)] = [
    (
      "a.tbx",
      """
      <?xml version="1.0"?><tbx type="TBX-Basic" style="dca" xml:lang="en"><text><body><conceptEntry id="1">
      <descripGrp><descrip type="definition">что <hi>это</hi></descrip></descripGrp><langSec xml:lang="ru"><termSec>
      <term>ракета &amp; снаряд</term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termSec>
      </langSec></conceptEntry><conceptEntry id="2"><langSec xml:lang="en"><termSec><term>b</term></termSec></langSec>
      </conceptEntry></body></text></tbx>
      """
    ),
    ("a.csv", "source,target,note\r\n\"a \"\"b\"\"\",\"ракета\nснаряд\",x\r\nc,d\r\n"),
    ("a.tsv", "# -*- coding: utf-8 -*-\nмир\tpeace\tnote\nмир\tworld\n\nдом\n"),
    ("a.utx", "#UTX 1.11; en/ru; 2020;\n#src\ttgt\tsrc:pos\tterm status\na\tб\tnoun\tapproved\n"),
    (
      "a.po",
      """
      msgid ""
      msgstr "Content-Type: text/plain; charset=UTF-8\\n"

      #, fuzzy
      #| msgid "o\\x41ld"
      msgctxt "m"
      msgid "one"
      msgid_plural "many"
      msgstr[0] "раз"
      msgstr[1] "два\\101"
      #~ msgid "gone"
      #~ msgstr "нет"
      """
    ),
  ]

  @Test(arguments: DamagedInputTests.samples.indices)
  func `damage never stops a reader but by an error of its own`(sample: Int) throws {
    let folder = TemporaryFolder()
    let (name, text) = Self.samples[sample]
    var random = SeededGenerator(seed: UInt64(sample) + 1)
    let whole = Array(text.utf8)
    for round in 0..<20 {
      var bytes = whole
      for _ in 0...Int.random(in: 0...4, using: &random) {
        let at = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<5, using: &random) {
        case 0: bytes[at] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.removeSubrange(at..<min(bytes.count, at + Int.random(in: 1...20, using: &random)))
        case 2: bytes.insert(contentsOf: whole.prefix(Int.random(in: 1...60, using: &random)), at: at)
        case 3: bytes[at] = [0x22, 0x3C, 0x5C, 0x0A, 0x0D, 0x09, 0x23].randomElement(using: &random) ?? 0
        default: bytes.removeLast(bytes.count - at)
        }
        if bytes.isEmpty { bytes = [0x0A] }
      }
      do {
        if name == "a.po" {
          let reader = try POReader(ByteSource(bytes: bytes, name: name))
          while let entry = try reader.next() { _ = entry.pairs(includingFuzzy: true) }
          #expect(reader.diagnostics.allSatisfy { $0.line != nil })
        } else {
          let path = try folder.write("\(round)-\(name)", bytes)
          let read = try GlossaryReader.read(path, defaultSource: "en", defaultTarget: "ru")
          #expect(read.entries.allSatisfy { $0.line > 0 })
          // What was saved can be written, and is whole then.
          let document = try GlossaryDocument.read(path, defaultSource: "en", defaultTarget: "ru")
          #expect(document.concepts.map(\.entry) == read.entries)
          for flavour in [TBXFlavour.basic(.dct), .min(), .tbx2008] {
            var written: [UInt8] = []
            let result = try TBXOutput.write([document], as: flavour, title: "t", language: "en") { written += $0 }
            let reader = try TBXReader(ByteSource(bytes: written, name: name))
            var count = 0
            while try reader.next() != nil { count += 1 }
            #expect(count == result.concepts && reader.diagnostics.isEmpty)
          }
        }
      } catch let error as FormatError {
        #expect(!error.message.isEmpty)
      } catch let error as FileError {
        #expect(!error.description.isEmpty)
      }
    }
  }
}
