package import Bitext
internal import CICU

/// What CLDR knows of the words for numbers, units and currencies, through ICU. Asking takes from 0.1 to 1 ms.
package enum NumberNames {
  /// The words of compact notation, long and short, with the power of ten that each multiplies by: `Mrd.` by 10⁹; none for a
  /// language that ICU does not know.
  package static func compact(in language: LanguageTag) -> [(power: Int, word: String)] {
    lines { icu_compact_words(language.locale, $0, $1, &$2) }.compactMap { line in
      let parts = line.split(separator: "\t", maxSplits: 1)
      guard parts.count == 2, let power = Int(parts[0]) else { return nil }
      return (power, String(parts[1]))
    }
  }

  /// The words and signs of a unit, in every plural form, and in the cases that the language has.
  /// - Parameter unit: as CLDR calls it: `kilometer`, `mile-per-hour`, `percent`.
  package static func unit(_ unit: String, in language: LanguageTag) -> [String] {
    lines { icu_unit_words(language.locale, unit, $0, $1, &$2) }
  }

  /// The words and signs of a currency, in every plural form.
  /// - Parameter currency: ISO 4217.
  package static func currency(_ currency: String, in language: LanguageTag) -> [String] {
    lines { icu_currency_words(language.locale, currency, $0, $1, &$2) }
  }

  /// The words for percent that other words may begin with: `Prozent`, `процент`.
  package static func percentStems(_ language: LanguageTag) -> [String] {
    let words = unit("percent", in: language).map { $0.lowercased() }.filter { word in
      word.unicodeScalars.count > 5 && word.unicodeScalars.allSatisfy { $0.properties.isAlphabetic }
    }
    guard let shortest = words.min(by: { $0.count < $1.count }) else { return [] }
    // In other cases it ends otherwise: prosenttia, prosentilla.
    let scalars = shortest.unicodeScalars
    return [scalars.count > 7 ? String(String.UnicodeScalarView(scalars.dropLast(2))) : shortest]
  }

  /// How numbers are written.
  package struct Signs: Sendable {
    package let decimal: String
    package let group: String
    /// From so many digits on they are grouped.
    package let groupedFrom: Int
    /// %50
    package let hasPercentFirst: Bool
  }

  /// nil for a language that ICU does not know.
  package static func signs(of language: LanguageTag) -> Signs? {
    let lines = lines(unique: false) { icu_number_symbols(language.locale, $0, $1, &$2) }
    guard lines.count >= 6, let least = Int(lines[4]) else { return nil }
    return Signs(decimal: lines[0], group: lines[1], groupedFrom: least, hasPercentFirst: lines[5] == "%")
  }

  /// - Parameter unique: every line once, and no empty ones.
  static func lines(
    unique: Bool = true, _ ask: (UnsafeMutablePointer<CChar>?, Int32, inout Int32) -> Int32
  ) -> [String] {
    var capacity = 1 << 13
    while true {
      let (needed, text) = withUnsafeTemporaryAllocation(of: CChar.self, capacity: capacity) { buffer in
        var error: Int32 = 0
        let needed = Int(ask(buffer.baseAddress, Int32(buffer.count), &error))
        guard error <= 0, needed <= buffer.count else { return (error > 0 ? 0 : needed, "") }
        return (needed, String(decoding: UnsafeRawBufferPointer(buffer)[..<max(0, needed)], as: UTF8.self))
      }
      if needed > capacity, capacity < 1 << 24 {
        capacity = needed
        continue
      }
      let lines = text.split(separator: "\n", omittingEmptySubsequences: unique).map(String.init)
      guard unique else { return lines }
      var seen: Set<String> = []
      return lines.filter { seen.insert($0).inserted }
    }
  }
}

/// Says numbers in words, by CLDR's rules (RBNF): cardinal and ordinal, in all genders and cases that there are rules for.
/// Serves one thread at a time.
package final class NumberSpeller {
  private let speller: UnsafeMutableRawPointer

  /// nil for a language without rules. Takes half a millisecond, for a language with many rules six.
  package init?(_ language: LanguageTag) {
    var error: Int32 = 0
    guard let speller = icu_speller_open(language.locale, &error) else { return nil }
    self.speller = speller
  }

  deinit { icu_speller_close(speller) }

  /// Every way to say a number, as ICU writes it: in small letters, with soft hyphens between the parts of a compound.
  package func ways(of number: Int) -> [String] {
    NumberNames.lines { icu_spell(speller, Int64(number), $0, $1, &$2) }
  }
}
