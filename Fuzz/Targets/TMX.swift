import Bitext
import Files
import Interchange
import Markup

/// Reads any bytes as TMX; whatever they are, the promises of the reader hold.
@Sendable
func fuzzTMX(_ bytes: [UInt8]) {
  let whole = TMXReading(bytes)

  if whole.error == nil, !whole.diagnostics.contains(where: { $0.severity == .error }) {
    expect(isWellFormed(bytes), "what is not well-formed is called sound")
  }

  var limits = XMLLimits()
  limits.feedBytes = [1, 7, 16, 100][bytes.count % 4]
  let parts = TMXReading(bytes, limits: limits)
  expectEqual(parts, whole, "what is read depends on how much is scanned at a time")

  // Limits that come into play with little input.
  limits.keptBytes = 1024
  limits.damageBytes = 100
  limits.depth = 16
  _ = TMXReading(bytes, limits: limits, isStrict: false)

  if whole.error == nil { checkCopy(bytes, whole) }
  if whole.error == nil, whole.diagnostics.isEmpty, whole.isVerbatim, !whole.hasStrayText { checkWide(bytes, whole) }
}

/// A copy has the same units and nothing to complain of; a copy of it is the same bytes.
private func checkCopy(_ bytes: [UInt8], _ whole: TMXReading) {
  let copy = TMXReading.copy(bytes, count: whole.units.count)
  let again = TMXReading(copy)
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
  guard TMXReading.copy(copy, count: again.units.count) == copy else {
    fail("a copy of a copy differs", [String(decoding: copy, as: UTF8.self)])
  }
}

/// The same document in UTF-16 is the same document.
private func checkWide(_ bytes: [UInt8], _ whole: TMXReading) {
  let text = String(decoding: bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...], as: UTF8.self)
  var wide: [UInt8] = bytes.count % 2 == 0 ? [0xFF, 0xFE] : [0xFE, 0xFF]
  let isLittle = wide[0] == 0xFF
  for unit in text.utf16 {
    let pair = [UInt8(truncatingIfNeeded: unit), UInt8(unit >> 8)]
    wide += isLittle ? pair : pair.reversed()
  }
  let other = TMXReading(wide)
  guard other.error == nil, other.diagnostics.isEmpty, other.units.map(\.unit) == whole.units.map(\.unit) else {
    fail("the document in UTF-16 is another", other.summary + whole.summary)
  }
}

private func expectEqual(_ one: TMXReading, _ other: TMXReading, _ what: String) {
  if one == other { return }
  var details = one.summary + ["but"] + other.summary
  for (a, b) in zip(one.units, other.units) where a != b { details += ["\(a)", "and", "\(b)"] }
  fail(what, details)
}
