package import Bitext
internal import CICU

/// The letters that a language is written with, by CLDR, in both cases; those of names and borrowed words are none of them.
package struct LanguageLetters: Sendable {
  /// A bit for each of the characters below U+0800.
  private var low = [UInt64](repeating: 0, count: 32)
  private var high: [ClosedRange<UInt32>] = []

  /// nil for a language that ICU does not know. Takes 0.2 ms.
  package init?(of language: LanguageTag) {
    let count = Int(icu_letters(language.locale, nil, 0))
    guard count > 0 else { return nil }
    var pairs = [UInt32](repeating: 0, count: 2 * count)
    _ = icu_letters(language.locale, &pairs, Int32(count))
    for index in 0..<count where pairs[2 * index] <= pairs[2 * index + 1] {
      let range = pairs[2 * index]...pairs[2 * index + 1]
      if range.upperBound < 0x800 {
        for value in range { low[Int(value / 64)] |= 1 << UInt64(value % 64) }
      } else {
        high.append(range)
      }
    }
  }

  package func contains(_ letter: Unicode.Scalar) -> Bool {
    let value = letter.value
    return value < 0x800
      ? low[Int(value / 64)] & 1 << UInt64(value % 64) != 0 : high.contains { $0.contains(value) }
  }
}

extension NumberNames {
  /// What stands beside an hour and says which half or part of the day is meant: `PM`, `nachmittags`, `de la tarde`.
  package static func dayPeriods(in language: LanguageTag) -> [String] {
    guard signs(of: language) != nil else { return [] }
    return lines { icu_day_periods(language.locale, $0, $1, &$2) }
  }
}
