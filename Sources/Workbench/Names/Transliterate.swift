package import Bitext
internal import Files
package import Names
package import Orthography

/// Writes texts in the other alphabet. Serves one thread at a time.
package final class TextTransliterator {
  private let scheme: TransliterationScheme
  private var toLatin: TransliteratorBox?
  private var toCyrillic: TransliteratorBox?

  /// A transliterator is opened at the first text of its direction.
  package init(_ scheme: TransliterationScheme?) {
    self.scheme = scheme ?? .practical
    isChosen = scheme != nil
  }

  private let isChosen: Bool

  /// The text in Latin letters where it is mostly Cyrillic, otherwise in Cyrillic ones.
  ///
  /// Without a scheme of the caller's, BGN/PCGN from Cyrillic and practical transcription from Latin letters.
  package func transliterate(_ text: String) throws -> Transliteration {
    guard text.utf8.count <= Self.longestTextBytes else {
      throw LookupError.tooLong(limitBytes: Self.longestTextBytes, foundBytes: text.utf8.count)
    }
    guard let direction = TransliterationDirection(of: text) else {
      return Transliteration(text: text, result: text, scheme: nil)
    }
    let scheme = isChosen || direction == .toCyrillic ? scheme : .bgn
    let box: TransliteratorBox
    switch direction {
    case .toLatin:
      box = toLatin ?? TransliteratorBox(Transliterator(scheme, direction))
      toLatin = box
    case .toCyrillic:
      box = toCyrillic ?? TransliteratorBox(Transliterator(scheme, direction))
      toCyrillic = box
    }
    return Transliteration(text: text, result: box.transliterator.transliterate(text), scheme: scheme)
  }

  /// Longer ones are documents.
  package static let longestTextBytes = 1 << 24

  private final class TransliteratorBox {
    let transliterator: Transliterator
    init(_ transliterator: consuming Transliterator) { self.transliterator = transliterator }
  }
}

package struct Transliteration: Equatable, Sendable {
  package let text: String
  package let result: String
  /// Nil where the text has no letters of either alphabet.
  package let scheme: TransliterationScheme?

  /// What stands in a list of answers for a text that was refused.
  package static let refused = Transliteration(text: "", result: "", scheme: nil)
}

/// Matches names against those of a file.
package struct NameSearcher: Sendable {
  private let matcher: NameMatcher
  /// Lines that were passed over; at most the first 20 of ``damagedLines``.
  package let diagnostics: [Diagnostic]
  package let damagedLines: Int
  /// Names that can be found.
  package let names: Int

  /// Reads a pool: UTF-8, a name a line; plain, or as .gz or .zip.
  /// - Throws: ``FileError`` where it cannot be read, ``FormatError`` where it is in another encoding.
  package init(_ path: String) throws {
    let bytes = try Self.read(path)
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw FormatError(file: path, line: 1, message: "expected UTF-8, found UTF-16")
    }
    let pool = NamePool(bytes)
    matcher = NameMatcher(pool)
    names = pool.count
    damagedLines = pool.faultCount
    diagnostics = pool.faults.map { fault in
      switch fault.reason {
      case .notUTF8:
        Diagnostic(
          .error, rule: "wrong-encoding", file: path, line: fault.line,
          message: "expected UTF-8, found other bytes: the line is passed over")
      case .tooLong(let bytes):
        Diagnostic(
          .warning, rule: "long-name", file: path, line: fault.line,
          message: "expected a name, found \(bytes) bytes: the line is passed over")
      }
    }
    if names == 0, let first = diagnostics.first {
      throw FormatError(file: path, line: first.line, message: first.message)
    }
  }

  package func match(_ name: String, limit: Int) -> NameMatches {
    NameMatches(query: name, candidates: matcher.candidates(for: name, limit: limit))
  }

  private static func read(_ path: String) throws -> [UInt8] {
    let source = try ByteSource(path)
    var bytes: [UInt8] = []
    if let size = source.sizeBytes { bytes.reserveCapacity(Int(clamping: min(size, Int64(NamePool.largestBytes)))) }
    var block = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = try block.withUnsafeMutableBytes { try source.read(into: $0) }
      if count == 0 { return bytes }
      guard bytes.count + count <= NamePool.largestBytes else {
        throw FileError(path: path, reason: .refused("expected a pool below 2 GiB"))
      }
      bytes += block[..<count]
    }
  }
}

package struct NameMatches: Sendable {
  package let query: String
  package let candidates: [NameMatcher.Candidate]
}
