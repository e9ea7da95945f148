import Bitext
import Files
import Glibc
import Interchange
import Markup

@main
struct FuzzTMX {
  static func main() {
    var count = CommandLine.argc
    var arguments = CommandLine.unsafeArgv
    _ = runLibFuzzer(&count, &arguments, fuzzTMX)
  }
}

// Swift's calling convention is C's for such arguments.
@_silgen_name("LLVMFuzzerRunDriver")
private func runLibFuzzer(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// Reads any bytes as TMX; whatever they are, the promises of the reader hold.
@_cdecl("LLVMFuzzerTestOneInput")
func fuzzTMX(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let whole = Reading(bytes)

  var limits = XMLLimits()
  limits.feedBytes = [1, 7, 16, 100][count % 4]
  let parts = Reading(bytes, limits: limits)
  expectEqual(parts, whole, "what is read depends on how much is scanned at a time")

  // Limits that come into play with little input.
  limits.keptBytes = 1024
  limits.damageBytes = 100
  limits.depth = 16
  _ = Reading(bytes, limits: limits, isStrict: false)

  if whole.error == nil { checkCopy(bytes, whole) }
  if whole.error == nil, whole.diagnostics.isEmpty, whole.isVerbatim, !whole.hasStrayText { checkWide(bytes, whole) }
  return 0
}

/// A copy has the same units and nothing to complain of; a copy of it is the same bytes.
private func checkCopy(_ bytes: [UInt8], _ whole: Reading) {
  let copy = Reading.copy(bytes, count: whole.units.count)
  let again = Reading(copy)
  guard again.error == nil, again.units.map(\.unit) == whole.units.map(\.unit) else {
    fail(
      "a copy has other units",
      [String(decoding: copy, as: UTF8.self), "is the copy of"] + whole.summary + ["and reads as"] + again.summary)
  }
  if let error = again.diagnostics.first(where: { $0.severity == .error }) {
    fail("a copy is damaged", [String(decoding: copy, as: UTF8.self), "\(error)"])
  }
  guard whole.header == nil || again.header == whole.header else {
    fail("a copy has another header", again.summary + whole.summary)
  }
  guard Reading.copy(copy, count: again.units.count) == copy else {
    fail("a copy of a copy differs", [String(decoding: copy, as: UTF8.self)])
  }
}

/// The same document in UTF-16 is the same document.
private func checkWide(_ bytes: [UInt8], _ whole: Reading) {
  let text = String(decoding: bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...], as: UTF8.self)
  var wide: [UInt8] = bytes.count % 2 == 0 ? [0xFF, 0xFE] : [0xFE, 0xFF]
  let isLittle = wide[0] == 0xFF
  for unit in text.utf16 {
    let pair = [UInt8(truncatingIfNeeded: unit), UInt8(unit >> 8)]
    wide += isLittle ? pair : pair.reversed()
  }
  let other = Reading(wide)
  guard other.error == nil, other.diagnostics.isEmpty, other.units.map(\.unit) == whole.units.map(\.unit) else {
    fail("the document in UTF-16 is another", other.summary + whole.summary)
  }
}

private func expectEqual(_ one: Reading, _ other: Reading, _ what: String) {
  if one == other { return }
  var details = one.summary + ["but"] + other.summary
  for (a, b) in zip(one.units, other.units) where a != b { details += ["\(a)", "and", "\(b)"] }
  fail(what, details)
}

func fail(_ what: String, _ details: [String] = []) -> Never {
  for detail in details {
    print(detail)
  }
  fflush(nil)
  fatalError(what)
}
