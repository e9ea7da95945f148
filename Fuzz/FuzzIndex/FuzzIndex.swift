import Compiled
import Files
import Glibc
import Matching
import Memory
import Orthography

@main
struct FuzzIndex {
  static func main() {
    var count = CommandLine.argc
    var arguments = CommandLine.unsafeArgv
    _ = runLibFuzzer(&count, &arguments, fuzzIndex)
  }
}

// Swift's calling convention is C's for such arguments.
@_silgen_name("LLVMFuzzerRunDriver")
private func runLibFuzzer(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// Opens damaged indexes and asks them everything: the answer may be wrong, but it comes, and from within the file.
///
/// The first byte of the input says what becomes of the rest:
///
/// | bits | |
/// |---|---|
/// | 0 | the header's checksum is made to match |
/// | 1 | the file is cut at the offset in bytes 1 and 2 |
/// | 2 | the header is told the new length |
/// | 3-7, all set | the rest is the file |
///
/// Otherwise the rest is edits of a good index: two bytes of offset, a byte of which the low three bits are the number
/// of bytes less one, and the bytes.
@_cdecl("LLVMFuzzerTestOneInput")
func fuzzIndex(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard count > 0 else { return 0 }
  let input = Array(UnsafeBufferPointer(start: start, count: count))
  let how = input[0]
  var bytes: [UInt8]
  if how >> 3 == 31 {
    bytes = Array(input.dropFirst())
  } else {
    bytes = sample.bytes
    var at = 1
    func take() -> Int {
      defer { at += 1 }
      return at < input.count ? Int(input[at]) : 0
    }
    if how & 2 != 0 {
      bytes.removeLast(bytes.count - (take() | take() << 8) % bytes.count)
      if how & 4 != 0 { writeLength(&bytes) }
    }
    while at < input.count, !bytes.isEmpty {
      let offset = (take() | take() << 8) % bytes.count
      for index in 0...(take() & 7) where offset + index < bytes.count { bytes[offset + index] = UInt8(take()) }
    }
  }
  if how & 1 != 0 { writeChecksum(&bytes) }
  // As a file whose seal is known: its content leads nowhere, whatever it is.
  guard let index = try? MemoryIndex([CompiledFile(bytes: bytes, isWhole: true)]) else { return 0 }
  sample.questions.ask(index)
  return 0
}

private let sample = Sample()

private func put(_ value: UInt64, _ bytes: inout [UInt8], at offset: Int) {
  for index in 0..<8 { bytes[offset + index] = UInt8(truncatingIfNeeded: value >> (8 * UInt64(index))) }
}

private func writeLength(_ bytes: inout [UInt8]) {
  if bytes.count >= 512 { put(UInt64(bytes.count), &bytes, at: 24) }
}

private func writeChecksum(_ bytes: inout [UInt8]) {
  guard bytes.count >= 512 else { return }
  let sum = bytes.withUnsafeBytes { hash64(UnsafeRawBufferPointer(rebasing: $0[0..<504])) }
  put(sum, &bytes, at: 504)
}

/// A good index of three languages in four segments.
private struct Sample {
  let bytes: [UInt8]
  let questions = Questions()

  init() {
    do {
      let builder = try IndexBuilder(.memory, unitsPerSegment: 5)
      try builder.setPrologue(Array("<tmx><body>".utf8))
      for number in 0..<19 {
        try builder.beginUnit(offset: Int64(number) * 100, length: 100, line: { number + 3 })
        for (ordinal, text) in Questions.texts(number).enumerated() where number % 4 != ordinal {
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

func fail(_ what: String) -> Never { fatalError(what) }
