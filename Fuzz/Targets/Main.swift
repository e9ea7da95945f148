import Files
import Glibc

/// Hands the inputs that libFuzzer makes to one reader, which `TOLMACH_FUZZ_TARGET` names.
///
/// libFuzzer finds its way by the branches that an input takes, so each reader has a run and a corpus of its own.
@main
struct Main {
  static func main() {
    var count = CommandLine.argc
    var arguments = CommandLine.unsafeArgv
    _ = runLibFuzzer(&count, &arguments, test)
  }
}

// Swift's calling convention is C's for such arguments.
@_silgen_name("LLVMFuzzerRunDriver")
private func runLibFuzzer(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

@_cdecl("LLVMFuzzerTestOneInput")
func test(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  reader(Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}

private let reader = { () -> @Sendable ([UInt8]) -> Void in
  guard let name = environment("TOLMACH_FUZZ_TARGET"), let found = readers[name] else {
    print("expected TOLMACH_FUZZ_TARGET to be one of \(readers.keys.sorted().joined(separator: ", "))")
    fflush(nil)
    exit(2)
  }
  return found
}()

/// Each has a folder of inputs to begin with, of the same name, in `Fuzz/seeds`.
private let readers: [String: @Sendable ([UInt8]) -> Void] = [
  "addition": fuzzAddition, "archive": fuzzArchive, "catalogue": fuzzCatalogue, "document": fuzzDocument,
  "draft": fuzzDraft, "json": fuzzJSONLines, "memory-index": fuzzMemoryIndex, "merge": fuzzMerge, "office": fuzzOffice,
  "pieces": fuzzTMXPieces, "settings": fuzzSettings, "sheet": fuzzSheet, "small": fuzzSmallFiles,
  "srx": fuzzSRX, "table": fuzzTable, "tbx": fuzzTBX, "term-index": fuzzTermIndex, "tmx": fuzzTMX,
]
