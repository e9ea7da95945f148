import Compiled
import Files
import Matching
import Memory
import Orthography

/// Opens damaged indexes of memories and asks them everything: the answer may be wrong, but it comes, and from within the file.
/// ``damaged(_:by:)`` says how an input is read.
@Sendable
func fuzzMemoryIndex(_ input: [UInt8]) {
  guard !input.isEmpty else { return }
  // As a file whose seal is known: its content leads nowhere, whatever it is.
  let bytes = damaged(sample.bytes, by: input)
  guard let index = try? MemoryIndex([CompiledFile(bytes: bytes, isWhole: true)]) else { return }
  sample.questions.ask(index)
}

private let sample = Sample()

/// A good index of three languages in four segments.
private struct Sample {
  let bytes: [UInt8]
  let questions = MemoryQuestions()

  init() {
    do {
      let builder = try IndexBuilder(.memory, unitsPerSegment: 5)
      try builder.setPrologue(Array("<tmx><body>".utf8))
      for number in 0..<19 {
        try builder.beginUnit(offset: Int64(number) * 100, length: 100, line: { number + 3 })
        for (ordinal, text) in MemoryQuestions.texts(number).enumerated() where number % 4 != ordinal {
          var text = text.text
          let language = builder.language(["en", "ru", "de-AT"][ordinal])
          let codes = CodeSummary(number % 3 == 0 ? [(3, 4)] : [])
          text.withUTF8 { builder.addVariant(language: language, ordinal: ordinal, text: $0, codes: codes) }
        }
        builder.setChanged(UInt32(number) * 1_000_000)
      }
      let file = try builder.finish(LayerExtent())
      bytes = Array(file.bytes)
      questions.ask(try MemoryIndex([file]))
    } catch {
      fail("cannot make the sample: \(error)")
    }
  }
}
