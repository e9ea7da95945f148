import Files

@testable import Compiled

/// Reads any bytes as a catalogue of the cache: what it names lies in the cache, and writing it again gives the same.
///
/// The first byte says whether the checksum at the end is made to match, as digits do that are not even.
@Sendable
func fuzzCatalogue(_ input: [UInt8]) {
  guard var (number, bytes) = choice(input, of: 2) else { return }
  if number == 1 {
    bytes = Array("TOLMACHK".utf8) + [1, 0, 0, 0, 0, 0, 0, 0] + bytes
    let sum = bytes.withUnsafeBytes { hash64($0) }
    bytes += (0..<8).map { UInt8(truncatingIfNeeded: sum >> (8 * $0)) }
    number = 0
  }
  let catalogue = Catalogue(bytes: bytes)
  let entries = catalogue.entries
  expect(entries.count <= bytes.count, "more entries than bytes")
  for entry in entries.values {
    for object in entry.objects + [entry.copy].compactMap(\.self) {
      expect(
        object.name.utf8.first ?? 0x2E != 0x2E && !object.name.utf8.contains { $0 == 0x2F || $0 == 0 },
        "an object lies elsewhere: \(object.name.debugDescription)")
    }
  }
  let again = Catalogue(bytes: catalogue.encoded)
  expect(again.entries == entries, "a catalogue that was written reads as another")
  expect(again.encoded == catalogue.encoded, "a catalogue is written otherwise the second time")
}
