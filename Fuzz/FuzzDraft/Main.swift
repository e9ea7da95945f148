import Bitext
import Files
import Glibc
import Interchange

@main
struct FuzzDraft {
  static func main() {
    var count = CommandLine.argc
    var arguments = CommandLine.unsafeArgv
    _ = runLibFuzzer(&count, &arguments, fuzzDraft)
  }
}

// Swift's calling convention is C's for such arguments.
@_silgen_name("LLVMFuzzerRunDriver")
private func runLibFuzzer(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// Reads any bytes as a draft, of the format that the first byte says, and writes its plain targets anew: reading the copy gives the
/// same texts.
@_cdecl("LLVMFuzzerTestOneInput")
func fuzzDraft(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard let first = start?.pointee else { return 0 }
  let bytes = Array(UnsafeBufferPointer(start: start, count: count).dropFirst())
  let names = ["a", "a.xlf", "a.po", "a.tmx", "a.csv", "a.tsv", "-"]
  let name = names[Int(first) % names.count]
  guard let before = read(bytes, name) else { return 0 }
  expect(before.segments.allSatisfy { $0.line > 0 && $0.column > 0 }, "a place is none")
  // Where there were faults, the copy may be mended by chance.
  guard before.isWhole, ["UTF-8", "US-ASCII"].contains(before.encoding.uppercased()) else { return 0 }
  var plain = before.isPlain[...]
  let copy: [UInt8]
  do {
    copy = try DraftWriter.replacing(bytes, name: name) { segment in
      let isPlain = plain.popFirst() ?? false
      return isPlain ? segment.target?.text : nil
    }
  } catch let error as FormatError {
    // Quotes put in can change which separator a table seems to have.
    expect(name == "a.csv" || !error.message.contains("read as it was written"), error.message)
    return 0
  } catch {
    expect(false, "an error of another kind: \(error)")
    return 0
  }
  guard let after = read(copy, name) else {
    expect(false, "the copy cannot be read")
    return 0
  }
  expect(after.segments.map { $0.target?.text } == before.segments.map { $0.target?.text }, "a target has changed")
  expect(after.segments.map(\.source) == before.segments.map(\.source), "a source has changed")
  return 0
}

private struct Reading {
  var segments: [DraftSegment] = []
  var isPlain: [Bool] = []
  var isWhole = false
  var encoding = ""
}

private func read(_ bytes: [UInt8], _ name: String) -> Reading? {
  do {
    let reader = try DraftReader(bytes: bytes, name: name)
    var reading = Reading()
    while let segment = try reader.next() {
      reading.segments.append(segment)
      reading.isPlain.append(reader.edit?.isPlain ?? false)
    }
    reading.isWhole = reader.diagnostics.isEmpty
    reading.encoding = reader.encoding
    return reading
  } catch is FormatError { return nil } catch is FileError { return nil } catch {
    expect(false, "an error of another kind: \(error)")
    return nil
  }
}

private func expect(_ holds: Bool, _ promise: String) {
  if holds { return }
  print("broken: \(promise)")
  fflush(nil)
  abort()
}
